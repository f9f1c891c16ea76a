import assert from "node:assert/strict";
import test from "node:test";
import { goTo, settled, withApp } from "./lib/app.mjs";
import { screens } from "./lib/screens.mjs";
import { invented } from "./lib/study.mjs";

const evil = "<img src=x onerror=window.hurt=1><script>window.hurt=1</script>";
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/** A table whose header and values are markup. */
function table() {
  const lines = [`id,months,status,${quoted(`f ${evil}`)},group`];
  for (let row = 1; row <= 60; ++row)
    lines.push(`${row},${1 + ((row * 7) % 40)},${row % 3 === 0 ? "alive" : "dead"},${row % 2 ? quoted(evil) : "plain"},${row % 2 ? quoted(`a ${evil}`) : "b"}`);
  return `${lines.join("\n")}\n`;
}

test("markup in every text of a table stays text on every screen", () =>
  withApp(async ({ page }) => {
    await page.setInputFiles("input[type=file]", { name: "evil.csv", mimeType: "text/csv", buffer: Buffer.from(table()) });
    await page.waitForURL(/#\/study\/evil\//);
    await settled(page);
    for (const screen of screens) {
      await goTo(page, "evil", screen);
      await page.locator("main h1").waitFor();
      await settled(page);
      assert.equal(await page.evaluate(() => window.hurt), undefined, screen);
      assert.equal(await page.locator("main img, main script, main iframe, main [onerror], main [style]").count(), 0, screen);
    }
    await goTo(page, "evil", "data");
    await page.getByText("<img src=x").first().waitFor();
  }));

const hostile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="window.hurt=1">
<title>x</title><script>window.hurt=1</script><style>* { background: url(http://127.0.0.1:1/style) }</style>
<image href="http://127.0.0.1:1/image"/><a href="javascript:window.hurt=1"><text>t</text></a>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="window.hurt=1"/></body></foreignObject>
<rect width="5" height="5" style="fill:red" onclick="window.hurt=1" fill="url(http://127.0.0.1:1/fill)"/></svg>`;

test("a figure that is more than a figure comes in as a figure", () =>
  withApp(
    async ({ page }) => {
      await page.route(/\/figures\/risk-/, (route) => route.fulfill({ body: hostile, contentType: "image/svg+xml" }));
      await goTo(page, "invented", "bedside");
      const figure = page.locator(".outlook .paper svg");
      await figure.locator("rect").waitFor();
      assert.deepEqual(await figure.evaluate((svg) => [...svg.querySelectorAll("*")].map((one) => one.localName)), ["title", "rect", "g"]);
      assert.deepEqual(await figure.locator("rect").evaluate((rect) => rect.getAttributeNames().sort()), ["height", "width"]);
      assert.equal(await page.evaluate(() => window.hurt), undefined);
    },
    { prepare: (folder) => invented(folder), hostile: true },
  ));
