// What a figure or a table can be taken away as.

import { useState } from "preact/hooks";
import { figureAddress, tableAddress } from "../api/runs";
import { t } from "../texts";
import { copyTable } from "./copy";
import { Choice } from "./fields";

const presets = ["", "elsevier-1col", "elsevier-1.5col", "elsevier-2col", "jama", "generic"];
const formats = ["svg", "pdf", "png", "tiff", "eps"];
const resolutions = ["300", "600", "1000", "1200"];

/** Figures whose tools are open: they stay so when the figure is drawn anew. */
const opened = new Set<string>();

export function FigureTools({ run, name, label }: { run: string; name: string; label: string }) {
  const [preset, setPreset] = useState("");
  const [format, setFormat] = useState("pdf");
  const [dpi, setDpi] = useState("600");
  const query = new URLSearchParams({ format });
  if (preset !== "") query.set("preset", preset);
  if (format === "png" || format === "tiff") query.set("dpi", dpi);
  const onToggle = (event: Event & { currentTarget: HTMLDetailsElement }) => (event.currentTarget.open ? opened.add(name) : opened.delete(name));
  return (
    <details class="tools" open={opened.has(name)} onToggle={onToggle}>
      <summary>{t("download")}</summary>
      <div class="row">
        <Choice label={t("width")} value={preset} options={presets.map((value) => [value, value || t("asInReport")])} onChange={setPreset} />
        <Choice label={t("format")} value={format} options={formats.map((value) => [value, value.toUpperCase()])} onChange={setFormat} />
        {(format === "png" || format === "tiff") && (
          <Choice label={t("resolution")} value={dpi} options={resolutions.map((value) => [value, `${value} dpi`])} onChange={setDpi} />
        )}
        <a class="button" href={`${figureAddress(run, name)}?${query}`} download={`${name}.${format}`} aria-label={`${t("download")}: ${label}`}>
          {t("download")}
        </a>
      </div>
    </details>
  );
}

export function TableTools({ run, name, table, label }: { run: string; name: string; table: HTMLTableElement; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => setCopied(copyTable(table));
  const file = (format: string, words: string) => (
    <a href={`${tableAddress(run, name)}?format=${format}`} download={`${name}.${format}`} aria-label={`${label}, ${words}`}>
      {words}
    </a>
  );
  return (
    <p class="tools row">
      <button type="button" class="link" onClick={copy} aria-label={`${t("copy")}: ${label}`}>
        {t("copy")}
      </button>
      {file("docx", "Word")}
      {file("csv", "CSV")}
      {file("tex", "LaTeX")}
      <span role="status">{copied ? t("copied") : ""}</span>
    </p>
  );
}
