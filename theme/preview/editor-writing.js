// The field for a text: Decap's own, and below it a button that inserts an image or a file into the text.

const ACCEPTED = "image/*,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.csv,.txt,.zip";

function insert(area, text, change) {
  const start = area.selectionStart;
  const whole = area.value.slice(0, start) + text + area.value.slice(area.selectionEnd);
  change(whole);
  whenShown(area, whole, () => {
    area.focus();
    const words = start + text.indexOf("[") + 1; // the place of its description
    area.setSelectionRange(words, start + text.indexOf("]"));
  });
}

// The form shows a changed value some frames later, and then moves the caret to its end.
function whenShown(area, whole, act, frames = 60) {
  if (area.value === whole) act();
  else if (frames) requestAnimationFrame(() => whenShown(area, whole, act, frames - 1));
}

function choose(act) {
  const input = Object.assign(document.createElement("input"), { type: "file", accept: ACCEPTED, hidden: true });
  input.addEventListener("change", () => {
    act(input.files[0]);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

export function register({ CMS, createClass, h }, { label, send }) {
  const text = CMS.getWidget("text").control;
  const control = createClass({
    choose() {
      const area = document.getElementById(this.props.forID);
      choose(async (file) => {
        const written = await send(file).catch(() => ""); // the reason is shown above
        if (written) {
          insert(area, written, this.props.onChange);
        }
      });
    },
    render() {
      const style = { margin: "0.5rem", font: "inherit" };
      return h("div", {}, h(text, this.props), h("button", { type: "button", style, onClick: this.choose, disabled: this.props.isDisabled }, label));
    },
  });
  CMS.registerWidget("writing", control);
}
