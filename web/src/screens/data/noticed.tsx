import { check, edit } from "../../state/study";
import { address, route } from "../../state/route";
import type { Noticed as Notice } from "../../api/types";
import { t, type Key } from "../../texts";
import { remedyFor } from "./remedy";

export function NoticedLine({ notice }: { notice: Notice }) {
  const remedy = remedyFor(notice);
  const values = { values: notice.values.join(", "), beside: notice.beside ?? "", n: notice.rows };
  return (
    <li>
      <p>
        <b>{notice.column}</b>: {t(`noticed_${notice.id}` as Key, values)}
        {notice.rows > 0 && <span class="quiet"> {t("rowsCount", { n: notice.rows })}</span>}
      </p>
      <p class="row">
        {remedy ? (
          <button type="button" onClick={() => edit(remedy.apply)}>
            {remedy.words}
          </button>
        ) : (
          <a href={address(route.value.study ?? "", "study")}>{t("toStudy")}</a>
        )}
        <code>{notice.key}</code>
      </p>
    </li>
  );
}

export function Noticed() {
  const found = check.value?.noticed;
  if (!found) return null;
  return (
    <section class="card" aria-labelledby="noticed-title">
      <h2 id="noticed-title">{t("noticed")}</h2>
      {found.length === 0 ? (
        <p>{t("nothingNoticed")}</p>
      ) : (
        <ul class="noticed">
          {found.map((notice) => (
            <NoticedLine key={`${notice.id} ${notice.column} ${notice.beside}`} notice={notice} />
          ))}
        </ul>
      )}
    </section>
  );
}
