import { shown } from "../../state/analysis";
import { t } from "../../texts";

/** The schedules that were given, the commonest first. */
export function Schedules() {
  const schedules = shown.value?.results.schedules?.schedules ?? [];
  if (schedules.length === 0) return null;
  const ratios = schedules[0]?.equivalents.map((one) => one.alpha_beta_gy) ?? [];
  return (
    <section class="card" aria-labelledby="schedules-title">
      <h2 id="schedules-title">{t("schedulesGiven")}</h2>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="schedules-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("schedule")}</th>
              <th scope="col">n (%)</th>
              {ratios.map((ratio) => (
                <th key={ratio} scope="col">
                  EQD2 (α/β {ratio})
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {schedules.map((one) => (
              <tr key={one.schedule}>
                <th scope="row">{one.schedule}</th>
                <td>
                  {one.n} ({one.percent.toFixed(1)})
                </td>
                {one.equivalents.map((equivalent) => (
                  <td key={equivalent.alpha_beta_gy}>{equivalent.eqd2_gy.toFixed(1)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
