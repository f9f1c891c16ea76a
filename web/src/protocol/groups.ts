// Risk groups by the number of factors that are present.

import { isReadable, parse } from "./document";
import { remove, set } from "./edit";
import { groupsOf, textsOf } from "./view";

type Groups = [name: string, counts: number[]][];

const written = (groups: Groups) => Object.fromEntries(groups.filter(([, counts]) => counts.length > 0));

function read(text: string): { factors: string[]; groups: Groups } {
  const document = parse(text);
  if (!isReadable(document)) return { factors: [], groups: [] };
  return { factors: textsOf(document.at(["risk_groups", "factors"])), groups: groupsOf(document) };
}

const withBoth = (text: string, factors: string[], groups: Groups): string =>
  factors.length === 0
    ? remove(text, ["risk_groups"])
    : set(set(text, ["risk_groups", "factors"], factors), ["risk_groups", "groups"], written(groups));

const usualGroups = 3;

/** "Group 3", or the next number that no group has. */
function newName(groups: Groups): string {
  let number = groups.length + 1;
  while (groups.some(([name]) => name === `Group ${number}`)) ++number;
  return `Group ${number}`;
}

/** One factor more: its number is a group of its own, from the third group on a part of that. */
export function withFactor(text: string, factor: string): string {
  const { factors, groups } = read(text);
  if (factors.includes(factor)) return text;
  const begun: Groups = groups.length > 0 ? groups : [["Group 1", [0]]];
  const count = factors.length + 1;
  const last = begun.at(-1);
  const grown: Groups =
    begun.length < usualGroups || !last ? [...begun, [newName(begun), [count]]] : [...begun.slice(0, -1), [last[0], [...last[1], count]]];
  return withBoth(text, [...factors, factor], grown);
}

export function withoutFactor(text: string, factor: string): string {
  const { factors, groups } = read(text);
  const left = factors.filter((one) => one !== factor);
  return withBoth(text, left, groups.map(([name, counts]) => [name, counts.filter((count) => count <= left.length)]));
}

/** Puts a number of factors into the group at `to`; one beyond the last is new. */
export function moved(text: string, count: number, to: number): string {
  const { factors, groups } = read(text);
  const left: Groups = groups.map(([name, counts]) => [name, counts.filter((one) => one !== count)]);
  const target = left[to];
  if (target) target[1] = [...target[1], count].sort((a, b) => a - b);
  else left.push([newName(left), [count]]);
  return withBoth(text, factors, left);
}

export function renamed(text: string, at: number, name: string): string {
  const { factors, groups } = read(text);
  return withBoth(text, factors, groups.map(([old, counts], position) => [position === at ? name : old, counts]));
}
