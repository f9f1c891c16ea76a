// One page beside a patient: schedules in one unit, the group, what became of those of the group in this study.

import { useState } from "preact/hooks";
import { TextField } from "../../parts/fields";
import { shown } from "../../state/analysis";
import { t } from "../../texts";
import { Patient } from "./patient";
import { Schedules } from "./schedules";

export function Bedside() {
  const results = shown.value?.results;
  const [note, setNote] = useState("");
  return (
    <div class="bedside">
      <h1>{t("bedside")}</h1>
      <p class="warning">
        <b>{t("banner")}</b> {t("bedsideWarning")}
      </p>
      <Schedules />
      {results && shown.value && <Patient results={results} run={shown.value.run} />}
      <div class="screen-only">
        <TextField label={t("printNote")} value={note} hint={t("printNoteHint")} onChange={setNote} live />
      </div>
      {note !== "" && <p class="print-only">{note}</p>}
      {results && (
        <p class="quiet">
          {t("basedOn", {
            title: results.study.title,
            n: results.manifest.rows_analysed,
            version: results.manifest.version,
            hash: results.manifest.data.sha256.slice(0, 12),
          })}
        </p>
      )}
      <button type="button" class="primary screen-only" onClick={() => window.print()}>
        {t("print")}
      </button>
    </div>
  );
}
