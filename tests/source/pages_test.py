"""The pages name files that exist: whoever moves a header moves its mention."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE = re.compile(r"(?<![\w/.-])(?:src|app|tests|bench|scripts|examples|docs|fuzz)/[\w./-]+\.(?:hpp|cpp|py|R|toml|csv|json|md|xlsx)\b")

pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs/methods").glob("*.md")]
dead = [
    f"{page.relative_to(ROOT)}:{number}: there is no {name}"
    for page in pages
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
    for name in FILE.findall(line)
    if not (ROOT / name).exists()
]
print("\n".join(dead))
sys.exit(1 if dead or not pages else 0)
