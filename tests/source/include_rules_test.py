"""The include checker finds what it is there to find: each test writes a small tree with one mistake, or none."""
import importlib.util
import json
import pathlib
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts/check_includes.py"
spec = importlib.util.spec_from_file_location("check_includes", SCRIPT)
checker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checker)

MODULES = [
    {"name": "core", "what": "errors", "uses": []},
    {"name": "math", "what": "numbers", "uses": ["core"]},
    {"name": "survival", "what": "curves", "uses": ["core"], "rooms": ["time", "curve", "cox cutpoint", "curve/late.hpp"]},
    {"name": "app/cli", "what": "commands", "uses": ["survival"]},
]


class IncludeRules(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.write("src/rtsurv/core/error.hpp", "#include <string>\n")
        self.write("CONTRIBUTING.md", "")
        self.modules(MODULES)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def modules(self, rows):
        self.write("cmake/modules.json", json.dumps({"modules": rows}))
        self.write("CONTRIBUTING.md", "| module | what | |\n| --- |\n")
        checker.write(self.root)

    def problems(self, path, *headers):
        self.write(path, "".join(f'#include "rtsurv/{header}"\n' for header in headers))
        return list(checker.problems_of(self.root))

    def test_what_the_table_allows_passes(self):
        self.assertEqual(self.problems("src/rtsurv/survival/curve/x.cpp", "core/error.hpp", "survival/time/y.hpp"), [])

    def test_a_module_that_it_may_not_know(self):
        self.assertEqual(self.problems("src/rtsurv/survival/time/x.hpp", "math/y.hpp"),
                         ["src/rtsurv/survival/time/x.hpp: survival may not include math"])

    def test_a_room_above_its_own(self):
        self.assertEqual(self.problems("src/rtsurv/survival/time/x.hpp", "survival/cox/y.hpp"),
                         ["src/rtsurv/survival/time/x.hpp: the room survival/time may not include survival/cox"])

    def test_a_neighbour_on_the_same_level(self):
        self.assertEqual(len(self.problems("src/rtsurv/survival/cox/x.hpp", "survival/cutpoint/y.hpp")), 1)

    def test_a_room_below_its_own_or_itself_passes(self):
        self.assertEqual(self.problems("src/rtsurv/survival/cox/x.cpp", "survival/time/y.hpp", "survival/cox/y.hpp"), [])

    def test_a_single_file_has_a_level_of_its_own(self):
        self.assertEqual(self.problems("src/rtsurv/survival/curve/late.hpp", "survival/cox/y.hpp"), [])
        self.assertEqual(len(self.problems("src/rtsurv/survival/curve/x.hpp", "survival/curve/late.hpp")), 1)

    def test_a_detail_of_another_module(self):
        self.assertEqual(self.problems("app/cli/x.cpp", "survival/cox/detail/y.hpp"),
                         ["app/cli/x.cpp: survival/cox/detail/y.hpp is a detail of survival"])

    def test_a_detail_in_an_installed_header(self):
        self.assertEqual(len(self.problems("src/rtsurv/survival/cox/x.hpp", "survival/cox/detail/y.hpp")), 1)

    def test_a_detail_in_a_source_or_in_a_detail_passes(self):
        for file in ("x.cpp", "detail/x.hpp"):
            self.assertEqual(self.problems(f"src/rtsurv/survival/cox/{file}", "survival/cox/detail/y.hpp"), [])

    def test_a_file_in_no_room(self):
        self.assertEqual(self.problems("src/rtsurv/survival/x.hpp"),
                         ["src/rtsurv/survival/x.hpp: x.hpp lies in no room of survival"])

    def test_a_module_that_is_not_in_the_table(self):
        self.assertEqual(self.problems("src/rtsurv/new/x.hpp"),
                         ["src/rtsurv/new/x.hpp: the module new is not in cmake/modules.json"])

    def test_a_module_that_uses_one_below_it(self):
        self.modules(list(reversed(MODULES)))
        self.assertIn("cmake/modules.json: math uses core, which does not stand above it", self.problems("app/cli/x.cpp"))

    def test_a_module_that_prints(self):
        self.write("src/rtsurv/core/error.cpp", "void f() { std::cout << 1; }\n")
        self.assertEqual(self.problems("app/cli/x.cpp"), ["src/rtsurv/core/error.cpp: only app/ prints or exits"])

    def test_a_page_with_another_table(self):
        self.write("CONTRIBUTING.md", "| module | what | |\n| core | nothing |\n")
        self.assertEqual(len(self.problems("app/cli/x.cpp")), 1)

    def test_a_tree_without_sources(self):
        (self.root / "src/rtsurv/core/error.hpp").unlink()
        self.assertEqual(len(list(checker.problems_of(self.root))), 1)


if __name__ == "__main__":
    unittest.main()
