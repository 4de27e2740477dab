"""What search engines read: JSON-LD that says what the page says."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup
from pelican.plugins import signals

from plugins.words import plain

CONTEXT = "https://schema.org"


def organization(site: Any, address: str) -> dict[str, Any]:
    """Return the firm, without the details that are still blank."""
    postal = {
        "streetAddress": site.street,
        "postalCode": site.postal_code,
        "addressLocality": site.city,
        "addressCountry": site.country,
    }
    known = {key: value for key, value in postal.items() if value}
    details = {"email": site.email, "telephone": site.phone, "vatID": site.vat_number, "legalName": site.legal_name}
    return {
        "@type": "Organization",
        "@id": f"{address}/#organization",
        "name": site.name,
        "description": site.tagline,
        "url": f"{address}/",
        **{key: value for key, value in details.items() if value},
        **({"address": {"@type": "PostalAddress", **known}} if known else {}),
    }


def faq_page(questions: Any, address: str) -> dict[str, Any]:
    """Return questions with their whole answers; `address` is the page they stand on."""
    return {
        "@type": "FAQPage",
        "url": address,
        "inLanguage": questions[0].lang,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.title,
                "acceptedAnswer": {"@type": "Answer", "text": plain(question.content)},
            }
            for question in questions
        ],
    }


def service(page: Any, site: Any, address: str) -> dict[str, Any]:
    """Return a service of the firm."""
    return {
        "@type": "Service",
        "name": page.title,
        "description": page.description,
        "url": f"{address}/{page.url}",
        "provider": {"@id": f"{address}/#organization", "@type": "Organization", "name": site.name},
    }


def breadcrumbs(trail: list[tuple[str, str]], address: str) -> dict[str, Any]:
    """Return the way from home to the page; `trail` is (name, path below the root) from the top."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": f"{address}/{path}"}
            for place, (name, path) in enumerate(trail, start=1)
        ],
    }


def data_block(*things: dict[str, Any]) -> Markup:
    """Return a JSON-LD block; `<` is escaped so that no text can end the block early."""
    text = json.dumps({"@context": CONTEXT, "@graph": things}, ensure_ascii=False, separators=(",", ":"))
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text.replace("<", "\\u003c")))


def _give(generator: Any) -> None:
    generator.context["structured"] = {
        "block": data_block,
        "organization": organization,
        "faq_page": faq_page,
        "service": service,
        "breadcrumbs": breadcrumbs,
    }


def register() -> None:
    """Templates call these once they know the page."""
    signals.generator_init.connect(_give)
