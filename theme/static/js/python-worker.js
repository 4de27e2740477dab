// The worker: starts one Python from its files, then answers each message.

import { answerOf, complete, micropython, pyodide } from "./python.js";

const SMALLEST_MODULE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
const START = { micropython: startMicroPython, pyodide: startPyodide };
const flows = new Map(); // by address: the response for Python, and the stream controller that fills it
let answer;
let small; // MicroPython, if this worker runs it
let whole; // Pyodide, if this worker runs it

onmessage = ({ data }) => {
  if ("script" in data) import(data.script).catch(() => {}); // the import that needs it reports a failure
  else if ("flow" in data) flow(data);
  else if ("start" in data) start(data);
  else if ("rest" in data) take(data.rest);
  else reply(data);
};

async function start({ start: kind, options, files }) {
  let step = "support";
  try {
    new WebAssembly.Module(SMALLEST_MODULE); // a policy may forbid WebAssembly in a browser that has it
    step = "start";
    answer = await START[kind](options, files);
    JSON.parse(answer("")); // proves that Python answers
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ failed: step, reason: String(error) });
  }
}

async function startMicroPython({ script, wasm, image }, files) {
  const { content } = files.find(({ url }) => url === image);
  answerFetches(files);
  small = await micropython({ script, wasm, image: parsed(content) });
  return answerOf(small);
}

function take(rest) {
  try {
    complete(small, parsed(rest));
  } catch (error) {
    postMessage({ failed: "start", reason: String(error) });
  }
}

function parsed(content) {
  return JSON.parse(new TextDecoder().decode(content));
}

async function startPyodide(options, files) {
  answerFetches(files);
  whole = await pyodide(options);
  return answerOf(whole);
}

/** Take a part of a file that arrives while Python starts; without a part, the end of the file. */
function flow({ flow: file, part }) {
  const { into } = flowOf(file);
  if (part) into.enqueue(part);
  else into.close();
}

function flowOf(file) {
  if (!flows.has(file.url)) {
    let into;
    const body = new ReadableStream({ start: (controller) => (into = controller) });
    flows.set(file.url, { into, response: responseOf(body, file) });
  }
  return flows.get(file.url);
}

function responseOf(body, { type }) {
  return new Response(body, { headers: { "Content-Type": type } });
}

/** Answer Python's own requests for files with those that the page downloads. */
function answerFetches(files) {
  const { fetch } = globalThis;
  const filesByUrl = new Map(files.map((file) => [new URL(file.url, location).href, file]));
  globalThis.fetch = (request, options) => {
    const file = filesByUrl.get(new URL(request.url ?? request, location).href);
    if (!file) return fetch(request, options);
    return Promise.resolve(file.content ? responseOf(file.content, file) : flowOf(file).response);
  };
}

async function reply({ id, text, sheet, program, claim }) {
  try {
    if (claim !== undefined) return postMessage({ id, text: whole.pyimport("calculator.checking.wire").answer(claim) });
    if (sheet === undefined) return postMessage({ id, text: answer(text) });
    const file = workbook(sheet, program);
    postMessage({ id, file }, [file]);
  } catch (error) {
    if (error.name === "PythonError") postMessage({ id, error: String(error) });
    else postMessage({ failed: "answer", reason: String(error) }); // an error of WebAssembly: this Python is unusable now
  }
}

/** The file of a spreadsheet, written by `program` from the JSON in `text`. */
function workbook(text, program) {
  whole.FS.writeFile("/home/pyodide/spreadsheet.py", program);
  const bytes = whole.pyimport("spreadsheet").workbook(text);
  const { buffer } = bytes.toJs();
  bytes.destroy();
  return buffer;
}
