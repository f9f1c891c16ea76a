// A protocol that is tried and not kept: the last one wins.

import { isAborted } from "../api/http";
import { tryText, type Tried } from "../api/runs";
import { inTurn } from "./turn";

export class Preview {
  private asked: AbortController | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Calls back with what came of the text, unless another was asked for since. */
  ask(id: string, text: string, figures: string[], then: (tried: Tried | Error) => void, delay = 60): void {
    this.stop();
    this.timer = setTimeout(() => {
      this.asked = new AbortController();
      const { signal } = this.asked;
      inTurn(() => tryText(id, text, figures, signal), signal).then(then, (error: unknown) => {
        if (!isAborted(error)) then(error instanceof Error ? error : new Error(String(error)));
      });
    }, delay);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }
}
