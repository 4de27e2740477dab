"""Would the tests notice? Each operator and constant of the calculator's mechanisms changed in
turn.

`make mutation` tries every mechanism whose code is another than at its last run, and `make
mutation MODULE=tariff/tiers` that module. It prints each change that no test notices, and ends with
1 where one of them has no reason in survivors.yml, or where a reason there is no longer needed.
"""

import sys
from collections.abc import Sequence

from tests.mutation.changes import Change
from tests.mutation.record import Run, code_of, modules, path_of, reasons, runs, write
from tests.mutation.trials import try_all


def main(names: Sequence[str]) -> int:
    """Try the modules; whether every change is explained decides."""
    rows = runs()
    modules_to_try = names or [
        name for name in modules() if name not in rows or rows[name].code != code_of(name)
    ]
    if unknown := [name for name in modules_to_try if not path_of(name).is_file()]:
        print(
            f"MODULE must be a module of calculator/ like {modules()[-1]}, got {unknown[0]}.",
            file=sys.stderr,
        )
        return 2
    open_questions: list[Change] = []
    if modules_to_try:
        try_all(modules_to_try, lambda *run: open_questions.extend(_report(*run)))
    return 1 if open_questions else 0


def _report(module: str, trials: Sequence[Change], survivors: Sequence[Change]) -> list[Change]:
    """Print and return what has no reason, and reasons that are needed no more; without either, the
    module gets its row in the table."""
    explained = [reason.change for reason in reasons() if reason.module == module]
    lines = [(change.line, change.becomes) for change in survivors]
    unexplained = [change for change in survivors if (change.line, change.becomes) not in explained]
    for change in unexplained:
        print(f"{module}: no test notices\n  {change.line}\n  {change.becomes}")
    outdated = [change for change in explained if change not in lines]
    for line, becomes in outdated:
        print(f"{module}: a test notices, take the reason out\n  {line}\n  {becomes}")
    print(f"{module}: {len(trials)} changes, {len(survivors)} not noticed", flush=True)
    if not unexplained and not outdated:
        write(runs() | {module: Run(len(trials), len(trials) - len(survivors), code_of(module))})
    return [*unexplained, *[Change(module, *change, "") for change in outdated]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
