"""words.py: every text of the screens has its translation, and none is left without its text.

words.py SOURCE_DIR: reads the texts of src with xgettext and the .po files of the languages in
assets/words, prints what does not match, and ends with 1 if there is any. French has them all, a
language without the director's screens (its language.po says so) all but those that French keeps in
a file whose head says "X-Screens: director". English is what the code is written in."""

import re
import subprocess
import sys
from pathlib import Path

QUOTED = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?)?\s*"(.*)"$')


def entries(text):
    """The messages of a .po file: id -> list of translations; the header is left out."""
    found, current, key = {}, {}, None
    for line in text.splitlines() + [""]:
        match = QUOTED.match(line.strip())
        if match is None:
            if not line.strip() and current.get("msgid"):
                found[current["msgid"]] = [v for k, v in current.items() if k.startswith("msgstr")]
            if not line.strip():
                current, key = {}, None
            continue
        key = match.group(1) or key
        current[key] = current.get(key, "") + match.group(2)
    return found


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def of_director(path):
    return '"X-Screens: director\\n"' in path.read_text(encoding="utf-8")


def has_desk(folder):
    return '"X-Desk: yes\\n"' in (folder / "language.po").read_text(encoding="utf-8")


def main(source):
    files = sorted(str(p) for part in ("ui", "app") for p in (source / "src" / part).rglob("*.c"))
    pot = run("xgettext", "--from-code=UTF-8", "-k_", "-k_n:1,2", "-kN_", "--no-location",
              "--no-wrap", "-o", "-", *files)
    wanted = set(entries(pot))
    faults = []
    words = source / "assets/words"
    director = {t for p in words.glob("fr/*.po") if of_director(p)
                for t in entries(p.read_text(encoding="utf-8"))}
    folders = sorted(p for p in words.iterdir() if p.is_dir())
    for folder in folders:
        language = folder.name
        seen = {}
        for path in sorted(folder.glob("*.po")):
            for text, translations in entries(path.read_text(encoding="utf-8")).items():
                if not all(translations):
                    faults.append(f"{path.name}: no translation of \"{text}\"")
                if seen.setdefault(text, translations) != translations:
                    faults.append(f"{path.name}: another translation of \"{text}\" elsewhere")
        needed = set() if language == "en" else wanted if has_desk(folder) else wanted - director
        faults += [f"{language}: no translation of \"{t}\"" for t in sorted(needed - set(seen))]
        faults += [f"{language}: nobody says \"{t}\"" for t in sorted(set(seen) - wanted)]
    print(*faults, sep="\n")
    print(f"{len(wanted)} texts, {len(faults)} faults")
    return 1 if faults or not wanted or len(folders) < 3 else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
