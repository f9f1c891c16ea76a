import type { CoxFit, Effect } from "../../api/types";
import { FetchedFigure } from "../../parts/fetched_figure";
import { pText } from "../../parts/number_words";
import { t } from "../../texts";
import { labelOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { document_ } from "../../state/study";

function ratio(fit: CoxFit | null): string {
  const term = fit?.terms[0];
  if (!term || term.hr === null || term.lower === null || term.upper === null) return t("notEstimable");
  return `${term.hr.toFixed(2)} (${term.lower.toFixed(2)}–${term.upper.toFixed(2)})`;
}

export function EffectCard({ effect, run }: { effect: Effect; run: string }) {
  const name = ["effect", effect.variable, effect.within, effect.endpoint].filter(Boolean).join("-");
  const endpoint = shown.value?.results.endpoints[effect.endpoint]?.label ?? effect.endpoint;
  const title = t("effectTitle", { variable: labelOf(document_.value, effect.variable), endpoint });
  return (
    <section class="card" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {effect.interaction && <p>{t("interaction", { p: pText(effect.interaction.p) })}</p>}
      <FetchedFigure run={run} name={name} label={title} />
      <div class="scroll" tabIndex={0} role="group" aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("group")}</th>
              <th scope="col">{t("nEvents")}</th>
              <th scope="col">HR (95 % CI)</th>
              <th scope="col">P</th>
            </tr>
          </thead>
          <tbody>
            {effect.groups.map((group) => (
              <tr key={group.group}>
                <th scope="row">{group.group}</th>
                <td>
                  {group.n}/{group.cox?.events ?? "–"}
                </td>
                <td>{ratio(group.cox)}</td>
                <td>{pText(group.cox?.terms[0]?.p)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{t("interactionHint")}</p>
      <div class="columns">
        {effect.groups.map((group) => (
          <FetchedFigure key={group.group} run={run} name={`${name}-${group.group.replaceAll(/\s+/g, "-")}`} label={`${title}, ${group.group}`} />
        ))}
      </div>
    </section>
  );
}
