// One try after another: the server ends an earlier one of the same kind when a later one comes.

/** Does the work when what was asked before in the same turn is over; a work that nobody wants any more is not begun. */
export type Turn = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

function newTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work, signal) => {
    const mine = last.then(() => {
      signal.throwIfAborted();
      return work();
    });
    last = mine.catch(() => undefined);
    return mine;
  };
}

export const trying = newTurn();
/** A picture does not wait for a try. */
export const drawing = newTurn();
