"""Links to other sites must answer; this rule runs on demand, because it needs the network."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from plugins.checks.finding import Finding
from plugins.checks.sources import Sources
from plugins.errors import say

KIND = "on demand"
TIMEOUT = 15  # seconds
AT_ONCE = 8
NAME = "Mozilla/5.0 (compatible; link check)"
UNTOLD = (401, 403, 405, 429)  # the page exists, but refuses programs


def check(sources: Sources) -> Iterator[Finding]:
    """Yield the links to other sites that do not answer; each address is requested once."""
    every = [
        (entry.file, link.line, link.target)
        for entry in sources.entries
        for link in entry.text.links
        if link.target.startswith(("http://", "https://"))
    ]
    addresses = sorted({target for _, _, target in every})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = dict(zip(addresses, pool.map(trouble, addresses), strict=True))
    for file, line, target in every:
        if answers[target]:
            text = say(
                "a link must lead somewhere, %(link)s says: %(answer)s; correct it or take it out.",
                link=target,
                answer=answers[target],
            )
            yield Finding(file, line, text)


def trouble(address: str) -> str:
    """Return the error of a request to an address, "" if there is none."""
    try:
        with urlopen(
            Request(address.partition("#")[0], headers={"User-Agent": NAME}), timeout=TIMEOUT
        ):
            return ""
    except HTTPError as error:
        error.close()
        return "" if error.code in UNTOLD else f"{error.code} {error.reason}"
    except (URLError, OSError, ValueError) as error:
        return str(getattr(error, "reason", error))
