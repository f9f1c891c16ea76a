// Analyses: the whole study with progress, and a quick try of a text that nobody keeps.

import { json, part, text } from "./http";
import type { Problem, Results, RunState } from "./types";

export const start = async (id: string) =>
  (await json<{ run: string }>(`/api/studies/${part(id)}/runs`, { method: "POST" })).run;
/** Writes the report beside the protocol, as a run. */
export const writeReport = async (id: string) =>
  (await json<{ run: string }>(`/api/studies/${part(id)}/report`, { method: "POST" })).run;
/** Reads what is answered: a body that nobody reads holds its connection. */
export const cancel = (run: string) => json<{ state: RunState }>(`/api/runs/${part(run)}`, { method: "DELETE" });
export const report = (run: string) => text(`/api/runs/${part(run)}/report.html`);
export const results = (run: string) => json<Results>(`/api/runs/${part(run)}/results.json`);
/** The text that was analysed. */
export const protocol = (run: string) => text(fileAddress(run, "study.toml"));
export const figureAddress = (run: string, name: string) => `/api/runs/${part(run)}/figures/${part(name)}`;
export const tableAddress = (run: string, name: string) => `/api/runs/${part(run)}/tables/${part(name)}`;
export const fileAddress = (run: string, name: string) => `/api/runs/${part(run)}/${name}`;

/** The last run of a study that the server still has. */
export const last = (id: string) => json<{ run: string; state: RunState }>(`/api/studies/${part(id)}/runs`);

export interface Watcher {
  onPart(text: string): void;
  onDone(): void;
  onFailed(problems: Problem[], message: string): void;
  onCancelled(): void;
  onLost(): void;
}

const told = (event: Event) => JSON.parse((event as MessageEvent<string>).data) as unknown;

/** Hears of a run until it is over. Returns how to stop listening. */
export function watch(run: string, watcher: Watcher): () => void {
  const events = new EventSource(`/api/runs/${part(run)}/events`);
  const close = () => events.close();
  events.addEventListener("part", (event) => watcher.onPart(String(told(event))));
  events.addEventListener("done", () => {
    close();
    watcher.onDone();
  });
  events.addEventListener("failed", (event) => {
    close();
    const why = told(event) as { error?: string; problems?: Problem[] };
    watcher.onFailed(why.problems ?? [], why.error ?? "");
  });
  events.addEventListener("cancelled", () => {
    close();
    watcher.onCancelled();
  });
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED) return;
    watcher.onLost();
  });
  return close;
}

export interface Tried {
  run: string;
  results: Results;
  figures: Record<string, string>;
}

/** The results of a protocol text, without its validation and its sweep of alpha/beta, and figures by their names ("first": the first curve). */
export const tryText = (id: string, body: string, figures: string[], signal: AbortSignal) =>
  json<Tried>(`/api/studies/${part(id)}/try?figures=${figures.map(part).join(",")}`, { method: "POST", body, signal });

/** What is shown while something is moved. */
export type Sketch = Omit<Tried, "run">;

/** What of a text is looked at while it is moved. */
export interface SketchWish {
  text: string;
  figures: string[];
  /** Tables of the protocol to analyse; none: all. */
  parts?: string[];
}

/** The results of a text and these figures of it, without its validation, its sweep of alpha/beta and a report. */
export const sketch = (id: string, { text, figures, parts = [] }: SketchWish, signal: AbortSignal) =>
  json<Sketch>(`/api/studies/${part(id)}/sketch?figures=${figures.map(part).join(",")}&parts=${parts.map(part).join(",")}`, {
    method: "POST",
    body: text,
    signal,
  });

export const figureNames = async (run: string) =>
  (await json<{ figures: string[] }>(`/api/runs/${part(run)}`)).figures;
