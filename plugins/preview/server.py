"""The development server: it builds the site, serves it, rebuilds it at every save and refreshes
the browser.

python -m plugins.preview.server --port 8000 --on 2027-01-01
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import sys

import uvicorn

from plugins.build.command_line import add_day, port_number, run_command
from plugins.errors import Mistake, say
from plugins.languages.staff_words import terminal
from plugins.preview.idle import IdleMonitor
from plugins.preview.rebuilding import Preview
from plugins.project import ROOT

HOST = "127.0.0.1"


def listen(port: int) -> socket.socket:
    """Return a listening socket; SystemExit with a message if the port is in use."""
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        server.bind((HOST, port))
        server.listen()
    except OSError as error:
        raise SystemExit(
            terminal().translate(
                Mistake(
                    f"{HOST}:{port}",
                    0,
                    say(
                        "the port must be free, got: %(error)s; stop what listens there, or take"
                        " another: make serve PORT=%(other)s",
                        error=error.strerror,
                        other=port + 1 if port < 65535 else 8000,
                    ),
                )
            )
        ) from None
    return server


async def serve(preview: Preview, listener: socket.socket, *, idle: float = 0) -> None:
    """Serve and rebuild until interrupted, or until `idle` seconds pass without a request."""
    monitor = IdleMonitor(preview.pages.application)
    config = uvicorn.Config(
        monitor,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=1,
    )
    building = asyncio.create_task(preview.watch())
    serving = asyncio.create_task(uvicorn.Server(config).serve(sockets=[listener]))
    tasks = {building, serving}
    if idle:
        tasks.add(asyncio.create_task(monitor.until_idle(idle)))
    finished, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    preview.pages.stopped.set()
    for task in finished:
        task.result()  # raises the exception that ended the task, if any


def main(arguments: list[str] | None = None) -> int:
    """Run the development server from the command line."""
    parser = argparse.ArgumentParser(prog="python -m plugins.preview.server", description=__doc__)
    parser.add_argument("--port", type=port_number, default=8000)
    add_day(parser)
    parser.add_argument(
        "--until-idle", type=float, default=0, help="end after so many seconds without a request"
    )
    options = parser.parse_args(arguments)
    listener = listen(options.port)
    print(
        f"http://{HOST}:{options.port}/",
        terminal().translate(
            say("(Ctrl-C stops it); below it, /admin/ edits the texts and the prices")
        ),
        flush=True,
    )
    try:
        preview = Preview(ROOT / ".build" / "preview" / str(options.port), on=options.on)
        asyncio.run(serve(preview, listener, idle=options.until_idle))
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(run_command(main))
