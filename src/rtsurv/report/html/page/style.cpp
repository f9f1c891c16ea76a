#include "rtsurv/report/html/page/style.hpp"

#include <string_view>

#include "rtsurv/report/html/page/markup.hpp"
#include "rtsurv/report/html/page/table.hpp"

namespace rtsurv::report::html {

namespace {

constexpr std::string_view screen = R"css(
:root {
  --ink: #1a1a1a; --quiet: #595959; --paper: #ffffff; --rule: #d0d0d0; --strong-rule: #1a1a1a; --link: #0072b2;
  --note: #f6f6f4; --cell: 0.6rem;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6e6e6; --quiet: #b0b0b0; --paper: #161616; --rule: #6a6a6a; --strong-rule: #c8c8c8; --link: #6cb8ea;
    --note: #222222;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, system-ui, sans-serif;
  color: var(--ink); background: var(--paper); font-variant-numeric: tabular-nums; scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: calc(1100px + 2.5rem); }
h1 { font-size: 1.953rem; } h2 { font-size: 1.563rem; } h3 { font-size: 1.25rem; }
h1, h2, h3, h4 { line-height: 1.25; font-weight: 600; margin: 0 0 0.5em; max-width: 35em; text-wrap: balance; }
section { margin-top: 3rem; }
section h3 { margin-top: 2rem; }
section h4 { font-size: 1rem; margin-top: 2rem; }
p, ul { margin: 0 0 1em; max-width: 35rem; }
li { margin-bottom: 0.35em; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.simulated { border-left: 3px solid #D55E00; padding: 0.4rem 0.8rem; font-weight: 600; max-width: none; }
.banner { color: var(--quiet); font-size: 0.8rem; margin: 0 0 1.5rem; max-width: none; }
.lead { font-size: 1.1rem; max-width: 40rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
)css";

constexpr std::string_view first_screen = R"css(
#summary { margin-top: 0; }
#summary h2 { font-size: 1.25rem; } .verdicts { margin: 1.5rem 0 0.4rem; } .verdicts b { font-weight: 600; white-space: nowrap; } .verdicts thead th { white-space: nowrap; }
.verdicts a { color: inherit; text-decoration-color: var(--quiet); } #summary > h2 { margin-top: 1.75rem; }
.first, .beside { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 3rem; margin-top: 1.25rem; } .first figure, .beside figure { margin: 0; max-width: 34rem; } .first svg, .beside svg { width: 100%; }
.first .lead { max-width: none; }
@media (min-width: 56rem) { .first, .beside { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; } .first figure, .beside figure { max-width: none; } }
.numbers { margin: 0; border-top: 1.5px solid var(--strong-rule); border-bottom: 1.5px solid var(--strong-rule); }
.numbers dt { padding-top: 0.5rem; font-size: 0.9rem; }
.numbers dt a { text-decoration: none; }
.numbers dt a:hover { text-decoration: underline; }
.numbers dd { margin: 0; padding-bottom: 0.5rem; border-bottom: 1px solid var(--rule); }
.numbers dd:last-child { border-bottom: 0; }
.numbers dd b { display: block; font-weight: 600; font-size: 1.1rem; }
.numbers dd span { display: block; color: var(--quiet); font-size: 0.85rem; }
@media (min-width: 40rem) {
  .numbers { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; }
  .numbers dt { padding: 0.5rem 1.25rem 0.5rem 0; max-width: 13rem; border-bottom: 1px solid var(--rule); line-height: 1.4; }
  .numbers dt:nth-last-child(2) { border-bottom: 0; }
  .numbers dd { padding: 0.35rem 0 0.5rem; line-height: 1.4; }
}
.estimate { white-space: nowrap !important; }
details .verdicts { margin-top: 0.5rem; } details .verdicts caption { position: absolute; left: -100rem; }
.references { max-width: 46rem; padding-left: 2rem; overflow-wrap: anywhere; } .doubts { max-width: 46rem; } .doubts a { color: inherit; text-decoration-color: var(--quiet); } .doubts b { font-weight: 600; }
)css";

constexpr std::string_view blocks = R"css(
.table, figure { margin: 1.5rem 0 2rem; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-size: 0.875rem; line-height: 1.4; }
table { min-width: min(35rem, 100%); max-width: 100%; }
caption { text-align: left; padding: 0 0 0.5rem; font-size: 0.95rem; }
caption span { display: block; position: sticky; left: 0; max-width: min(46rem, calc(100vw - 2.5rem)); }
caption b, figcaption b { font-weight: 600; }
thead { border-top: 1.5px solid var(--strong-rule); border-bottom: 1px solid var(--strong-rule); }
.verdicts table { border-bottom: 1.5px solid var(--strong-rule); }
th, td { text-align: left; vertical-align: top; padding: 0.22rem var(--cell); font-weight: 400; overflow-wrap: break-word; }
th:first-child { padding-left: 0; } td:last-child, th:last-child { padding-right: 0; }
thead th { vertical-align: bottom; max-width: 13rem; font-weight: 600; padding-top: 0.4rem; padding-bottom: 0.4rem; }
tbody th { min-width: 7.5rem; max-width: 22rem; } @media (min-width: 40rem) { .verdicts tbody th { min-width: 15rem; } }
tbody tr:first-child > * { padding-top: 0.45rem; } tbody tr:last-child > * { padding-bottom: 0.45rem; }
td { white-space: nowrap; } .words td, td.span { white-space: normal; overflow-wrap: anywhere; }
td.span { color: var(--quiet); }
th.level { padding-left: 1em; text-indent: -1em; }
tr.head > * { padding-top: 0.45rem; }
tfoot td { padding: 0; white-space: normal; }
.note { color: var(--quiet); font-size: 0.8rem; line-height: 1.4; margin: 0.4rem 0 0; max-width: 46rem; }
tfoot .note { position: sticky; left: 0; width: 0; min-width: min(100%, 46rem, calc(100vw - 2.5rem)); }
.files { font-size: 0.8rem; margin: -1.5rem 0 2rem; } .files a { margin-right: 0.75em; }
.card { background: #ffffff; color: #1a1a1a; width: fit-content; max-width: 100%; overflow-x: auto; }
details { margin: 1rem 0 1.5rem; } summary { cursor: pointer; color: var(--link); max-width: 46rem; }
#appendix > details { margin: 0; border-bottom: 1px solid var(--rule); } #appendix > details > summary { padding: 0.7rem 0; max-width: none; }
#appendix { border-top: 1px solid var(--rule); } #appendix summary h2 { display: inline; font-size: 1.1rem; color: var(--ink); }
#appendix > details[open] > summary { margin-bottom: 1rem; }
.first .card, .beside .card, .curves .card { width: auto; } .curves { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2rem 3rem; } .curves svg { width: 100%; } .curves figure { margin: 0; } .pair { display: contents; } .curves { margin: 1.5rem 0 2rem; }
@media (min-width: 56rem) { .curves { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; } }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { font-size: 0.875rem; line-height: 1.4; margin-top: 0.6rem; max-width: 46rem; }
@media (prefers-color-scheme: dark) { .card { padding: 1rem; border-radius: 2px; } }
nav { font-size: 0.875rem; line-height: 1.35; margin: 2.5rem 0 0; }
nav ol { list-style: none; margin: 0; padding: 0; max-width: none; }
nav ol ol { padding-left: 1em; }
nav li { margin: 0.25em 0; }
@media (min-width: 36rem) and (max-width: 1199px) { nav > ol { columns: 2; } nav > ol > li { break-inside: avoid; } }
nav a { text-decoration: none; color: var(--ink); }
nav a:hover { color: var(--link); text-decoration: underline; }
nav h2 { font-size: 0.875rem; margin-bottom: 0.4rem; }
footer { margin-top: 4rem; border-top: 1px solid var(--rule); padding-top: 0.75rem; color: var(--quiet); font-size: 0.8rem; }
@media (min-width: 1200px) {
  body { max-width: calc(1100px + 16rem + 2.5rem); padding-top: 1.5rem; }
  main, footer { margin-left: 16rem; }
  nav { position: fixed; top: 1.5rem; left: max(1.25rem, calc(50vw - 550px - 8rem)); width: 13rem; max-height: calc(100vh - 3rem);
    overflow-y: auto; margin: 0; }
}
@media (max-width: 40rem) {
  h1 { font-size: 1.563rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1.1rem; }
  :root { --cell: 0.4rem; } table { font-size: 0.8rem; }
  .scroll:not(.verdicts) { background: linear-gradient(to left, var(--paper) 30%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--rule), transparent) right / 1.2rem 100% no-repeat scroll; } tbody th { min-width: 9.5rem; }
  .card svg { max-width: none; min-width: 34rem; } .first .card svg, .beside .card svg, .curves .card svg { max-width: 100%; min-width: 0; }
  .verdicts table, .verdicts caption, .verdicts tbody, .verdicts tr, .verdicts tr > * { display: block; } .verdicts thead { display: none; }
  .verdicts tr { padding: 0.5rem 0; border-bottom: 1px solid var(--rule); } .verdicts tr > * { padding: 0; max-width: none; } .verdicts b { white-space: normal; }
}
)css";

constexpr std::string_view paper = R"css(
@media print {
  :root { --ink: #000000; --quiet: #404040; --paper: #ffffff; --rule: #b0b0b0; --strong-rule: #000000; --link: #000000; --note: #ffffff; --cell: 3pt; color-scheme: light; }
  html { font-size: 9pt; line-height: 1.35; } .note, figcaption { font-size: 7pt; line-height: 1.25; } #methods { columns: 2; column-gap: 14pt; font-size: 7.5pt; } #methods h2 { column-span: all; } .lead { font-size: 10pt; }
  h1 { font-size: 15pt; } h2 { font-size: 12pt; } h3 { font-size: 10pt; } .numbers dd b { font-size: 9pt; } section h3 { margin-top: 10pt; }
  body { display: block; max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { text-decoration: none; color: inherit; }
  section { margin-top: 12pt; } .table, figure { margin: 6pt 0 8pt; } p, ul { margin-bottom: 5pt; }
  h1, h2, h3, h4, summary, p:has(+ .table) { break-after: avoid; } p, li { orphans: 3; widows: 3; }
  h2::after, h3::after, h4::after, summary::after, .table::before { content: ""; display: block; height: 16mm; margin-bottom: -16mm; break-inside: avoid; } .table::before { height: 26mm; margin-bottom: -26mm; }
  h2, h3, h4, summary, caption, p:has(+ .table), tfoot, table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid; } .table::before { break-after: avoid; } #summary h2::after, #appendix summary h2::after { content: none; }
  p, ul { max-width: none; } .note, figcaption, caption span { max-width: none; } tfoot .note { position: static; min-width: 100%; } .files, .screen { display: none; }
  figure, .numbers, tr { break-inside: avoid; }
  thead { display: table-header-group; break-inside: avoid; } tbody tr:nth-child(-n+3), tbody tr:nth-last-child(-n+2) { break-before: avoid; } tr.head { break-after: avoid; } tfoot { display: table-row-group; } tfoot tr { break-before: avoid; }
  caption { break-after: avoid; }
  .scroll { overflow: visible; } details::details-content { content-visibility: visible; height: auto; } summary { list-style: none; } summary::marker { content: ""; } #appendix { break-before: page; border: 0; } #appendix > details { border: 0; }
  table { font-size: 7.5pt; line-height: 1.3; } th, td { padding-top: 0.6pt; padding-bottom: 0.6pt; } td { white-space: nowrap; } thead th { white-space: normal; }
  .first, .beside, .curves { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 8pt 14pt; } .curves { margin: 8pt 0 10pt; }
  .card { padding: 0; } figure svg { max-height: 160mm; width: auto; }
}
@page { margin: 15mm 14mm 13mm; }
)css";

/// The running head and foot of printed pages.
std::string page_margins(const results::Study& study) {
  const results::Manifest& manifest = study.manifest;
  const std::string font =
      "font: 7.5pt \"Helvetica Neue\", \"Liberation Sans\", Arial, sans-serif; color: #404040; vertical-align: top; "
      "padding-top: 6mm;";
  const std::string source = "rtsurv " + manifest.version + " \u00B7 data " + manifest.data_sha256.substr(0, 12) +
                             (study.is_simulated() ? " \u00B7 simulated patients" : "");
  return "@page { @top-left { content: " + css_string(study.title) + "; " + font +
         " text-align: left; width: 65%; } @top-right { content: " + css_string(source) + "; " + font +
         " text-align: right; } @bottom-left { content: \"Research use. Not a medical device.\"; " + font +
         " padding-top: 4mm; } @bottom-right { content: counter(page) \" / \" counter(pages); " + font +
         " padding-top: 4mm; } }\n";
}

}  // namespace

std::string style_sheet(const results::Study& study) {
  std::string sheet;
  for (const std::string_view part : {screen, first_screen, blocks, paper}) sheet += part;
  return sheet + number_pushes("var(--cell)") + page_margins(study);
}

}  // namespace rtsurv::report::html
