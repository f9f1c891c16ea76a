#!/usr/bin/env python3
"""Whether the formats of a figure show the same, and are what a journal asks for.

  bench/report/figures.py [--bin PROGRAM] [--only EXAMPLE] [--width MM ...] [--keep FOLDER]

Every figure of the three examples is written as SVG, PDF, EPS, PNG and TIFF. Each is drawn by another program (Chromium,
poppler, ghostscript, and librsvg inside rtsurv) at 300 dpi, three dots by three to one, and compared with the PNG: the
mean absolute difference of the whole sheet, and that of its worst square of 2.5 mm, on a scale of 0 to 255, so that a
missing word shows. PDF: fonts embedded, each text of the SVG to be found as text. TIFF: LZW, RGB, no alpha, its
resolution. EPS: ghostscript draws it without a word. Exit code 0: all of it holds.

Needs Chromium, poppler-utils, ghostscript, libtiff-tools, netpbm and NumPy.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as xml

import numpy as np

import examples

DPI, COARSER, SQUARE = 300, 3, 10  # dots an inch; dots that become one; of those, the side of a square
LIMITS = {"svg": (4.0, 45.0), "pdf": (4.0, 45.0), "eps": (4.5, 50.0), "tiff": (0.0, 0.0)}  # mean, worst square


def pixels(ppm):
    """The image of a binary PPM, coarser."""
    head = re.match(rb"P6\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s", ppm)
    if head is None:
        sys.exit(f"not a picture: {ppm[:40]!r}")
    width, height = int(head.group(1)), int(head.group(2))
    image = np.frombuffer(ppm, np.uint8, width * height * 3, head.end()).reshape(height, width, 3)
    return coarser(image, COARSER)


def coarser(image, side):
    height, width = (n // side * side for n in image.shape[:2])
    return image[:height, :width].reshape(height // side, side, width // side, side, -1).mean(axis=(1, 3))


def difference(one, other):
    """Mean absolute difference, and that of the worst square."""
    height, width = (min(a, b) for a, b in zip(one.shape[:2], other.shape[:2]))
    if max(abs(one.shape[side] - other.shape[side]) for side in (0, 1)) > 2:  # an EPS is whole points high
        return 255.0, 255.0
    apart = np.abs(one[:height, :width] - other[:height, :width])
    return float(apart.mean()), float(coarser(apart, SQUARE).mean(axis=2).max())


def drawn_by_chromium(svgs, folder):
    """All SVGs one below the other on one page, in as many pictures as Chromium can take; each cut out."""
    scale, gap = DPI / 96, 32  # css pixels; a multiple of 32 is a whole number of dots
    batch, top, images = [], 0, {}

    def shoot():
        page = folder / "page.html"
        page.write_text("<body style='margin:0;background:#fff'>" + "".join(
            f"<img style='position:absolute;left:0;top:{at}px' src='{svg.as_uri()}'>" for svg, at, _ in batch))
        shot = folder / "page.png"
        examples.call("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-lcd-text",
                      "--font-render-hinting=none", f"--user-data-dir={folder / 'browser'}", "--allow-file-access-from-files",
                      f"--force-device-scale-factor={scale}", f"--window-size=1200,{top}", f"--screenshot={shot}", page.as_uri())
        ppm = examples.call("pngtopnm", shot)
        head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
        sheet = np.frombuffer(ppm, np.uint8, -1, head.end()).reshape(int(head.group(2)), int(head.group(1)), 3)
        for svg, at, (width, height) in batch:
            first = round(at * scale)
            images[svg] = coarser(sheet[first:first + height, :width], COARSER)

    for svg in svgs:
        root = xml.parse(svg).getroot()
        size = [float(root.get(side).removesuffix("mm")) for side in ("width", "height")]
        rows = -(-size[1] / 25.4 * 96 // gap) * gap + gap
        if batch and (top + rows) * scale > 16000:
            shoot()
            batch, top = [], 0
        batch.append((svg, top, [round(length / 25.4 * DPI) for length in size]))
        top = int(top + rows)
    shoot()
    return images


def drawn_by_ghostscript(eps):
    done = subprocess.run(["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dEPSCrop", f"-r{DPI}", "-dTextAlphaBits=4",
                           "-dGraphicsAlphaBits=4", "-sDEVICE=ppmraw", "-sOutputFile=-", str(eps)], capture_output=True)
    return pixels(done.stdout), done.stderr.decode() + ("" if done.returncode == 0 else f"exit code {done.returncode}")


def bare(text):
    """Letters and digits, as poppler may set spaces and ligatures otherwise."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def texts_of(svg):
    return [bare("".join(text.itertext())) for text in xml.parse(svg).getroot().iter("{http://www.w3.org/2000/svg}text")]


