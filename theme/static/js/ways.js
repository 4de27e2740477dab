// Three ways to an answer: the visitor's own choice, a budget, or a number of hours.

/**
 * The answer to what is entered: {ok, kind, need, estimate, advice}, or {ok: false, errors}.
 * `kind` is "own", "suggestion" or "tried"; `tried` is an option to look at, the visitor's own fields apart.
 */
export async function answerTo({ way, company, own, ...wanted }, tried, ask) {
  const looked = LOOKED_FOR[way];
  if (looked && wanted[looked.field]) return advised(looked, wanted[looked.field], company, own, tried, ask);
  if (Object.keys(own).length || company.audit) return estimated("own", { ...company, ...own }, ask);
  const found = await ask("suggestion", { need: company });
  return found.ok ? { ok: true, kind: "suggestion", need: found.need, estimate: found.estimate } : found;
}

/** The part of a need that an option is. */
export function chosen({ days, days_per, hours }) {
  return { ...(days === "0" ? {} : { days, days_per }), ...(hours === "0" ? {} : { hours }) };
}

const LOOKED_FOR = {
  budget: { ask: "budget", field: "budget", best: ({ options, cheapest }) => options[0] ?? cheapest },
  hours: { ask: "cheapest", field: "hours_wanted", best: ({ winner }) => winner },
};

async function advised(looked, value, company, own, tried, ask) {
  let advice = await ask(looked.ask, { need: { ...company, ...own }, [looked.field]: value });
  if (!advice.ok && advice.errors.every(({ field }) => field in own)) {
    advice = await ask(looked.ask, { need: company, [looked.field]: value }); // a slip in fields now out of sight
  }
  if (!advice.ok) return advice;
  const option = tried ?? looked.best(advice);
  return { ...(await estimated("tried", { ...company, ...chosen(option) }, ask)), advice };
}

async function estimated(kind, need, ask) {
  const estimate = await ask("estimate", { need });
  return estimate.ok ? { ok: true, kind, need, estimate } : estimate;
}
