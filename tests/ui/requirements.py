"""requirements.py: every test that requirements.md names is there and is run.

requirements.py SOURCE_DIR: reads the table beside this file, prints what does not match, and ends
with 1 if there is any."""

import re
import sys
from pathlib import Path


def main(source):
    table = (source / "tests/ui/requirements.md").read_text(encoding="utf-8")
    faults, proofs = [], 0
    for line in table.splitlines():
        for path, name in re.findall(r"(tests/\S+\.c) (\w+)", line):
            proofs += 1
            text = (source / path).read_text(encoding="utf-8") if (source / path).exists() else ""
            if f"RUN({name});" not in text:
                faults.append(f"{path} does not run {name}")
        for script in re.findall(r"play ([\w-]+)", line):
            if not (source / "tests/play" / f"{script}.play").exists():
                faults.append(f"no script {script}.play")
    wanted = [str(n) for n in list(range(1, 15)) + list(range(23, 29))]
    faults += [f"no row {n}" for n in wanted if f"\n| {n} | " not in table]
    print(*faults, sep="\n")
    print(f"{proofs} proofs, {len(faults)} faults")
    return 1 if faults or proofs < 30 else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
