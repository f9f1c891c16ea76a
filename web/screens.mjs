// Pictures of every screen with a simulated study, small, in docs/screens/ or in the folder that is named.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

process.env.PATIENCE ??= "600000"; // the whole validation is waited for
const { closeBrowser, goTo, settled, withApp } = await import("./test/lib/app.mjs");
const { screens } = await import("./test/lib/screens.mjs");

const here = (path) => new URL(path, import.meta.url).pathname;
const out = process.argv[2] ?? here("../docs/screens");

/** A window, and how many pixels of the picture stand for one of its own. */
const looks = [
  { width: 1400, height: 1000, scheme: "light", scale: 0.8 },
  { width: 1400, height: 1000, scheme: "dark", scale: 0.8 },
  { width: 2560, height: 1440, scheme: "light", scale: 0.5 },
  { width: 380, height: 800, scheme: "light", scale: 1 },
];

/** Two studies for the start, the second of them open on the other screens, and the organs that it names. */
function prepare(folder) {
  for (const part of ["gbsg", "breast-palliative", "organs.toml"]) cpSync(here(`../examples/${part}`), join(folder, part), { recursive: true });
}

/** Schedules of a patient, so that there is something to compare. */
async function fillBedside(page) {
  for (const [field, value] of [
    ["Schedule 1: Total dose (Gy)", "45"],
    ["Schedule 1: Fractions", "15"],
    ["Schedule 2: Fractions", "18"],
    ["Schedule 2: Dose per fraction (Gy)", "3"],
  ])
    await page.getByLabel(field).fill(value);
  await page.locator("td", { hasText: /^63\.8$/ }).waitFor();
  await settled(page);
  await page.evaluate(() => {
    document.activeElement.blur();
    for (const one of [document.documentElement, ...document.querySelectorAll(".scroll")]) one.scrollTo({ left: 0, top: 0, behavior: "instant" });
  });
}

async function look(devtools, page, { width, height, scheme, scale }) {
  await devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: false });
  await page.emulateMedia({ colorScheme: scheme });
}

async function show(page, screen) {
  await goTo(page, "breast-palliative", screen);
  await page.locator("main h1").waitFor();
  await settled(page);
  const problems = await page.locator(".problems").allInnerTexts();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  if (screen === "bedside") await fillBedside(page);
}

async function showStart(page) {
  await page.getByRole("link", { name: "rtsurv", exact: true }).click();
  await page.locator(".recent a").first().waitFor();
}

async function take(devtools, file) {
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: 34 });
  writeFileSync(join(out, file), Buffer.from(data, "base64"));
}

mkdirSync(out, { recursive: true });
await withApp(
  async ({ page, context }) => {
    const devtools = await context.newCDPSession(page);
    for (const one of looks) {
      await look(devtools, page, one);
      for (const screen of ["start", ...screens]) {
        await (screen === "start" ? showStart(page) : show(page, screen));
        await take(devtools, `${screen}-${one.width}-${one.scheme}.webp`);
      }
    }
  },
  { prepare },
);
await closeBrowser();
