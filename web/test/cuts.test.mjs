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
      await page.getByLabel("2 present").selectOption({ label: "new group" });
      await until(() => protocolOf(folder), /"Group 3" = \[2\]/);
    },
    { prepare: (folder) => invented(folder) },
  ));
