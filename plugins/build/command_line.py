"""Arguments that several commands read from flags and the environment, with a message for staff if
one is wrong."""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date

from plugins.errors import ContentError, Message, say
from plugins.languages.staff_words import terminal
from plugins.reading.firm_folder import require_firm

DAY = re.compile(r"\d{4}-\d\d-\d\d")


def add_day(parser: ArgumentParser) -> None:
    """Add the argument for the day: the flag, or else `ON` of the environment, or else today."""
    preset = os.environ.get("ON") or date.today().isoformat()  # `day` reads it as it reads the flag
    parser.add_argument("--on", type=day, default=preset, help="the day, as 2027-01-01")


def day(text: str) -> date:
    """Return the day of a text like 2027-01-01."""
    try:
        if DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # 2027-02-30
    raise exit_with(
        say('ON must be a day like 2027-01-01, got "%(text)s"; write it so.', text=text)
    )


def port_number(text: str) -> int:
    """Return the number of a port that any user may listen on; 0 is any free one."""
    if text == "0" or (re.fullmatch(r"[0-9]{4,5}", text) and 1024 <= int(text) <= 65535):
        return int(text)
    raise exit_with(
        say(
            'PORT must be a number from 1024 to 65535, got "%(text)s"; leave it out, and it is'
            " 8000.",
            text=text,
        )
    )


def run_command(main: Callable[[], int]) -> int:
    """Run a command for a firm, and return its exit status; show staff a message if the folder is
    not one of a firm, or cannot be written."""
    try:
        require_firm()
        return main()
    except ContentError as error:
        raise SystemExit("\n".join(map(terminal().translate, error.mistakes))) from None
    except OSError as error:
        # imported here, because a command without such an error need not load Pelican
        from plugins.failures import UNWRITABLE, from_exception

        if error.errno not in UNWRITABLE:
            raise
        raise SystemExit("\n".join(map(terminal().translate, from_exception(error)))) from None


def exit_with(message: Message) -> SystemExit:
    """Return an exception that ends a command with status 1 and a message in the language of the
    terminal."""
    return SystemExit(terminal().translate(message))
