// The whole of it as files.

import { useState } from "preact/hooks";
import { fileAddress, watch, writeReport } from "../../api/runs";
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
      watch(await writeReport(studyId.value ?? ""), {
        onPart: setSaid,
        onDone: () => setSaid(t("reportWritten")),
        onFailed: (problems, message) => setSaid(problems.map((one) => one.text).join("\n") || message),
        onCancelled: () => setSaid(""),
        onLost: () => setSaid(t("unreachable")),
      });
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
