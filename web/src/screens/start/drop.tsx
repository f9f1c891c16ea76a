import { useRef, useState } from "preact/hooks";
import { t } from "../../texts";

const kinds = ".csv,.tsv,.txt,.gz,.xlsx,.xlsm,.parquet,.sav,.dta,.sas7bdat,.xpt,.xls,.ods,.numbers";

export function Drop({ onFile, sent }: { onFile: (file: File) => void; sent: number | undefined }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  };
  const onDragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const onChoose = () => {
    const file = input.current?.files?.[0];
    if (file) onFile(file);
    if (input.current) input.current.value = "";
  };
  return (
    <div class={`drop${over ? " over" : ""}`} onDrop={onDrop} onDragOver={onDragOver} onDragLeave={() => setOver(false)}>
      {sent === undefined ? (
        <>
          <p class="big">{t("drop")}</p>
          <p class="quiet">.xlsx .csv .tsv .sav .dta .sas7bdat .xpt .parquet</p>
        </>
      ) : (
        <p class="big" role="status">
          <progress aria-label={t("reading")} {...(sent < 1 ? { value: sent } : {})} /> {t("reading")}
        </p>
      )}
      <label class="button primary">
        {t("choose")}
        <input ref={input} type="file" accept={kinds} class="unseen" onChange={onChoose} disabled={sent !== undefined} />
      </label>
    </div>
  );
}
