// Figures of a protocol that is not kept, while somebody moves something in it.

import { isAborted } from "../api/http";
import { sketch, type Sketch, type SketchWish } from "../api/runs";
import { drawing } from "./turn";

interface Wish extends SketchWish {
  id: string;
  show: (drawn: Sketch | Error) => void;
}

export class Preview {
  private wish: Wish | undefined;
  private asked: AbortController | undefined;

  /** Calls back with what came of the text: at once where nothing is being drawn, else after that, and then only of the
   *  last text asked for. So pictures follow a movement as fast as they are drawn. */
  ask(wish: Wish): void {
    this.wish = wish;
    if (!this.asked) void this.work();
  }

  stop(): void {
    this.wish = undefined;
    this.asked?.abort();
    this.asked = undefined;
  }

  private async work(): Promise<void> {
    const asked = new AbortController();
    this.asked = asked;
    while (this.wish && !asked.signal.aborted) {
      const { id, show, ...wish } = this.wish;
      this.wish = undefined;
      try {
        show(await drawing(() => sketch(id, wish, asked.signal), asked.signal));
      } catch (error) {
        if (!isAborted(error)) show(error instanceof Error ? error : new Error(String(error)));
      }
    }
    if (this.asked === asked) this.asked = undefined;
  }
}
