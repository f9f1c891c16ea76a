import { useEffect, useState } from "preact/hooks";
import { Labelled } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { numberOf } from "../../protocol/view";
import { document_, edit } from "../../state/study";
import { address, route } from "../../state/route";
import { t } from "../../texts";

const path = ["dose", "alpha_beta"];

/** Writes the value where it stands: first of a list, or alone. */
function written(text: string, value: number, standing: unknown): string {
  return Array.isArray(standing) ? set(text, path, [value, ...(standing as number[]).slice(1).filter((one) => one !== value)]) : set(text, path, value);
}

export function AlphaBeta() {
  const standing = document_.value.at(path);
  const value = numberOf(standing);
  const [draft, setDraft] = useState(value ?? 10);
  useEffect(() => setDraft(value ?? 10), [value]);
  if (value === undefined)
    return (
      <p class="empty">
        {t("noDose")} <a href={address(route.value.study ?? "", "study")}>{t("toStudy")}</a>
      </p>
    );
  return (
    <section class="card" aria-labelledby="alpha-beta-title">
      <h2 id="alpha-beta-title">{t("alphaBeta")}</h2>
      <Labelled label={t("alphaBetaOf", { value: draft.toFixed(1) })}>
        {(control) => (
          <input
            {...control}
            type="range"
            min={0.5}
            max={20}
            step={0.1}
            value={draft}
            aria-valuetext={`${draft.toFixed(1)} Gy`}
            onInput={(event) => setDraft(Number(event.currentTarget.value))}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              edit((text) => written(text, chosen, standing));
            }}
          />
        )}
      </Labelled>
      <p class="quiet">{t("alphaBetaHint")}</p>
    </section>
  );
}
