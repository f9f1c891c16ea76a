// What a person waits for, seen from the browser: from an input to the new curve in the page.
//
//     node bench/server/browser.mjs [TIMES]        # 20; RTSURV names another program than build/release/bin/rtsurv
//
// Prints median, 95th percentile and most, and the load of the machine; ends with 1 when a goal is missed.

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";

process.env.RTSURV ??= new URL("../../build/release/bin/rtsurv", import.meta.url).pathname;
const { closeBrowser, goTo, serve, settled, visit } = await import("../../web/test/lib/app.mjs");
const { cohort, protocol } = await import("../../web/test/lib/tables.mjs");

const times = Number(process.argv[2] ?? 20);

/** In the page: begins to wait for a figure at `selector` that was not there before; counts from the input that it sees next. */
function watch(selector) {
  const before = new Set(document.querySelectorAll(selector));
  window.measured = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no new figure at ${selector}`)), 30_000);
    let from;
    for (const kind of ["input", "change", "drop"])
      addEventListener(kind, (event) => (from ??= event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (from === undefined || ![...document.querySelectorAll(selector)].some((one) => !before.has(one))) return;
      observer.disconnect();
      resolve(performance.now() - from);
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** Milliseconds from the input that `act` makes to the next figure. */
async function timed(page, selector, act) {
  await settled(page);
  await page.evaluate(watch, selector);
  await act();
  return page.evaluate(() => window.measured);
}

/** Moves a slider one step from its beginning, and back, and so on. */
async function moved(page, screen, slider, figures) {
  await goTo(page, "study", screen);
  const control = page.locator(slider).first();
  await control.waitFor();
  await settled(page);
  await control.focus();
  await page.keyboard.press("Home");
  const took = [];
  for (let i = 0; i < times; ++i) took.push(await timed(page, figures, () => page.keyboard.press(i % 2 === 0 ? "ArrowRight" : "ArrowLeft")));
  return took;
}

const cutMoved = (page) => moved(page, "cuts", ".mover input[type=range]", ".mover .paper svg");
const ratioMoved = (page) => moved(page, "dose", "main input[type=range]", ".card .paper svg");

/** Lets the event be death alone, then death or not, and so on. */
async function eventChanged(page) {
  await goTo(page, "study", "study");
  const value = page.getByRole("group", { name: "The event is" }).getByLabel(/^alive/);
  await value.waitFor();
  const took = [];
  for (let i = 0; i < times; ++i) took.push(await timed(page, ".live .paper svg", () => value.click()));
  return took;
}

/** Drops a table on the start and waits for its first curve. */
async function dropped(page, rows) {
  const took = [];
  const table = cohort(rows);
  for (let i = 0; i < times; ++i) {
    await page.goto(`${new URL(page.url()).origin}/#/`);
    await page.locator(".drop").waitFor();
    const data = await page.evaluateHandle(
      ([text, name]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], name, { type: "text/csv" }));
        return transfer;
      },
      [table, `dropped${rows}-${i}.csv`],
    );
    await page.evaluate(watch, ".paper svg");
    await page.dispatchEvent(".drop", "drop", { dataTransfer: data });
    took.push(await page.evaluate(() => window.measured));
    await settled(page);
  }
  return took;
}

let missed = false;

function told(name, took, goal) {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const isMissed = at(0.5) > goal;
  missed ||= isMissed;
  const number = (ms) => `${ms.toFixed(0).padStart(5)} ms`;
  console.log(`${name.padEnd(34)} n ${sorted.length}  median ${number(at(0.5))}  p95 ${number(at(0.95))}  most ${number(sorted.at(-1))}  goal ${goal} ms${isMissed ? "  MISSED" : ""}`);
}

/** The study of that many rows in a folder of its own, without its validation: what is measured does not wait for it. */
async function measure(rows, goal) {
  const folder = mkdtempSync(join(tmpdir(), "rtsurv-bench-"));
  mkdirSync(join(folder, "study"));
  writeFileSync(join(folder, "study", "cohort.csv"), cohort(rows));
  writeFileSync(join(folder, "study", "study.toml"), protocol.replace(/\n\[validation\][^]*/, "").replace('p_method = "HL"\n', ""));
  const server = await serve(folder);
  const { page, context } = await visit(server);
  try {
    told(`${rows} rows: a cut is moved`, await cutMoved(page), goal);
    told(`${rows} rows: alpha/beta is moved`, await ratioMoved(page), goal);
    told(`${rows} rows: another event`, await eventChanged(page), goal);
    told(`${rows} rows: dropped, first curve`, await dropped(page, rows), 1000);
  } finally {
    await context.close();
    server.stop();
    await server.ends;
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`load of the machine before: ${loadavg()[0].toFixed(1)}`);
await measure(133, 100);
await measure(5000, 300);
await closeBrowser();
console.log(`load of the machine after: ${loadavg()[0].toFixed(1)}`);
process.exitCode = missed ? 1 : 0;
