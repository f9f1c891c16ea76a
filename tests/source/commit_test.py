"""The commit that a build carries: cmake/commit.cmake in small repositories of its own."""
import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "cmake/commit.cmake"
AUTHOR = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b"}


class Commit(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "source"
        self.root.mkdir()
        self.output = pathlib.Path(folder.name) / "commit.cpp"
        (self.root / "file").write_text("first\n")

    def git(self, *arguments):
        return subprocess.run(["git", "-C", self.root, *arguments], check=True, capture_output=True, text=True,
                              env=os.environ | AUTHOR).stdout.strip()

    def repository(self):
        self.git("init", "--quiet")
        self.git("add", "file")
        self.git("commit", "--quiet", "-m", "first")
        return self.git("rev-parse", "HEAD")[:12]

    def written(self):
        subprocess.run(["cmake", f"-DSOURCE={self.root}", f"-DOUTPUT={self.output}", "-P", SCRIPT], check=True)
        return self.output.read_text().split('return "')[1].split('"')[0]

    def test_the_commit_of_a_clean_tree(self):
        self.assertEqual(self.repository(), self.written())

    def test_a_change_is_marked_and_its_commit_is_seen(self):
        first = self.repository()
        (self.root / "file").write_text("second\n")
        self.assertEqual(self.written(), first + "-dirty")
        self.git("commit", "--quiet", "-am", "second")
        self.assertEqual(self.written(), self.git("rev-parse", "HEAD")[:12])

    def test_a_tag_changes_nothing(self):
        first = self.repository()
        self.git("tag", "-a", "v1", "-m", "first")
        self.assertEqual(self.written(), first)

    def test_a_tree_without_git_is_unknown_even_inside_a_repository(self):
        self.repository()
        self.root = self.root / "inside"
        self.root.mkdir()
        self.assertEqual(self.written(), "unknown")

    def test_the_same_commit_leaves_the_file_alone(self):
        self.repository()
        self.written()
        os.utime(self.output, (1, 1))
        self.written()
        self.assertEqual(self.output.stat().st_mtime, 1)


if __name__ == "__main__":
    unittest.main()
