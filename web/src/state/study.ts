// The open study: the text of its protocol is the state, the rest follows from it.

import { batch, computed, signal } from "@preact/signals";
import { Refused, Unreachable } from "../api/http";
import * as studies from "../api/studies";
import type { Check, Column, FlowStep, Problem, ProtocolState } from "../api/types";
import { isReadable, parse, type ProtocolText } from "../protocol/document";
import { placed } from "../protocol/problems";
import { tables, textOf } from "../protocol/view";
import { analyse, forget, resume, sketch } from "./analysis";

export type Saving = "saved" | "waiting" | "lost";

export const studyId = signal<string | undefined>(undefined);
export const text = signal("");
export const canUndo = signal(false);
export const canRedo = signal(false);
export const saving = signal<Saving>("saved");
export const columns = signal<Column[]>([]);
export const check = signal<Check | undefined>(undefined);
export const problems = signal<Problem[]>([]);
export const openError = signal<string | undefined>(undefined);

/** The exclusions of the text that was checked last, one text for each. */
const checkedRules = signal<string[]>([]);

function rulesOf(whole: string): string[] {
  const document = parse(whole);
  return isReadable(document) ? tables(document, "exclude").map((rule) => textOf(rule["when"])) : [];
}

/** What the exclusion at a place takes and leaves; nothing while that is not known: it or one before it has changed. */
export function stepOf(at: number): FlowStep | undefined {
  const now = tables(document_.value, "exclude").map((rule) => textOf(rule["when"]));
  return now.slice(0, at + 1).every((when, place) => when === checkedRules.value[place]) ? check.value?.flow[at + 1] : undefined;
}

const parsed = computed(() => parse(text.value));

/** The protocol, or its last readable form while somebody writes in it. */
let lastReadable: ProtocolText | undefined;
export const document_ = computed<ProtocolText>(() => {
  if (isReadable(parsed.value)) lastReadable = parsed.value;
  return lastReadable ?? (parse("") as ProtocolText);
});

/** Why the text is no TOML, or nothing. */
export const unreadable = computed(() => (isReadable(parsed.value) ? undefined : parsed.value));

const typingDelay = 250;
const choiceDelay = 120; ///< a sketch of it comes first
const retryDelay = 2000;
let timer: ReturnType<typeof setTimeout> | undefined;

function take(state: ProtocolState): void {
  batch(() => {
    text.value = state.protocol;
    canUndo.value = state.can_undo;
    canRedo.value = state.can_redo;
    saving.value = "saved";
  });
}

export async function open(id: string): Promise<void> {
  clearTimeout(timer);
  lastReadable = undefined;
  batch(() => {
    studyId.value = id;
    text.value = "";
    columns.value = [];
    check.value = undefined;
    checkedRules.value = [];
    problems.value = [];
    openError.value = undefined;
  });
  forget();
  try {
    const state = await studies.protocol(id);
    if (studyId.value !== id) return;
    take(state);
  } catch (error) {
    if (studyId.value === id) openError.value = error instanceof Error ? error.message : String(error);
    return;
  }
  void look(id);
  void resume(id, text.value);
}

/** What check and the columns say of the text as it is saved. */
async function look(id: string): Promise<void> {
  const asked = text.value;
  const [checked, read] = await Promise.allSettled([studies.check(id), studies.columns(id)]);
  if (studyId.value !== id) return;
  batch(() => {
    if (checked.status === "fulfilled") {
      check.value = checked.value;
      checkedRules.value = rulesOf(asked);
      problems.value = [];
    } else if (checked.reason instanceof Refused) {
      problems.value = checked.reason.problems.length > 0 ? placed(checked.reason.problems, asked) : [{ text: checked.reason.message }];
    }
    if (read.status === "fulfilled") columns.value = read.value.columns;
  });
}

const names = (): string[] => columns.value.map((column) => column.name);

/** The page's edit: shown at once, saved shortly after, then analysed. */
export function edit(change: (text: string) => string): void {
  if (unreadable.value) return;
  write(change(text.value), choiceDelay);
}

/** Any text, as the drawer gives it. */
export function write(changed: string, delay = typingDelay): void {
  if (changed === text.value) return;
  const id = studyId.value;
  // Asked for before the screen is drawn anew.
  if (id !== undefined && isReadable(parse(changed))) sketch(id, changed, names());
  text.value = changed;
  saving.value = "waiting";
  clearTimeout(timer);
  timer = setTimeout(() => void save(), delay);
}

async function save(): Promise<void> {
  const id = studyId.value;
  if (id === undefined) return;
  const sent = text.value;
  try {
    const state = await studies.save(id, sent);
    if (studyId.value !== id || text.value !== sent) return;
    take(state);
    void look(id);
    void analyse(id, sent, names());
  } catch (error) {
    if (!(error instanceof Unreachable)) problems.value = [{ text: error instanceof Error ? error.message : "" }];
    saving.value = "lost";
    timer = setTimeout(() => void save(), retryDelay);
  }
}

/** Writes the protocol anew from the table. */
export const beginAgain = (reading: studies.Reading) =>
  step(async (id) => {
    await studies.init(id, reading);
    return studies.protocol(id);
  });

async function step(take_: (id: string) => Promise<ProtocolState>): Promise<void> {
  const id = studyId.value;
  if (id === undefined) return;
  if (saving.value === "waiting") {
    clearTimeout(timer);
    await save();
  }
  const before = text.value;
  try {
    const state = await take_(id);
    if (studyId.value !== id) return;
    take(state);
  } catch (error) {
    problems.value = [{ text: error instanceof Error ? error.message : String(error) }];
    return;
  }
  if (text.value === before) return;
  void look(id);
  void analyse(id, text.value, names());
}
export const undo = () => step(studies.undo);
export const redo = () => step(studies.redo);

window.addEventListener("beforeunload", (event) => {
  if (saving.value !== "saved") event.preventDefault();
});
