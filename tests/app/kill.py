#!/usr/bin/env python3
"""Kills a played day at random moments and proves that nothing acknowledged is lost.

    kill.py BORNE STICK [--rounds 200] [--seed N]

Every round opens the same data folder, works on a crate until it is killed with SIGKILL, and then
asks three things: is every acknowledged event in the record, is the record whole (`borne check`),
and does the next start stand at the same step with the same state. Every twentieth round is killed
in a fresh folder instead, from the first import on.
"""

import argparse
import json
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SETUP = """\
tap desk
type 2580
tap validate
type 2580
tap validate
tap import
tap validate
tap validate
tap back
tap labels
tap validate
tap back
tap lock
scan crate 1 1/2
tap pair_3
scan step
scan step
scan step
"""
# Picks of the third product, of which the crate takes twelve, and their undoing.
WORK = ["scan step", "tap undo", "scan step", "scan step", "tap undo", "tap undo", "burst 2 step",
        "tap undo", "tap undo"] * 400


class Failed(Exception):
    pass


class Folder:
    def __init__(self, args, path):
        self.args, self.path = args, path
        self.stick = path / "stick"
        shutil.copytree(args.stick, self.stick)
        self.data = path / "data"
        self.acked = 0

    def start(self, lines):
        script = self.path / "script.play"
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [self.args.borne, "play", script, "--data", self.data, "--stick", self.stick]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def note_acks(self, out):
        lines = out.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines.pop()  # cut by the kill: not acknowledged
        for line in lines:
            if line.startswith("ack "):
                seq = int(line.split()[2])
                if seq <= self.acked:
                    raise Failed(f"sequence number {seq} was given twice")
                self.acked = seq

    def kill_after(self, lines, seconds):
        child = self.start(lines)
        time.sleep(seconds)
        child.kill()
        out, err = child.communicate()
        if child.returncode not in (-9, 0):
            raise Failed(f"stopped by itself ({child.returncode}):\n{out[-2000:]}{err[-2000:]}")
        self.note_acks(out)

    def play(self, lines):
        child = self.start(lines)
        out, err = child.communicate(timeout=60)
        if child.returncode != 0:
            raise Failed(f"exit {child.returncode}:\n{out[-2000:]}{err[-2000:]}")
        self.note_acks(out)

    def check(self):
        done = subprocess.run([self.args.borne, "check", "--json", "--data", self.data],
                              capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise Failed(f"check: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def state(self):
        path = self.path / "state.json"
        began = time.monotonic()
        self.play([f"state {path}"])
        self.seconds = time.monotonic() - began
        return json.loads(path.read_text(encoding="utf-8"))


def one_round(folder, lines, seconds, working):
    folder.kill_after(lines, seconds)
    if not (folder.data / "borne.db").exists():
        return None  # killed before there was anything
    state = folder.state()  # first: a folder killed while it was made is only whole after this
    check = folder.check()
    if check["events"] < folder.acked:
        raise Failed(f"{folder.acked} events acknowledged, {check['events']} in the record")
    if check["open_prep"] and (state["digest"], state["events"]) != (
            check["open_digest"], check["events"]):
        raise Failed(f"the kiosk came back to another state: {state} {check}")
    if working and (state["lanes"][0] != "1 1/2" or state["pair"] != 3 or
                    state["screen"] not in ("pick", "crate_done")):
        raise Failed(f"not the same step: {state['screen']}, {state['lanes']}, {state['pair']}")
    return state


def tidy(state):
    """Takes back what the killed round had picked."""
    crate = next(c for c in state["crates"] if c["crate"] == "1 1/2")
    return ["tap undo"] * (crate["portions"][2]["picked_milli"] // 1000)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("borne")
    parser.add_argument("stick")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20251126)
    args = parser.parse_args()
    args.borne = pathlib.Path(args.borne).resolve()
    chance = random.Random(args.seed)
    times, total = [], 0
    with tempfile.TemporaryDirectory(prefix="borne-kill-") as base:
        base = pathlib.Path(base)
        (base / "work").mkdir()
        folder = Folder(args, base / "work")
        folder.play(SETUP.splitlines())
        began = time.monotonic()
        state = folder.state()
        start_s = time.monotonic() - began
        for number in range(args.rounds):
            try:
                # As long as a start takes now: the machine may have become busy meanwhile.
                usual_s = statistics.median(times[-5:]) if times else start_s
                if number % 20 == 19:
                    (base / f"fresh{number}").mkdir()
                    fresh = Folder(args, base / f"fresh{number}")
                    one_round(fresh, SETUP.splitlines(), chance.uniform(0, usual_s + 0.4), False)
                    total += fresh.acked
                    continue
                seconds = chance.uniform(usual_s / 2, usual_s + 0.15)
                state = one_round(folder, tidy(state) + WORK, seconds, True)
                times.append(folder.seconds)
            except Failed as failure:
                print(f"round {number} (seed {args.seed}): {failure}")
                return 1
        total += folder.acked
    print(f"{args.rounds} kills, {total} events acknowledged, none lost; back at the same step "
          f"after {statistics.median(times):.2f} s, at most {max(times):.2f} s")
    if total < args.rounds:
        print("too few events: the kills came before the work")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
