// The protocol as text, beside its screens: editable both ways, what is wrong stands beside its line.

import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../api/types";
import { drawerOpen } from "../state/drawer";
import { text, unreadable, write } from "../state/study";
import { t } from "../texts";
import { complaints } from "./wrong";

const lineHeight = 20;

const shownProblems = (): Problem[] => (unreadable.value ? [unreadable.value] : complaints.value);

export function Drawer() {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const wrong = shownProblems();
  const first = wrong.find((problem) => typeof problem.line === "number")?.line;
  useEffect(() => {
    if (typeof first === "number" && area.current) area.current.scrollTop = Math.max(0, (first - 6) * lineHeight);
  }, [first]);
  const count = text.value.split("\n").length;
  const bad = new Set(wrong.map((problem) => problem.line));
  const onScroll = () => {
    if (gutter.current && area.current) gutter.current.scrollTop = area.current.scrollTop;
  };
  return (
    <aside class="drawer" aria-label={t("protocol")}>
      <header class="row">
        <h2>{t("protocol")}</h2>
        <button type="button" onClick={() => (drawerOpen.value = false)}>
          {t("close")}
        </button>
      </header>
      <p class="quiet">{t("drawerHint")}</p>
      <ul class="wrong" role="status">
        {wrong.map((problem) => (
          <li key={problem.text}>
            {typeof problem.line === "number" ? `${t("line", { n: problem.line })}: ` : ""}
            {problem.text}
          </li>
        ))}
      </ul>
      <div class="editor">
        <div class="gutter" ref={gutter} aria-hidden="true">
          {Array.from({ length: count }, (_, at) => (
            <div key={at} class={bad.has(at + 1) ? "bad" : ""}>
              {at + 1}
            </div>
          ))}
        </div>
        <textarea
          ref={area}
          aria-label={t("protocolText")}
          spellcheck={false}
          wrap="off"
          value={text.value}
          onInput={(event) => write(event.currentTarget.value)}
          onScroll={onScroll}
        />
      </div>
    </aside>
  );
}
