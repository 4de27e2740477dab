// Runs one Python program in Pyodide under Node.js: the job is JSON on standard input, the program's text goes to standard output.
// A job may hold requests to the calculator instead, or name a module whose `rehearsed` is called; then JSON tells the answers,
// or the functions that were entered. Neither compiles anything inside a Python that has no compiler left.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const job = { files: {}, env: {}, ...JSON.parse(readFileSync(0, "utf8")) };
const notes = job.rehearsal ? entered() : null;
process.argv.length = 1; // no command line, as in a browser
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
if (job.rehearsal) process.stdout.write(JSON.stringify(rehearsed()));
else if (job.requests) process.stdout.write(JSON.stringify(answers()));
else process.stdout.write(pyodide.runPython(job.program));

function answers() {
  const { answer } = pyodide.pyimport("calculator.wire");
  return job.requests.map((text) => answer(text));
}

/** The functions that are entered while Python starts and while the module rehearses, without those that compile it. */
function rehearsed() {
  for (const name of job.imports) pyodide.pyimport(name);
  const started = notes.taken();
  const rehearsal = pyodide.pyimport(job.rehearsal);
  for (const path of Object.keys(job.files)) pyodide.FS.unlink(path); // no error report reads them, where a visitor has none
  notes.taken();
  const told = rehearsal.rehearsed();
  return { told, entered: [...new Set([...started, ...notes.taken()])].sort((one, other) => one - other) };
}

/** Keeps the WebAssembly that notes which of its functions are entered (plugins/wasm): `taken` gives their numbers, and clears them. */
function entered() {
  const { instantiate } = WebAssembly;
  const noted = [];
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    for (let number = 0, note; (note = made.instance?.exports[`entered.${number}`]); number++) noted.push(note);
    return made;
  };
  return {
    taken() {
      const found = [...noted.keys()].filter((number) => noted[number].value);
      for (const number of found) noted[number].value = 0;
      return found;
    },
  };
}
