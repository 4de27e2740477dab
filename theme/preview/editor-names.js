// The fields for a name that the same price book defines: a choice among the names in the form, without typing.

const forms = new WeakMap(); // each state of a form, as plain values

function plain(data) {
  if (!forms.has(data)) forms.set(data, data.toJS());
  return forms.get(data);
}

function at(value, path) {
  return path.reduce((inside, name) => inside?.[name], value);
}

function rows(form, { list, where = {}, named }) {
  const fits = (row) => Object.entries(where).every(([key, value]) => row[key] === value);
  return (form[list] ?? []).filter((row) => fits(row) && (!named || row.name === at(form, named)));
}

function names(form, source) {
  if (source.options) return source.options;
  const found = rows(form, source).flatMap((row) => (source.within ? (row[source.within] ?? []) : [row]));
  return found.filter((one) => !source.having || one[source.having]?.length).map((one) => one.name ?? one);
}

// The name of a row in a table by class and choice has both: "low, small".
function cells(form, { list, by, of }) {
  const orders = (form[list] ?? []).flatMap((row) => by.map((key) => row[key] ?? [])).filter((facts) => facts.length);
  const bands = (fact) => of.flatMap((source) => names(form, { ...source, where: { name: fact } }));
  return orders.flatMap((facts) => facts.map(bands).reduce((before, more) => before.flatMap((one) => more.map((other) => `${one}, ${other}`))));
}

function choices(props) {
  const form = plain(props.entry.get("data"));
  const found = props.field.get("from").toJS().flatMap((source) => (source.by ? cells(form, source) : names(form, source)));
  const options = found.filter(Boolean).map((one) => (one.value ? one : { label: String(one), value: String(one) }));
  return [...new Map(options.map((one) => [one.value, one])).values()];
}

// A chosen name stays a choice even if the form no longer defines it: the check at saving reports that.
function withChosen(options, chosen) {
  const known = options.map(({ value }) => value);
  return [...options, ...chosen.filter((one) => !known.includes(one)).map((one) => ({ label: one, value: one }))];
}

function control(createClass, render) {
  return createClass({
    shouldComponentUpdate: () => true,
    look() {
      this.forceUpdate(); // rows may have been added or removed since
    },
    render() {
      return render(this.props, this.look);
    },
  });
}

export function register({ CMS, createClass, h }) {
  CMS.registerWidget("name", control(createClass, (props, look) => {
    const chosen = props.value ?? "";
    const options = withChosen(choices(props), chosen ? [chosen] : []);
    const choose = ({ target }) => props.onChange(target.value);
    const focus = () => { props.setActiveStyle(); look(); };
    const handlers = { onChange: choose, onFocus: focus, onBlur: props.setInactiveStyle, onMouseEnter: look };
    const marks = { id: props.forID, className: props.classNameWrapper, value: chosen, disabled: props.isDisabled };
    return h("select", { ...marks, ...handlers }, ["", ...options].map((one) => h("option", { key: one.value ?? "", value: one.value ?? "" }, one.label ?? "–")));
  }));
  CMS.registerWidget("names", control(createClass, (props, look) => {
    const chosen = [...(props.value ?? [])];
    const options = withChosen(choices(props), chosen);
    const tick = ({ target }) => props.onChange(target.checked ? [...chosen, target.value] : chosen.filter((one) => one !== target.value));
    const style = { display: "flex", flexWrap: "wrap", gap: "0.5rem 1.5rem" };
    const box = ({ label, value }) => h("label", { key: value, style: { whiteSpace: "nowrap" } },
      h("input", { type: "checkbox", value, checked: chosen.includes(value), onChange: tick, disabled: props.isDisabled }), ` ${label}`);
    const marks = { id: props.forID, className: props.classNameWrapper, role: "group", "aria-label": props.field.get("label"), style };
    return h("div", { ...marks, onFocus: look, onMouseEnter: look }, options.length ? options.map(box) : "–");
  }));
}
