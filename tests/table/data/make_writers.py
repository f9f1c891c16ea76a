#!/usr/bin/env python3
"""Writes one cohort as the workbooks of xlsxwriter, openpyxl and LibreOffice beside this file; writers.csv is their twin.

pip install xlsxwriter openpyxl; apt-get install libreoffice-calc.  python3 make_writers.py [FOLDER]
Each holds what a colleague's sheet holds: a hidden sheet before it, a title above the header, names merged across and down,
formulas with their results, dates, times, percents, flags, errors, empty and formatted rows and columns at the ends.
"""
import datetime, pathlib, subprocess, sys, tempfile

import openpyxl
import openpyxl.styles
import openpyxl.utils.datetime
import xlsxwriter

DAY, STAMP = datetime.date, datetime.datetime
STAMPED = datetime.datetime(2020, 1, 1)
HEADER = ["No", "start", "seen", "share", "alive", "Toxicity", None, "site", "ldh", "twice"]
SECOND = [None, None, None, None, None, "acute", "late", None, None, None]
# The last two columns are formulas: 1/0 and NA() are errors.
ROWS = [[1, DAY(2020, 1, 1), STAMP(2020, 12, 31, 12, 30), 0.25, True, 0, 1, "\uc11c\uc6b8", 2.5, ("=A5*2", 2)],
        [2, DAY(1904, 1, 2), STAMP(2021, 1, 1, 0, 0), 0.5, False, 2, 0, " M\u00fcnchen ", ("=1/0", "#DIV/0!"), ("=A6*2", 4)],
        [3, None, None, 1, None, None, 3, None, ("=NA()", "#N/A"), ("=A7*2", 6)],
        [5, DAY(2024, 2, 29), STAMP(2024, 2, 29, 23, 59, 59), None, True, 1, 1, "<K\u00f6ln> & \"x\"", 310, ("=A9*2", 10)]]
ROW_OF = [5, 6, 7, 9]  # row 8 is empty
DOWN = [0, 1, 2, 3, 4, 7, 8, 9]  # columns whose name is merged over both rows of the header


def write_csv(folder):
    (folder / "writers.csv").write_text(
        "No,start,seen,share,alive,Toxicity acute,Toxicity late,site,ldh,twice\n"
        "1,2020-01-01,2020-12-31,0.25,true,0,1,\uc11c\uc6b8,2.5,2\n2,1904-01-02,2021-01-01,0.5,false,2,0,M\u00fcnchen,,4\n"
        "3,,,1,,,3,,,6\n5,2024-02-29,2024-02-29,,true,1,1,\"<K\u00f6ln> & \"\"x\"\"\",310,10\n", encoding="utf-8")


def write_xlsxwriter(path, **options):
    """constant_memory writes texts into their cells, else they are shared."""
    book = xlsxwriter.Workbook(path, options)
    book.set_properties({"created": STAMPED})
    book.add_worksheet("notes").write(0, 0, "x")
    sheet = book.add_worksheet("cohort")
    book.worksheets()[0].hide()
    sheet.activate()
    sheet.set_first_sheet()
    formats = {3: book.add_format({"num_format": "0.0%"}), 1: book.add_format({"num_format": "dd.mm.yyyy"}),
               2: book.add_format({"num_format": "yyyy-mm-dd hh:mm"})}
    grey = book.add_format({"bg_color": "#DDDDDD"})
    if not options.get("constant_memory"):
        for column in DOWN:
            sheet.merge_range(2, column, 3, column, HEADER[column])
        sheet.merge_range(2, 5, 2, 6, "Toxicity")
    sheet.write(0, 0, "Cohort of the clinic")
    for number, names in ((2, HEADER), (3, SECOND)):
        for column, name in enumerate(names):
            if name and (options.get("constant_memory") or name in SECOND):
                sheet.write(number, column, name)
    if options.get("constant_memory"):  # which cannot go back to a row: the blocks are merged without their texts
        for block in [f"{chr(65 + i)}3:{chr(65 + i)}4" for i in DOWN] + ["F3:G3"]:
            first, last = block.split(":")
            sheet.merge.append([int(first[1:]) - 1, ord(first[0]) - 65, int(last[1:]) - 1, ord(last[0]) - 65])
    for number, row in zip(ROW_OF, ROWS):
        for column, value in enumerate(row):
            place = (number - 1, column)
            if isinstance(value, tuple):
                sheet.write_formula(*place, value[0], None, value[1])
            elif isinstance(value, DAY):
                sheet.write_datetime(*place, value, formats[column])
            elif value is not None:
                sheet.write(*place, value, formats.get(column))
    for number in range(10, 14):
        for column in range(12):
            sheet.write_blank(number, column, None, grey)
    book.close()


def write_openpyxl(path, from_1904):
    """openpyxl saves no results of formulas: their cells hold the results."""
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.title = "notes"
    book.active["A1"] = "x"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("cohort")
    book.active = 1
    sheet["A1"] = "Cohort of the clinic"
    for number, names in ((3, HEADER), (4, SECOND)):
        for column, name in enumerate(names, 1):
            sheet.cell(number, column, name)
    for column in DOWN:
        sheet.merge_cells(start_row=3, end_row=4, start_column=column + 1, end_column=column + 1)
    sheet.merge_cells("F3:G3")
    for number, row in zip(ROW_OF, ROWS):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value[1] if isinstance(value, tuple) else value)
            if column == 4:
                cell.number_format = "0%"
    for number in range(10, 14):
        for column in range(1, 13):
            sheet.cell(number, column).fill = openpyxl.styles.PatternFill("solid", fgColor="DDDDDD")
    book.properties.created = book.properties.modified = STAMPED
    book.save(path)


def write_libreoffice(source, target):
    with tempfile.TemporaryDirectory() as work:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to",
                        "xlsx:Calc MS Excel 2007 XML", "--outdir", work, source], check=True, stdout=subprocess.DEVNULL)
        target.write_bytes((pathlib.Path(work) / source.name).read_bytes())


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
    write_csv(folder)
    write_xlsxwriter(folder / "xlsxwriter.xlsx")
    write_xlsxwriter(folder / "xlsxwriter_inline.xlsx", constant_memory=True, date_1904=True)
    write_openpyxl(folder / "openpyxl.xlsx", False)
    write_openpyxl(folder / "openpyxl_1904.xlsx", True)
    write_libreoffice(folder / "xlsxwriter.xlsx", folder / "libreoffice.xlsx")
    write_libreoffice(folder / "openpyxl_1904.xlsx", folder / "libreoffice_1904.xlsx")
