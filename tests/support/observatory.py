"""The MDN HTTP Observatory's grade of a server's answer, worked out by its own published code.

Two of its ten tests need a browser's document: cookies and third-party scripts are looked for here
instead.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from plugins.packages import npm
from plugins.packages.node import node

PACKAGE = "@mdn/mdn-http-observatory"
SCRIPT = Path(__file__).with_suffix(".mjs")
TESTS = {
    "csp": "contentSecurityPolicyTest",
    "cors": "crossOriginResourceSharingTest",
    "redirection": "redirectionTest",
    "referrer-policy": "referrerPolicyTest",
    "strict-transport-security": "strictTransportSecurityTest",
    "x-content-type-options": "xContentTypeOptionsTest",
    "x-frame-options": "xFrameOptionsTest",
    "cross-origin-resource-policy": "crossOriginResourcePolicyTest",
}


@dataclass(frozen=True)
class Grade:
    """The Observatory's grade and score, and the result of each test."""

    grade: str
    score: int
    results: Mapping[str, str]


def source(scratch: Path) -> Path:
    """Return the Observatory's code without the part that fetches from the network, and with no
    site preloaded."""
    code = Path(shutil.copytree(npm.package(PACKAGE), scratch / "observatory"))
    (code / "src" / "retriever" / "session.js").write_text(
        "export class Session {}\n", encoding="utf-8"
    )
    (code / "conf" / "hsts-preload.json").write_text("{}", encoding="utf-8")
    return code / "src"


def grade_of(
    headers: Mapping[str, str], page: str, *, address: str, scratch: Path, to_https: bool = True
) -> Grade:
    """Return the grade of a page at an address on the web, with the headers it was sent with."""
    soup = BeautifulSoup(page, "html.parser")
    job = {
        "source": f"{source(scratch).as_uri()}/",
        "url": address,
        "headers": {name.lower(): value for name, value in headers.items()},
        "httpEquiv": _of_the_page(soup),
        "toHttps": to_https,
        "tests": TESTS,
        "known": {
            "cookies": _cookies(headers),
            "subresource-integrity": _scripts(soup, urlsplit(address).netloc),
        },
    }
    done = subprocess.run(
        [*node(), str(SCRIPT)],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{SCRIPT.name}: {done.stderr.strip()[-2000:]}")
    return Grade(**json.loads(done.stdout))


def _of_the_page(soup: BeautifulSoup) -> dict[str, list[str]]:
    policies = [
        meta["content"]
        for meta in soup.find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
    ]
    return {"content-security-policy": policies}


def _cookies(headers: Mapping[str, str]) -> str:
    return (
        "cookies-without-secure-flag"
        if "set-cookie" in {name.lower() for name in headers}
        else "cookies-not-found"
    )


def _scripts(soup: BeautifulSoup, host: str) -> str:
    others = [
        script
        for script in soup.find_all("script", src=True)
        if urlsplit(script["src"]).netloc not in {"", host}
    ]
    return (
        "sri-not-implemented-but-external-scripts-loaded-securely"
        if others
        else "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
    )
