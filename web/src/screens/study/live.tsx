// What the study looks like as it is mapped now: the flow of patients and the first curve.

import { Figure } from "../../parts/figure";
import { firstCurve, stale } from "../../state/analysis";
import { check, stepOf } from "../../state/study";
import { t } from "../../texts";

export function Live() {
  const flow = check.value?.flow ?? [];
  return (
    <section class={`live card${stale.value ? " stale" : ""}`} aria-labelledby="live-title">
      <h2 id="live-title">{t("soFar")}</h2>
      <ol class="flow">
        {flow.map((step, at) => (
          <li key={at}>
            {step.reason === null ? (
              <b>{t("inTable", { n: step.remaining })}</b>
            ) : (
              <>
                <span>
                  {stepOf(at - 1) ? `− ${step.excluded}` : "–"} {step.reason}
                </span>
                <b>{stepOf(at - 1) ? step.remaining : "–"}</b>
              </>
            )}
          </li>
        ))}
      </ol>
      {firstCurve.value !== undefined && <Figure source={firstCurve.value} label={t("firstCurve")} />}
    </section>
  );
}
