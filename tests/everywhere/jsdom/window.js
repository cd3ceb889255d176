// node window.js <program>: runs it in a window, which lacks what windows of jsdom lack.
import { JSDOM } from "jsdom";

const { window } = new JSDOM('<!doctype html><p id="answers"></p>', { url: "http://page/" });
const NAMES = ["window", "document", "navigator", "URL", "TextEncoder", "TextDecoder", "ReadableStream", "WritableStream", "TransformStream"];
for (const name of NAMES) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
await import(`./${process.argv[2]}`);
const answers = window.document.querySelector("#answers");
while (answers.textContent === "") await new Promise((resolve) => setImmediate(resolve));
console.log(answers.textContent);
