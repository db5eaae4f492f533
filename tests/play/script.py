#!/usr/bin/env python3
"""script.py: plays one script in a folder of its own, with a copy of the demo month as its stick.

script.py BORNE SOURCE_DIR SCRIPT [OPTION…]
"""
import os
import shutil
import subprocess
import sys
import tempfile


def main():
    borne, source, script = (os.path.abspath(path) for path in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(os.path.join(source, "assets/demo"), os.path.join(folder, "stick"))
        command = [borne, "play", "--data", "data", "--stick", "stick", *sys.argv[4:], script]
        played = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        if played.returncode != 0:
            said = [line for line in played.stdout.splitlines() if not line.startswith("ack ")]
            sys.exit("\n".join(said[-20:]) + played.stderr[-2000:])
        proof = subprocess.run([borne, "check", "--data", "data"], cwd=folder,
                               capture_output=True, text=True, check=False)
        if proof.returncode != 0:
            sys.exit(proof.stdout + proof.stderr)


if __name__ == "__main__":
    main()
