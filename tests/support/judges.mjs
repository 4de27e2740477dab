// What html-validate's recommended rules find: file names as JSON on standard input, a JSON list of lines on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { HtmlValidate, StaticConfigLoader } = createRequire(import.meta.url)("html-validate/browser"); // found by NODE_PATH

// HTML lets an id hold a point, as a field's name in a request to the calculator does: "facts.employees".
const rules = { "valid-id": ["error", { relaxed: true }] };
const judge = new HtmlValidate(new StaticConfigLoader({ extends: ["html-validate:recommended"], rules }));
const found = [];
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const { results } = await judge.validateString(readFileSync(file, "utf8"));
  found.push(...results.flatMap(({ messages }) => messages).map(({ line, ruleId, message }) => `${file}:${line}: ${ruleId}: ${message}`));
}
process.stdout.write(JSON.stringify(found));
