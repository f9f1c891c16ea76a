// The report of a run, taken apart: its sections are the cards of the screen, so that screen and report never differ.

import { safeCopies } from "../../parts/safe";

export interface Section {
  id: string;
  title: string;
  folded: boolean; ///< part of the appendix
  source: string; ///< as the report has it: equal where nothing in it has changed
  nodes: () => Node[]; ///< fresh copies of what stands in it
}

/** Its own style is not the page's, and the page's policy would complain of each. */
const withoutStyle = (source: string): string =>
  source.replace(/<style>[^]*?<\/style>/g, "").replaceAll(/<\w[^>]*>/g, (tag) => tag.replaceAll(/ style="[^"]*"/g, ""));

export function readReport(source: string): Section[] {
  const page = new DOMParser().parseFromString(withoutStyle(source), "text/html");
  const found = [...page.querySelectorAll("main > section:not(#appendix), #appendix > details")];
  return found.map((section) => ({
    id: section.id,
    title: section.querySelector("h2")?.textContent ?? section.getAttribute("aria-label") ?? "",
    folded: section.localName === "details",
    source: section.outerHTML,
    nodes: () => safeCopies([...section.childNodes].filter((node) => !isHeading(node))),
  }));
}

const isHeading = (node: Node): boolean =>
  node instanceof Element && (node.localName === "h2" || node.localName === "summary");
