import test from "node:test";
import { goTo, tabTo, withApp } from "./lib/app.mjs";
import { invented, protocolOf } from "./lib/study.mjs";
import { until } from "./lib/until.mjs";
import { protocol } from "./lib/tables.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The invented study with ages that are not known, as a clinic writes them. */
function odd(folder) {
  invented(folder, protocol.replace('"stage", "over_two_lines"', '"stage", "age", "over_two_lines"'));
  const path = join(folder, "invented", "cohort.csv");
  const lines = readFileSync(path, "utf8").split("\n");
  for (const row of [3, 9, 17]) lines[row] = lines[row].replace(/,\d+,/, ",999,");
  writeFileSync(path, lines.join("\n"));
}

test("what was noticed is settled with one click, or one key", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "data");
      const remedy = page.getByRole("button", { name: "999 means “unknown”" });
      await remedy.waitFor();
      await tabTo(page, remedy);
      await page.keyboard.press("Enter");
      await until(() => protocolOf(folder), /age = \{ missing = \["999"\] \}/);
      await page.getByText("Nothing odd was found.").waitFor();
    },
    { prepare: odd },
  ));

test("columns, dates and rows", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "data");
      await page.getByLabel("age is called", { exact: true }).fill("Age at start");
      await page.getByLabel("age is called", { exact: true }).press("Enter");
      await until(() => protocolOf(folder), /label = "Age at start"/);
      await page.getByLabel("day, month, year").check();
      await until(() => protocolOf(folder), /dates = "dmy"/);
      await page.getByLabel("as found").first().check();
      await until(() => Promise.resolve(String(!protocolOf(folder).includes("dates = "))), /true/);
      await page.locator(".cells tbody tr").first().waitFor();
      await page.getByRole("button", { name: "After" }).click();
      await page.locator(".cells tbody th", { hasText: /^22$/ }).waitFor();
    },
    { prepare: odd },
  ));

const two = (number) => String(number).padStart(2, "0");

/** Dates without a day above 12: their order is open. */
function openDates() {
  const lines = ["id,start,death_date,last_contact,sex"];
  for (let row = 0; row < 60; ++row) {
    const day = (at, year) => `${two(1 + ((row * at) % 12))}/${two(1 + ((row + at) % 12))}/${year}`;
    lines.push(`${row},${day(1, 2015)},${row % 2 ? day(5, 2017) : ""},${day(7, 2019)},${row % 3 ? "f" : "m"}`);
  }
  return `${lines.join("\n")}\n`;
}

test("dates that leave their order open: one click, and the endpoint is there", () =>
  withApp(async ({ page, folder }) => {
    await page.setInputFiles("input[type=file]", { name: "dates.csv", mimeType: "text/csv", buffer: Buffer.from(openDates()) });
    await page.getByText("dates whose order is open").waitFor();
    await page.getByRole("link", { name: "Go to the data" }).click();
    await page.getByLabel("day, month, year").check();
    await until(() => protocolOf(folder, "dates"), /\n\[\[endpoint\]\]/);
    await goTo(page, "dates", "results");
    await page.locator(".cards .card").first().waitFor();
  }));
