import { useEffect, useState } from "preact/hooks";
import { Labelled } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { numberOf, tables } from "../../protocol/view";
import { move } from "../../state/moving";
import { document_, edit, text } from "../../state/study";
import { address, route } from "../../state/route";
import { t } from "../../texts";

const path = ["dose", "alpha_beta"];

/** Writes the value where it stands: first of a list, or alone. */
function written(text: string, value: number, standing: unknown): string {
  return Array.isArray(standing) ? set(text, path, [value, ...(standing as number[]).slice(1).filter((one) => one !== value)]) : set(text, path, value);
}

/** What the screen shows of dose. */
const parts = ["dose", "dose.response", "effect"];

/** The text with the quickest P of each search, which none of these parts shows. */
const withoutPermutations = (text: string): string =>
  tables(document_.value, "cutpoint").reduce((left, _, at) => set(left, ["cutpoint", at, "p_method"], "Lau94"), text);

/** While it is moved, `figures` are drawn of the value; where it is let go, it is written. */
export function AlphaBeta({ figures }: { figures: string[] }) {
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
            onInput={(event) => {
              const reached = Number(event.currentTarget.value);
              setDraft(reached);
              move({ text: withoutPermutations(written(text.value, reached, standing)), figures, parts });
            }}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              edit((whole) => written(whole, chosen, standing));
            }}
          />
        )}
      </Labelled>
      <p class="quiet">{t("alphaBetaHint")}</p>
    </section>
  );
}
