// What the program found: at once without the validation and the sweep of alpha/beta, then the whole study while somebody
// reads.

import { batch, signal } from "@preact/signals";
import { isAborted, Refused } from "../api/http";
import * as runs from "../api/runs";
import type { Problem, Results } from "../api/types";
import { placed } from "../protocol/problems";
import { reduced } from "../protocol/reduced";
import { drawing, trying } from "./turn";

/** A finished analysis: its run has the report, the figures and the tables. */
export interface Shown {
  run: string;
  results: Results;
  whole: boolean; ///< with its validation and its sweep
}

export interface Progress {
  part: string;
  done: number | undefined; ///< share of the part, where it has one
  since: number;
}

export const shown = signal<Shown | undefined>(undefined);
export const firstCurve = signal<string | undefined>(undefined);
export const progress = signal<Progress | undefined>(undefined);
export const running = signal<string | undefined>(undefined);
export const failed = signal<Problem[]>([]);
/** What is shown belongs to an earlier text. */
export const stale = signal(false);

let trial: AbortController | undefined;
let stopWatching: (() => void) | undefined;
let wanted = 0;
let whole = 0; ///< the turn whose whole analysis is shown

export function forget(): void {
  trial?.abort();
  sketching?.abort();
  sketched = "";
  stopWatching?.();
  ++wanted;
  batch(() => {
    shown.value = undefined;
    firstCurve.value = undefined;
    progress.value = undefined;
    running.value = undefined;
    failed.value = [];
    stale.value = false;
  });
}

/** After a reload: the last run of this text if the server still has it, else a new one. */
export async function resume(id: string, text: string): Promise<void> {
  const turn = ++wanted;
  try {
    const last = await runs.last(id);
    if (last.state === "done" && (await runs.protocol(last.run)) === text && turn === wanted) {
      await show(last.run, turn);
      return;
    }
    if ((last.state === "waiting" || last.state === "running") && turn === wanted) {
      void attempt(id, text, turn);
      follow(last.run, turn);
      return;
    }
  } catch (error) {
    if (!(error instanceof Refused)) return;
  }
  if (turn === wanted) await analyse(id, text);
}

let sketched = "";
let sketching: AbortController | undefined;

/** The first curve of a text, of its patients and endpoints alone, and so at once. Nothing where it has none. */
export function sketch(id: string, text: string, columns: string[]): void {
  if (text === sketched) return;
  sketched = text;
  trial?.abort();
  sketching?.abort();
  sketching = new AbortController();
  const { signal } = sketching;
  leave();
  drawing(() => runs.sketch(id, { text: reduced(text, columns), figures: ["first"] }, signal), signal).then(
    (drawn) => {
      firstCurve.value = Object.values(drawn.figures)[0];
    },
    () => undefined,
  );
}

/** Ends the whole analysis of a text that has changed. */
function leave(): void {
  stopWatching?.();
  if (running.value !== undefined) void runs.cancel(running.value).catch(() => undefined);
  running.value = undefined;
}

export async function analyse(id: string, text: string, columns: string[] = []): Promise<void> {
  const turn = ++wanted;
  sketch(id, text, columns);
  stale.value = shown.value !== undefined;
  leave();
  failed.value = [];
  progress.value = { part: "", done: undefined, since: Date.now() };
  if (!(await attempt(id, text, turn)) || turn !== wanted) return;
  await startWhole(id, turn);
}

async function startWhole(id: string, turn: number): Promise<void> {
  try {
    const run = await runs.start(id);
    if (turn === wanted) follow(run, turn);
  } catch (error) {
    if (turn === wanted) stop(error instanceof Error ? [{ text: error.message }] : []);
  }
}

/** The quick answer. False when there is none. */
async function attempt(id: string, text: string, turn: number): Promise<boolean> {
  trial?.abort();
  trial = new AbortController();
  const { signal } = trial;
  try {
    const tried = await trying(() => runs.tryText(id, text, ["first"], signal), signal);
    if (turn !== wanted || turn === whole) return false;
    batch(() => {
      shown.value = { run: tried.run, results: tried.results, whole: false };
      firstCurve.value = Object.values(tried.figures)[0];
      failed.value = [];
      stale.value = false;
    });
    return true;
  } catch (error) {
    if (isAborted(error) || turn !== wanted || turn === whole) return false;
    stop(error instanceof Refused && error.problems.length > 0 ? placed(error.problems, text) : [{ text: String((error as Error).message) }]);
    return false;
  }
}

function stop(problems: Problem[]): void {
  batch(() => {
    failed.value = problems;
    progress.value = undefined;
    running.value = undefined;
  });
}

async function show(run: string, turn: number): Promise<void> {
  const results = await runs.results(run);
  if (turn !== wanted) return;
  whole = turn;
  batch(() => {
    shown.value = { run, results, whole: true };
    progress.value = undefined;
    running.value = undefined;
    failed.value = [];
    stale.value = false;
  });
}

const shareOf = (part: string): number | undefined => {
  const counted = /(\d+) of (\d+)/.exec(part);
  return counted ? Number(counted[1]) / Number(counted[2]) : undefined;
};

function follow(run: string, turn: number): void {
  running.value = run;
  const since = Date.now();
  progress.value = { part: "", done: undefined, since };
  stopWatching = runs.watch(run, {
    onPart: (part) => {
      progress.value = { part, done: shareOf(part), since };
    },
    onDone: () => void show(run, turn),
    onFailed: (problems, message) => stop(problems.length > 0 ? problems : [{ text: message }]),
    onCancelled: () => stop([]),
    onLost: () => stop([]),
  });
}

export async function cancel(): Promise<void> {
  if (running.value !== undefined) await runs.cancel(running.value);
}
