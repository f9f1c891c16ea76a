// What a column can be in a study, and the edit that makes it so.

import type { Column } from "../api/types";
import { isReadable, parse, type Path } from "./document";
import { addItem, remove, removeItem, set } from "./edit";
import { keepingAll } from "./screen";
import { tables, textOf, textsOf } from "./view";

export const roles = ["factor", "table1", "by", "id", "total", "fractions"] as const;
export type Role = (typeof roles)[number];

const places: Record<Role, { path: Path; many: boolean }> = {
  factor: { path: ["univariable", "factors"], many: true },
  table1: { path: ["describe", "variables"], many: true },
  by: { path: ["describe", "by"], many: false },
  id: { path: ["study", "id"], many: false },
  total: { path: ["dose", "total"], many: false },
  fractions: { path: ["dose", "fractions"], many: false },
};

export const placeOf = (role: Role): Path => places[role].path;
export const isMany = (role: Role): boolean => places[role].many;

/** A column of one value parts nobody and is no factor. */
export const canBe = (column: Column, role: Role): boolean => role !== "factor" || column.distinct > 1;

/** The names that have a role. */
export function holders(text: string, role: Role): string[] {
  const document = parse(text);
  if (!isReadable(document)) return [];
  const value = document.at(places[role].path);
  return places[role].many ? textsOf(value) : [textOf(value)].filter((name) => name !== "");
}

/** Gy, where a dose gets its role before anyone has said a value. */
export const presetAlphaBeta = 10;

/** The tables that a role needs beside itself. */
function completed(text: string, role: Role): string {
  const document = parse(text);
  if (!isReadable(document)) return text;
  if (role === "factor" && document.at(["univariable", "endpoints"]) === undefined)
    return set(text, ["univariable", "endpoints"], tables(document, "endpoint").map((one) => textOf(one["name"])));
  if (isDose(role) && document.at(["dose", "alpha_beta"]) === undefined)
    return set(text, ["dose", "alpha_beta"], presetAlphaBeta);
  return text;
}

/** A dose counts by its EQD2: beside that the number itself is no factor of its own. */
const isDose = (role: Role): boolean => role === "total" || role === "fractions";

export function give(text: string, role: Role, name: string): string {
  const { path, many } = places[role];
  const given = keepingAll(text, (whole) => completed(many ? addItem(whole, path, name) : set(whole, path, name), role));
  return isDose(role) && holders(given, "factor").includes(name) ? takeAway(given, "factor", name) : given;
}

export function takeAway(text: string, role: Role, name: string): string {
  const { path, many } = places[role];
  return keepingAll(text, (whole) => (many ? removeItem(whole, path, name) : remove(whole, path)));
}

export const takeAllAway = (text: string, role: Role): string => holders(text, role).reduce((left, name) => takeAway(left, role, name), text);
