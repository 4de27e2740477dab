// Fetches the files of a Python, counts their bytes on the way, and refuses one that is not whole.

// As `<link rel="preload" as="fetch">` asks for a file; with `crossorigin` WebKit would fetch it a second time.
const PRELOADED = { mode: "no-cors", credentials: "include" };

/**
 * The bytes of a file {url, size, integrity}, as an ArrayBuffer; `onBytes` hears how many came in each part.
 * `fresh` passes over the copy in the browser's cache.
 */
export async function download({ url, size, integrity }, { fresh = false, signal, onBytes }) {
  const response = await fetch(url, { ...(integrity ? { integrity } : PRELOADED), signal, cache: fresh ? "reload" : "default" });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  const content = new Uint8Array(size);
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    if (length + value.length <= size) content.set(value, length);
    length += value.length;
    onBytes(value.length);
  }
  if (length !== size) throw new Error(`${url}: ${length} bytes instead of ${size}`);
  return content.buffer;
}
