// Cut-points and risk groups.

import { labelOf, tables, textOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { document_, edit } from "../../state/study";
import { FetchedFigure } from "../../parts/fetched_figure";
import { cutText, pText } from "../../parts/number_words";
import { Wrong } from "../../parts/wrong";
import { withoutCut } from "../../protocol/cuts";
import { t, type Key } from "../../texts";
import { AddCut } from "./add_cut";
import { CutMover } from "./cut_mover";
import { Groups } from "./groups";

function CutCard({ at }: { at: number }) {
  const name = textOf(tables(document_.value, "cutpoint")[at]?.["name"]);
  const found = shown.value?.results.cutpoints.find((cut) => cut.name === name);
  const run = shown.value?.run;
  return (
    <section class="card" aria-labelledby={`cut-${at}-title`}>
      <div class="row between">
        <h2 id={`cut-${at}-title`}>{labelOf(document_.value, name)}</h2>
        <button type="button" class="link" onClick={() => edit((text) => withoutCut(text, at))}>
          {t("removeOne", { name: labelOf(document_.value, name) })}
        </button>
      </div>
      <Wrong path={["cutpoint", at]} />
      {found && run ? (
        <>
          <p>
            {t("cutFound", {
              variable: labelOf(document_.value, found.variable),
              cut: found.cutpoint === null ? "–" : cutText(found.cutpoint),
              low: found.n_low,
              high: found.n_high,
              p: pText(found.p.value),
              method: t(`method_${found.p.method}` as Key),
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
