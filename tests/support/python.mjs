// Asks the Python that ships under Node.js: the job is JSON on standard input, what comes of it goes to standard output.
// The job: `micropython` (paths of script and wasm, the image and perhaps its rest) or `pyodide` (its folder, lock and wheels), with `requests`,
// whose answers are told as JSON, or with `program`: what it prints in MicroPython, or comes to in Pyodide (`folder`, `options`).
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(0, "utf8"));
const { answerOf, complete, micropython, pyodide } = await import(pathToFileURL(job.door).href);
const done = job.program ? await (job.micropython ? printed : result)(job) : JSON.stringify(await answers(job));
process.stdout.write(done, () => process.exit());

async function result({ program, pyodide: { folder, options } }) {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  return (await loadPyodide({ indexURL: folder, ...options })).runPythonAsync(program);
}

async function printed({ program, micropython: files }) {
  const lines = [];
  const python = await micropython({ ...files, stdout: (line) => lines.push(line), linebuffer: true });
  python.runPython(program);
  return lines.join("\n");
}

async function whole({ rest, ...files }) {
  const python = await micropython(files);
  if (rest !== undefined) complete(python, rest);
  return python;
}

async function answers({ requests, ...job }) {
  const answer = answerOf(await (job.micropython ? whole(job.micropython) : pyodide(job.pyodide)));
  const times = []; // milliseconds of a processor
  const answers = requests.map((text) => {
    const { user } = process.cpuUsage();
    const found = answer(text);
    times.push((process.cpuUsage().user - user) / 1000);
    return found;
  });
  return { answers, times };
}
