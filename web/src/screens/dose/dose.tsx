// What dose did: its effect in each group, the interaction, what another alpha/beta would say, the schedules given.

import { useEffect, useState } from "preact/hooks";
import { figureNames } from "../../api/runs";
import { FetchedFigure } from "../../parts/fetched_figure";
import { shown } from "../../state/analysis";
import { moving } from "../../state/moving";
import { document_ } from "../../state/study";
import { t } from "../../texts";
import { AddEffect } from "./add_effect";
import { AlphaBeta } from "./alpha_beta";
import { EffectCard } from "./effect_card";
import { Schedules } from "./schedules";

/** The figures of a run that belong here. */
function useFigures(run: string | undefined): string[] {
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    if (run === undefined) return undefined;
    let wanted = true;
    figureNames(run).then(
      (all) => wanted && setNames(all.filter((name) => /^(effect-|response-.*-log-logistic|response-.*-poisson|schedules|sweep)/.test(name))),
      () => wanted && setNames([]),
    );
    return () => {
      wanted = false;
    };
  }, [run]);
  return names;
}

export function Dose() {
  const run = shown.value?.run;
  const figures = useFigures(run);
  const others = figures.filter((name) => !name.startsWith("effect-"));
  return (
    <>
      <h1>{t("dose")}</h1>
      <AlphaBeta figures={figures.filter((name) => !name.startsWith("sweep"))} />
      {shown.value?.whole === false && document_.value.at(["dose", "sweep"]) !== undefined && <p class="quiet">{t("sweepLater")}</p>}
      {run !== undefined && (moving.value ?? shown.value)?.results.effects.map((effect) => <EffectCard key={`${effect.variable} ${effect.endpoint} ${effect.within}`} effect={effect} run={run} />)}
      <AddEffect />
      {run !== undefined && others.length > 0 && (
        <section class="card" aria-labelledby="dose-figures-title">
          <h2 id="dose-figures-title">{t("doseFigures")}</h2>
          <div class="columns">
            {others.map((name) => (
              <FetchedFigure key={name} run={run} name={name} label={name} />
            ))}
          </div>
        </section>
      )}
      <Schedules />
    </>
  );
}
