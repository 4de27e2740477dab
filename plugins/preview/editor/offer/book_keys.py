"""The keys of a price book that the editor's form has, in the order of the form;
`calculator/README.md` describes them."""

from __future__ import annotations

from calculator.reading.currencies import DECIMALS
from calculator.tariff.book import STATUSES
from calculator.tariff.formulas import BLOCKS
from calculator.tariff.quantities import PER_MONTH
from calculator.tariff.tiers import PARTS, WHOLE
from calculator.tariff.vat import GROSS, NET
from plugins.preview.editor.offer.book_choices import (
    CHOICES,
    MONTHS,
    NUMBERS,
    ORDERS,
    SHOWN,
    SOLD,
    TRUTHS,
    Source,
)
from plugins.preview.editor.offer.book_kinds import Group, Key, Named, Names, Text, Yes
from plugins.preview.editor.offer.book_tables import Cells, Picks, Single, Values, Vat


def maybe(name: str, *choices: str, of: tuple[Source, ...] = ()) -> Text:
    """Return an optional key."""
    return Text(name, required=False, choices=choices, of=of)


PAGE = maybe("page", of=SHOWN)
GRID = (Text("from"), Text("to"), Text("step"))
FACTS = Named(
    "fact",
    by="kind",
    types={
        "number": (Text("from"), Text("to"), Values("classes", "from")),
        "choice": (Names("choices", required=True),),
        "yes-no": (),
    },
)
RATE = (
    Cells("rate", "amount"),
    Names("rate_by", alone=True, of=ORDERS),
    maybe("rate_as", of=SOLD),
    maybe("rate_per"),
    maybe("tiers", WHOLE, PARTS),
    Cells("rate_from", "amount", starts=True),
)
BRINGS = (
    Named("requires", (maybe("unless", of=TRUTHS), PAGE), of=SOLD),
    Names("excludes", of=SOLD),
    Single("suggested_from", (maybe("fact", of=NUMBERS), maybe("from"))),
    PAGE,
)
CHOSEN = (Named("chosen", GRID, names=tuple(PER_MONTH)), maybe("hours"))
TABLE = (Names("table_by", alone=True, of=ORDERS), Cells("table", "range"))
FORMULAS = Named(
    "formula",
    (Text("billed", choices=BLOCKS),),
    by="quantity",
    types={
        "chosen": (*CHOSEN, *RATE, *BRINGS),
        "flat": (*RATE, *BRINGS),
        "fact": (Text("fact", of=NUMBERS), *RATE, *BRINGS),
        "as": (Text("as", of=SOLD), maybe("if", of=TRUTHS), *RATE, *BRINGS),
        "table": (
            Names("table_by", alone=True, of=ORDERS),
            Cells("table", "range"),
            *RATE,
            *BRINGS,
        ),
    },
)
ADJUSTMENTS = Named(
    "adjustment",
    (
        maybe("less_percent"),
        maybe("more_percent"),
        Names("of", required=True, of=SOLD),
        Names("with", of=SOLD),
        maybe("if", of=TRUTHS),
        maybe("months_from", of=MONTHS),
        PAGE,
    ),
)
KEYS: tuple[Key, ...] = (
    Text("status", choices=STATUSES),
    Text("currency", choices=tuple(DECIMALS)),
    maybe("last_day"),
    Names("commitment"),
    maybe("least_month"),
    FORMULAS,
    FACTS,
    ADJUSTMENTS,
    Named("included", (Names("with", required=True, of=SOLD), Yes("without_commitment"), PAGE)),
    Vat("vat", maybe("by", of=CHOICES), (Text("percent"), Text("large", choices=(NET, GROSS)))),
    Picks("usual"),
    Group("comparison", (maybe("cost_per_year"), maybe("about_the_same_percent"), PAGE)),
    Group("pages", (maybe("year", of=SHOWN),)),
)
