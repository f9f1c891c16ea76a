// Prints what axe-core finds in a page, a line each, at three widths, in two colour schemes, folded and open; then how
// often it looked. Called by accessibility.py: node accessibility.mjs CHROMIUM PAGE
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, file] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const findings = new Map();
let looked = 0, rules = 0;

for (const colorScheme of ["light", "dark"]) {
  const context = await browser.newContext({ colorScheme, bypassCSP: true });
  const page = await context.newPage();
  page.setDefaultTimeout(300000);
  await page.goto(pathToFileURL(file).href, { timeout: 300000 });
  await page.addScriptTag({ path: axe });
  for (const open of [false, true]) {
    if (open) await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    for (const width of [1400, 800, 380]) {
      await page.setViewportSize({ width, height: 900 });
      const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      ++looked;
      rules = Math.max(rules, result.passes.length + result.violations.length);
      for (const { id, impact, nodes } of result.violations)
        for (const node of nodes) {
          const line = `${id} (${impact}): ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`;
          const place = `${width} px ${colorScheme}${open ? " open" : ""}`;
          findings.set(line, [...(findings.get(line) ?? []), place]);
        }
    }
  }
  await context.close();
}
await browser.close();
for (const [line, places] of findings) console.log(`${line} [${places.join(", ")}]`);
console.log(`${findings.size} findings of ${rules} rules that apply, in ${looked} views`);
