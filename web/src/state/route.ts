// Which screen of which study: #/study/ID/SCREEN; without a screen the results.

import { signal } from "@preact/signals";

export const screens = ["data", "study", "results", "cuts", "dose", "bedside"] as const;
export type Screen = (typeof screens)[number];
export interface Route {
  study: string | undefined;
  screen: Screen;
}

function read(): Route {
  const [, , study, screen] = location.hash.split("/");
  const known = screens.find((name) => name === screen) ?? "results";
  try {
    return { study: study ? decodeURIComponent(study) : undefined, screen: known };
  } catch {
    return { study: undefined, screen: known };
  }
}

export const route = signal<Route>(read());
export const address = (study: string, screen: Screen): string => `#/study/${encodeURIComponent(study)}/${screen}`;
export const go = (study: string, screen: Screen): void => {
  location.hash = address(study, screen);
};

window.addEventListener("hashchange", () => {
  route.value = read();
});
