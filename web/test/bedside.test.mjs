import assert from "node:assert/strict";
import test from "node:test";
import { goTo, tabTo, withApp } from "./lib/app.mjs";
import { invented } from "./lib/study.mjs";

test("any two of total dose, fractions and dose per fraction; the patient's group in four ways", () =>
  withApp(
    async ({ page }) => {
      await goTo(page, "invented", "bedside");
      await page.getByText("Research use. Not a medical device.").first().waitFor();
      await page.getByLabel("Schedule 1: Total dose (Gy)").fill("45");
      await page.getByLabel("Schedule 1: Fractions").fill("15");
      await page.locator("td", { hasText: /^53\.2$/ }).waitFor();
      await page.getByLabel("Schedule 2: Total dose (Gy)").fill("54");
      await page.getByLabel("Schedule 2: Dose per fraction (Gy)").fill("3");
      await page.locator("td", { hasText: /^63\.8$/ }).waitFor();
      const box = page.getByLabel("unstable");
      await box.waitFor();
      await tabTo(page, box);
      await page.keyboard.press("Space");
      await page.getByText(/^Group 2: \d+ patients of the study/).waitFor();
      for (const [view, sign] of [
        ["Table", "table caption"],
        ["Icons", "figure.icons svg"],
        ["Words", "p:has-text('Of 100 patients')"],
        ["Curves", ".paper svg"],
      ]) {
        await page.getByRole("button", { name: view, exact: true }).click();
        await page.locator(`section[aria-labelledby=patient-title] ${sign}`).first().waitFor();
      }
      const pdf = await page.pdf({ format: "A4" });
      const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
      assert.equal(pages.length, 1, `${pages.length} printed pages`);
    },
    { prepare: (folder) => invented(folder) },
  ));
