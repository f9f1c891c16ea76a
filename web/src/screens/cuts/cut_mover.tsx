// A cut that is moved over all candidates, with the curves on its two sides as the program draws them.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Sketch } from "../../api/runs";
import type { Cutpoint, Results } from "../../api/types";
import { Figure } from "../../parts/figure";
import { Labelled, TextField } from "../../parts/fields";
import { cutText, pText } from "../../parts/number_words";
import { withFixed } from "../../protocol/cuts";
import { remove, set } from "../../protocol/edit";
import { reduced } from "../../protocol/reduced";
import { labelOf, numberOf, tables } from "../../protocol/view";
import { Preview } from "../../state/preview";
import { columns, document_, edit, studyId, text } from "../../state/study";
import { t } from "../../texts";

/** The upper side: of a fixed cut "this or more", of one that is looked for "above". */
interface Split {
  sign: ">" | ">=";
  at: number;
}

/** The question "what do the curves look like on the two sides of this cut", and nothing else. */
function question(whole: string, cut: Cutpoint, { sign, at }: Split): string {
  let asked = reduced(whole, columns.value.map((column) => column.name));
  asked = set(asked, ["derive", cut.name], `(${cut.variable}) ${sign} ${at}`);
  asked = set(asked, ["columns", cut.name, "label"], `${labelOf(document_.value, cut.variable)} ${sign === ">" ? sign : "≥"} ${cutText(at)}`);
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

/** The candidate whose "above" are those of "this or more". */
const sameSplit = (cuts: number[], fixed: number): number => Math.max(0, cuts.filter((cut) => cut < fixed).length - 1);

export function CutMover({ at, cut }: { at: number; cut: Cutpoint }) {
  const cuts = cut.candidates.cut;
  const fixed = numberOf(tables(document_.value, "cutpoint")[at]?.["fixed"]);
  const [position, setPosition] = useState(fixed === undefined ? nearest(cuts, cut.cutpoint ?? 0) : sameSplit(cuts, fixed));
  const [moved, setMoved] = useState(false); // away from the fixed cut
  const [drawn, setDrawn] = useState<{ svg: string; hr: string; cut: number } | undefined>();
  const [said, setSaid] = useState("");
  const preview = useRef(new Preview());
  const value = cuts[position] ?? 0;
  const isFixed = fixed !== undefined && !moved;
  const split: Split = isFixed ? { sign: ">=", at: fixed } : { sign: ">", at: value };
  const name = `km-${cut.endpoint}-${cut.name}`;
  // Not after the next frame: that is a sixth of the time in which a curve should follow.
  useLayoutEffect(() => {
    const id = studyId.value;
    if (id === undefined) return;
    const show = (sketch: Sketch | Error) => {
      if (sketch instanceof Error) return setSaid(sketch.message);
      setSaid("");
      const svg = sketch.figures[name];
      if (svg !== undefined) setDrawn({ svg, hr: ratio(sketch.results, cut), cut: split.at });
    };
    preview.current.ask({ id, text: question(text.value, cut, split), figures: [name], show });
  }, [split.sign, split.at, cut]);
  useEffect(() => () => preview.current.stop(), []);
  const fix = (value: number) => {
    edit((whole) => withFixed(whole, at, value));
    setPosition(sameSplit(cuts, value));
    setMoved(false);
  };
  const type = (written: string) => {
    const typed = Number(written.replace(",", "."));
    if (written.trim() !== "" && Number.isFinite(typed)) fix(typed);
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
            onInput={(event) => {
              setPosition(Number(event.currentTarget.value));
              setMoved(true);
            }}
          />
        )}
      </Labelled>
      {drawn && <Figure source={drawn.svg} label={t("curvesAtCut", { cut: cutText(drawn.cut) })} />}
      <p>
        {drawn?.hr ? `${drawn.hr}. ` : ""}
        {t("searchedP", { p: pText(cut.p.value) })}
      </p>
      {!isFixed && <p class="quiet">{t("searchWarning")}</p>}
      <p role="status">{said}</p>
      <div class="row">
        <TextField label={t("typeCut")} value={fixed === undefined ? "" : String(fixed)} onChange={type} placeholder={String(justAbove(value))} numeric path={["cutpoint", at, "fixed"]} />
        {!isFixed && (
          <button type="button" onClick={() => fix(justAbove(value))}>
            {t("keepCut", { cut: justAbove(value) })}
          </button>
        )}
        {fixed !== undefined && (
          <button type="button" onClick={() => edit((whole) => remove(whole, ["cutpoint", at, "fixed"]))}>
            {t("freeCut")}
          </button>
        )}
      </div>
    </div>
  );
}
