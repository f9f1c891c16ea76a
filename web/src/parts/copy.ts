// A table on the clipboard: as HTML that Word keeps as a table with three rules, and as lines with tabs.

const cellsOf = (row: HTMLTableRowElement) => [...row.cells].map((cell) => (cell.textContent ?? "").trim());

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

export const tabbed = (table: HTMLTableElement): string =>
  [...table.rows].map((row) => cellsOf(row).join("\t")).join("\n");

/** Only texts of the cells, escaped; the look is that of a journal. */
export function wordHtml(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row, position) => {
    const inHead = row.parentElement?.localName === "thead";
    const isLast = position === table.rows.length - 1;
    const rules = `${position === 0 ? "border-top:1.5pt solid;" : ""}${inHead || isLast ? "border-bottom:1pt solid;" : ""}`;
    const cells = [...row.cells].map((cell) => {
      const span = `${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ""}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ""}`;
      const words = escaped((cell.textContent ?? "").trim());
      return `<td${span} style="padding:1pt 6pt;${rules}">${inHead ? `<b>${words}</b>` : words}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  const caption = escaped((table.caption?.textContent ?? "").trim());
  return `<p>${caption}</p><table style="border-collapse:collapse">${rows.join("")}</table>`;
}

/** Through the event of copying: the newer clipboard takes the rules of the table away. */
export function copyTable(table: HTMLTableElement): boolean {
  const give = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", wordHtml(table));
    event.clipboardData?.setData("text/plain", tabbed(table));
  };
  document.addEventListener("copy", give, { once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", give);
  return copied;
}