def problems_of_pdf(pdf, svg):
    fonts = examples.call("pdffonts", pdf, text=True).splitlines()
    at = fonts[0].index("emb")
    problems = [f"font not embedded: {line.split()[0]}" for line in fonts[2:] if line[at:at + 3] != "yes"]
    if len(fonts) < 3:
        problems.append("no font")
    found = bare(examples.call("pdftotext", "-raw", pdf, "-", text=True))
    return problems + [f"not to be found as text: {text}" for text in texts_of(svg) if text not in found]


def problems_of_tiff(tiff):
    said = examples.call("tiffinfo", tiff, text=True)
    wanted = ["Compression Scheme: LZW", "Photometric Interpretation: RGB color", "Samples/Pixel: 3", "Bits/Sample: 8",
              f"Resolution: {DPI}, {DPI} pixels/inch"]
    return [f"tiffinfo does not say {line}" for line in wanted if line not in said] + (
        ["has an alpha channel"] if "Extra Samples" in said else [])


def compare(report, width, program, folder):
    """Prints the differences of the figures of a report at that width; gives what is wrong."""
    out = folder / f"{report.name}-{width}"
    examples.call(program, "figures", report, "--width", width, "--format", "svg,pdf,png,tiff,eps", "--dpi", DPI, "--out", out,
                  "--quiet")
    svgs = sorted(out.glob("*.svg"))
    by_chromium = drawn_by_chromium(svgs, folder)
    wrong, worst = [], {form: (0.0, 0.0, "") for form in LIMITS}
    for svg in svgs:
        png = pixels(examples.call("pngtopnm", svg.with_suffix(".png")))
        eps, complaint = drawn_by_ghostscript(svg.with_suffix(".eps"))
        drawn = {"svg": by_chromium[svg], "pdf": pixels(examples.call("pdftoppm", "-r", DPI, svg.with_suffix(".pdf"))), "eps": eps,
                 "tiff": pixels(examples.call("tifftopnm", "-quiet", svg.with_suffix(".tiff")))}
        problems = problems_of_pdf(svg.with_suffix(".pdf"), svg) + problems_of_tiff(svg.with_suffix(".tiff"))
        if complaint:
            problems.append(f"ghostscript: {complaint.strip()}")
        for form, image in drawn.items():
            mean, square = difference(png, image)
            worst[form] = max(worst[form], (square, mean, svg.stem))
            if mean > LIMITS[form][0] or square > LIMITS[form][1]:
                problems.append(f"{form} is not the PNG: {mean:.2f} on the mean, {square:.1f} in a square")
        wrong += [f"{svg}: {problem}" for problem in problems]
    for form, (square, mean, name) in worst.items():
        print(f"{report.name:20} {width:>4} mm  {len(svgs):3} figures  {form:5} worst square {square:6.2f}, mean {mean:5.2f}  {name}")
    return wrong


def main():
    parser = examples.options(__doc__)
    parser.add_argument("--width", nargs="+", default=[90, 190], type=float)
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that keeps the files")
    asked = parser.parse_args()
    examples.need("chromium", "pdftoppm", "pdffonts", "pdftotext", "gs", "tiffinfo", "tifftopnm", "pngtopnm")
    wrong = []
    with tempfile.TemporaryDirectory() as made:
        folder = asked.keep.resolve() if asked.keep else pathlib.Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for _, report in examples.reports(asked.bin, folder, asked.only):
            for width in asked.width:
                wrong += compare(report, f"{width:g}", asked.bin, folder)
    print("\n".join(wrong) if wrong else "all formats agree")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
