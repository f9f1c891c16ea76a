import assert from "node:assert/strict";
import test from "node:test";
import { goTo, settled, withApp } from "./lib/app.mjs";
import { findings, overflow } from "./lib/look.mjs";
import { screens } from "./lib/screens.mjs";
import { invented } from "./lib/study.mjs";

/** What a person comes to each screen for. */
const mainControl = {
  start: ".drop button, .drop label",
  data: "input[name=dates]",
  study: ".column-list select",
  results: ".contents a",
  cuts: ".mover input[type=range]",
  dose: "input[type=range]",
  bedside: "main input",
};

/** Whether the control, scrolled to, lies whole in the window with nothing above it. */
async function isReachable(control) {
  await control.scrollIntoViewIfNeeded();
  return control.evaluate((element) => {
    const box = element.getBoundingClientRect();
    const inside = box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight;
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return inside && top !== null && (element.contains(top) || top.contains(element));
  });
}

test("at 200 % every screen's main control is reached, and nothing is cut off", () =>
  withApp(
    async ({ page }) => {
      const found = [];
      for (const screen of ["start", ...screens]) {
        if (screen !== "start") await goTo(page, "invented", screen);
        await page.locator("main h1").waitFor();
        if (screen !== "start") await settled(page);
        const control = page.locator(mainControl[screen]).first();
        await control.waitFor();
        if (!(await isReachable(control))) found.push(`${screen}: its main control is not in reach`);
        if ((await overflow(page)) > 0) found.push(`${screen}: wider than the page`);
        found.push(...(await findings(page)).map((one) => `${screen}: ${one}`));
      }
      assert.deepEqual(found, []);
    },
    { prepare: (folder) => invented(folder), width: 1280, height: 900, zoom: 2 },
  ));
