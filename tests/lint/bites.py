#!/usr/bin/env python3
"""bites.py: proves that every rule still bites. broken/NAME breaks the rule NAME (what follows a
dash tells two examples apart) and no other; broken/none breaks none."""

import os
import sys

import compiler_rules
import lint
import source


def main():
    trees = os.path.join(lint.HERE, "broken")
    table = compiler_rules.Table(os.path.join(lint.PROJECT, "src", "ARCHITECTURE.md"))
    rules = [*lint.TEXT, *lint.WITH_COMPILER]
    bitten, wrong = set(), 0
    for name in sorted(os.listdir(trees)):
        root = os.path.join(trees, name)
        files, compiler = source.read_tree(root), source.Compiler(root, None)
        broken = {rule for rule in rules if lint.check(rule, files, compiler, table)}
        expected = {name.split("-")[0]} - {"none"}
        bitten |= broken
        if not files or broken != expected:
            print("broken/%s: found %s, expected %s" % (name, sorted(broken), sorted(expected)))
            wrong += 1
    for rule in sorted(set(rules) - bitten):
        print("no tree in broken/ for the rule " + rule)
        wrong += 1
    print("%d rules, %d trees, %d wrong" % (len(rules), len(os.listdir(trees)), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
