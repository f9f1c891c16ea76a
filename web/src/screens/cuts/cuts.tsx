// Cut-points and risk groups.

import { labelOf, tables, textOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { document_ } from "../../state/study";
import { FetchedFigure } from "../../parts/fetched_figure";
import { t } from "../../texts";
import { AddCut } from "./add_cut";
import { CutMover } from "./cut_mover";
import { Groups } from "./groups";

function CutCard({ at }: { at: number }) {
  const name = textOf(tables(document_.value, "cutpoint")[at]?.["name"]);
  const found = shown.value?.results.cutpoints.find((cut) => cut.name === name);
  const run = shown.value?.run;
  return (
    <section class="card" aria-labelledby={`cut-${at}-title`}>
      <h2 id={`cut-${at}-title`}>{labelOf(document_.value, name)}</h2>
      {found && run ? (
        <>
          <p>
            {t("cutFound", {
              variable: labelOf(document_.value, found.variable),
              cut: found.cutpoint === null ? "–" : found.cutpoint.toFixed(1),
              low: found.n_low,
              high: found.n_high,
              p: pText(found.p.value),
              method: found.p.method,
            })}
          </p>
          <FetchedFigure run={run} name={`cutpoint-${name}`} label={t("cutFigure", { name })} />
          <div class="columns">
            <CutMover at={at} cut={found} />
            <FetchedFigure run={run} name={`validation-cut-${name}`} label={t("bootstrapFigure", { name })} />
          </div>
        </>
      ) : (
        <p class="empty">{t("notYet")}</p>
      )}
    </section>
  );
}

/** P by the journal's rule. */
export function pText(p: number | null | undefined): string {
  if (p === null || p === undefined) return "–";
  if (p < 0.001) return "<0.001";
  return p < 0.2 ? p.toFixed(3) : p.toFixed(2);
}

export function Cuts() {
  return (
    <>
      <h1>{t("cuts")}</h1>
      <p class="lead">{t("cutsLead")}</p>
      {tables(document_.value, "cutpoint").map((_, at) => (
        <CutCard key={at} at={at} />
      ))}
      <AddCut />
      <Groups />
    </>
  );
}
