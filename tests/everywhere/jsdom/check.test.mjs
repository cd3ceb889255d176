import { after, test } from "node:test";
import { JSDOM } from "jsdom";
import { assertAnswers } from "../support/expected.mjs";

const html = '<!doctype html><p id="answers"></p>';
const text = (window) => window.document.querySelector("#answers").textContent;

test("jsdom, with its window as the global one", async () => {
  const { window } = new JSDOM(html);
  const names = ["window", "document", "URL", "TextEncoder", "TextDecoder"];
  const before = names.map((name) => [name, globalThis[name]]);
  after(() => before.forEach(([name, value]) => (globalThis[name] = value)));
  for (const name of names) globalThis[name] = window[name] ?? globalThis[name];
  await import("./main.js");
  assertAnswers(text(window));
});
