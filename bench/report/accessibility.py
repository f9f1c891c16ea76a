#!/usr/bin/env python3
"""Whether axe-core finds anything in the reports of the examples.

  bench/report/accessibility.py [--bin PROGRAM] [--only EXAMPLE]

Each report is opened by Chromium 1400, 800 and 380 pixels wide, in light and in dark colours, as it is and with everything
folded open. Exit code 0: no finding at all, in any of axe-core's rules.

Needs Chromium, Node.js and npm, which fetches axe-core and playwright-core into a temporary folder.
"""
import pathlib
import shutil
import sys
import tempfile

import examples

PACKAGES = ["axe-core@4.10.3", "playwright-core@1.52.0"]


def main():
    asked = examples.options(__doc__).parse_args()
    examples.need("chromium", "node", "npm")
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        examples.call("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, *PACKAGES)
        driver = shutil.copy(pathlib.Path(__file__).with_name("accessibility.mjs"), folder)
        found = 0
        for name, report in examples.reports(asked.bin, folder, asked.only):
            said = examples.call("node", driver, shutil.which("chromium"), report / "report.html", text=True)
            findings = said.strip().splitlines()
            found += len(findings) - 1
            print("\n".join(f"{name}: {line}" for line in findings))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
