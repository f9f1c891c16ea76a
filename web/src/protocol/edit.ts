// Edits of one value of a protocol: each takes a text and gives a text.

import type { AST } from "toml-eslint-parser";
import { ProtocolText, type Path, type Value } from "./document";
import { toml, tomlKey } from "./toml";

const splice = (text: string, from: number, to: number, by: string) => text.slice(0, from) + by + text.slice(to);

const nested = (path: Path, value: Value): Value =>
  path.reduceRight<Value>((inner, key) => ({ [key]: inner }), value);

/** Sets a value, where it stands or else in the nearest table there is, which is made where there is none. */
export function set(text: string, path: Path, value: Value): string {
  const document = new ProtocolText(text);
  const entry = document.entry(path);
  if (entry) return splice(text, ...entry.value.range, toml(value));
  for (let depth = path.length - 1; depth > 0; --depth) {
    const container = document.container(path.slice(0, depth));
    if (!container) continue;
    const pair = `${tomlKey(String(path[depth]))} = ${toml(nested(path.slice(depth + 1), value))}`;
    return container.type === "TOMLTable" ? intoTable(text, container, pair) : intoInline(text, container, pair);
  }
  const pair = `${tomlKey(String(path[1]))} = ${toml(nested(path.slice(2), value))}`;
  return withBlock(text, `[${tomlKey(String(path[0]))}]\n${pair}\n`);
}

/** Takes a value, or a whole table, out. What is not there stays away. */
export function remove(text: string, path: Path): string {
  const document = new ProtocolText(text);
  const table = document.container(path);
  if (table?.type === "TOMLTable") return withoutLines(text, table.range);
  const entry = document.entry(path);
  if (!entry) return text;
  const parent = entry.pair.parent;
  return parent.type === "TOMLInlineTable"
    ? withoutItem(text, parent.body, entry.pair, parent.range)
    : withoutLines(text, entry.pair.range);
}

/** Adds a text to a list of texts, unless it is in it. */
export function addItem(text: string, path: Path, item: string): string {
  const list = new ProtocolText(text).entry(path)?.value;
  if (list?.type !== "TOMLArray") return set(text, path, [item]);
  const position = list.elements.findIndex((element) => isText(element, item));
  if (position >= 0) return text;
  const last = list.elements.at(-1);
  return last ? splice(text, last.range[1], last.range[1], `, ${toml(item)}`) : splice(text, ...list.range, toml([item]));
}

/** Takes a text out of a list of texts. */
export function removeItem(text: string, path: Path, item: string): string {
  const list = new ProtocolText(text).entry(path)?.value;
  if (list?.type !== "TOMLArray") return text;
  const found = list.elements.find((element) => isText(element, item));
  return found ? withoutItem(text, list.elements, found, list.range) : text;
}

/** Adds [[name]] with these keys after the last of its kind, else at the end. */
export function addTable(text: string, name: string, values: { [key: string]: Value }): string {
  const lines = Object.entries(values).map(([key, value]) => `${tomlKey(key)} = ${toml(value)}`);
  const block = `[[${name}]]\n${lines.join("\n")}\n`;
  const document = new ProtocolText(text);
  const standing = document.at([name]);
  const last = Array.isArray(standing) ? document.container([name, standing.length - 1]) : undefined;
  if (last?.type !== "TOMLTable") return withBlock(text, block);
  const end = lineEnd(text, last.range[1]);
  return splice(text, end, end, `\n${block}`);
}

function isText(node: AST.TOMLContentNode, item: string): boolean {
  return node.type === "TOMLValue" && node.kind === "string" && node.value === item;
}

function withBlock(text: string, block: string): string {
  return `${text.replace(/\s*$/, "")}\n\n${block}`.trimStart();
}

/** The position after the line break of the line in which `position` lies. */
function lineEnd(text: string, position: number): number {
  const end = text.indexOf("\n", position);
  return end < 0 ? text.length : end + 1;
}

function intoTable(text: string, table: AST.TOMLTable, pair: string): string {
  const end = lineEnd(text, table.body.at(-1)?.range[1] ?? table.key.range[1]);
  return splice(text, end, end, text.slice(0, end).endsWith("\n") ? `${pair}\n` : `\n${pair}\n`);
}

function intoInline(text: string, table: AST.TOMLInlineTable, pair: string): string {
  const last = table.body.at(-1);
  return last ? splice(text, last.range[1], last.range[1], `, ${pair}`) : splice(text, ...table.range, `{ ${pair} }`);
}

interface Ranged {
  range: AST.Range;
}

/** Takes an item out of a list with the comma that it no longer needs. */
function withoutItem(text: string, items: Ranged[], item: Ranged, [open, close]: AST.Range): string {
  const at = items.indexOf(item);
  const next = items[at + 1];
  const before = items[at - 1];
  if (next) return splice(text, item.range[0], next.range[0], "");
  if (before) return splice(text, before.range[1], item.range[1], "");
  return splice(text, open + 1, close - 1, "");
}

/** Takes whole lines out, with the blank ones after them. */
function withoutLines(text: string, [from, to]: AST.Range): string {
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  let end = lineEnd(text, to);
  while (text[end] === "\n" && (begin === 0 || text[begin - 2] === "\n")) ++end;
  return splice(text, begin, end, "");
}
