"""Real servers on this machine, run for the length of a block, each with the settings that
plugins/ renders for it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from plugins.hosting.caddy import caddy
from plugins.hosting.headers import NOBODY
from plugins.hosting.nginx import nginx
from plugins.reading.redirects import read_redirects
from tests.support.firm import CONTENT
from tests.support.parts import BROTLI_OF_NGINX, provide

# The rest of a server's settings; nothing is written outside `{scratch}`.
NGINX = """\
load_module {module};
daemon off;
user {user};
pid {scratch}/pid;
error_log stderr error;
worker_rlimit_nofile 8192;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    {temporary}
    server {{
        listen 127.0.0.1:{port};
        include {scratch}/site.conf;
    }}
}}
"""
CADDY = """\
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	bind 127.0.0.1
	import {scratch}/site.conf
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


@contextmanager
def running(
    name: str,
    folder: Path,
    scratch: Path,
    *,
    content: Path = CONTENT,
    prefix: str = "",
    ancestors: str = NOBODY,
) -> Iterator[str]:
    """Serve a folder by the server of that name, and yield its address without the last slash.

    Redirects of old addresses are those of the `content`.
    """
    port = _free_port()
    redirects = read_redirects(content)
    render = {"nginx": nginx, "caddy": caddy}[name]
    (scratch / "site.conf").write_text(
        render(str(folder), redirects, ["fr"], prefix=prefix, ancestors=ancestors), "utf-8"
    )
    temporary = "".join(f"{kind}_temp_path {scratch}/{kind}; " for kind in TEMPORARY)
    values = {
        "port": port,
        "scratch": scratch,
        "module": BROTLI_OF_NGINX,
        "temporary": temporary,
        "user": _user(),
    }
    (scratch / "server.conf").write_text(
        {"nginx": NGINX, "caddy": CADDY}[name].format(**values), encoding="utf-8"
    )
    process = subprocess.Popen(
        _command(name, scratch),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_environment(scratch),
    )
    try:
        _answering(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _command(name: str, scratch: Path) -> list[str]:
    settings = str(scratch / "server.conf")
    if name == "nginx":
        return [provide(name), "-p", str(scratch), "-e", "stderr", "-c", settings]
    return [provide(name), "run", "--adapter", "caddyfile", "--config", settings]


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment in which Caddy writes its own files into `scratch`."""
    return {
        **os.environ,
        "HOME": str(scratch),
        "XDG_DATA_HOME": str(scratch),
        "XDG_CONFIG_HOME": str(scratch),
    }


def _user() -> str:
    """Return the user of nginx's workers: this one, since no other may read the tests' folders."""
    import pwd  # only Unix has it

    return pwd.getpwuid(os.geteuid()).pw_name


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


def _answering(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server takes connections. Raises RuntimeError with its output when it does
    not."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    process.kill()
    raise RuntimeError(process.communicate()[1].decode())
