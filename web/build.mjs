// Makes index.html, app.js and app.css in dist/, or in the folder that is named; with --watch again after each change.
import { cp, mkdir } from "node:fs/promises";
import { context } from "esbuild";

const here = (path) => new URL(path, import.meta.url).pathname;
const watching = process.argv.includes("--watch");
const folder = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? here("dist");

await mkdir(folder, { recursive: true });
await cp(here("src/index.html"), `${folder}/index.html`);

const bundle = await context({
  entryPoints: { app: here("src/main.tsx") },
  outdir: folder,
  bundle: true,
  format: "esm",
  target: ["es2022", "chrome105", "firefox115", "safari16"],
  jsx: "automatic",
  jsxImportSource: "preact",
  charset: "utf8",
  minify: process.env.PLAIN === undefined && !watching,
  sourcemap: watching ? "inline" : false,
  legalComments: "none",
  logLevel: "warning",
});
if (watching) await bundle.watch();
else {
  await bundle.rebuild();
  await bundle.dispose();
}
