// A line over a figure of curves that reads them: by pointer, and by the arrow keys as a slider.

import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../texts";
import { heightAt, placeOf, readCurves, valueAt, type CurveFigure } from "./curves";

const space = "http://www.w3.org/2000/svg";

/** In the units of a figure: one of a journal's column is narrower. */
const oneColumn = 400;

function drawn(figure: SVGSVGElement): { move: (x: number | undefined) => void; remove: () => void } {
  const layer = document.createElementNS(space, "g");
  layer.setAttribute("class", "cursor");
  layer.setAttribute("aria-hidden", "true");
  figure.append(layer);
  const read = readCurves(figure);
  const shape = (name: string, values: Record<string, string | number>) => {
    const element = document.createElementNS(space, name);
    for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
    return element;
  };
  const move = (x: number | undefined) => {
    layer.replaceChildren();
    if (x === undefined || !read) return;
    layer.append(shape("line", { x1: x, x2: x, y1: read.y.from, y2: read.y.to, stroke: "#1a1a1a", "stroke-width": 0.5 }));
    for (const curve of read.curves) {
      const y = heightAt(curve, x);
      if (y !== undefined) layer.append(shape("circle", { cx: x, cy: y, r: 2, fill: curve.colour, stroke: "#fff", "stroke-width": 0.5 }));
    }
  };
  return { move, remove: () => layer.remove() };
}

function Readout({ figure, time }: { figure: CurveFigure; time: number }) {
  const x = placeOf(figure.x, time);
  return (
    <p class="readout" aria-hidden="true">
      <b>{t("cursorTime", { time: time.toFixed(1) })}</b>
      {figure.curves.map((curve) => (
        <span key={curve.name + curve.colour}>
          <svg viewBox="0 0 16 4" width="16" height="4">
            <line x1="0" x2="16" y1="2" y2="2" stroke={curve.colour} stroke-width="2" stroke-dasharray={curve.dashes} />
          </svg>
          {curve.name} {percentAt(figure, curve, x)}
        </span>
      ))}
    </p>
  );
}

function percentAt(figure: CurveFigure, curve: CurveFigure["curves"][number], x: number): string {
  const y = heightAt(curve, x);
  return y === undefined ? "–" : `${valueAt(figure.y, y).toFixed(1)}\u2009%`;
}

/** Holds a figure; with curves it can be read along the time. */
export function Readable({ figure, label }: { figure: SVGSVGElement; label: string }) {
  const holder = useRef<HTMLDivElement>(null);
  const cursor = useRef<ReturnType<typeof drawn> | undefined>(undefined);
  const read = useMemo(() => readCurves(figure), [figure]);
  const [time, setTime] = useState<number | undefined>();
  useLayoutEffect(() => {
    holder.current?.replaceChildren(figure);
    cursor.current = drawn(figure);
    setTime(undefined);
    return () => cursor.current?.remove();
  }, [figure]);
  const broad = figure.viewBox.baseVal.width > oneColumn;
  const shape = broad ? "readable broad" : "readable";
  if (!read)
    return (
      <div class={shape}>
        <div ref={holder} class="paper" {...(broad ? { tabIndex: 0, role: "group", "aria-label": label } : {})} />
      </div>
    );
  const last = read.x.value1;
  const at = (value: number | undefined) => {
    const kept = value === undefined ? undefined : Math.min(Math.max(value, 0), last);
    setTime(kept);
    cursor.current?.move(kept === undefined ? undefined : placeOf(read.x, kept));
  };
  const onMove = (event: PointerEvent) => {
    const box = figure.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * figure.viewBox.baseVal.width;
    at(x < read.x.from - 2 || x > figure.viewBox.baseVal.width ? undefined : valueAt(read.x, x));
  };
  const onKey = (event: KeyboardEvent) => {
    const stride = (event.shiftKey ? 10 : 1) * Math.max(last / 100, 0.1);
    const moves: Record<string, number | undefined> = {
      ArrowRight: (time ?? 0) + stride,
      ArrowLeft: (time ?? 0) - stride,
      Home: 0,
      End: last,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    at(moves[event.key]);
  };
  const x = placeOf(read.x, time ?? 0);
  const said = read.curves.map((curve) => `${curve.name} ${percentAt(read, curve, x)}`).join("; ");
  return (
    <div class={shape}>
      <div
        ref={holder}
        class="paper"
        role="slider"
        tabIndex={0}
        aria-label={t("cursorLabel", { figure: label })}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={Number((time ?? 0).toFixed(1))}
        aria-valuetext={`${t("cursorTime", { time: (time ?? 0).toFixed(1) })} ${said}`}
        onPointerMove={onMove}
        onPointerLeave={() => at(undefined)}
        onKeyDown={onKey}
      />
      {time !== undefined && <Readout figure={read} time={time} />}
    </div>
  );
}
