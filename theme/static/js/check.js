// The page that checks an estimate: sends a pasted text or a dropped file to Python, and shows the verdict.

import { linkIn } from "./fragment.js";
import { Interpreter } from "./interpreter.js";
import { pyodide } from "./pythons.js";
import { choiceWords, range, total } from "./sentences.js";
import { stamp } from "./stamp.js";
import { day, isNumber, say, word } from "./words.js";

const TIMEOUTS = { stall: 10_000, start: 30_000, answer: 30_000 }; // milliseconds without any progress
const LARGEST = 2_000_000; // bytes of a file
const at = (id) => document.getElementById(id);
const form = at("check");
let python;
let turn = 0;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  check({ text: at("claim").value });
});
at("sheet").addEventListener("change", ({ target }) => target.files[0] && take(target.files[0]));
form.addEventListener("dragover", (event) => event.preventDefault());
form.addEventListener("drop", (event) => {
  const [file] = event.dataTransfer.files;
  if (!file) return;
  event.preventDefault();
  take(file);
});

/** Check a file: a text is also shown in the field, a spreadsheet is not. */
async function take(file) {
  if (file.size > LARGEST) return tell({ ok: false, error: "too-long" });
  if (!/\.xlsx$/i.test(file.name)) {
    at("claim").value = await file.text();
    return check({ text: at("claim").value });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return check({ file: btoa([...bytes].map((byte) => String.fromCharCode(byte)).join("")) });
}

async function check(claim) {
  const mine = ++turn;
  at("verdict").replaceChildren();
  try {
    const text = JSON.stringify({ ...claim, links: linksIn(claim.text ?? ""), signs: signs() });
    const answer = await (await started()).ask({ claim: text });
    if (mine === turn) tell(JSON.parse(answer.text));
  } catch (error) {
    console.warn(`The check: ${error.message}`);
    if (mine === turn) tell({ ok: false, error: "failed" });
  } finally {
    at("checking").hidden = true;
  }
}

/** Python, loaded at the first check, and again if it has ended. */
async function started() {
  if (!python || python.isEnded) {
    const max = pyodide().files.reduce((sum, { size }) => sum + size, 0);
    let loaded = 0;
    const onBytes = (bytes) => Object.assign(at("checking"), { max, value: (loaded += bytes), hidden: false });
    python = new Interpreter(pyodide(), { timeouts: TIMEOUTS, onBytes });
  }
  await python.ready;
  return python;
}

/** The links in a text, repaired from what mail programs do to them and from slips of typing. */
function linksIn(text) {
  return [...text.matchAll(/#\s*(v=\S+)/g)].map(([, link]) => linkIn(link)).filter(Boolean);
}

/** The signs of each currency in all of the site's languages. */
function signs() {
  const signsByCurrency = {};
  for (const { content } of document.querySelectorAll("template.words")) {
    for (const place of content.querySelectorAll("[data-sign]")) (signsByCurrency[place.dataset.sign] ??= [place.dataset.sign]).push(place.textContent.replace("{amount}", "").trim());
  }
  return signsByCurrency;
}

function tell(answer) {
  const place = at("verdict");
  place.replaceChildren(answer.ok ? verdictOf(answer) : stamp("t-verdict", { ...NOTHING, said: word(`check.error.${answer.error}`) }));
  const link = place.querySelector("a");
  if (link) link.href = `${form.dataset.page}#${answer.link}`;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

const NOTHING = { code: "", rows: [], left: "", by: "", month: "", once: "", open: "" };

function verdictOf({ verdict, code, differences, unread, estimate, need, book, on, form: kind }) {
  const { month, once, vat, currency } = estimate;
  say(Boolean(vat));
  const amounts = (texts) => (texts.length ? (kind === "text" && texts.every(exact) ? range(texts[0], texts.at(-1), currency) : texts.join(" – ")) : word("check.none"));
  const sums = month && { net: total(month, "net", currency), gross: total(month, "gross", currency) };
  return stamp("t-verdict", {
    said: word(`check.${verdict}`),
    code: code && word(`check.${code}`),
    rows: differences.map(({ label, said, worked }) => stamp("t-differs", { label, claim: amounts(said), worked: amounts(worked) })),
    left: unread.length ? word("check.left", { lines: unread.join("; ") }) : "",
    by: word("check.by", { book: day(book), on: day(on), choice: choiceWords(need) }),
    month: sums && word(vat ? "check.month" : "check.plain-month", sums),
    once: once && word("check.once", { net: total(once, "net", currency) }),
    open: word("check.open"),
  });
}

/** Whether a text is an amount as the calculator writes it. */
function exact(text) {
  return isNumber(text) && !text.includes(",");
}
