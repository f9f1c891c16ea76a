#!/usr/bin/env python3
"""Fails when a module includes one that it may not know (the table in CONTRIBUTING.md).

  check_includes.py [ROOT]
"""
import pathlib
import re
import sys

MAY_INCLUDE = {
    "core": set(),
    "ledger": {"core", "toml"},
    "math": {"core"},
    "parallel": {"core"},
    "toml": {"core"},
    "table": {"core"},
    "survival": {"core", "math", "parallel"},
    "dose": {"core", "math"},
    "chain": {"core", "math", "parallel", "survival"},
    "simulate": {"core", "math", "toml", "survival", "dose"},
    "results": {"core", "survival", "dose"},
    "regimens": {"core", "dose", "results", "table"},
    "starter": {"core", "table"},
    "study": {"core", "chain", "ledger", "math", "parallel", "regimens", "toml", "table", "survival", "dose", "results"},
    "audit": {"core", "ledger", "math", "dose", "survival", "results"},
    "report": {"core", "results"},
    "cli": {"core", "parallel", "table", "study", "results", "report", "dose", "audit", "regimens", "simulate", "starter"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"rtsurv/(\w+)/', re.M)
PRINTS = re.compile(r"\bstd::(cout|cerr|clog)\b|\bprintf\s*\(|\bstd::exit\b")


def module_of(path, root):
    parts = path.relative_to(root).parts
    return parts[2] if parts[0] == "src" else parts[1]


def problems_of(path, root):
    module, text = module_of(path, root), path.read_text(encoding="utf-8")
    allowed = MAY_INCLUDE.get(module)
    if allowed is None:
        yield f"{path}: the module {module} is not in the table of scripts/check_includes.py"
        return
    for used in INCLUDE.findall(text):
        if used != module and used not in allowed:
            yield f"{path}: {module} may not include {used}"
    if module != "cli" and PRINTS.search(text):
        yield f"{path}: only app/ prints or exits"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    files = [p for folder in ("src", "app") for p in sorted((root / folder).rglob("*.[ch]pp"))]
    found = [line for path in files for line in problems_of(path, root)]
    print("\n".join(found) if found else f"{len(files)} files follow the include rules")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
