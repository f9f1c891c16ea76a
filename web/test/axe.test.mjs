import assert from "node:assert/strict";
import test from "node:test";
import { goTo, settled, withApp } from "./lib/app.mjs";
import { findings, overflow } from "./lib/look.mjs";
import { screens } from "./lib/screens.mjs";
import { invented } from "./lib/study.mjs";

for (const scheme of ["light", "dark"])
  test(`nothing to find by axe on any screen at three widths, ${scheme}`, () =>
    withApp(
      async ({ page }) => {
        const found = [];
        for (const screen of ["start", ...screens]) {
          await page.setViewportSize({ width: 1400, height: 900 });
          if (screen !== "start") await goTo(page, "invented", screen);
          await page.locator("main h1").waitFor();
          if (screen !== "start") await settled(page);
          for (const width of [380, 1400, 2560]) {
            await page.setViewportSize({ width, height: 900 });
            found.push(...(await findings(page)).map((one) => `${screen} ${width}: ${one}`));
            if ((await overflow(page)) > 0) found.push(`${screen} ${width}: wider than the page`);
          }
        }
        await page.getByRole("button", { name: "Protocol", exact: true }).click();
        found.push(...(await findings(page)).map((one) => `drawer: ${one}`));
        assert.deepEqual(found, []);
      },
      { prepare: (folder) => invented(folder), scheme },
    ));
