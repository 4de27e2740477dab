// Downloads the files of a Python, counts their bytes, and refuses an incomplete one.

// The mode in which `<link rel="preload" as="fetch">` fetches a file; with `crossorigin` WebKit would fetch it a second time.
const PRELOADED = { mode: "no-cors", credentials: "include" };

/** The bytes of a file, as an ArrayBuffer; see `stream`. */
export async function download(file, { onBytes, ...how }) {
  const content = new Uint8Array(file.size);
  let length = 0;
  await stream(file, {
    ...how,
    onPart: (part) => {
      if (length + part.length <= file.size) content.set(part, length);
      length += part.length;
      onBytes(part.length);
    },
  });
  return content.buffer;
}

/**
 * Pass the parts of a file {url, size, integrity} to `onPart` as they arrive; rejects if their bytes are more or fewer than `size`.
 * `fresh` ignores the browser's cache.
 */
export async function stream({ url, size, integrity }, { fresh = false, signal, onPart }) {
  const response = await fetch(url, { ...(integrity ? { integrity } : PRELOADED), signal, cache: fresh ? "reload" : "default" });
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  let length = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    onPart(value);
  }
  if (length !== size) throw new Error(`${url}: ${length} bytes instead of ${size}`);
}
