// The frame: what is open, where one is, what is going on.

import { useEffect } from "preact/hooks";
import { Drawer } from "./parts/drawer";
import { Status } from "./parts/status";
import { TopBar } from "./parts/top_bar";
import { Rail } from "./parts/rail";
import { Bedside } from "./screens/bedside/bedside";
import { Cuts } from "./screens/cuts/cuts";
import { Data } from "./screens/data/data";
import { Dose } from "./screens/dose/dose";
import { Results } from "./screens/results/results";
import { Start } from "./screens/start/start";
import { Study } from "./screens/study/study";
import { route, type Screen } from "./state/route";
import { open, openError, redo, studyId, undo } from "./state/study";
import { drawerOpen } from "./state/drawer";
import { language, t } from "./texts";

const screenOf: Record<Screen, () => preact.JSX.Element> = {
  data: Data,
  study: Study,
  results: Results,
  cuts: Cuts,
  dose: Dose,
  bedside: Bedside,
};

function onKey(event: KeyboardEvent): void {
  const writes = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
  if (writes || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
  event.preventDefault();
  void (event.shiftKey ? redo() : undo());
}

export function App() {
  const { study, screen } = route.value;
  useEffect(() => {
    if (study !== undefined && study !== studyId.value) void open(study);
  }, [study]);
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = study === undefined ? "rtsurv" : `${t(screen)} – ${study} – rtsurv`;
  }, [study, screen, language.value]);
  useEffect(() => window.scrollTo({ top: 0, behavior: "instant" }), [study, screen]);
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  const Shown = screenOf[screen];
  return (
    <div class={`frame${study === undefined ? " bare" : ""}${drawerOpen.value && study !== undefined ? " with-drawer" : ""}`}>
      <a class="skip" href="#main" onClick={toMain}>
        {t("skip")}
      </a>
      <TopBar study={study} />
      {study !== undefined && <Rail study={study} screen={screen} />}
      <main id="main" tabIndex={-1}>
        {study === undefined ? (
          <Start />
        ) : (
          <>
            <Status />
            {openError.value === undefined ? <Shown key={screen} /> : <p role="alert">{openError.value}</p>}
          </>
        )}
      </main>
      {study !== undefined && drawerOpen.value && <Drawer />}
      <footer>
        {t("banner")} {t("stays")}
      </footer>
    </div>
  );
}

function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
