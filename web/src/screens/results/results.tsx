// The report, as cards: at first without its validation, then whole.

import { Figure } from "../../parts/figure";
import { firstCurve, shown, stale } from "../../state/analysis";
import { said } from "../../state/said";
import { problems } from "../../state/study";
import { address, route } from "../../state/route";
import { t } from "../../texts";
import { Card } from "./card";
import { Contents, isBeside } from "./contents";
import { report, useReport } from "./reading";
import { TakeAway } from "./take_away";

/** Nothing yet: why, or the first curve. */
function Before() {
  if (firstCurve.value !== undefined)
    return (
      <section class="card narrow" aria-label={t("firstCurve")}>
        <Figure source={firstCurve.value} label={t("firstCurve")} />
      </section>
    );
  if (problems.value.length === 0) return <p class="empty">{t("analysing")}</p>;
  const study = route.value.study ?? "";
  return (
    <>
      <p class="empty">
        {t("noResults")} <a href={address(study, "data")}>{t("toData")}</a> · <a href={address(study, "study")}>{t("toStudy")}</a>
      </p>
      {said.value?.study === study && <pre class="said">{said.value.words}</pre>}
    </>
  );
}

export function Results() {
  useReport();
  const read = report.value;
  if (!read)
    return (
      <>
        <h1>{t("results")}</h1>
        <Before />
      </>
    );
  return (
    <div class="results">
      <div class="heading">
        <h1>{t("results")}</h1>
        {shown.value && !shown.value.whole && <p class="quiet">{t("notWhole")}</p>}
        <TakeAway run={read.run} />
      </div>
      {!isBeside.value && <Contents />}
      <div class={`cards${stale.value ? " stale" : ""}`}>
        {read.sections.map((section) => (
          <Card key={section.id} section={section} />
        ))}
      </div>
    </div>
  );
}
