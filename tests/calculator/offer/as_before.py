"""Today's books and requests in the new form, to hold both engines against each other."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Plain = Mapping[str, Any]
FLAT = ("status", "currency", "last_day")


def new_book(text: str) -> str:
    """A book of today's format as one that names its formulas."""
    tree = tomllib.loads(text, parse_float=str)
    return "\n".join(_book(tree)) + "\n"


def _book(tree: Plain) -> Iterator[str]:
    yield from (f'{name} = "{tree[name]}"' for name in FLAT if name in tree)
    yield f'[vat]\npercent = "{tree["vat_percent"]}"\nlarge = "net"'
    starts = tree["employees_from"]
    yield f'[fact.employees]\nkind = "number"\nfrom = "1"\nto = "{tree["max_employees"]}"'
    yield from _table("fact.employees.classes", starts)
    yield '[fact.complexity]\nkind = "choice"\nchoices = ["low", "medium", "high"]'
    yield '[fact.audit_done]\nkind = "yes-no"'
    limits = tree["range"]
    yield _chosen("a-la-carte", str(tree["hours_per_day"]))
    for period in ("month", "week"):
        yield _grid(
            f"a-la-carte.chosen.{period}", limits[f"days_per_{period}"], limits["days_step"]
        )
    yield from _table("formula.a-la-carte.rate", tree["day_rate"])
    yield _chosen("subscription", "1")
    yield _grid("subscription.chosen.month", limits["hours_per_month"], "1")
    yield from _table("formula.subscription.rate", tree["hour_rate"])
    yield '[formula.subscription.requires.audit]\nunless = "audit_done"'
    yield '[formula.audit]\nbilled = "once"\nquantity = "table"'
    yield 'table_by = ["complexity", "employees"]\nrate_as = "a-la-carte"'
    yield f'rate_per = "{tree["hours_per_day"]}"'
    for level, spans in tree["audit_hours"].items():
        yield from _table(f"formula.audit.table.{level}", spans)
    yield from _table("formula.audit.suggested_from", {"employees": tree["audit_suggested_from"]})
    both = '["a-la-carte", "subscription"]'
    percent = tree["combination_discount_percent"]
    yield f'[adjustment.combination]\nless_percent = "{percent}"\nof = {both}\nwith = {both}'
    for size, usual in tree["usual_days"].items():
        yield from _table(f"usual.{size}", {"a-la-carte": usual})
    yield from _table("comparison", tree["full_time"])


def _table(name: str, values: Plain) -> Iterator[str]:
    yield f"[{name}]"
    yield from (f'{key} = "{value}"' for key, value in values.items())


def _chosen(code: str, hours: str) -> str:
    return (
        f'[formula.{code}]\nbilled = "month"\nquantity = "chosen"\n'
        f'hours = "{hours}"\nrate_by = "employees"'
    )


def _grid(name: str, span: str, step: str) -> str:
    low, high = span.replace("–", "-").split("-")
    return f'[formula.{name}]\nfrom = "{low.strip()}"\nto = "{high.strip()}"\nstep = "{step}"'


def new_request(request: Plain) -> dict[str, Any]:
    """A request of today's form with its need in the new one."""
    need, found = request["need"], {name: request[name] for name in request if name != "need"}
    facts = {name: need[name] for name in ("employees", "complexity", "audit_done") if name in need}
    choose: dict[str, Any] = {}
    if "days" in need:
        per = {"per": need["days_per"]} if "days_per" in need else {}
        choose["a-la-carte"] = {"quantity": need["days"]} | per
    if "hours" in need:
        choose["subscription"] = {"quantity": need["hours"]}
    if "audit" in need:
        choose["audit"] = need["audit"]
    known = {*facts, "days", "days_per", "hours", "audit"}
    rest = {name: value for name, value in need.items() if name not in known}
    return found | {"need": {"facts": facts, "choose": choose} | rest}


def amounts(found: Plain) -> dict[str, Any]:
    """Every amount of today's estimate, as `new_amounts` tells the new one's."""
    month, once, year = found["monthly"], found["one_off"], found["year"]
    return {
        "month": month and [(line["code"], line["amount"]) for line in month["lines"]],
        "total": month and _total(month),
        "audit": once and [_total(once[end]) for end in ("low", "high") if end in once],
        "year": year and year["net"],
        "first_year": year and year["first_year"],
        "beside": year and {name: year["full_time"][name] for name in ("percent", "verdict")},
        "suggested": found["audit_suggested"],
    }


def new_amounts(found: Plain) -> dict[str, Any]:
    """Every amount of an estimate."""
    month, once, year = found["month"], found["once"], found["year"]
    compared = year and year["comparison"]
    return {
        "month": month and [(line["code"], line["low"]) for line in month["lines"]],
        "total": month and _total(month["low"]),
        "audit": once and [_total(once[end]) for end in ("low", "high") if once[end]],
        "year": year and year["net"],
        "first_year": year and year["first_year"],
        "beside": year and {name: compared[name] for name in ("percent", "verdict")},
        "suggested": found["suggestions"] == ["audit"],
    }


def option(found: Plain | None) -> Any:
    """What an option of today's advice is and costs."""
    if found is None:
        return None
    picks = {}
    if found["days"] != "0":
        picks["a-la-carte"] = {"quantity": found["days"], "per": found["days_per"]}
    if found["hours"] != "0":
        picks["subscription"] = {"quantity": found["hours"], "per": "month"}
    return picks, found["covers"], _total(found)


def new_option(found: Plain | None) -> Any:
    """The same of an option of the new advice."""
    return found and (found["choose"], found["covers"], _total(found))


def _total(total: Plain) -> tuple[str, str, str]:
    return total["net"], total["vat"], total["gross"]
