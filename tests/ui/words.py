"""words.py: every text of the screens has its French, and no French is left without its text.

words.py SOURCE_DIR LANGUAGE...: reads the texts of src/ui with xgettext and the .po files of
assets/words/<language>, prints what does not match, and ends with 1 if there is any."""

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


def main(source, languages):
    files = sorted(str(p) for p in (source / "src/ui").rglob("*.c"))
    pot = run("xgettext", "--from-code=UTF-8", "-k_", "-k_n:1,2", "-kN_", "--no-location",
              "--no-wrap", "-o", "-", *files)
    wanted = set(entries(pot))
    faults = []
    for language in languages:
        folder = source / "assets/words" / language
        seen = {}
        for path in sorted(folder.glob("*.po")):
            for text, translations in entries(path.read_text(encoding="utf-8")).items():
                if not all(translations):
                    faults.append(f"{path.name}: no translation of \"{text}\"")
                if seen.setdefault(text, translations) != translations:
                    faults.append(f"{path.name}: another translation of \"{text}\" elsewhere")
        faults += [f"{language}: no translation of \"{t}\"" for t in sorted(wanted - set(seen))]
        faults += [f"{language}: nobody says \"{t}\"" for t in sorted(set(seen) - wanted)]
    print(*faults, sep="\n")
    print(f"{len(wanted)} texts, {len(faults)} faults")
    return 1 if faults or not wanted else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
