/** Phone numbers while they are typed into a form bound by `./form`, in real Chromium. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { $, bind, fillRequired, focused, page, payload, press, type, written } from "./form-page.mjs";

test("a phone is grouped while it is typed, and the caret stays behind its digit", async () => {
  const state = () => written("#phone");
  await $("#phone").focus();
  await type("3055854225");
  assert.equal(await state(), "(305) 585-4225|");
  await $("#phone").fill("");
  await type("305585422");
  await $("#phone").evaluate((e) => e.setSelectionRange(7, 7));
  await type("9");
  assert.equal(await state(), "(305) 59|8-5422", "typed in the middle");
  await press("Backspace", "Backspace");
  assert.equal(await state(), "(305|) 854-22", "removed in the middle");
  await type("59");
  await press("ArrowRight", "Delete");
  assert.equal(await state(), "(305) 598-|422", "a separator is passed, and the digit behind it goes");
  await type("5");
  await press("ArrowLeft", "Backspace");
  assert.equal(await state(), "(305) 59|5-422", "and the one before it");
  await $("#kind").selectOption("1");
  await $("#phone").fill("");
  await type("3055854225");
  assert.equal(await state(), "3055854225|", "an e-mail item is left alone");
  await bind({ formatPhones: false });
  await $("#kind").selectOption("2");
  await $("#phone").fill("");
  await type("3055854225");
  assert.equal(await state(), "3055854225|");
  await bind({ defaultRegion: "GB" });
  await $("#phone").fill("");
  await type("02070313000");
  assert.equal(await state(), "020 7031 3000|");
});

test("what is typed can be taken back and made again", async () => {
  await $("#phone").focus();
  await type("3055854");
  assert.equal(await written("#phone"), "305-5854|");
  await type("2");
  assert.equal(await written("#phone"), "(305) 585-42|");
  await press("Control+z");
  assert.equal(await written("#phone"), "305-5|", "the browser takes keys together that came one after the other");
  await press("Control+Shift+z");
  assert.equal(await written("#phone"), "(305) 585-42|");
  for (let back = 0; back < 12; back++) await press("Control+z");
  assert.equal(await written("#phone"), "|", "to the beginning");
  await type("305 585 4225 x1");
  assert.deepEqual((await payload())?.communicationItems, undefined, "the form is not complete");
  await fillRequired();
  assert.deepEqual((await payload()).communicationItems, [{ type: { id: 2 }, value: "+13055854225", extension: "1" }]);
});

test("what is pasted, cut, dropped in by autofill or composed is grouped, and heard of once", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => {
    window.heard = [];
    document.querySelector("#phone").addEventListener("input", ({ target }) => window.heard.push(target.value));
  });
  const copy = (text) => page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await $("#phone").focus();
  await copy("+1 (305) 585 4225");
  await press("Control+v");
  assert.equal(await written("#phone"), "+1 305-585-4225|");
  await press("Control+z");
  assert.equal(await written("#phone"), "|");
  await type("3225");
  await $("#phone").evaluate((e) => e.setSelectionRange(1, 1));
  await copy("05585");
  await press("Control+v");
  assert.equal(await written("#phone"), "(305) 585|-225");
  await $("#phone").evaluate((e) => e.setSelectionRange(1, 4));
  await press("Control+x");
  assert.equal(await written("#phone"), "|585-225");
  assert.deepEqual(await page.evaluate(() => window.heard), ["+1 305-585-4225", "", "3", "32", "322", "322-5", "(305) 585-225", "585-225"]);

  // An input method writes what it is not sure of, and then the final text.
  await $("#phone").fill("");
  const keyboard = await page.context().newCDPSession(page);
  await keyboard.send("Input.imeSetComposition", { text: "\uff13\uff10\uff15\uff15\uff18", selectionStart: 5, selectionEnd: 5 });
  assert.equal(await written("#phone"), "\uff13\uff10\uff15\uff15\uff18|", "it is left alone until it is done");
  await keyboard.send("Input.insertText", { text: "\uff13\uff10\uff15\uff15\uff18\uff15\uff14\uff12\uff12\uff15" });
  assert.equal(await written("#phone"), "(305) 585-4225|");

  // What fills a form in does not move the focus.
  await $("#first").focus();
  await $("#phone").evaluate((e) => {
    e.value = "3055854226";
    for (const type of ["input", "change"]) e.dispatchEvent(new Event(type, { bubbles: true }));
  });
  assert.deepEqual([await $("#phone").inputValue(), await focused()], ["(305) 585-4226", "first"]);
});

test("separators that a box has no room for are not written", async () => {
  await $("#phone").evaluate((e) => (e.maxLength = 10));
  await $("#phone").focus();
  await type("3055854");
  assert.equal(await written("#phone"), "305-5854|");
  await type("2");
  assert.equal(await written("#phone"), "305-58542|", "(305) 585-42 is too long, and no digit is lost for it");
});
