"""Two more firms for the tests: the first one with more to sell, and one of another trade."""

from __future__ import annotations

import shutil
from pathlib import Path

from plugins.languages.translations import record
from tests.support.firm import CONTENT, ROOT

OFFICERS = ROOT / "tests" / "officers" / "content"
BOOKS = ROOT / "tests" / "books"
BOOK = BOOKS / "larger" / "2026-01-01.toml"
WORDS = {
    "offer.yml": {
        "facts": """
  far:
    label: More than an hour's drive from us
    says: Your company is far from us.
  nonprofit:
    label: A nonprofit organisation
    says: A nonprofit organisation.
  customer:
    label: Where you pay VAT
    choices:
      belgian: {label: In Belgium, short: in Belgium, says: VAT is paid in Belgium.}
      eu-company:
        label: A company elsewhere in the European Union
        short: elsewhere in the European Union
        says: VAT is owed by you, in your own country.
""",
        "formulas": """
  travel:
    name: Travel
    unit: {one: "{count} trip", other: "{count} trips"}
    units: trips
    per: trip
    rate: "{rate} a trip"
  workshop:
    question: How many workshops?
    unit: {one: "{count} workshop", other: "{count} workshops"}
    units: workshops
    per: workshop
    rate: "{rate} a workshop"
""",
        "adjustments": """
  nonprofit: {name: Reduction for a nonprofit organisation}
  commitment: {name: Reduction for the commitment}
""",
        "vat": """
  belgian: {label: "VAT {percent}%"}
  eu-company: {label: "VAT {percent}%, reverse charge"}
""",
    },
    "offer.fr.yml": {
        "facts": """
  far:
    label: À plus d’une heure de route de chez nous
    says: Votre entreprise est loin de chez nous.
  nonprofit:
    label: Une ASBL
    says: Une ASBL.
  customer:
    label: Où vous payez la TVA
    choices:
      belgian: {label: En Belgique, short: en Belgique, says: La TVA est payée en Belgique.}
      eu-company:
        label: Une entreprise ailleurs dans l’Union européenne
        short: ailleurs dans l’Union européenne
        says: La TVA est due par vous, dans votre pays.
""",
        "formulas": """
  travel:
    name: Déplacement
    unit: {one: "{count} trajet", other: "{count} trajets"}
    units: trajets
    per: trajet
    rate: "{rate} par trajet"
  workshop:
    question: Combien d’ateliers ?
    unit: {one: "{count} atelier", other: "{count} ateliers"}
    units: ateliers
    per: atelier
    rate: "{rate} par atelier"
""",
        "adjustments": """
  nonprofit: {name: Réduction pour une ASBL}
  commitment: {name: Réduction pour l’engagement}
""",
        "vat": """
  belgian: {label: "TVA {percent} %"}
  eu-company: {label: "TVA {percent} %, autoliquidation"}
""",
    },
}
PAGES = {
    "workshop.md": """---
title: Workshop
summary: A day on one subject, with your team and your CIO.
formula: workshop
questions:
  - position-in-company
order: 5
reviewed: 2026-11-23
---

A day on [one subject that matters]({filename}/faq/position-in-company.md) to your company.
""",
    "workshop.fr.md": """---
title: Atelier
slug: atelier
summary: Une journée sur un seul sujet, avec votre équipe et votre DSI.
formula: workshop
questions:
  - position-in-company
order: 5
reviewed: 2026-11-23
---

Une journée sur [un seul sujet qui compte]({filename}/faq/position-in-company.fr.md) pour vous.
""",
}


def larger_content(folder: Path) -> Path:
    """Return a copy of the firm's content that also sells travel and workshops, with reductions, a
    commitment, a minimum a month and VAT by customer."""
    content = folder / "content"
    shutil.copytree(CONTENT, content)
    shutil.copy(BOOK, content / "prices" / BOOK.name)
    for name, sections in WORDS.items():
        text = (content / name).read_text(encoding="utf-8") + "\nvat:\n"
        for section, more in sections.items():
            text = text.replace(f"\n{section}:\n", f"\n{section}:{more}", 1)
        (content / name).write_text(text, encoding="utf-8")
    for name, text in PAGES.items():
        (content / "services" / name).write_text(text, encoding="utf-8")
    record(content / "services" / "workshop.fr.md")
    return content


def officers_content(folder: Path, book: str = "") -> Path:
    """Return a copy of the content of the firm that lends data protection officers; `book` names
    another of the books that sell the same."""
    content = folder / "content"
    shutil.copytree(OFFICERS, content)
    if book:
        path = content / "prices" / "2026-01-01.toml"
        end = path.read_text("utf-8").partition("[included.")
        path.write_text((BOOKS / book / path.name).read_text("utf-8") + "".join(end[1:]), "utf-8")
    return content
