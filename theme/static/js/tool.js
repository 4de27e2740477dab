// The estimate as a tool for the browser's assistant (https://webmachinelearning.github.io/webmcp/).

import { word } from "./words.js";

/** Offer the tool `estimate`. It takes a `need` as calculator/wire.py describes it, within today's price book, and returns the answer. */
export async function offerTool(context, ask) {
  const book = await ask("book");
  if (!book.ok) return;
  const tool = {
    name: "estimate",
    description: `${document.title}. ${document.querySelector('meta[name="description"]').content}`,
    inputSchema: needSchema(book),
    annotations: { readOnlyHint: true },
    execute: (need) => ask("estimate", { need }),
  };
  try {
    await context.registerTool(tool);
  } catch (error) {
    if (error.name !== "NotAllowedError") throw error; // in a frame the page around it decides
  }
}

function needSchema({ facts, formulas, commitment }) {
  const choosable = formulas.filter(({ quantity }) => quantity.kind !== "as");
  return object({
    facts: object(named("fact", facts, factSchema)),
    choose: object(named("formula", choosable, choiceSchema)),
    months: { type: "string", enum: commitment },
  }, ["choose"]);
}

function factSchema({ kind, min, max, choices }) {
  if (kind === "number") return { type: "integer", minimum: Number(min), maximum: Number(max) };
  return kind === "choice" ? { type: "string", enum: choices } : { type: "boolean" };
}

function choiceSchema({ quantity: { periods } }) {
  return periods ? { anyOf: periods.map(countSchema) } : { type: "boolean" };
}

function countSchema({ per, min, max, step }) {
  const quantity = { type: "number", minimum: Number(min), maximum: Number(max), multipleOf: Number(step) };
  return per === "once" ? object({ quantity }, ["quantity"]) : object({ quantity, per: { const: per } }, ["quantity", "per"]);
}

/** A schema for each entry by its code, with what visitors read of it. */
function named(kind, entries, schema) {
  return Object.fromEntries(entries.map((entry) => [entry.code, { title: word(`${kind}.${entry.code}`), ...schema(entry) }]));
}

function object(properties, required = []) {
  return { type: "object", properties, required, additionalProperties: false };
}
