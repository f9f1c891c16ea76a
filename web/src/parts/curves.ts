// Reads a drawn Kaplan-Meier figure back: its axes and its curves, so that a cursor can say what stands where.

interface Point {
  x: number;
  y: number;
}

export interface Curve {
  name: string;
  colour: string;
  dashes: string;
  points: Point[]; ///< corners of the steps, from left to right
}

export interface Scale {
  from: number; ///< position of `at0`
  to: number;
  value0: number;
  value1: number;
}

export interface CurveFigure {
  curves: Curve[];
  x: Scale;
  y: Scale;
}

const number = (element: Element, name: string) => Number(element.getAttribute(name) ?? "0");
const look = (element: Element) => `${element.getAttribute("stroke")} ${element.getAttribute("stroke-dasharray") ?? ""}`;

/** From the ticks of an axis: a tick line is followed by its text. */
function scaleOf(axis: Element, coordinate: "x1" | "y1"): Scale | undefined {
  const ticks: { at: number; value: number }[] = [];
  for (const line of axis.querySelectorAll("line")) {
    const label = line.nextElementSibling;
    const value = label?.localName === "text" ? Number(label.textContent) : Number.NaN;
    if (Number.isFinite(value)) ticks.push({ at: number(line, coordinate), value });
  }
  const first = ticks[0];
  const last = ticks.at(-1);
  if (!first || !last || first.at === last.at) return undefined;
  return { from: first.at, to: last.at, value0: first.value, value1: last.value };
}

export const valueAt = (scale: Scale, at: number): number =>
  scale.value0 + ((at - scale.from) / (scale.to - scale.from)) * (scale.value1 - scale.value0);
export const placeOf = (scale: Scale, value: number): number =>
  scale.from + ((value - scale.value0) / (scale.value1 - scale.value0)) * (scale.to - scale.from);

/** The corners of "M1 2H3V4...". */
function corners(path: string): Point[] {
  const points: Point[] = [];
  let x = 0;
  let y = 0;
  for (const [, letter, rest] of path.matchAll(/([MHVL])([^MHVL]*)/g)) {
    const numbers = (rest ?? "").trim().split(/[\s,]+/).map(Number);
    if (letter === "H") x = numbers[0] ?? x;
    else if (letter === "V") y = numbers[0] ?? y;
    else [x, y] = [numbers[0] ?? x, numbers[1] ?? y];
    points.push({ x, y });
  }
  return points;
}

/** Names of groups by the look of their line: the swatches before the rows below the figure. */
function namesByLook(figure: Element): Map<string, string> {
  const names = new Map<string, string>();
  for (const swatch of figure.querySelectorAll("g.risk-table line")) {
    const label = swatch.nextElementSibling;
    if (label?.localName === "text" && !names.has(look(swatch))) names.set(look(swatch), label.textContent ?? "");
  }
  return names;
}

export function readCurves(figure: Element): CurveFigure | undefined {
  const xAxis = figure.querySelector("g.x-axis");
  const yAxis = figure.querySelector("g.y-axis");
  const drawn = figure.querySelector("g.curves");
  const x = xAxis && scaleOf(xAxis, "x1");
  const y = yAxis && scaleOf(yAxis, "y1");
  if (!drawn || !x || !y) return undefined;
  const names = namesByLook(figure);
  const curves = new Map<string, Curve>();
  for (const path of drawn.querySelectorAll('path[fill="none"]')) {
    const points = corners(path.getAttribute("d") ?? "");
    const standing = curves.get(look(path));
    if (standing) standing.points.push(...points);
    else
      curves.set(look(path), {
        name: names.get(look(path)) ?? "",
        colour: path.getAttribute("stroke") ?? "",
        dashes: path.getAttribute("stroke-dasharray") ?? "",
        points,
      });
  }
  return curves.size > 0 ? { curves: [...curves.values()], x, y } : undefined;
}

/** The height of a curve at a place: that of the last step before it; nothing beyond its end. */
export function heightAt(curve: Curve, x: number): number | undefined {
  const last = curve.points.at(-1);
  if (!last || x > last.x + 0.01) return undefined;
  let height: number | undefined;
  for (const point of curve.points) {
    if (point.x > x + 0.01) break;
    height = point.y;
  }
  return height;
}
