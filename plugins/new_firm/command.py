"""Creates the site of another firm, in its own folder.

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
from plugins.new_firm.wishes import NAMES, ask_for_wishes


def main(arguments: list[str] | None = None) -> int:
    """Ask for what the arguments leave out, and write the folder; return 1 if that is
    impossible."""
    options, translate = _parser().parse_args(arguments), terminal().translate
    try:
        wishes = ask_for_wishes({name: getattr(options, name) for name in NAMES}, _ask)
        files = begin(options.folder.resolve(), wishes, on=options.on)
    except ContentError as error:
        print(*map(translate, error.mistakes), sep="\n", file=sys.stderr)
        return 1
    print(*(f"{options.folder}/{file}" for file in files), sep="\n")
    message = say(
        "This is a site: make serve SITE=%(folder)s shows it. A publish waits until its samples and"
        " blanks are yours.",
        folder=options.folder,
    )
    print(translate(message))
    return 0


def _ask(message: Message, usual: str) -> str:
    """Return the answer of a question on the terminal, the usual one if it is empty."""
    suffix = f" [{usual}]" if usual else ""
    try:
        return input(f"{terminal().translate(message)}{suffix} ").strip() or usual
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
