// Total dose, fractions, alpha/beta; the schedules that were given with their EQD2 below.

import { TextField } from "../../parts/fields";
import { set } from "../../protocol/edit";
import { numberOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { document_, edit } from "../../state/study";
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
  return (
    <section class="card" aria-labelledby="dose-roles-title">
      <h2 id="dose-roles-title">{t("dose")}</h2>
      <RoleBox role="total" />
      <RoleBox role="fractions" />
      <TextField label={t("alphaBeta")} value={alphaBeta === undefined ? "" : String(alphaBeta)} onChange={take} numeric />
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
