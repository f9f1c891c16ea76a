// What the program has drawn or written comes into the page as copies of known elements with known attributes, built by
// hand. Nothing of a table's texts can become a script, a style, a request or a link to elsewhere: innerHTML is never used.
// (An <img> would keep a figure as inert, but its texts could be neither read out, selected, nor asked by the cursor.)

const html = new Set(
  "a b br caption code col colgroup dd details div dl dt em figcaption figure h2 h3 h4 i li ol p pre s section small span strong sub summary sup table tbody td tfoot th thead tr u ul".split(
    " ",
  ),
);
const svg = new Set(
  "circle defs desc ellipse g line path polygon polyline rect svg text title tspan clipPath".split(" "),
);
const attributes = new Set(
  "aria-label aria-labelledby class clip-path colspan cx cy d data-name dominant-baseline dx dy fill fill-opacity font-family font-size font-style font-weight height id lang open points preserveAspectRatio r role rowspan rx ry scope stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width tabindex text-anchor title transform viewBox width x x1 x2 y y1 y2".split(
    " ",
  ),
);

/** What may point to a paint or a shape: one of the same figure. */
const painted = new Set(["fill", "stroke", "clip-path"]);

const svgSpace = "http://www.w3.org/2000/svg";

function permitted(name: string, value: string): boolean {
  if (name === "href") return value.startsWith("#");
  if (painted.has(name) && /[(\\]/.test(value)) return /^url\(#[\w-]+\)$/.test(value);
  return attributes.has(name);
}

/** The report's links to "tables/NAME.docx" lead nowhere here; their name is kept for the page's own links. */
const fileNamed = (paragraph: Element): string | undefined =>
  /^tables\/(.+)\.docx$/.exec(paragraph.querySelector("a")?.getAttribute("href") ?? "")?.[1];

/** A copy of a node and what is in it, without what is not known. */
export function safeCopy(node: Node): Node | undefined {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue ?? "");
  if (!(node instanceof Element)) return undefined;
  const isSvg = node.namespaceURI === svgSpace;
  if (!(isSvg ? svg : html).has(node.localName)) return undefined;
  const copy = isSvg ? document.createElementNS(svgSpace, node.localName) : document.createElement(node.localName);
  for (const { name, value } of node.attributes) if (permitted(name, value)) copy.setAttribute(name, value);
  const file = node.localName === "p" ? fileNamed(node) : undefined;
  if (file !== undefined) copy.setAttribute("data-name", file);
  copy.append(...safeCopies(node.childNodes));
  return copy;
}

export const safeCopies = (nodes: Iterable<Node>): Node[] =>
  [...nodes].map(safeCopy).filter((node): node is Node => node !== undefined);

/** A figure of the program as an element that fills the width it is given. */
export function safeFigure(source: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
  const copy = safeCopy(root);
  return copy instanceof SVGSVGElement ? copy : undefined;
}
