#!/usr/bin/env python3
"""lint.py: the tests that keep the house in order.

lint.py [--root DIR] [--build DIR] RULE...   (or: text, for all rules that need no compiler)
Prints one line per fault and ends with 1 when there is any."""

import argparse
import os
import sys

import compiler_rules
import source
import text_rules

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
TEXT = {rule.__name__: rule for rule in text_rules.RULES}
WITH_COMPILER = {rule.__name__: rule for rule in compiler_rules.RULES}


def check(rule, files, compiler, table):
    if rule in TEXT:
        return list(TEXT[rule](files))
    return list(WITH_COMPILER[rule](files, compiler, table))


def main():
    parser = argparse.ArgumentParser(description="The rules of the house")
    parser.add_argument("--root", default=PROJECT)
    parser.add_argument("--build", help="where compile_commands.json is")
    parser.add_argument("rules", nargs="+", choices=["text", *TEXT, *WITH_COMPILER])
    arguments = parser.parse_args()

    files = source.read_tree(arguments.root)
    compiler = source.Compiler(arguments.root, arguments.build)
    table = compiler_rules.Table(os.path.join(PROJECT, "src", "ARCHITECTURE.md"))
    faults = 0
    for name in arguments.rules:
        for rule in TEXT if name == "text" else [name]:
            for path, line, say in check(rule, files, compiler, table):
                print("%s:%d: %s [%s]" % (path, line, say, rule))
                faults += 1
    print("%d files, %d faults" % (len(files), faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
