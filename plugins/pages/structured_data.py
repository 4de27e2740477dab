"""Structured data for search engines: JSON-LD that says what the page says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from plugins.languages.theme_words import plain_text
from plugins.prices.price_table import PriceTable
from plugins.prices.rate_table import RateTable
from plugins.site import site_of

CONTEXT = "https://schema.org"
A_MONTH = "MON"  # UN/CEFACT's code


def organization(site: Any, address: str, *, whole: bool = False) -> dict[str, Any]:
    """Return the firm as every page shows it, or with `whole` as the contact page does, without the
    details that are still blank."""
    postal = {
        "streetAddress": site.street,
        "postalCode": site.postal_code,
        "addressLocality": site.city,
    }
    details = {"email": site.email, "telephone": site.phone}
    if whole:
        postal["addressCountry"] = site.country
        details |= {"legalName": site.legal_name, "vatID": site.shown_vat_number}
    postal_parts = {key: value for key, value in postal.items() if value}
    return {
        "@type": "Organization",
        "@id": f"{address}/#organization",
        "name": site.name,
        "description": site.tagline,
        "url": f"{address}/",
        **{key: value for key, value in details.items() if value},
        **({"address": {"@type": "PostalAddress", **postal_parts}} if postal_parts else {}),
    }


def website(site: Any, lang: str, address: str, home: Any) -> dict[str, Any]:
    """Return the site itself, from which search engines take its name."""
    return {
        "@type": "WebSite",
        "name": site.name,
        "description": home.description,
        "url": f"{address}/{home.url}",
        "inLanguage": lang,
        "publisher": {"@id": f"{address}/#organization"},
    }


def faq_page(questions: Any, address: str) -> dict[str, Any]:
    """Return questions with their whole answers; `address` is that of their page."""
    return {
        "@type": "FAQPage",
        "url": address,
        "inLanguage": questions[0].lang,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.title,
                "acceptedAnswer": {"@type": "Answer", "text": plain_text(question.content)},
            }
            for question in questions
        ],
    }


def service(page: Any, site: Any, offers: list[dict[str, Any]], address: str) -> dict[str, Any]:
    """Return a service of the firm with its offers, if it has any."""
    return {
        "@type": "Service",
        "name": page.title,
        "description": page.description,
        "url": f"{address}/{page.url}",
        "provider": {"@id": f"{address}/#organization", "@type": "Organization", "name": site.name},
        **({"offers": offers} if offers else {}),
    }


def offers(prices: PriceTable, rates: RateTable, note: str) -> list[dict[str, Any]]:
    """Return the price of a unit of a formula, in the words of the page's own table; `note` is the
    table's warning."""
    return [
        {
            "@type": "Offer",
            "name": " · ".join(filter(None, (row.name, column))) or rates.caption,
            **({"description": row.members} if row.members else {}),
            "priceSpecification": _price(amount, prices, rates)
            | ({"description": note} if note else {}),
        }
        for row in rates.rows
        for column, amount in zip(rates.columns, row.amounts, strict=True)
    ]


def _price(amount: str, prices: PriceTable, rates: RateTable) -> dict[str, Any]:
    unit = {"unitText": rates.per} if rates.per else {"unitCode": A_MONTH}
    specification: dict[str, Any] = {
        "@type": "UnitPriceSpecification",
        "price": amount,
        "priceCurrency": prices.currency,
        "validFrom": prices.first_day.isoformat(),
    }
    if prices.is_taxed:
        specification["valueAddedTaxIncluded"] = False
    if rates.per or rates.is_monthly:
        specification["referenceQuantity"] = {"@type": "QuantitativeValue", "value": 1, **unit}
    return specification


def breadcrumbs(
    here: Any, above: Iterable[str], own: Mapping[str, Any], address: str
) -> dict[str, Any]:
    """Return the path from home to a page; `above` are the keys of the pages between, `own` holds
    the pages of the page's language by key."""
    pages = own["by_key"]
    between = [(pages[key].title, pages[key].url) for key in above if key in pages]
    trail = [(own["site"].name, pages["home"].url), *between, (here.title, here.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": f"{address}/{path}"}
            for place, (name, path) in enumerate(trail, start=1)
        ],
    }


def data_block(*things: dict[str, Any]) -> Markup:
    """Return a JSON-LD block; `<` is escaped so that no text can end the block early."""
    text = json.dumps(
        {"@context": CONTEXT, "@graph": things}, ensure_ascii=False, separators=(",", ":")
    )
    return Markup(
        '<script type="application/ld+json">' + text.replace("<", "\\u003c") + "</script>"
    )


def _add_functions(pelican: Any) -> None:
    site_of(pelican.settings).template_values["structured"] = {
        "block": data_block,
        "organization": organization,
        "website": website,
        "faq_page": faq_page,
        "service": service,
        "offers": offers,
        "breadcrumbs": breadcrumbs,
    }


def register() -> None:
    """Register the functions, which templates call once they know the page."""
    signals.initialized.connect(_add_functions)
