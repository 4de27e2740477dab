// Runs one Python program in Pyodide under Node.js: the job is JSON on standard input, the program's text goes to standard output.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
const pyodide = await loadPyodide({
  indexURL: job.pyodide,
  stdLibURL: job.library,
  env: job.env,
  lockFileContents: { info: job.info, packages: {} }, // no package index
  packageBaseUrl: "about:blank/",
  stdout: (line) => console.error(line), // standard output is the answer's alone
});
for (const [path, content] of Object.entries(job.files)) {
  pyodide.FS.mkdirTree(dirname(path));
  pyodide.FS.writeFile(path, Buffer.from(content, "base64"));
}
process.stdout.write(pyodide.runPython(job.program));
