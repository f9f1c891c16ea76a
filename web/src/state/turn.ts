// One try after another: the server ends an earlier one when a later one comes.

let last: Promise<unknown> = Promise.resolve();

/** Does the work when what was asked before is over; a work that nobody wants any more is not begun. */
export function inTurn<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const mine = last.then(() => {
    signal.throwIfAborted();
    return work();
  });
  last = mine.catch(() => undefined);
  return mine;
}
