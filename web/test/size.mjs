// Script and style together: at most 80 KB, compressed.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const most = 80 * 1024;
const folder = new URL("../dist/", import.meta.url);
const bytes = ["app.js", "app.css"].map((file) => gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length);
const all = bytes.reduce((sum, one) => sum + one, 0);
console.log(`${(all / 1024).toFixed(1)} KB of at most ${most / 1024} KB`);
if (all > most) process.exit(1);
