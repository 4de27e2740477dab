// The second worker: compiles Python's WebAssembly while it comes in, so that the first has its hands free for the rest.

onmessage = async ({ data: { url, size, isWhole, fresh, port } }) => {
  try {
    const response = await fetch(url, fresh ? { cache: "reload" } : {});
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    const copy = response.clone(); // to count; the browser compiles only a response that is untouched
    const [module, loaded] = await Promise.all([WebAssembly.compileStreaming(response), counted(copy)]);
    if (loaded !== size) throw new Error(`${url}: ${loaded} bytes instead of ${size}`);
    port.postMessage(module);
    if (!isWhole) await prepare(module).catch(() => {}); // without it, all is only later
  } catch (error) {
    postMessage({ failed: "download", reason: String(error) });
  }
};

/**
 * Have the browser make machine code of all functions meanwhile, which it otherwise does when one is first called:
 * `prepare` calls each, and each returns at once (plugins/wasm).
 */
async function prepare(module) {
  const imports = {};
  for (const { module: origin, name, kind } of WebAssembly.Module.imports(module)) {
    const given = kind === "function" ? () => {} : new WebAssembly.Global({ value: "i32", mutable: true });
    (imports[origin] ??= {})[name] = given;
  }
  new WebAssembly.Instance(module, imports).exports.prepare();
}

async function counted(response) {
  let loaded = 0;
  let told = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    loaded += value?.length ?? 0;
    if (done || performance.now() - told > 50) {
      postMessage({ received: { compiler: loaded } });
      told = performance.now();
    }
    if (done) return loaded;
  }
}
