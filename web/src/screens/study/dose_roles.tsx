// Total dose, fractions, alpha/beta; the schedules that were given with their EQD2 below.

import { TextField } from "../../parts/fields";
import { withCut } from "../../protocol/cuts";
import { set } from "../../protocol/edit";
import { holders, presetAlphaBeta } from "../../protocol/roles";
import { numberOf, tables, textOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { address, route } from "../../state/route";
import { document_, edit, text as whole } from "../../state/study";
import { t } from "../../texts";
import { RoleBox } from "./role_box";

const mostUsed = 5;

export function DoseRoles() {
  const alphaBeta = numberOf(document_.value.at(["dose", "alpha_beta"]));
  const schedules = shown.value?.results.schedules?.schedules ?? [];
  const take = (value: string) => {
    const number = Number(value.replace(",", "."));
    if (number > 0) edit((text) => set(text, ["dose", "alpha_beta"], number));
  };
  const complete = alphaBeta !== undefined && (["total", "fractions"] as const).every((role) => holders(whole.value, role).length > 0);
  const isCut = tables(document_.value, "cutpoint").some((cut) => textOf(cut["variable"]) === "eqd2");
  const endpoint = textOf(tables(document_.value, "endpoint")[0]?.["name"]);
  const lookForCut = () => edit((text) => withCut(text, "eqd2", endpoint));
  return (
    <section class="card" aria-labelledby="dose-roles-title">
      <h2 id="dose-roles-title">{t("dose")}</h2>
      <RoleBox role="total" />
      <RoleBox role="fractions" />
      <TextField label={t("alphaBeta")} value={alphaBeta === undefined ? "" : String(alphaBeta)} onChange={take} hint={alphaBeta === presetAlphaBeta ? t("alphaBetaPreset") : undefined} numeric path={["dose", "alpha_beta"]} />
      {complete && (
        <p>
          {t("eqd2Column")}{" "}
          {!isCut && (
            <button type="button" onClick={lookForCut}>
              {t("cutEqd2")}
            </button>
          )}
          {isCut && <a href={address(route.value.study ?? "", "cuts")}>{t("toCuts")}</a>}
        </p>
      )}
      {schedules.length > 0 && (
        <table>
          <caption>{t("mostUsed")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("schedule")}</th>
              <th scope="col">n</th>
              <th scope="col">EQD2 (Gy)</th>
            </tr>
          </thead>
          <tbody>
            {schedules.slice(0, mostUsed).map((one) => (
              <tr key={one.schedule}>
                <th scope="row">{one.schedule}</th>
                <td>{one.n}</td>
                <td>{one.equivalents[0]?.eqd2_gy.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
