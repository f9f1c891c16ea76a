import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { tabTo, withApp } from "./lib/app.mjs";
import { cohort } from "./lib/tables.mjs";

const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a table is dropped and the first curve stands there without a click", () =>
  withApp(async ({ page, folder }) => {
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "cohort.csv", { type: "text/csv" }));
      return transfer;
    }, cohort());
    await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
    await page.locator(".paper svg").first().waitFor();
    assert.match(page.url(), /#\/study\/cohort\/results$/);
    assert.ok(existsSync(join(folder, "cohort", "study.toml")));
  }));

test("a file is chosen", () =>
  withApp(async ({ page }) => {
    await page.setInputFiles("input[type=file]", csv("cohort.csv", cohort()));
    await page.locator(".cards .card").first().waitFor();
  }));

test("by keyboard: the sample study, then back and into it from the list", () =>
  withApp(async ({ page }) => {
    await tabTo(page, page.getByRole("button", { name: "Open the sample study" }));
    await page.keyboard.press("Enter");
    await page.locator(".paper svg").first().waitFor();
    await tabTo(page, page.getByRole("link", { name: "rtsurv" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Studies in this folder" }).waitFor();
    await tabTo(page, page.locator(".recent a").first());
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Results", exact: true }).waitFor();
  }));

test("a file that is no table is refused with what to do, and nothing is left behind", () =>
  withApp(async ({ page, folder }) => {
    await page.setInputFiles("input[type=file]", csv("cohort.xls", "\u00d0\u00cf\u0011\u00e0 no workbook"));
    await page.getByRole("alert").filter({ hasText: "could not be read" }).waitFor();
    assert.deepEqual(readdirSync(folder), []);
    await page.getByRole("heading", { name: "How cohort.xls is to be read" }).waitFor();
    await page.setInputFiles("input[type=file]", csv("cohort.csv", cohort()));
    await page.waitForURL(/#\/study\/cohort\/results$/);
  }));
