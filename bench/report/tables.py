#!/usr/bin/env python3
"""Whether the tables of a report survive the way into a word processor.

  bench/report/tables.py [--bin PROGRAM] [--only EXAMPLE] [--keep FOLDER]

LibreOffice opens every Word file of the three examples, and every table as HTML, which is what it is given when a table is
pasted from a browser. Of each: the cells are those of the CSV; a rule stands above the head, under it and at the end, and
no other in the table; levels are indented as in the CSV and nothing else is; the notes stand inside the table. tables.docx
holds every table. Exit code 0: all of it holds.

Needs LibreOffice Writer.
"""
import csv
import pathlib
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml

import examples

NAMES = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
         "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
         "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"}


def named(name):
    space, tag = name.split(":")
    return f"{{{NAMES[space]}}}{tag}"


def plain(text):
    """Without the joiners that keep "α/β" on one line."""
    text = text.replace("\u2060", "")
    return " ".join(unicodedata.normalize("NFKC", text).split())


def opened(files, folder, source):
    """The flat OpenDocument texts that LibreOffice makes of files, by their stems."""
    out = folder / f"opened-{source}"
    filters = ["--infilter=HTML (StarWriter)"] if source == "html" else []
    examples.call("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", *filters, "--convert-to",
                  "fodt:OpenDocument Text Flat XML", "--outdir", out, *files)
    return {file.stem: out / f"{file.stem}.fodt" for file in files}


class Document:
    def __init__(self, path):
        self.root = xml.parse(path).getroot()
        self.styles = {(style.get(named("style:family")), style.get(named("style:name"))): style
                       for style in self.root.iter(named("style:style"))}

    def tables(self):
        return [table for table in self.root.iter(named("table:table"))]

    def property_of(self, family, name, key):
        """Of a style or of the one that it is made from."""
        while (family, name) in self.styles:
            style = self.styles[family, name]
            for properties in style:
                if properties.get(named(key)) is not None:
                    return properties.get(named(key))
            name = style.get(named("style:parent-style-name"))
        return None

    def border(self, cell, side):
        """Width in points; 0 for none."""
        name = cell.get(named("table:style-name"))
        value = self.property_of("table-cell", name, f"fo:border-{side}") or self.property_of("table-cell", name, "fo:border")
        return 0.0 if value in (None, "none") else float(value.split("pt")[0])

    def indent(self, cell):
        """Of its first paragraph, in inches; an em space is one as well."""
        paragraph = cell.find(named("text:p"))
        em = 0.125 if paragraph is not None and "".join(paragraph.itertext()).startswith("\u2003") else 0.0
        lengths = [self.property_of("table-cell", cell.get(named("table:style-name")), "fo:padding-left")]
        if paragraph is not None:
            lengths.append(self.property_of("paragraph", paragraph.get(named("text:style-name")), "fo:margin-left"))
        return em + sum(float(length.removesuffix("in")) for length in lengths if length)


def rows_of(table):
    """Cells of each row; those that a wider one covers are None."""
    return [[cell if cell.tag == named("table:table-cell") else None for cell in row
             if cell.tag in (named("table:table-cell"), named("table:covered-table-cell"))]
            for row in table.iter(named("table:table-row"))]


def text_of(cell):
    return "" if cell is None else plain(" ".join("".join(part.itertext()) for part in cell))


def problems_of_rules(document, rows, body):
    """`body` is how many rows the head and the values take; below stand the notes."""
    problems = []
    for at, row in enumerate(rows[:body]):
        cells = [cell for cell in row if cell is not None]
        upper = 0.0 if at == 0 else max((document.border(cell, "bottom") for cell in rows[at - 1] if cell is not None), default=0.0)
        above = max(document.border(cell, "top") for cell in cells)
        below = min(document.border(cell, "bottom") for cell in cells)
        if at == 0 and above < 1.0:
            problems.append("no rule above the head")
        if at == 0 and below <= 0.0:
            problems.append("no rule under the head")
        if at > 1 and above + upper > 0.0:
            problems.append(f"a rule above row {at + 1}")
        if at == body - 1 and below < 1.0:
            problems.append("no rule at the end")
        if any(document.border(cell, side) > 0.0 for cell in cells for side in ("left", "right")):
            problems.append(f"an upright line in row {at + 1}")
    return problems


def problems_of(document, table, values):
    """`values`: head and rows of the CSV."""
    rows = rows_of(table)
    wide = max(len(row) for row in values)
    problems = [] if len(rows) >= len(values) else [f"{len(rows)} rows for {len(values)}"]
    for at, (row, wanted) in enumerate(zip(rows, values)):
        found = [text_of(cell) for cell in row]
        wanted = [plain(text) for text in wanted]
        if found + [""] * (wide - len(found)) != wanted + [""] * (wide - len(wanted)):
            problems.append(f"row {at + 1}: {found} for {wanted}")
    for row in rows[len(values):]:
        if row[0] is None or int(row[0].get(named("table:number-columns-spanned"), 1)) != wide or not text_of(row[0]):
            problems.append("something else than a note below the values")
    flat = [document.indent(row[0]) for row, wanted in list(zip(rows, values))[1:] if wanted[0][:1] != " "]
    deep = [document.indent(row[0]) for row, wanted in list(zip(rows, values))[1:] if wanted[0][:1] == " "]
    if flat and deep and min(deep) < max(flat) + 0.05:
        problems.append(f"levels are not indented: {min(deep)} and {max(flat)} inches")
    return problems + problems_of_rules(document, rows, min(len(values), len(rows)))


def check(report, program, folder):
    out = folder / f"{report.name}-tables"
    examples.call(program, "tables", report, "--format", "docx,csv,html", "--out", out, "--quiet")
    lists = {file.stem: list(csv.reader(file.open(encoding="utf-8-sig", newline=""))) for file in sorted(out.glob("*.csv"))}
    wrong = []
    for source in ("docx", "html"):
        files = [file for file in sorted(out.glob(f"*.{source}")) if file.stem in lists or file.stem == "tables"]
        texts = opened(files, folder, source)
        cells = 0
        for name, values in lists.items():
            if name not in texts or not texts[name].exists():
                wrong.append(f"{report.name}: {name}.{source} was not opened")
                continue
            document = Document(texts[name])
            tables = document.tables()
            problems = problems_of(document, tables[0], values) if len(tables) == 1 else [f"{len(tables)} tables"]
            cells += sum(len(row) for row in values)
            wrong += [f"{report.name}: {name}.{source}: {problem}" for problem in problems]
        print(f"{report.name:20} {source}: {len(lists)} tables, {cells} cells")
    whole = len(Document(opened([out / "tables.docx"], folder, "docx")["tables"]).tables())
    if whole != len(lists):
        wrong.append(f"{report.name}: tables.docx holds {whole} tables of {len(lists)}")
    return wrong


def main():
    parser = examples.options(__doc__)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that keeps the files")
    asked = parser.parse_args()
    examples.need("soffice")
    wrong = []
    with tempfile.TemporaryDirectory() as made:
        folder = asked.keep.resolve() if asked.keep else pathlib.Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for _, report in examples.reports(asked.bin, folder, asked.only):
            wrong += check(report, asked.bin, folder)
    print("\n".join(wrong) if wrong else "all tables arrive whole")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
