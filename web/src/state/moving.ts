// What the study would be with another alpha/beta, while somebody moves it.

import { effect, signal } from "@preact/signals";
import type { Sketch, SketchWish } from "../api/runs";
import { shown } from "./analysis";
import { Preview } from "./preview";
import { studyId } from "./study";

/** Figures and results of the value that was moved to last; nothing once the study has been analysed with it. */
export const moving = signal<Sketch | undefined>(undefined);

const preview = new Preview();

/** Draws figures of a text that is not kept. */
export function move(wish: SketchWish): void {
  const id = studyId.value;
  if (id === undefined || wish.figures.length === 0) return;
  const show = (drawn: Sketch | Error) => {
    if (!(drawn instanceof Error)) moving.value = drawn;
  };
  preview.ask({ id, show, ...wish });
}

effect(() => {
  void shown.value;
  preview.stop();
  moving.value = undefined;
});
