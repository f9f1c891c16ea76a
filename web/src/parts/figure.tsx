// A figure of the program, given as SVG text.

import { useMemo } from "preact/hooks";
import { Readable } from "./cursor";
import { safeFigure } from "./safe";

export function Figure({ source, label }: { source: string; label: string }) {
  const figure = useMemo(() => safeFigure(source), [source]);
  return figure ? <Readable figure={figure} label={label} /> : null;
}
