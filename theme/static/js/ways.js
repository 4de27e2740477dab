// Three ways to an answer: the visitor's own choice, a budget, or a number of hours.

import { byPrice } from "./advice.js";

/**
 * The answer to the form: {ok, kind, need, estimate, advice, picks}, or {ok: false, errors}.
 * `kind` is "own", "suggestion" or "tried"; `tried` are the picks of an option on view, which leaves the fields unchanged.
 */
export async function answerTo({ way, need, others, order, suggests, ...wanted }, tried, ask) {
  const looked = LOOKED_FOR[way];
  if (looked && wanted[looked.field]) return advised(looked, wanted[looked.field], { need, others, order }, tried, ask);
  if (!suggests) return estimated("own", need, ask);
  const found = await ask("suggestion", { need });
  if (!found.ok && Object.keys(need.choose).length) return estimated("own", need, ask); // one-off formulas can be priced alone
  return found.ok ? { ok: true, kind: "suggestion", need: found.need, estimate: found.estimate } : found;
}

const LOOKED_FOR = {
  budget: { ask: "budget", field: "budget", best: ({ options, cheapest }) => byPrice(options)[0] ?? cheapest },
  hours: { ask: "cheapest", field: "hours_wanted", best: ({ winner }) => winner },
};

/** The answer with advice; `others` are the picks of formulas without hours. */
async function advised(looked, value, { need, others, order }, tried, ask) {
  let advice = await ask(looked.ask, { need, [looked.field]: value });
  if (!advice.ok && advice.errors.every(({ field }) => isOfCompared(field, need, others))) {
    advice = { ...(await ask(looked.ask, { need: { ...need, choose: others }, [looked.field]: value })), isLeftOut: true }; // a mistake in hidden fields
  }
  if (!advice.ok) return advice;
  const picks = tried ?? looked.best(advice).choose;
  const all = { ...others, ...picks };
  const choose = Object.fromEntries(order.filter((code) => all[code]).map((code) => [code, all[code]]));
  return { ...(await estimated("tried", { ...need, choose }, ask)), advice, picks };
}

function isOfCompared(field, { choose }, others) {
  return Object.keys(choose).some((code) => !(code in others) && (field === `choose.${code}` || field.startsWith(`choose.${code}.`)));
}

async function estimated(kind, need, ask) {
  const estimate = await ask("estimate", { need });
  return estimate.ok ? { ok: true, kind, need, estimate } : estimate;
}
