// Lints JavaScript by ESLint's own recommended rules and a few more; prints file:line: what is wrong.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { packages, files } = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(import.meta.url);
const { Linter } = require(packages.linter);
const { configs } = require(packages.recommended);
const globals = require(packages.globals);

const RULES = {
  ...configs.recommended.rules,
  "default-case-last": "error",
  eqeqeq: "error",
  "no-else-return": "error",
  "no-eval": "error",
  "no-implicit-globals": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-param-reassign": "error",
  "no-script-url": "error",
  "no-self-compare": "error",
  "no-throw-literal": "error",
  "no-unused-expressions": "error",
  "no-useless-concat": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-object-spread": "error",
  "prefer-rest-params": "error",
  "prefer-spread": "error",
  "prefer-template": "error",
};
const BROWSER = { ...globals.browser, ...globals.worker, ...globals.serviceworker };

const linter = new Linter({ configType: "flat" });
let wrong = 0;
for (const [file, where] of Object.entries(files)) {
  const config = {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: "latest", sourceType: "module", globals: where === "node" ? globals.node : BROWSER },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: RULES,
  };
  for (const { line, message, ruleId } of linter.verify(readFileSync(file, "utf8"), [config], { filename: file })) {
    console.log(`${file}:${line ?? 1}: ${message} (${ruleId ?? "syntax"})`);
    wrong += 1;
  }
}
process.exitCode = wrong ? 1 : 0;
