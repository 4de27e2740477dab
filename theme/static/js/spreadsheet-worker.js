// A worker of its own for the spreadsheet: Python whole, and XlsxWriter installed by micropip, then the file.

const HERE = "/home/pyodide/";

onmessage = async ({ data }) => {
  try {
    const file = await written(data);
    postMessage({ file }, [file]);
  } catch (error) {
    postMessage({ failed: String(error.message ?? error) });
  }
};

/** The file's bytes; `text` is the JSON for spreadsheet.py. */
async function written({ runtime, wheels, text }) {
  const coming = [fetched(wheels.micropip), fetched(wheels.xlsxwriter), program()];
  const [micropip, xlsxwriter, source, pyodide] = await Promise.all([...coming, python(runtime)]);
  pyodide.unpackArchive(micropip.content, "wheel");
  pyodide.FS.writeFile(HERE + xlsxwriter.name, new Uint8Array(xlsxwriter.content));
  await pyodide.pyimport("micropip").install(`emfs:${HERE}${xlsxwriter.name}`);
  pyodide.FS.writeFile(`${HERE}spreadsheet.py`, source);
  const bytes = pyodide.pyimport("spreadsheet").workbook(text);
  const { buffer } = bytes.toJs();
  return buffer;
}

async function python({ folder, whole, info }) {
  const { fetch } = globalThis; // the WebAssembly that Pyodide asks for holds only what the calculator takes
  globalThis.fetch = (url, options) => fetch(String(url).endsWith(".wasm") ? whole.wasm : url, options);
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const lock = { info, packages: {} }; // no package index: whatever is installed comes from this site
  return loadPyodide({ indexURL: folder, stdLibURL: whole.library, lockFileContents: lock, packageBaseUrl: folder });
}

/** A wheel, refused unless it is the one that was built with the page. */
async function fetched({ url, integrity }) {
  const response = await fetch(url, { integrity });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return { name: url.split("/").pop(), content: await response.arrayBuffer() };
}

async function program() {
  const response = await fetch(new URL("../python/spreadsheet.py", import.meta.url));
  if (!response.ok) throw new Error(`spreadsheet.py: status ${response.status}`);
  return response.text();
}
