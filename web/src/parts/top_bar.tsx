import { drawerOpen } from "../state/drawer";
import { canRedo, canUndo, document_, redo, saving, studyId, text, undo } from "../state/study";
import { textOf } from "../protocol/view";
import { language, languages, t, type Language } from "../texts";

function saveFile(): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text.value], { type: "application/toml" }));
  link.download = "study.toml";
  link.click();
  URL.revokeObjectURL(link.href);
}

function StudyTools() {
  return (
    <div class="row study-tools">
      <span class="saved" role="status">
        {t(saving.value)}
      </span>
      <button type="button" onClick={() => void undo()} disabled={!canUndo.value} title="Ctrl Z">
        {t("undo")}
      </button>
      <button type="button" onClick={() => void redo()} disabled={!canRedo.value} title="Ctrl Shift Z">
        {t("redo")}
      </button>
      <button type="button" onClick={saveFile}>
        {t("saveProtocol")}
      </button>
      <button type="button" aria-expanded={drawerOpen.value} onClick={() => (drawerOpen.value = !drawerOpen.value)}>
        {t("protocol")}
      </button>
    </div>
  );
}

export function TopBar({ study }: { study: string | undefined }) {
  const title = textOf(document_.value.at(["study", "title"])) || studyId.value || "";
  return (
    <header class="top">
      <a class="home" href="#/">
        rtsurv
      </a>
      {study !== undefined && <span class="title">{title}</span>}
      {study !== undefined && <StudyTools />}
      {language.value !== "en" && <small class="report-language">{t("reportEnglish")}</small>}
      <select
        aria-label={t("language")}
        value={language.value}
        onChange={(event) => (language.value = event.currentTarget.value as Language)}
      >
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code} selected={code === language.value}>
            {name}
          </option>
        ))}
      </select>
    </header>
  );
}
