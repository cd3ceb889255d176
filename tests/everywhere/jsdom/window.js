// node window.js <program>: runs it in a window, which lacks what windows of jsdom lack.
import { JSDOM } from "jsdom";

const { window } = new JSDOM('<!doctype html><p id="answers"></p>', { url: "http://page/" });
for (const name of ["window", "document", "navigator", "URL", "TextEncoder", "TextDecoder"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
await import(`./${process.argv[2]}`);
console.log(window.document.querySelector("#answers").textContent);
