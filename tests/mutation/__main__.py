"""Would the tests notice? Each operator and constant of the calculator's mechanisms changed in
turn.

`make mutation` tries every mechanism whose code is another than at its last run, and `make
mutation MODULE=tariff/tiers` that module. It prints each change that no test notices, and ends with
1 where one of them has no reason in survivors.yml, or where a reason there is no longer wanted.
"""

import sys
from collections.abc import Sequence

from tests.mutation.changes import Change
from tests.mutation.record import Run, code_of, modules, path_of, reasons, runs, write
from tests.mutation.trials import try_all


def main(names: Sequence[str]) -> int:
    """Try the modules; whether every change is explained decides."""
    known = runs()
    wanted = names or [
        name for name in modules() if name not in known or known[name].code != code_of(name)
    ]
    if unknown := [name for name in wanted if not path_of(name).is_file()]:
        print(
            f"MODULE must be a module of calculator/ like {modules()[-1]}, got {unknown[0]}.",
            file=sys.stderr,
        )
        return 2
    wrong: list[Change] = []
    if wanted:
        try_all(wanted, lambda *run: wrong.extend(_told(*run)))
    return 1 if wrong else 0


def _told(module: str, tried: Sequence[Change], left: Sequence[Change]) -> list[Change]:
    """What is not explained, once it is printed; a module without has its row in the table."""
    why = [reason.change for reason in reasons() if reason.module == module]
    found = [(change.line, change.becomes) for change in left]
    unexplained = [change for change in left if (change.line, change.becomes) not in why]
    for change in unexplained:
        print(f"{module}: no test notices\n  {change.line}\n  {change.becomes}")
    unwanted = [change for change in why if change not in found]
    for line, becomes in unwanted:
        print(f"{module}: a test notices, take the reason out\n  {line}\n  {becomes}")
    print(f"{module}: {len(tried)} changes, {len(left)} not noticed", flush=True)
    if not unexplained and not unwanted:
        write(runs() | {module: Run(len(tried), len(tried) - len(left), code_of(module))})
    return [*unexplained, *[Change(module, *change, "") for change in unwanted]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
