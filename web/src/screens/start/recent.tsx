import type { Folder, StudyLine } from "../../api/types";
import { address } from "../../state/route";
import { language, t } from "../../texts";

function Line({ study }: { study: StudyLine }) {
  const when = study.changed ? new Date(study.changed).toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" }) : "";
  return (
    <li>
      <a href={address(study.id, "results")}>{study.title || study.id}</a>
      <span class="quiet">
        {study.id}
        {study.table ? ` · ${study.table}` : ""}
        {when ? ` · ${when}` : ""}
      </span>
    </li>
  );
}

export function Recent({ folder }: { folder: Folder }) {
  const newestFirst = [...folder.studies].sort((a, b) => (b.changed ?? "").localeCompare(a.changed ?? ""));
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">{t("recent")}</h2>
      <p class="quiet">{t("folder", { folder: folder.folder })}</p>
      {newestFirst.length === 0 ? <p>{t("noStudies")}</p> : <ul class="recent">{newestFirst.map((study) => <Line key={study.id} study={study} />)}</ul>}
    </section>
  );
}
