"""compiler_rules.py: the rules that ask the compiler: which files a file really reads, whether a
header compiles alone; and clang's two tools. Each yields (path, line, what is wrong)."""

import json
import os
import re
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor

# Headers of each library, by the path behind "include/". The order matters: first match wins.
LIBRARIES = (
    ("SDL2_ttf", r"SDL2/SDL_ttf\.h"),
    ("SDL2_image", r"SDL2/SDL_image\.h"),
    ("SDL2", r"SDL2/|SDL\.h"),
    ("sqlite3", r"sqlite3(ext)?\.h"),
    ("libcsv", r"csv\.h"),
    ("libzip", r"zip(conf)?\.h"),
    ("expat", r"expat\w*\.h"),
    ("freexl", r"freexl\.h"),
    ("zint", r"zint\.h"),
    ("cairo", r"cairo/|cairo[\w-]*\.h"),
    ("pango", r"pango-1\.0/"),
    ("xlsxwriter", r"xlsxwriter(\.h|/)"),
    ("jansson", r"jansson\w*\.h"),
    ("libsodium", r"sodium(\.h|/)"),
    ("libsystemd", r"systemd/"),
    ("libintl", r"libintl\.h"),
    ("libpng", r"(libpng16/|png\w*\.h)"),
    ("libjpeg", r"j(peglib|error|config|morecfg)\.h"),
    ("zlib", r"z(lib|conf)\.h"),
    ("libusb", r"libusb-1\.0/"),
    ("libserialport", r"libserialport\.h"),
    ("libudev", r"libudev\.h"),
    ("libdrm", r"libdrm/"),
    ("cups", r"cups/"),
    ("fribidi", r"fribidi/"),
    ("glib", r"glib-2\.0/"),
    ("harfbuzz", r"harfbuzz/"),
    ("freetype", r"freetype2/"),
    ("fontconfig", r"fontconfig/"),
    ("pixman", r"pixman-1/"),
)
# What a library's own headers bring along.
BRINGS = {
    "pango": ("glib", "harfbuzz", "cairo", "freetype", "fontconfig", "fribidi", "pixman"),
    "cairo": ("freetype", "fontconfig", "pixman"),
    "SDL2_ttf": ("SDL2",),
    "SDL2_image": ("SDL2",),
    "libpng": ("zlib",),
    "libzip": ("zlib",),
}
# The C library and the kernel's headers behind it, again by the path behind "include/".
SYSTEM = re.compile(
    r"(sys|bits|gnu|asm|asm-generic|linux|arpa|net|netinet)/"
    r"|(aio|alloca|assert|complex|cpio|ctype|dirent|dlfcn|endian|errno|fcntl|features|fenv|fnmatch"
    r"|ftw|getopt|glob|grp|iconv|inttypes|langinfo|libgen|limits|locale|math|memory|monetary|netdb"
    r"|nl_types|poll|pthread|pwd|regex|sched|semaphore|setjmp|signal|spawn|stdc-predef|stdint|stdio"
    r"|stdlib|string|strings|syslog|tar|termios|tgmath|threads|time|uchar|ulimit|unistd|utime|wchar"
    r"|wctype|wordexp|xlocale|malloc|features-time64|poll|ctype|fmtmsg|search)\.h$"
)
# The part of it that only works on values: no file, no clock, no thread, no randomness.
VALUES_ONLY = {
    "ctype.h",
    "inttypes.h",
    "limits.h",
    "stdalign.h",
    "stdarg.h",
    "stdbool.h",
    "stddef.h",
    "stdint.h",
    "stdlib.h",
    "stdnoreturn.h",
    "string.h",
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:<([^>]+)>|"(\w+)/)', re.M)


def run(words, text=None, cwd=None):
    done = subprocess.run(words, input=text, cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def in_parallel(work, items):
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(work, items):
            yield from found


class Table:
    """The table of the layers, as src/ARCHITECTURE.md shows it."""

    def __init__(self, page):
        self.layers, self.libraries, self.values_only = {}, {}, set()
        with open(page, encoding="utf-8") as file:
            rows = [line.strip().strip("|").split("|") for line in file if line.startswith("|")]
        inside = False
        for cells in ([cell.strip(" `\n") for cell in row] for row in rows):
            if cells[0] == "layer":
                inside = True
            elif inside and len(cells) == 5 and re.fullmatch(r"[a-z]+", cells[0]):
                self._add(cells)
            elif not cells[0].startswith("---"):
                inside = False
        # Through a header of an allowed layer a file also reads what that layer may include.
        self.reach = {
            name: set().union(*(self.layers.get(other, set()) for other in others))
            for name, others in self.layers.items()
        }
        if len(self.layers) < 2:
            raise SystemExit("no table of the layers in " + page)

    def _add(self, cells):
        name, _, layers, c_library, libraries = cells
        self.layers[name] = {name} | set(layers.split()) - {"—"}
        direct = set(libraries.split()) - {"—"}
        self.libraries[name] = direct | {b for d in direct for b in BRINGS.get(d, ())}
        if c_library == "values":
            self.values_only.add(name)


def library_of(path):
    """The library that a system header belongs to, "" for the C library, or None."""
    if re.search(r"/lib/(gcc|llvm|clang)", path):
        return ""
    if "/glib-2.0/include/" in path:
        return "glib"
    behind = re.sub(r"^\w+-linux-gnu\w*/", "", path.split("/include/", 1)[-1])
    for name, pattern in LIBRARIES:
        if re.match(pattern, behind):
            return name
    return "" if SYSTEM.match(behind) else None


def dependencies(compiler, path):
    """Every file that the compiler reads for `path`, absolute."""
    words = compiler.flags(path) + ["-M", "-MT", "x", "-x", "c", os.path.join(compiler.root, path)]
    code, out, error = run(words, cwd=compiler.root)
    if code != 0:
        return None, error.strip().split("\n")[0]
    names = out.replace("\\\n", " ").split()[1:]
    return [os.path.normpath(os.path.join(compiler.root, name)) for name in names], ""


def layers_of_file(source, compiler, table):
    layer = source.layer()
    if layer not in table.layers:
        yield source.path, 1, "src/%s stands in no row of the table of layers" % layer
        return
    read, error = dependencies(compiler, source.path)
    if read is None:
        yield source.path, 1, "the compiler cannot read it: " + error
        return
    said = set()
    for name in read:
        inner = os.path.relpath(name, compiler.root).replace(os.sep, "/")
        parts = inner.split("/")
        if parts[0] == "src" and len(parts) > 2:
            key = parts[1] if parts[1] not in table.reach[layer] else None
        elif parts[0] == "..":
            library = library_of(name)
            key = library if library not in table.libraries[layer] | {""} else None
            if library is None:
                key = "an unknown library"
        else:
            continue
        if key and key not in said:
            said.add(key)
            yield source.path, 1, "%s may not reach %s (%s)" % (layer, key, inner)


def layers(files, compiler, table):
    ours = [s for s in files if s.is_c and s.in_folder("src")]
    yield from in_parallel(lambda s: list(layers_of_file(s, compiler, table)), ours)
    for source in ours:
        yield from named_by_hand(source, source.layer(), table)


def named_by_hand(source, layer, table):
    """What a file includes itself: only layers of its own row, and values where those are asked."""
    for match in INCLUDE.finditer(source.text):
        system, other = match.groups()
        line = source.text.count("\n", 0, match.start()) + 1
        if system and layer in table.values_only and system not in VALUES_ONLY:
            yield source.path, line, "%s works on values: no <%s>" % (layer, system)
        if other and other in table.layers and other not in table.layers.get(layer, ()):
            yield source.path, line, "%s may not include %s" % (layer, other)


def header_alone(source, compiler):
    # Twice: it needs nothing before it, and its guard holds.
    inner = source.path.split("/", 1)[1]
    text = '#include "%s"\n#include "%s"\n' % (inner, inner)
    words = compiler.flags(source.path) + ["-Werror", "-fsyntax-only", "-x", "c", "-"]
    code, _, error = run(words, text, compiler.root)
    if code != 0:
        yield source.path, 1, "does not compile alone: " + error.strip().split("\n")[-3].strip()


def header(files, compiler, _table):
    ours = [s for s in files if s.path.endswith(".h") and s.in_folder("src")]
    yield from in_parallel(lambda s: list(header_alone(s, compiler)), ours)


def layout(files, compiler, _table):
    """clang-format of one version: the next one lays out a few lines differently."""
    tool = os.environ.get("CLANG_FORMAT", "clang-format-14")
    paths = [s.path for s in files if s.is_c]
    style = os.path.join(os.path.dirname(__file__), "..", "..", ".clang-format")
    words = [tool, "--style=file:" + os.path.abspath(style), "--dry-run", "-Werror"] + paths
    _, _, error = run(words, cwd=compiler.root)
    for match in re.finditer(r"^(\S+?):(\d+):\d+: error", error, re.M):
        path = os.path.relpath(os.path.join(compiler.root, match.group(1)), compiler.root)
        yield path, int(match.group(2)), "layout: run clang-format -i"


def tidy(files, compiler, _table):
    """clang-tidy with the checks of .clang-tidy; gcc's own flags are left out for it."""
    ours = [s.path for s in files if s.path.endswith(".c") and s.in_folder("src")]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
            calls = [
                {
                    "directory": compiler.root,
                    "file": os.path.join(compiler.root, path),
                    "arguments": compiler.flags(path) + [os.path.join(compiler.root, path)],
                }
                for path in ours
            ]
            json.dump(calls, file)

        def one(path):
            words = [os.environ.get("CLANG_TIDY", "clang-tidy-14"), "--quiet", "-p", folder, path]
            _, out, _ = run(words, cwd=compiler.root)
            found = re.findall(r"^(/\S+?):(\d+):\d+: (?:error|warning): (.*)$", out, re.M)
            return [(os.path.relpath(f, compiler.root), int(n), say) for f, n, say in found]

        yield from sorted(set(in_parallel(one, ours)))


RULES = (layers, header, layout, tidy)
