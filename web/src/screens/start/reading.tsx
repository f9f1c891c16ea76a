// A table that could not be read as it came: how it is to be read, then again.

import { useState } from "preact/hooks";
import type { Reading as Options } from "../../api/studies";
import { Choice, TextField } from "../../parts/fields";
import { t } from "../../texts";

export function Reading({ file, onAgain }: { file: File; onAgain: (file: File, options: Options) => Promise<void> }) {
  const [options, setOptions] = useState<Options>({});
  const set = (key: string) => (value: string) => setOptions((before) => ({ ...before, [key]: value }));
  const of = (key: string) => options[key] ?? "";
  return (
    <section class="card" aria-labelledby="reading-title">
      <h2 id="reading-title">{t("readAs", { file: file.name })}</h2>
      <div class="row">
        <Choice label={t("dateOrder")} value={of("dates")} onChange={set("dates")} options={dateOrders()} />
        <TextField label={t("sheet")} value={of("sheet")} onChange={set("sheet")} />
        <TextField label={t("headerRow")} value={of("header")} onChange={set("header")} numeric />
        <Choice
          label={t("encoding")}
          value={of("encoding")}
          onChange={set("encoding")}
          options={["", "UTF-8", "CP949", "GBK", "Shift-JIS", "CP1252", "MacRoman"].map((one) => [one, one || t("automatic")])}
        />
        <Choice
          label={t("decimal")}
          value={of("decimal")}
          onChange={set("decimal")}
          options={[
            ["", t("automatic")],
            [".", "0.5"],
            [",", "0,5"],
          ]}
        />
      </div>
      <button type="button" class="primary" onClick={() => void onAgain(file, options)}>
        {t("again")}
      </button>
    </section>
  );
}

export const dateOrders = (): [string, string][] => [
  ["", t("automatic")],
  ["dmy", t("dmy")],
  ["mdy", t("mdy")],
  ["ymd", t("ymd")],
];
