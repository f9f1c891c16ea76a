// The program in a folder of its own, and a browser before it.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

export const program = process.env.RTSURV ?? "../build/release/bin/rtsurv";
export const dist = new URL("../../dist/", import.meta.url).pathname;
export const patience = Number(process.env.PATIENCE ?? 60_000);

const chrome = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-headless-shell"].find((path) => existsSync(path));

/** A server for `folder`; `ends` is a promise of its exit. */
export async function serve(folder) {
  const child = spawn(program, ["serve", folder, "--no-browser"], { stdio: ["ignore", "pipe", "ignore"] });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error(`${program} serve ended at once`)));
    child.stdout.on("data", (piece) => {
      said += piece;
      const found = /"url":"([^"]+)"/.exec(said);
      if (found) resolve(found[1]);
    });
  });
  const ends = new Promise((resolve) => child.once("exit", resolve));
  return { url, origin: new URL(url).origin, child, ends, stop: () => child.kill("SIGTERM") };
}

export const run = (...words) => spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28 });

let browser;
const launched = async () =>
  (browser ??= await chromium.launch({ executablePath: chrome, args: ["--no-sandbox", "--disable-gpu"] }));

export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** A program that was built without the pages gets them from dist/, under the policy that it would send with them. */
async function lendPages(context, origin) {
  for (const [path, file, type] of [
    ["/", "index.html", "text/html"],
    ["/app.js", "app.js", "text/javascript"],
    ["/app.css", "app.css", "text/css"],
  ])
    await context.route(origin + path, (route) =>
      route.fulfill({ body: readFileSync(dist + file), contentType: `${type}; charset=utf-8`, headers: { "Content-Security-Policy": policy } }),
    );
}

/** What each page has asked for and not yet read whole; a stream of events ends with its run. */
const asked = new WeakMap();

function follow(page) {
  const open = new Set();
  asked.set(page, open);
  page.on("request", (request) => request.resourceType() !== "eventsource" && open.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => open.delete(request));
}

/** Opens the server's page, as `zoom` shows it in a window of that size. `foreign` collects what was asked of anybody else, `errors` what the page complained of. */
export async function visit(server, { width = 1280, height = 900, scheme = "light", locale = "en-GB", zoom = 1 } = {}) {
  const context = await (await launched()).newContext({
    viewport: { width: Math.round(width / zoom), height: Math.round(height / zoom) },
    deviceScaleFactor: zoom,
    colorScheme: scheme,
    locale,
    acceptDownloads: true,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  follow(page);
  const foreign = [];
  const errors = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== server.origin) foreign.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.stack ?? String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (404|409|422)/.test(message.text())) errors.push(message.text());
  });
  const opened = await context.request.get(server.url);
  if (!(await opened.text()).includes("app.js")) await lendPages(context, server.origin);
  await page.goto(`${server.origin}/`);
  return { page, context, foreign, errors };
}

/** A folder, a server and a page for one test; all of it goes afterwards. What the policy refuses is an error, but of a
 *  figure that is `hostile` by intent. */
export async function withApp(test, options = {}) {
  const folder = mkdtempSync(join(tmpdir(), "rtsurv-web-"));
  options.prepare?.(folder);
  const server = await serve(folder);
  const seen = await visit(server, options);
  try {
    await test({ ...seen, server, folder });
    if (seen.foreign.length > 0) throw new Error(`asked of others: ${seen.foreign.join(", ")}`);
    const errors = options.hostile ? seen.errors.filter((one) => !one.includes("Content Security Policy")) : seen.errors;
    if (errors.length > 0) throw new Error(`the page complained: ${errors.join("\n")}`);
  } finally {
    await seen.context.close();
    server.stop();
    await server.ends;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Goes to a screen and waits until it is the one that is shown. */
export async function goTo(page, study, screen) {
  const address = `#/study/${encodeURIComponent(study)}/${screen}`;
  await page.goto(`${new URL(page.url()).origin}/${address}`);
  await page.locator(`.rail a[aria-current][href="${address}"]`).waitFor();
}

/** Whether everything is saved and nothing is analysed, after what the page itself still has to do about its last change. */
const isQuiet = () =>
  new Promise((resolve) => {
    const judge = () => resolve(/^(Saved|Gesichert|저장됨)$/.test(document.querySelector(".top .saved")?.textContent ?? "") && !document.querySelector(".working"));
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(judge)));
  });

/** Waits until nothing is asked for, computed or drawn any more. */
export async function settled(page) {
  const open = asked.get(page);
  const isCalm = async () => open.size === 0 && (await page.evaluate(isQuiet)) && open.size === 0;
  for (const end = Date.now() + patience; !(await isCalm()); await sleep(50))
    if (Date.now() > end) throw new Error(`not settled; asked for: ${[...open].map((request) => request.url()).join(", ")}`);
}

/** Goes from element to element by Tab until one is reached. */
export async function tabTo(page, locator, most = 400) {
  for (let step = 0; step < most; ++step) {
    if (await locator.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not get there");
}
