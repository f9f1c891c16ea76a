#!/usr/bin/env python3
"""Writes the workbooks of the tests of table/ beside this file; needs the standard library alone.

python3 make_workbooks.py [FOLDER]; python3 make_workbooks.py --large FILE ROWS COLUMNS for measurements.
"""
import pathlib, random, sys, zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Style numbers of cells: general, built-in date, own date, own date and time, percent, built-in number, text with a d.
FORMATS = [(0, None), (14, None), (164, 'dd\\.mm\\.yyyy;@'), (165, '[$-409]d\\-mmm\\-yy\\ h:mm;@'), (9, None), (2, None),
           (166, '0.0" days"')]
GENERAL, DATE, OWN_DATE, DATE_TIME, PERCENT, FIXED, DAYS = range(7)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def name_of(column):
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def cell(place, value, shared):
    """A cell: None, number, text, bool, or (kind, value, ...) for the rest."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{place}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
    if isinstance(value, tuple):
        kind, content = value
        if kind == "inline":
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(content)}</t></is></c>'
        if kind == "error":
            return f'<c r="{place}" t="e"><v>{content}</v></c>'
        if kind == "formula":
            return f'<c r="{place}"><f>1+1</f><v>{content}</v></c>'
        if kind == "formula text":
            return f'<c r="{place}" t="str"><f>A1&amp;""</f><v>{content}</v></c>'
        if kind == "not computed":
            return f'<c r="{place}"><f>{content}</f></c>'
        return f'<c r="{place}" s="{kind}"><v>{content}</v></c>'  # a number in a style
    return f'<c r="{place}"><v>{value!r}</v></c>'


def sheet_xml(rows, shared, merged=(), hidden_rows=()):
    yield HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>'
    for number, row in rows:
        cells = "".join(cell(f"{name_of(i)}{number}", value, shared) for i, value in enumerate(row))
        hidden = ' hidden="1"' if number in hidden_rows else ""
        yield f'<row r="{number}"{hidden}>{cells}</row>'
    yield "</sheetData>"
    if merged:
        yield "<mergeCells>" + "".join(f'<mergeCell ref="{block}"/>' for block in merged) + "</mergeCells>"
    yield "</worksheet>"


def shared_xml(shared, rich):
    items = []
    for text in shared:
        if text in rich:
            items.append(f"<si>{rich[text]}</si>")
        else:
            items.append(f'<si><t xml:space="preserve">{escape(text)}</t></si>')
    return HEAD + f'<sst xmlns="{MAIN}">' + "".join(items) + "</sst>"


def styles_xml():
    own = "".join(f'<numFmt numFmtId="{i}" formatCode="{escape(code)}"/>' for i, code in FORMATS if code)
    xfs = "".join(f'<xf numFmtId="{i}"/>' for i, _ in FORMATS)
    return (HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts>'
            f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{xfs}</cellXfs></styleSheet>')


def write(path, sheets, from_1904=False, rich={}):
    """sheets: (name, state or None, rows, merged, hidden rows); rows as (number, cells)."""
    shared = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        def add(name, parts):
            info = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))  # the same bytes at every run
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as file:
                for part in [parts] if isinstance(parts, str) else parts:
                    file.write(part.encode())
        entries = relations = ""
        for i, (name, state, rows, *more) in enumerate(sheets, 1):
            add(f"xl/worksheets/sheet{i}.xml", sheet_xml(rows, shared, *more))
            shown = f' state="{state}"' if state else ""
            entries += f'<sheet name="{escape(name)}" sheetId="{i}"{shown} r:id="rId{i}"/>'
            relations += f'<Relationship Id="rId{i}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        flag = ' date1904="1"' if from_1904 else ""
        add("xl/workbook.xml", HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr{flag}/>'
            f"<sheets>{entries}</sheets></workbook>")
        add("xl/_rels/workbook.xml.rels", HEAD + f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>')
        add("xl/styles.xml", styles_xml())
        add("xl/sharedStrings.xml", shared_xml(shared, rich))
        add("[Content_Types].xml", HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')


def numbered(rows, start=1):
    return list(enumerate(rows, start))


def kinds(folder):
    """Every kind of cell; kinds.csv is its twin."""
    rows = [["id", "age", "ldh", "start", "seen", "alive", "grade", "response", "share", "lag"],
            ["a1", 61, 2.5, (DATE, 43831), (DATE_TIME, "44196.5"), True, "G1 ", ("inline", "CR & PR"), (PERCENT, 0.25), (DAYS, 7)],
            ["a2", ("formula", 47), ("formula", 0.1), (OWN_DATE, 43832.0), (DATE_TIME, "44197.75"), False, "\u00a0G2", "PD", (PERCENT, 0.5), (DAYS, 9.5)],
            ["a3", None, ("error", "#N/A"), (DATE, 60 + 1), (DATE_TIME, "44198"), True, ("formula text", "G2"), None, (PERCENT, 1), None],
            ["a4", (FIXED, 70), 1e-3, None, None, None, "G1", "\u5c0f", None, (DAYS, 1)]]
    rich = {"\u5c0f": '<r><t>\u5c0f</t></r><rPh sb="0" eb="1"><t>\u30b7\u30e7\u30a6</t></rPh>'}
    write(folder / "kinds.xlsx", [("data", None, numbered(rows))], rich=rich)
    (folder / "kinds.csv").write_text(
        "id,age,ldh,start,seen,alive,grade,response,share,lag\n"
        "a1,61,2.5,2020-01-01,2020-12-31,true,G1,CR & PR,0.25,7\n"
        "a2,47,0.1,2020-01-02,2021-01-01,false,G2,PD,0.5,9.5\n"
        "a3,,,1900-03-01,2021-01-02,true,G2,,1,\n"
        "a4,70,0.001,,,,G1,\u5c0f,,1\n", encoding="utf-8")


def main(folder):
    kinds(folder)
    head = ["id", "start", "dead"]
    write(folder / "from_1904.xlsx",
          [("data", None, numbered([head, ["a", (DATE, 0), 1], ["b", (DATE, 42369), 0]]))], from_1904=True)
    write(folder / "layout.xlsx",
          [("old", "hidden", numbered([["x"], [1]])),
           ("cohort", None,
            [(2, ["Cohort of the clinic"]), (3, ["written in spring", 2024]),
             (5, ["No", "Toxicity", None, "Blood pressure", None, "dead", None]),
             (6, [None, "acute", "late", None, None, None, None]),
             (7, [1, 2, 0, 120, 80, 1]), (9, [2, 1, 1, 130, 85, 0]), (10, [3, 0, 2, 110, 70, ("error", "#DIV/0!")])],
            ["A2:F2", "A5:A6", "B5:C5", "D5:E6", "F5:F6"], [9]),
           ("second", None, numbered([["name"], ["x"], ["y"]])),
           ("secret", "veryHidden", numbered([["y"], [1]]))])
    write(folder / "not_computed.xlsx",
          [("data", None, numbered([["id", "months"], [1, ("not computed", "A2*2")], [2, ("not computed", "A3*2")]]))])
    with zipfile.ZipFile(folder / "sheet.ods", "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
    with zipfile.ZipFile(folder / "document.numbers", "w") as archive:
        archive.writestr(zipfile.ZipInfo("Index/Document.iwa"), "x")
    with zipfile.ZipFile(folder / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(zipfile.ZipInfo("xl/workbook.xml"),
                         HEAD + f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>')
        archive.writestr(zipfile.ZipInfo("xl/_rels/workbook.xml.rels"),
                         HEAD + f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="s.xml"/></Relationships>')
        info = zipfile.ZipInfo("xl/s.xml")
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, f'<worksheet xmlns="{MAIN}"><sheetData>' + " " * 70_000_000)


def large(path, rows, columns):
    chance = random.Random(1)
    words = [f"word {i}" for i in range(50)]
    def row(number):
        return number, [chance.choice(words) if i % 5 == 0 else (DATE, chance.randrange(40000, 45000)) if i % 5 == 1
                        else round(chance.gauss(50, 20), 6) for i in range(columns)]
    head = (1, [f"column {i}" for i in range(columns)])
    write(path, [("data", None, (head if i == 1 else row(i) for i in range(1, rows + 2)))])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--large"]:
        large(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent)
