import assert from "node:assert/strict";
import test from "node:test";
import { goTo, withApp } from "./lib/app.mjs";
import { screens } from "./lib/screens.mjs";
import { invented } from "./lib/study.mjs";

for (const [locale, code, words] of [
  ["de-DE", "de", "Ergebnisse"],
  ["ko-KR", "ko", "결과"],
])
  test(`the page speaks the browser's language: ${code}, and another when asked`, () =>
    withApp(
      async ({ page }) => {
        await goTo(page, "invented", "results");
        await page.getByRole("heading", { name: words, exact: true }).waitFor();
        assert.equal(await page.locator("html").getAttribute("lang"), code);
        for (const screen of screens) {
          await goTo(page, "invented", screen);
          await page.locator("main h1").waitFor();
          assert.doesNotMatch(await page.locator("main").innerText(), /\{\w+\}/, screen);
        }
        await page.locator(".top select").selectOption("en");
        await page.getByRole("heading", { name: "Bedside" }).waitFor();
      },
      { prepare: (folder) => invented(folder), locale },
    ));
