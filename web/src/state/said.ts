import { signal } from "@preact/signals";

/** What the program said when it read the table that was dropped last, by the study it made. */
export const said = signal<{ study: string; words: string } | undefined>(undefined);
