#!/usr/bin/env python3
"""Fails when a file includes what it may not know (cmake/modules.json), or when CONTRIBUTING.md shows another table.

  check_includes.py [ROOT]            checks
  check_includes.py --write [ROOT]    puts the table into CONTRIBUTING.md
"""
import fnmatch
import json
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s+"rtsurv/([^"]+)"', re.M)
PRINTS = re.compile(r"\bstd::(cout|cerr|clog)\b|\bprintf\s*\(|\bstd::exit\b")
TABLE = re.compile(r"^\| module \| what \| .*\n(\|.*\n)+", re.M)


class Module:
    """One row of the table."""

    def __init__(self, row):
        self.name, self.what, self.uses, self.rooms = row["name"], row["what"], row["uses"], row.get("rooms", [])
        self.level = {room: level for level, rooms in enumerate(self.rooms) for room in rooms.split()}

    def room_of(self, inside):
        """The room of a file named from the module's folder: the longest that begins its path; None: in no room."""
        fitting = [room for room in self.level if fnmatch.fnmatch(inside, room) or inside.startswith(room + "/")]
        return max(fitting, key=len) if fitting else "." if "." in self.level else None

    def row(self):
        rooms = " < ".join(level.replace(" ", ", ") for level in self.rooms)
        return f"| {self.name} | {self.what} | {', '.join(self.uses) or 'std'} | {rooms} |\n"


def read_modules(root):
    rows = json.loads((root / "cmake/modules.json").read_text(encoding="utf-8"))["modules"]
    return {row["name"]: Module(row) for row in rows}


def table_of(modules):
    return "| module | what | may include | its rooms |\n| --- | --- | --- | --- |\n" + "".join(m.row() for m in modules.values())


def circles_of(modules):
    """A module that uses one below it in the table, or one that is not there."""
    known = set()
    for module in modules.values():
        yield from (f"cmake/modules.json: {module.name} uses {used}, which does not stand above it"
                    for used in module.uses if used not in known)
        known.add(module.name)


def is_detail(place):
    return "detail" in pathlib.PurePath(place).parts


def include_problems(module, inside, header, modules):
    """What is wrong with one include of a file, both named from the folder of their module."""
    used, _, place = header.partition("/")
    if used != module.name:
        if used not in module.uses:
            yield f"{module.name} may not include {used}"
        elif is_detail(place):
            yield f"{header} is a detail of {used}"
    elif is_detail(place) and inside.endswith(".hpp") and not is_detail(inside):
        yield f"{header} is not installed, so that no header outside detail/ may include it"
    elif module.rooms:
        room, other = module.room_of(inside), module.room_of(place)
        if other is None:
            yield f"{header} lies in no room of {used}"
        elif room is not None and room != other and module.level[other] >= module.level[room]:
            yield f"the room {used}/{room} may not include {used}/{other}"


def file_problems(path, root, modules):
    parts = path.relative_to(root).parts
    name, inside = (parts[2], "/".join(parts[3:])) if parts[0] == "src" else ("/".join(parts[:2]), "/".join(parts[2:]))
    module, text = modules.get(name), path.read_text(encoding="utf-8")
    if module is None:
        yield f"the module {name} is not in cmake/modules.json"
        return
    if module.rooms and module.room_of(inside) is None:
        yield f"{inside} lies in no room of {name}"
    for header in INCLUDE.findall(text):
        yield from include_problems(module, inside, header, modules)
    if parts[0] == "src" and PRINTS.search(text):
        yield "only app/ prints or exits"


def problems_of(root):
    modules = read_modules(root)
    yield from circles_of(modules)
    files = [p for folder in ("src", "app", "python") for p in sorted((root / folder).rglob("*.[ch]pp"))]
    if not files:
        yield f"{root}: no sources"
    for path in files:
        yield from (f"{path.relative_to(root)}: {problem}" for problem in file_problems(path, root, modules))
    shown = TABLE.search((root / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    if shown is None or shown.group(0) != table_of(modules):
        yield "CONTRIBUTING.md: the table of the modules is not that of cmake/modules.json; scripts/check_includes.py --write"


def write(root):
    page = root / "CONTRIBUTING.md"
    page.write_text(TABLE.sub(lambda _: table_of(read_modules(root)), page.read_text(encoding="utf-8")), encoding="utf-8")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    root = pathlib.Path(arguments[0] if arguments else pathlib.Path(__file__).parent.parent).resolve()
    if "--write" in sys.argv:
        write(root)
    found = list(problems_of(root))
    print("\n".join(found) if found else "every file follows the include rules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
