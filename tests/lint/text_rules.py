"""text_rules.py: the rules that need no compiler. Each takes the files and yields
(path, line, what is wrong); its name is the rule's name in lint.py and in broken/."""

import re

COLUMNS = 100
FILE_LINES = 500
FUNCTION_LINES = 70

SQL = re.compile(
    r"\b(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA\s"
    r"|(CREATE|DROP|ALTER)\s+(TABLE|INDEX|TRIGGER|VIEW)|BEGIN\s+IMMEDIATE|VACUUM\b)"
)
CUTS_BLINDLY = ("strcpy", "strcat", "stpcpy", "sprintf", "vsprintf", "gets", "strtok")
HIDES_ERRORS = ("atoi", "atol", "atoll", "atof")
RUNS_A_SHELL = ("system", "popen")
UNFINISHED = re.compile(r"\b(T" r"ODO|F" r"IXME|X" r"XX|H" r"ACK)\b")
ELISION = re.compile(
    r"(?<![\w’])([cdjlmnst]|(quel|lors|puis|jus)?qu|aujourd)'(?=[a-zàâéèêëîïôùûœ])\w+", re.I
)
PRIVATE_PATH = re.compile(r"(?<![\w.-])/(w" r"ork|home|root|Users)/\w")


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def find(source, pattern, why):
    for match in re.finditer(pattern, source.code):
        yield source.path, line_of(source.code, match.start()), why.format(match.group().strip())


def extern(files):
    """A .c takes what it needs from a header, so that both sides are compared."""
    for source in files:
        if source.path.endswith(".c"):
            yield from find(source, r"\bextern\b", "{} in a .c file: declare it in a header")


def sql(files):
    for source in files:
        if source.is_c and source.in_folder("src") and source.layer() != "store":
            for line, text in source.strings:
                if SQL.search(text):
                    yield source.path, line, "SQL outside src/store"


def sqlite(files):
    for source in files:
        if source.is_c and source.in_folder("src") and source.layer() != "store":
            yield from find(source, r"\bsqlite3_\w+", "{} outside src/store")


def sdl(files):
    for source in files:
        if source.is_c and source.in_folder("src") and source.layer() != "platform":
            yield from find(source, r"\b(SDL|TTF)_\w+", "{} outside src/platform")


def banned(files):
    for source in files:
        if not source.is_c:
            continue
        names = CUTS_BLINDLY
        if source.in_folder("src"):
            names += HIDES_ERRORS + RUNS_A_SHELL
        calls = r"(?<![\w.>])(%s)\s*\(" % "|".join(names)
        for match in re.finditer(calls, source.code):
            line = line_of(source.code, match.start())
            yield source.path, line, match.group(1) + "() is not used here: see base/str.h"


def words(files):
    """What is not finished is not in the tree; what comes later is an issue."""
    for source in files:
        for number, line in enumerate(source.lines, 1):
            match = UNFINISHED.search(line)
            if match:
                yield source.path, number, match.group() + " left behind"


def head(files):
    """The first line says what the file is for; in C it begins with the file's own name."""
    for source in files:
        if source.path.endswith((".md", ".json", "LICENSE")) or source.in_folder("assets", "po"):
            continue
        if source.path.startswith("tests/") and not code_like(source):
            continue
        lines = [line for line in source.lines[:2] if not line.startswith("#!")]
        first = lines[0] if lines else ""
        name = source.path.rsplit("/", 1)[-1]
        if source.is_c:
            good = first.startswith("/* %s: " % name) or first.startswith("// %s: " % name)
            say = "the first line is to be: /* %s: what it is for" % name
        else:
            good = first.startswith(("# ", '"""')) and len(first) > 12
            say = "the first line is to be a comment that says what the file is for"
        if not good:
            yield source.path, 1, say


def code_like(source):
    """Data of the tests (scripts to play, expected frames) needs no head of its own."""
    return source.is_c or source.path.endswith((".py", ".sh", ".cmake", "CMakeLists.txt"))


def long_file(files):
    for source in files:
        if code_like(source) and len(source.lines) > FILE_LINES + 1:
            if "Long because" not in "\n".join(source.lines[:10]):
                say = "%d lines: split it, or say 'Long because' in its head"
                yield source.path, 1, say % (len(source.lines) - 1)


def long_function(files):
    """With the layout of .clang-format only the braces of a function stand alone at the margin."""
    for source in files:
        if not source.path.endswith(".c"):
            continue
        start = None
        for number, line in enumerate(source.code.split("\n"), 1):
            if line.rstrip() == "{":
                start = number
            elif line.rstrip() == "}" and start is not None:
                if number - start + 1 > FUNCTION_LINES:
                    say = "a function of %d lines; %d fit a screen"
                    yield source.path, start, say % (number - start + 1, FUNCTION_LINES)
                start = None


def columns(files):
    for source in files:
        if code_like(source):
            for number, line in enumerate(source.lines, 1):
                if len(line) > COLUMNS:
                    yield source.path, number, "%d columns" % len(line)


def identifiers(files):
    """English in the code; French words with accents stand in texts and comments only."""
    for source in files:
        if source.is_c:
            yield from find(source, r"[^\x00-\x7f]+", "'{}' outside a text or comment")


def apostrophes(files):
    """French that people read has the apostrophe of print, in the code as in the translations."""
    for source in files:
        texts = source.strings if source.is_c and source.in_folder("src") else []
        if source.path.startswith("assets/words/fr/"):
            texts = enumerate(source.lines, 1)
        for line, text in texts:
            match = ELISION.search(text)
            if match:
                yield source.path, line, "a straight apostrophe: %s" % match.group()


def private_path(files):
    for source in files:
        for number, line in enumerate(source.lines, 1):
            match = PRIVATE_PATH.search(line)
            if match:
                yield source.path, number, "a path of one machine: " + match.group()


RULES = (
    extern,
    sql,
    sqlite,
    sdl,
    banned,
    words,
    head,
    long_file,
    long_function,
    columns,
    identifiers,
    apostrophes,
    private_path,
)
