// A cut that is moved over all candidates, with the curves on its two sides as the program draws them.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Sketch } from "../../api/runs";
import type { Cutpoint, Results } from "../../api/types";
import { Figure } from "../../parts/figure";
import { Labelled, TextField } from "../../parts/fields";
import { withFixed } from "../../protocol/cuts";
import { remove, set } from "../../protocol/edit";
import { reduced } from "../../protocol/reduced";
import { labelOf } from "../../protocol/view";
import { Preview } from "../../state/preview";
import { columns, document_, edit, studyId, text } from "../../state/study";
import { t } from "../../texts";
import { cutText, pText } from "./cuts";

/** The question "what do the curves look like on the two sides of this cut", and nothing else. */
function question(whole: string, cut: Cutpoint, at: number): string {
  let asked = reduced(whole, columns.value.map((column) => column.name));
  asked = set(asked, ["derive", cut.name], `(${cut.variable}) > ${at}`);
  asked = set(asked, ["columns", cut.name, "label"], `${labelOf(document_.value, cut.variable)} > ${cutText(at)}`);
  asked = set(asked, ["univariable", "endpoints"], [cut.endpoint]);
  asked = set(asked, ["univariable", "factors"], [cut.name]);
  return set(asked, ["univariable", "curves"], [cut.name]);
}

/** The protocol fixes a cut as "this or more": the next number of four digits above it. */
function justAbove(cut: number): number {
  const digits = 3 - Math.floor(Math.log10(Math.abs(cut) || 1));
  const scale = 10 ** Math.max(0, digits);
  return Math.floor(cut * scale + 1) / scale;
}

function ratio(results: Results, cut: Cutpoint): string {
  const term = results.endpoints[cut.endpoint]?.univariable?.find((one) => one.factor === cut.name)?.cox?.terms?.[0];
  if (!term || term.hr === null || term.lower === null || term.upper === null) return "";
  return `HR ${term.hr.toFixed(2)} (${term.lower.toFixed(2)}–${term.upper.toFixed(2)})`;
}

function nearest(cuts: number[], value: number): number {
  let best = 0;
  cuts.forEach((cut, at) => {
    if (Math.abs(cut - value) < Math.abs((cuts[best] ?? 0) - value)) best = at;
  });
  return best;
}

export function CutMover({ at, cut }: { at: number; cut: Cutpoint }) {
  const cuts = cut.candidates.cut;
  const [position, setPosition] = useState(nearest(cuts, cut.cutpoint ?? 0));
  const [drawn, setDrawn] = useState<{ svg: string; hr: string; cut: number } | undefined>();
  const [said, setSaid] = useState("");
  const preview = useRef(new Preview());
  const value = cuts[position] ?? 0;
  const name = `km-${cut.endpoint}-${cut.name}`;
  // Not after the next frame: that is a sixth of the time in which a curve should follow.
  useLayoutEffect(() => {
    const id = studyId.value;
    if (id === undefined) return;
    const show = (sketch: Sketch | Error) => {
      if (sketch instanceof Error) return setSaid(sketch.message);
      setSaid("");
      const svg = sketch.figures[name];
      if (svg !== undefined) setDrawn({ svg, hr: ratio(sketch.results, cut), cut: value });
    };
    preview.current.ask({ id, text: question(text.value, cut, value), figures: [name], show });
  }, [value, cut]);
  useEffect(() => () => preview.current.stop(), []);
  const type = (written: string) => {
    const typed = Number(written.replace(",", "."));
    if (written.trim() !== "" && Number.isFinite(typed)) edit((whole) => withFixed(whole, at, typed));
  };
  return (
    <div class="mover">
      <Labelled label={t("moveCut", { variable: labelOf(document_.value, cut.variable), cut: cutText(value) })}>
        {(control) => (
          <input
            {...control}
            type="range"
            min={0}
            max={Math.max(0, cuts.length - 1)}
            value={position}
            aria-valuetext={`${labelOf(document_.value, cut.variable)} ${cutText(value)}`}
            onInput={(event) => setPosition(Number(event.currentTarget.value))}
          />
        )}
      </Labelled>
      {drawn && <Figure source={drawn.svg} label={t("curvesAtCut", { cut: cutText(drawn.cut) })} />}
      <p>
        {drawn?.hr ? `${drawn.hr}. ` : ""}
        {t("searchedP", { p: pText(cut.p.value) })}
      </p>
      <p class="quiet">{t("searchWarning")}</p>
      <p role="status">{said}</p>
      <div class="row">
        <TextField label={t("typeCut")} value={typeof cut.fixed === "number" ? String(cut.fixed) : ""} onChange={type} placeholder={String(justAbove(value))} numeric path={["cutpoint", at, "fixed"]} />
        <button type="button" onClick={() => edit((whole) => withFixed(whole, at, justAbove(value)))}>
          {t("keepCut", { cut: justAbove(value) })}
        </button>
        {typeof cut.fixed === "number" && (
          <button type="button" onClick={() => edit((whole) => remove(whole, ["cutpoint", at, "fixed"]))}>
            {t("freeCut")}
          </button>
        )}
      </div>
    </div>
  );
}
