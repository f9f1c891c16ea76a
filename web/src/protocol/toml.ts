// Values as TOML.

import type { Value } from "./document";

export const tomlKey = (key: string): string => (/^[A-Za-z0-9_-]+$/.test(key) ? key : tomlText(key));

// JSON's escapes are TOML's, but for DEL, which TOML wants escaped too.
const tomlText = (text: string): string => JSON.stringify(text).replaceAll("\u007f", "\\u007f");

export function toml(value: Value): string {
  if (typeof value === "string") return tomlText(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(toml).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, inner]) => `${tomlKey(key)} = ${toml(inner)}`);
  return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}
