"""source.py: what the rules read: the files of a tree, C code cut into code, text and comments,
and how the compiler is called for each file."""

import json
import os
import re
import shlex

CODE_ENDINGS = (".c", ".h", ".cc", ".cpp")
TEXT_ENDINGS = CODE_ENDINGS + (".py", ".sh", ".cmake", ".md", ".txt", ".json", ".service", ".play")
TEXT_ENDINGS += (".po",)  # the words of the screens
NOT_OURS = {".git", "build", "__pycache__", "broken"}

# In this order: a quote inside a comment is no string, a slash inside a string is no comment.
TOKENS = re.compile(
    r"""(?P<comment>/\*.*?\*/|//[^\n]*)
      |(?P<string>"(?:\\.|[^"\\\n])*")
      |(?P<char>'(?:\\.|[^'\\\n])*')""",
    re.S | re.X,
)


def blank(text):
    """Keeps the lines, drops the letters."""
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One file: `text` as it is, and for C `code` without comments and texts."""

    def __init__(self, root, path):
        self.path = path
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        self.is_c = path.endswith(CODE_ENDINGS)
        self.strings = []  # (line, text)
        self.code = self._cut() if self.is_c else ""

    def _cut(self):
        def keep_lines(match):
            if match.lastgroup == "string":
                line = self.text.count("\n", 0, match.start()) + 1
                self.strings.append((line, match.group()))
            return blank(match.group())

        return TOKENS.sub(keep_lines, self.text)

    def in_folder(self, *folders):
        return any(self.path.startswith(folder + "/") for folder in folders)

    def layer(self):
        """The folder below src, or None."""
        parts = self.path.split("/")
        return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def read_tree(root):
    """Every text file of ours below root, sorted by path."""
    found = []
    for folder, names, files in os.walk(root):
        names[:] = [n for n in names if n not in NOT_OURS and not n.startswith("build-")]
        for name in files:
            if name.endswith(TEXT_ENDINGS):
                path = os.path.relpath(os.path.join(folder, name), root)
                found.append(path.replace(os.sep, "/"))
    return [Source(root, path) for path in sorted(found)]


class Compiler:
    """The compiler and its flags per folder, from compile_commands.json, or plain cc without."""

    def __init__(self, root, build):
        self.root = os.path.abspath(root)
        self.by_folder = {}
        self.default = ["cc", "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-Wall", "-Wextra"]
        self.default.append("-I" + os.path.join(self.root, "src"))
        if build:
            with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
                for entry in json.load(file):
                    self._learn(entry)

    def _learn(self, entry):
        path = os.path.relpath(entry["file"], self.root).replace(os.sep, "/")
        if path.endswith(".c") and not path.startswith(".."):
            self.by_folder.setdefault(os.path.dirname(path), flags_of(entry))

    def flags(self, path):
        """The call for a file (or for the header beside it), without input and output."""
        folder = os.path.dirname(path)
        while folder and folder not in self.by_folder:
            folder = os.path.dirname(folder)
        return self.by_folder.get(folder, self.default)


def flags_of(entry):
    """compile_commands' call without launcher, input, output and dependency files."""
    words = shlex.split(entry["command"])
    if os.path.basename(words[0]) == "ccache":
        words = words[1:]
    kept, skip = [], False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-MF", "-MT", "-MQ"):
            skip = True
        elif word not in ("-c", "-MD", "-MMD", "-fanalyzer", "--coverage", entry["file"]):
            kept.append(word)
    return kept
