/** A server for static files, as plain as they come. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** Runs code of the page's own origin and compiles WebAssembly; nothing else. */
export const STRICT = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; base-uri 'none'";

/** Serves a directory, and resolves with its URL. No file says which charset it has. */
export async function serve(directory, policy = STRICT) {
  const server = createServer(async ({ url }, response) => {
    const path = normalize(new URL(url, "http://page").pathname);
    try {
      const bytes = await readFile(join(directory, path.endsWith("/") ? `${path}index.html` : path));
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "text/html", "content-security-policy": policy, "x-content-type-options": "nosniff" });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop };
}
