import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { settled, withApp } from "./lib/app.mjs";
import { cohort } from "./lib/tables.mjs";

const office = spawnSync("soffice", ["--version"]).status === 0;

/** The invented table as LibreOffice saves it. */
function workbook() {
  const folder = mkdtempSync(join(tmpdir(), "rtsurv-office-"));
  try {
    writeFileSync(join(folder, "cohort.csv"), cohort());
    const home = `-env:UserInstallation=file://${join(folder, "home")}`;
    const made = spawnSync("soffice", [home, "--headless", "--convert-to", "xlsx", "--outdir", folder, join(folder, "cohort.csv")]);
    assert.equal(made.status, 0, String(made.stderr));
    return readFileSync(join(folder, "cohort.xlsx"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("from a workbook to a Word table and a PDF", { skip: office ? false : "no LibreOffice" }, () =>
  withApp(async ({ page }) => {
    await page.setInputFiles("input[type=file]", {
      name: "cohort.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: workbook(),
    });
    const card = page.locator("#card-patients");
    await card.waitFor();
    await settled(page);
    const [word] = await Promise.all([page.waitForEvent("download"), card.getByRole("link", { name: /Table 1, Word/ }).click()]);
    const path = await word.path();
    const read = spawnSync("unzip", ["-p", path, "word/document.xml"], { encoding: "utf8" });
    assert.match(read.stdout, /<w:tbl>/);
    assert.match(read.stdout, /Stage/);
    const figure = page.locator("figure[data-name]").first();
    await figure.locator("summary").click();
    const [pdf] = await Promise.all([page.waitForEvent("download"), figure.locator("a.button").click()]);
    assert.equal(readFileSync(await pdf.path()).subarray(0, 5).toString(), "%PDF-");
  }));
