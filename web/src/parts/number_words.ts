// Numbers as people read them.

/** A cut with the six digits of the report. */
export const cutText = (cut: number): string => String(Number(cut.toPrecision(6)));

/** P by the journal's rule. */
export function pText(p: number | null | undefined): string {
  if (p === null || p === undefined) return "–";
  if (p < 0.001) return "<0.001";
  return p < 0.2 ? p.toFixed(3) : p.toFixed(2);
}
