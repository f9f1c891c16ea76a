#!/usr/bin/env python3
"""How long the reports of the examples are: A4 pages of the main part and of everything, tables and figures of each.

  bench/report/pages.py [REPORT.html ...]     needs Chromium; without arguments it runs the three examples first
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ["breast-palliative", "gbsg", "rotterdam"]


def pages(html, folder, rules):
    """Pages of the report on A4 with more rules in its style sheet."""
    page = folder / "page.html"
    page.write_text(html.replace("</style>", "@page { size: A4; }" + rules + "</style>", 1), encoding="utf-8")
    pdf = folder / "page.pdf"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}", "--no-pdf-header-footer",
         f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf.read_bytes()))


def count(report, folder):
    html = pathlib.Path(report).read_text(encoding="utf-8")
    main = html.split('<section id="appendix"')[0]
    figures, tables = "<figure", "<table"
    return [pages(html, folder, "#appendix { display: none; }"), pages(html, folder, ""), main.count(tables), html.count(tables),
            main.count(figures), html.count(figures)]


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        reports = sys.argv[1:]
        for name in [] if reports else EXAMPLES:
            protocol = ROOT / "examples" / name / "study.toml"
            subprocess.run([ROOT / "build/release/bin/rtsurv", "run", protocol, "--out", folder / name, "--quiet"], check=True, capture_output=True)
            reports.append(folder / name / "report.html")
        print(f"{'report':40} {'pages: main':>12} {'all':>5} {'tables: main':>13} {'all':>5} {'figures: main':>14} {'all':>5}")
        for report in reports:
            numbers = count(report, folder)
            name = pathlib.Path(report).parent.name
            print(f"{name:40} {numbers[0]:12} {numbers[1]:5} {numbers[2]:13} {numbers[3]:5} {numbers[4]:14} {numbers[5]:5}")


if __name__ == "__main__":
    main()
