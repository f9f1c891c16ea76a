import assert from "node:assert/strict";
import test from "node:test";
import { goTo, settled, tabTo, withApp } from "./lib/app.mjs";
import { invented, protocolOf } from "./lib/study.mjs";

test("alpha/beta is moved by keyboard and the study is analysed again; the effect stands by group", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "dose");
      const slider = page.locator("input[type=range]");
      await page.getByText(/Test of interaction: P = /).waitFor();
      await tabTo(page, slider);
      await page.keyboard.press("ArrowRight");
      await settled(page);
      assert.match(protocolOf(folder), /alpha_beta = 3\.6/);
      await page.getByRole("columnheader", { name: "EQD2 (α/β 3.6)" }).waitFor();
      assert.equal(await page.locator("th", { hasText: /^Group [123]$/ }).count(), 3);
    },
    { prepare: (folder) => invented(folder) },
  ));
