// The whole of it as files.

import { useState } from "preact/hooks";
import { fileAddress } from "../../api/runs";
import { json, part } from "../../api/http";
import { studyId } from "../../state/study";
import { t } from "../../texts";

const files: [file: string, words: string][] = [
  ["tables.docx", "allTables"],
  ["report.html", "reportFile"],
  ["manuscript.txt", "manuscript"],
  ["results.json", "resultsFile"],
  ["study.toml", "protocolFile"],
];

export function TakeAway({ run }: { run: string }) {
  const [said, setSaid] = useState("");
  const write = async () => {
    setSaid(t("analysing"));
    try {
      await json(`/api/studies/${part(studyId.value ?? "")}/report`, { method: "POST" });
      setSaid(t("reportWritten"));
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <details class="tools">
      <summary>{t("takeAway")}</summary>
      <div class="row">
        {files.map(([file, words]) => (
          <a key={file} class="button" href={fileAddress(run, file)} download={file}>
            {t(words as "allTables")}
          </a>
        ))}
        <button type="button" onClick={() => void write()}>
          {t("writeReport")}
        </button>
      </div>
      <p role="status">{said}</p>
    </details>
  );
}
