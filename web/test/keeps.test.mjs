import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { goTo, serve, settled, visit, withApp } from "./lib/app.mjs";
import { invented, protocolOf } from "./lib/study.mjs";
import { protocol } from "./lib/tables.mjs";
import { until } from "./lib/until.mjs";

const setTitle = async (page, title) => {
  await page.getByLabel("Title").fill(title);
  await page.getByLabel("Title").press("Enter");
};

test("a reload in the middle of an analysis loses nothing, and steps can be undone after it", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "study");
      await page.getByLabel("Title").waitFor();
      await setTitle(page, "After the first edit");
      await until(() => protocolOf(folder), /After the first edit/);
      await page.reload();
      await until(() => page.getByLabel("Title").inputValue(), /After the first edit/);
      await page.getByRole("button", { name: "Undo" }).click();
      await until(() => protocolOf(folder), /Invented patients/);
      await goTo(page, "invented", "results");
      await page.locator(".cards .card").first().waitFor();
    },
    { prepare: (folder) => invented(folder) },
  ));

test("a killed server loses nothing: what was saved stands, what was not is kept on the page and said", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rtsurv-web-"));
  invented(folder);
  const first = await serve(folder);
  const seen = await visit(first);
  try {
    await goTo(seen.page, "invented", "study");
    await seen.page.getByLabel("Title").waitFor();
    await setTitle(seen.page, "Saved before the end");
    await until(() => protocolOf(folder), /Saved before the end/);
    first.child.kill("SIGKILL");
    await first.ends;
    await setTitle(seen.page, "Written after the end");
    await seen.page.getByRole("alert").filter({ hasText: "does not answer" }).waitFor();
    assert.equal(await seen.page.getByLabel("Title").inputValue(), "Written after the end");
  } finally {
    await seen.context.close();
  }
  const second = await serve(folder);
  const again = await visit(second);
  try {
    await again.page.getByRole("link", { name: "Saved before the end" }).click();
    await again.page.locator(".cards .card").first().waitFor();
    await again.page.getByRole("button", { name: "Undo" }).click();
    await until(() => protocolOf(folder), /Invented patients/);
  } finally {
    await again.context.close();
    second.stop();
    await second.ends;
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a whole validation is cancelled, and the quick results stay", () =>
  withApp(
    async ({ page }) => {
      await goTo(page, "invented", "results");
      await page.locator(".cards .card").first().waitFor(); // what is cancelled before is the quick answer
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.locator(".working").waitFor({ state: "detached" });
      await page.locator(".cards .card").first().waitFor();
      await page.getByText("Shown without the validation").waitFor();
    },
    { prepare: (folder) => invented(folder, protocol.replace("bootstrap = 100", "bootstrap = 100000")) },
  ));

test("what is saved as a file is the text", () =>
  withApp(
    async ({ page, folder }) => {
      await goTo(page, "invented", "results");
      await settled(page);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as file" }).click()]);
      assert.equal(readFileSync(await download.path(), "utf8"), protocolOf(folder));
    },
    { prepare: (folder) => invented(folder) },
  ));
