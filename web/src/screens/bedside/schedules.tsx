// Up to four schedules: any two of total dose, fractions and dose per fraction; the program gives the rest.

import { useEffect, useState } from "preact/hooks";
import * as dose from "../../api/dose";
import type { Regimen } from "../../api/types";
import { Labelled } from "../../parts/fields";
import { numberOf } from "../../protocol/view";
import { shown } from "../../state/analysis";
import { document_ } from "../../state/study";
import { t } from "../../texts";

interface Entry {
  total: string;
  fractions: string;
  each: string;
}

const most = 4;
const highDose = 10;
const blank: Entry = { total: "", fractions: "", each: "" };

const number = (text: string): number | undefined => {
  const value = Number(text.replace(",", "."));
  return text.trim() !== "" && Number.isFinite(value) && value > 0 ? value : undefined;
};

/** The two that are given; nothing when there are fewer, the first two when there are three. */
function prescription(entry: Entry): dose.Prescription | undefined {
  const total = number(entry.total);
  const fractions = number(entry.fractions);
  const each = number(entry.each);
  if (total !== undefined && fractions !== undefined) return { total, fractions };
  if (total !== undefined && each !== undefined) return { total, dosePerFraction: each };
  if (fractions !== undefined && each !== undefined) return { fractions, dosePerFraction: each };
  return undefined;
}

/** What the program says of an entry, shortly after it was written. */
function useRegimen(entry: Entry, alphaBeta: number): { regimen: Regimen | undefined; why: string } {
  const [answer, setAnswer] = useState<{ regimen: Regimen | undefined; why: string }>({ regimen: undefined, why: "" });
  useEffect(() => {
    const asked = prescription(entry);
    if (!asked) {
      setAnswer({ regimen: undefined, why: "" });
      return undefined;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      dose.regimen(asked, alphaBeta).then(
        (regimen) => wanted && setAnswer({ regimen, why: "" }),
        (error: unknown) => wanted && setAnswer({ regimen: undefined, why: error instanceof Error ? error.message : String(error) }),
      );
    }, 120);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [entry, alphaBeta]);
  return answer;
}

function Cell({ label, value, computed, onInput }: { label: string; value: string; computed: number | undefined; onInput: (text: string) => void }) {
  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      value={value}
      placeholder={computed === undefined ? "" : Number(computed.toFixed(2)).toString()}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}

function Given({ schedule }: { schedule: string | undefined }) {
  const given = shown.value?.results.schedules?.schedules.find((one) => one.schedule === schedule);
  return <td>{schedule === undefined ? "" : (given?.n ?? 0)}</td>;
}

function Line({ at, alphaBeta }: { at: number; alphaBeta: number }) {
  const [entry, setEntry] = useState(blank);
  const { regimen, why } = useRegimen(entry, alphaBeta);
  const name = t("scheduleNumber", { n: at + 1 });
  const put = (key: keyof Entry) => (text: string) => setEntry((before) => ({ ...before, [key]: text }));
  return (
    <tr class={regimen ? "" : "screen-only"}>
      <th scope="row">{name}</th>
      <td>
        <Cell label={`${name}: ${t("totalDose")}`} value={entry.total} computed={regimen?.total_gy} onInput={put("total")} />
      </td>
      <td>
        <Cell label={`${name}: ${t("fractions")}`} value={entry.fractions} computed={regimen?.fractions} onInput={put("fractions")} />
      </td>
      <td>
        <Cell label={`${name}: ${t("dosePerFraction")}`} value={entry.each} computed={regimen?.dose_per_fraction_gy} onInput={put("each")} />
      </td>
      <td class="big-number">{regimen ? regimen.bed_gy.toFixed(1) : ""}</td>
      <td class="big-number">{regimen ? regimen.eqd2_gy.toFixed(1) : ""}</td>
      <Given schedule={regimen?.schedule} />
      <td class="why">
        {why}
        {regimen && regimen.dose_per_fraction_gy > highDose ? t("aboveTen") : ""}
      </td>
    </tr>
  );
}

const headings = ["schedule", "totalDose", "fractions", "dosePerFraction", "bed", "eqd2", "givenTo"] as const;

export function Schedules() {
  const ofStudy = numberOf(document_.value.at(["dose", "alpha_beta"]));
  const [own, setOwn] = useState("");
  const alphaBeta = number(own) ?? ofStudy ?? 10;
  return (
    <section class="card" aria-labelledby="bedside-schedules-title">
      <h2 id="bedside-schedules-title">{t("compareSchedules")}</h2>
      <Labelled label={t("alphaBeta")} hint={ofStudy === undefined ? t("alphaBetaAssumed") : t("alphaBetaStudy", { value: ofStudy })}>
        {(control) => <input {...control} type="text" inputMode="decimal" value={own} placeholder={String(ofStudy ?? 10)} onInput={(event) => setOwn(event.currentTarget.value)} />}
      </Labelled>
      <p class="quiet">{t("anyTwo")}</p>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="bedside-schedules-title">
        <table class="entry">
          <thead>
            <tr>
              {headings.map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: most }, (_, at) => (
              <Line key={at} at={at} alphaBeta={alphaBeta} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">EQD2 = D · (d + α/β) / (2 + α/β), BED = D · (1 + d / (α/β)); α/β = {alphaBeta} Gy. {t("doseLimits")}</p>
    </section>
  );
}
