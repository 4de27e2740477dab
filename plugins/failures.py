"""The failures of a build as mistakes with a place, from log records and from exceptions."""

from __future__ import annotations

import errno
import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from pelican.generators import PelicanTemplateNotFound
from pelican.log import console, init

from calculator.mistake import PriceBookError
from plugins.errors import Message, Mistake, SiteError, say
from plugins.log_places import place_of
from plugins.project import ROOT

UNWRITABLE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EEXIST, errno.ENOTDIR)
BUILD = "pelicanconf.py"  # the place of a mistake that has no other
WATCHED_LOGGERS = ("pelican", "plugins")
LIBRARIES = (  # modules through which errors of others only pass
    "plugins/build/large/deferred_pages.py",
    "plugins/build/large/worker_pool.py",
    "plugins/build/site.py",
    "plugins/failures.py",
)
TEMPLATES = "theme/templates"
OWN_ROOMS = ("content", "theme", "plugins", "calculator", "pelicanconf.py", "publishconf.py")


class Collector(logging.Handler):
    """Collects every warning and error as a mistake: after most of them Pelican continues, but a
    build of ours must not."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.mistakes: list[Mistake] = []
        self._thread = (
            threading.get_ident()
        )  # the preview writes pages in one thread while another reads the next save

    def emit(self, record: logging.LogRecord) -> None:
        """Collect one record; the exception for which it was logged says more than its message."""
        if record.thread != self._thread:
            return
        # Pelican logs "Could not process …" without the exception, unless it is in debug mode.
        error = sys.exception() if record.levelno >= logging.ERROR else None
        new_mistakes = from_exception(error) if error else [_by_pelican(record)]
        self.mistakes.extend(mistake for mistake in new_mistakes if mistake not in self.mistakes)


@contextmanager
def collected_mistakes() -> Iterator[list[Mistake]]:
    """Yield the list that fills, inside the block, with what Pelican and the plugins log or
    raise."""
    collector = Collector()
    # Pelican drops a warning that it has logged before in this process, so that the second build
    # of a faulty site would pass.
    init(handler=None, logs_dedup_min_level=logging.INFO)
    console.quiet = True
    loggers = [logging.getLogger(name) for name in WATCHED_LOGGERS]
    for logger in loggers:
        logger.addHandler(collector)
    try:
        yield collector.mistakes
    except Exception as error:  # noqa: BLE001 - any exception becomes a message with a place
        if (
            not collector.mistakes
        ):  # else it follows from them: a link leads nowhere because its page was not read
            collector.mistakes.extend(from_exception(error))
    finally:
        for logger in loggers:
            logger.removeHandler(collector)


def from_exception(error: BaseException) -> list[Mistake]:
    """Return the mistakes behind an exception; its causes are searched for one of ours."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, SiteError | PriceBookError) and cause.mistakes:
            return list(cause.mistakes)
        if isinstance(cause, OSError) and cause.errno in UNWRITABLE:
            return [_not_writable(cause)]
        cause = cause.__cause__
    return [_from_traceback(error)]


def _not_writable(error: OSError) -> Mistake:
    message = say(
        "this must be a place where you may write, got: %(error)s; choose another place, or ask"
        " whoever looks after this computer.",
        error=error.strerror or str(error),
    )
    return Mistake(str(error.filename or BUILD), 0, message)


def _from_traceback(error: BaseException) -> Mistake:
    """Return a mistake at the last line of this project in the traceback."""
    if isinstance(error, SyntaxError) or hasattr(
        error, "lineno"
    ):  # Jinja's errors have a file and a line, as Python's syntax errors do
        place = getattr(error, "filename", None), getattr(error, "lineno", None)
        if place[0] and (file := _inside(place[0])):
            return Mistake(
                file, place[1] or 0, _by_python(error, getattr(error, "msg", None) or error)
            )
    if isinstance(error, PelicanTemplateNotFound):
        return Mistake(TEMPLATES, 0, _no_template(error))
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = _inside(frame.filename)
        if file and file.startswith(f"{TEMPLATES}/"):
            return Mistake(file, frame.lineno or 0, of_template(error))
        if file and file not in LIBRARIES:
            return Mistake(file, frame.lineno or 0, _by_python(error, error))
    return Mistake(BUILD, 0, _by_python(error, error))


def _by_pelican(record: logging.LogRecord) -> Mistake:
    file, line = place_of(record, BUILD)
    message = say(
        "the site must build without a warning, Pelican says: %(text)s; show this to whoever looks"
        " after the site.",
        text=record.getMessage(),
    )
    return Mistake(file, line, message)


def _by_python(error: BaseException, text: object) -> Message:
    if isinstance(error, TemplateError):
        return of_template(text)
    return say(
        "the program must not fail here, got %(kind)s: %(text)s; show this to whoever looks after"
        " the site.",
        kind=type(error).__name__,
        text=str(text),
    )


def _no_template(error: PelicanTemplateNotFound) -> Message:
    return say(
        "the theme must have a template for each kind of page, got: %(text)s; bring it back, or"
        " name another in the page's keys.",
        text=str(error).partition(" from ")[0],
    )


def of_template(text: object) -> Message:
    """Return the message about a template that cannot be read or rendered."""
    return say(
        "this template must be filled with what it is given, got: %(text)s; correct it, or show"
        " this to whoever looks after the site.",
        text=str(text),
    )


def _inside(filename: str) -> str | None:
    """Return the path relative to the project's root, None for a file that is not ours; a theme may
    be elsewhere."""
    below = filename.rpartition(f"/{TEMPLATES}/")[2]
    if below != filename:
        return f"{TEMPLATES}/{below}"
    try:
        inside = Path(filename).resolve().relative_to(ROOT)
    except ValueError:
        return None
    return inside.as_posix() if inside.parts and inside.parts[0] in OWN_ROOMS else None
