// What is being computed, how far it is, and what stopped it.

import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/types";
import { cancel, failed, progress, running } from "../state/analysis";
import { drawerOpen } from "../state/drawer";
import { saving, unreadable } from "../state/study";
import { t } from "../texts";

function Seconds({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.round((now - since) / 1000));
  return seconds < 2 ? null : <span aria-hidden="true">{t("seconds", { n: seconds })}</span>;
}

function Working() {
  const now = progress.value;
  if (!now) return null;
  const what = now.part === "" ? t("analysing") : now.part.replace(/^Reading .*/, t("reading"));
  return (
    <div class="working">
      <progress aria-label={t("analysing")} {...(now.done === undefined ? {} : { value: now.done })} />
      <span aria-hidden="true">{what}</span>
      <Seconds since={now.since} />
      {running.value !== undefined && (
        <button type="button" onClick={() => void cancel()}>
          {t("cancel")}
        </button>
      )}
    </div>
  );
}

export function Problems({ title, problems }: { title: string; problems: Problem[] }) {
  return (
    <div class="problems" role="alert">
      <b>{title}</b>
      <ul>
        {problems.slice(0, 8).map((problem, position) => (
          <li key={position}>
            {typeof problem.line === "number" && (
              <button type="button" class="link" onClick={() => (drawerOpen.value = true)}>
                {t("line", { n: problem.line })}
              </button>
            )}{" "}
            {problem.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The phase in words, for who cannot see the bar: not each of a thousand steps. */
function phase(): string {
  if (progress.value) return progress.value.part.replace(/:.*/, "") || t("analysing");
  return failed.value.length > 0 ? t("stopped") : t("updated");
}

export function Status() {
  const broken = unreadable.value;
  return (
    <div class="status">
      <p class="unseen" role="status">
        {phase()}
      </p>
      <Working />
      {saving.value === "lost" && <p role="alert">{t("unreachable")}</p>}
      {broken && <Problems title={t("noToml")} problems={[broken]} />}
      {!broken && failed.value.length > 0 && <Problems title={t("stopped")} problems={failed.value} />}
    </div>
  );
}
