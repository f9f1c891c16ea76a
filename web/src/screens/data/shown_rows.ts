import { signal } from "@preact/signals";

/** Rows of the sheet that are shown instead of the first ones. */
export const shownRows = signal<number[] | undefined>(undefined);
