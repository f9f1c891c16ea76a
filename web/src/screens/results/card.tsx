// One section of the report as a card, with what its figures and tables can be taken away as.

import { render, type ComponentChild, type ComponentProps } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Readable } from "../../parts/cursor";
import { FigureTools, TableTools } from "../../parts/downloads";
import { address, route } from "../../state/route";
import { t } from "../../texts";
import { ruleWords } from "../study/screen";
import { report } from "./reading";
import type { Section } from "./report";

const firstWords = (text: string | null | undefined) => (text ?? "").split(". ").slice(0, 2).join(". ").trim();

/** Beside the table of the factors: by which rule they entered its model, and where to change it. */
const ScreenRule = () => (
  <p class="quiet rule">
    {ruleWords()} <a href={address(route.value.study ?? "", "study")}>{t("changeRule")}</a>
  </p>
);

const run = () => report.value?.run ?? "";
const OwnFigureTools = (of: Omit<ComponentProps<typeof FigureTools>, "run">) => <FigureTools run={run()} {...of} />;
const OwnTableTools = (of: Omit<ComponentProps<typeof TableTools>, "run">) => <TableTools run={run()} {...of} />;

const division = () => document.createElement("div");

/** Puts the page's own parts where the report has a picture or links to files beside it. */
function fitOut(holder: HTMLElement): () => void {
  const roots: HTMLElement[] = [];
  const put = (part: ComponentChild, root: HTMLElement) => {
    roots.push(root);
    render(part, root);
    return root;
  };
  for (const figure of holder.querySelectorAll<HTMLElement>("figure")) {
    const picture = figure.querySelector<SVGSVGElement>("svg");
    const label = firstWords(figure.querySelector("figcaption")?.textContent);
    const name = figure.dataset["name"];
    if (picture) picture.parentElement?.replaceWith(put(<Readable figure={picture} label={label} />, division()));
    if (name !== undefined) figure.append(put(<OwnFigureTools name={name} label={label} />, division()));
  }
  for (const files of holder.querySelectorAll<HTMLElement>("p.files")) {
    const table = files.previousElementSibling?.querySelector("table");
    const name = files.dataset["name"];
    const label = (table?.caption?.querySelector("b")?.textContent ?? "").replace(/\.$/, "");
    if (table && name !== undefined)
      files.replaceWith(put(<><OwnTableTools name={name} table={table} label={label} />{name.startsWith("factors-") && <ScreenRule />}</>, division()));
    else files.remove();
  }
  return () => {
    for (const root of roots) render(null, root);
  };
}

/** Anew only where the section has changed: what stays keeps its place, what is open in it, and the keyboard. */
function Content({ section }: { section: Section }) {
  const holder = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!holder.current) return undefined;
    holder.current.replaceChildren(...section.nodes());
    return fitOut(holder.current);
  }, [section.source]);
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const target = link?.getAttribute("href");
    if (!target?.startsWith("#")) return;
    event.preventDefault();
    reveal(target.slice(1));
  };
  return <div ref={holder} class="report" onClick={onClick} />;
}

/** Opens what is folded around an element and shows it. */
export function reveal(id: string): void {
  const target = document.getElementById(id) ?? document.getElementById(`card-${id}`);
  for (let at: Element | null = target ?? null; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) at.open = true;
  target?.scrollIntoView({ block: "start" });
}

export function Card({ section }: { section: Section }) {
  const [open, setOpen] = useState(!section.folded);
  if (!section.folded)
    return (
      <section class="card" id={`card-${section.id}`} aria-label={section.title}>
        <h2>{section.title}</h2>
        <Content section={section} />
      </section>
    );
  return (
    <details class="card" id={`card-${section.id}`} onToggle={(event) => setOpen(event.currentTarget.open || open)}>
      <summary>
        <h2>{section.title}</h2>
      </summary>
      {open ? <Content section={section} /> : <p>{t("reading")}</p>}
    </details>
  );
}
