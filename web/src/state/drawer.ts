import { signal } from "@preact/signals";

/** Whether the protocol's text is shown. */
export const drawerOpen = signal(false);
