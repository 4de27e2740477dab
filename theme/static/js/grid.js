// Amounts worked out when the site was built, for the plain form: looked up, never calculated.

const PLAIN = /^(0|[1-9]\d{0,5})([.,]\d{1,2})?$/;
const WHOLE = /^[1-9]\d{0,6}$/;

/** Answers some of the calculator's questions, with the same answers; `text` is that of data-grid. */
export class Grid {
  #files = new Map();

  constructor(text) {
    Object.assign(this, JSON.parse(text));
  }

  /** The answer to a request, or null where only Python knows it. */
  async answer({ ask, need, on }) {
    if (on < this.first || (this.last && on > this.last)) return null;
    if (ask === "book") return this.bounds;
    const band = ["estimate", "suggestion"].includes(ask) && this.#band(need.employees);
    if (!band) return null;
    const coming = this.#file(band.file);
    if (ask === "estimate") return withMark(composed(await coming, need), (estimate) => ({ ok: true, ...estimate }));
    const suggested = { ...need, ...band.usual };
    const isHeld = !need.audit && !need.audit_done;
    return withMark(isHeld ? band.told : composed(await coming, suggested), (estimate) => ({ ok: true, need: suggested, estimate }));
  }

  /** Once every file that was asked for is there, or cannot be had. */
  settled() {
    return Promise.all(this.#files.values());
  }

  #band(employees) {
    const text = String(employees).trim();
    if (!WHOLE.test(text) || Number(text) > this.most) return null;
    return this.bands.findLast(({ from }) => from <= Number(text));
  }

  /** A file is fetched once; one that cannot be had leaves the question to Python. */
  #file(url) {
    if (!this.#files.has(url)) {
      const coming = fetch(url).then((response) => (response.ok ? response.json() : null));
      this.#files.set(url, coming.catch(() => null));
    }
    return this.#files.get(url);
  }
}

function withMark(estimate, answer) {
  return estimate && answer({ ...estimate, isFromGrid: true });
}

function composed(file, need) {
  if (!file) return null;
  const days = chosen(need.days);
  const hour = chosen(need.hours);
  if (days === null || hour === null) return null;
  const day = days === "0" ? "none" : `${days} ${need.days_per}`;
  const kind = (day === "none" ? "" : "days") + (hour === "0" ? "" : "hours");
  const cell = file.cells[day]?.[hour];
  const audit = auditOf(need, hour);
  const one_off = audit ? file.audits[`${audit} ${need.complexity}`] : null;
  if (one_off === undefined || (kind ? !cell : !audit)) return null;
  return {
    ...file.head,
    monthly: kind ? monthOf(file, day, hour, cell) : null,
    one_off,
    year: kind ? yearOf(file, cell, one_off && { first: file.first[need.complexity]?.[day]?.[hour] }) : null,
    features: file.features[kind],
    audit_suggested: file.suggested && !audit && !need.audit_done,
  };
}

function auditOf({ audit_done: isDone, audit }, hour) {
  if (isDone) return "";
  if (hour !== "0") return "required";
  return audit ? "wanted" : "";
}

function monthOf({ lines }, day, hour, [net, vat, gross]) {
  return { lines: [lines[day], lines[hour], lines[`${day}|${hour}`]].filter(Boolean), net, vat, gross };
}

function yearOf({ year: { cost, see } }, [, , , net, percent, verdict], audited) {
  const [low, high] = audited ? (audited.first ?? []) : [net, net];
  return { net, first_year: low ? { low, high } : null, full_time: { cost, percent, verdict }, see };
}

/** A number as the grid names it: "1,50" is "1.5", nothing is "0", and what is no plain number is null. */
function chosen(given = "0") {
  const text = String(given).trim();
  return PLAIN.test(text) ? String(Number(text.replace(",", "."))) : null;
}
