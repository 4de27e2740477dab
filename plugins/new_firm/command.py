r"""Begin the site of another firm, in a folder of its own.

python -m plugins.new_firm.command ../bright --name Bright --languages "en_IE, fr_BE" \
    --colours "#1d4ed8, #c2410c" --lends "accountants / comptables" --currency EUR
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plugins.build.command_line import add_day
from plugins.errors import ContentError, Message, say
from plugins.languages.staff_words import terminal
from plugins.new_firm.folder import begin
from plugins.new_firm.wishes import NAMES, asked


def main(arguments: list[str] | None = None) -> int:
    """Ask what is not given, and write the folder; 1 where that cannot be."""
    given, translate = _parser().parse_args(arguments), terminal().translate
    try:
        wishes = asked({name: getattr(given, name) for name in NAMES}, _ask)
        files = begin(given.folder.resolve(), wishes, on=given.on)
    except ContentError as error:
        print(*map(translate, error.mistakes), sep="\n", file=sys.stderr)
        return 1
    print(*(f"{given.folder}/{file}" for file in files), sep="\n")
    done = say(
        "This is a site: make serve SITE=%(folder)s shows it. A publish waits until its samples and"
        " blanks are yours.",
        folder=given.folder,
    )
    print(translate(done))
    return 0


def _ask(message: Message, usual: str) -> str:
    """Ask on the terminal; no answer is the usual one."""
    shown = f" [{usual}]" if usual else ""
    try:
        return input(f"{terminal().translate(message)}{shown} ").strip() or usual
    except EOFError:
        return usual


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.new_firm.command")
    parser.add_argument("folder", type=Path)
    for name in NAMES:
        parser.add_argument(f"--{name}", default="")
    add_day(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
