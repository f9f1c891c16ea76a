// Drop a table, open a study of the folder, or make the sample study.

import { useEffect, useState } from "preact/hooks";
import { Refused, Unreachable } from "../../api/http";
import * as studies from "../../api/studies";
import type { Folder, Made } from "../../api/types";
import { go } from "../../state/route";
import { said } from "../../state/said";
import { studyId } from "../../state/study";
import { t } from "../../texts";
import { Drop } from "./drop";
import { Reading } from "./reading";
import { Recent } from "./recent";

const words = (error: unknown): string =>
  error instanceof Unreachable ? t("unreachable") : error instanceof Error ? error.message : String(error);

function opened(made: Made): void {
  studyId.value = undefined;
  said.value = { study: made.id, words: made.said };
  go(made.id, "results");
}

export function Start() {
  const [folder, setFolder] = useState<Folder | undefined>();
  const [sent, setSent] = useState<number | undefined>();
  const [refused, setRefused] = useState<{ file: File | undefined; why: string } | undefined>();
  useEffect(() => {
    studies.folder().then(setFolder, (error: unknown) => setRefused({ file: undefined, why: words(error) }));
  }, []);
  const take = async (file: File, reading: studies.Reading = {}) => {
    setRefused(undefined);
    setSent(0);
    try {
      opened(await studies.upload(file, reading, setSent));
    } catch (error) {
      setRefused({ file: error instanceof Refused ? file : undefined, why: words(error) });
    } finally {
      setSent(undefined);
    }
  };
  const sample = async () => {
    setSent(1);
    try {
      opened(await studies.sample());
    } catch (error) {
      setRefused({ file: undefined, why: words(error) });
    } finally {
      setSent(undefined);
    }
  };
  return (
    <div class="start">
      <h1>{t("startTitle")}</h1>
      <p class="lead">{t("startLead")}</p>
      <Drop onFile={(file) => void take(file)} sent={sent} />
      {refused && (
        <div role="alert" class="problems">
          <b>{t("refused")}</b>
          <pre>{refused.why}</pre>
        </div>
      )}
      {refused?.file && <Reading file={refused.file} onAgain={take} />}
      <p class="row">
        <button type="button" onClick={() => void sample()} disabled={sent !== undefined}>
          {t("sample")}
        </button>
        <span class="quiet">{t("sampleHint")}</span>
      </p>
      {folder && <Recent folder={folder} />}
    </div>
  );
}
