import assert from "node:assert/strict";
import test from "node:test";
import { goTo, tabTo, withApp } from "./lib/app.mjs";
import { invented, protocolOf } from "./lib/study.mjs";
import { until } from "./lib/until.mjs";

test("a cut is moved with its curves beside the P of the search, and fixed", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "cuts");
      const slider = page.locator(".mover input[type=range]");
      await slider.waitFor();
      await page.locator(".mover .paper svg").waitFor();
      const before = await page.locator(".mover .paper svg desc").textContent();
      await tabTo(page, slider);
      await page.keyboard.press("ArrowRight");
      await until(() => page.locator(".mover .paper svg desc").textContent().then((now) => String(now !== before)), /true/);
      await page.locator(".mover", { hasText: /HR \d/ }).waitFor();
      await page.getByRole("button", { name: /Fix the cut/ }).click();
      await until(() => protocolOf(folder), /fixed = \d/);
    },
    { prepare: (folder) => invented(folder) },
  ));

test("groups are built of factors", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "cuts");
      await page.getByRole("button", { name: "Remove unstable from Risk factors" }).click();
      await until(() => protocolOf(folder), /factors = \["over_two_lines"\]/);
      await page.getByLabel("Add to: Risk factors").selectOption("unstable");
      await until(() => protocolOf(folder), /factors = \["over_two_lines", "unstable"\]/);
      await until(() => protocolOf(folder), /"Group 3" = \[2\]/);
      await page.getByLabel("2 present").selectOption({ label: "Group 2" });
      await until(() => protocolOf(folder), /"Group 2" = \[1, 2\]/);
      await page.getByLabel("2 present").selectOption({ label: "new group" });
      await until(() => protocolOf(folder), /"Group 3" = \[2\]/);
    },
    { prepare: (folder) => invented(folder) },
  ));

test("a cut is typed, and taken out with all that names it", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "cuts");
      await page.getByText(/corrected for the search: Hothorn and Lausen \(HL\)/).waitFor();
      const typed = page.getByLabel("Cut at (this or more)");
      await typed.fill("52,5");
      await typed.press("Enter");
      await until(() => protocolOf(folder), /fixed = 52\.5/);
      await until(() => page.locator(".mover .paper svg").textContent(), /≥ 52\.5/);
      assert.equal(await page.getByRole("button", { name: /Fix the cut/ }).count(), 0, "only a cut that was moved is to be fixed");
      await page.locator(".mover input[type=range]").press("ArrowRight");
      await page.getByRole("button", { name: /Fix the cut/ }).waitFor();
      await page.getByRole("button", { name: "Remove high_dose" }).click();
      await until(() => protocolOf(folder), /^(?![^]*high_dose)/);
      const offered = await page.getByLabel("Variable").locator("option").allTextContents();
      assert.ok(offered.includes("EQD2 (eqd2)") && !offered.some((one) => /stage|status|unstable/i.test(one)));
    },
    { prepare: (folder) => invented(folder) },
  ));
