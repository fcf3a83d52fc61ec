"""The outlets' web pages: home pages and articles, each outlet with its own template and words."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from broadsheet.demo.newsroom import Edition
from broadsheet.demo.site import Item, Shot, Site

FEED_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "rss": "application/rss+xml",
        "broken": "application/rss+xml",
        "atom": "application/atom+xml",
        "rdf": "application/rdf+xml",
        "json": "application/feed+json",
    }
)
_RELATED = 4  # links below an article
_MONTHS: Mapping[str, str] = MappingProxyType(
    {
        "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "en": "January February March April May June July August September October November December",
        "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    }
)
_DATE_FORMS: Mapping[str, str] = MappingProxyType(
    {"de": "{d}. {m} {y}, {t} Uhr", "en": "{m} {d}, {y}, {t} GMT", "es": "{d} de {m} de {y}, {t} h"}
)
_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "by": "By",
            "updated": "Updated",
            "related": "More from us",
            "share": "Share this article",
            "newsletter": "Get our morning letter. Seven stories, every weekday, free.",
            "subscribe": "Sign up",
            "cookies": "We use cookies to remember your choices. You can change them at any time.",
            "accept": "Accept all",
            "rights": "All rights reserved. No part of this site may be reproduced without permission.",
            "home": "Home",
            "photo": "Photo",
        },
        "de": {
            "by": "Von",
            "updated": "Aktualisiert",
            "related": "Mehr zum Thema",
            "share": "Artikel teilen",
            "newsletter": "Der Morgenbrief: das Wichtigste aus dem Seeland, werktags um sechs.",
            "subscribe": "Abonnieren",
            "cookies": "Wir verwenden Cookies, um Ihre Einstellungen zu speichern.",
            "accept": "Alle akzeptieren",
            "rights": "Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung.",
            "home": "Startseite",
            "photo": "Foto",
        },
        "es": {
            "by": "Por",
            "updated": "Actualizado",
            "related": "Más noticias",
            "share": "Compartir",
            "newsletter": "Reciba cada mañana nuestra selección de noticias de la sierra y la costa.",
            "subscribe": "Suscribirse",
            "cookies": "Utilizamos cookies para recordar sus preferencias.",
            "accept": "Aceptar todas",
            "rights": "Todos los derechos reservados. Prohibida su reproducción sin permiso.",
            "home": "Portada",
            "photo": "Foto",
        },
    }
)


def article_page(site: Site, item: Item) -> bytes:
    """The HTML page of an article, in the outlet's encoding."""
    related = [other for other in site.items() if other.url != item.url][:_RELATED]
    values = {"item": item, "related": related, "linked_data": _linked_data(site, item)}
    return _render(site, site.outlet.template, values)


def home_page(site: Site, section: str = "") -> bytes:
    """The HTML home page, or that of one section (its name, in any case)."""
    items = [item for item in site.items() if not section or item.version.section.lower() == section.lower()]
    return _render(site, "home.html", {"items": items})


def guide_page(edition: Edition, port: int, now: datetime) -> bytes:
    """The page at the server's own address: a list of the outlets."""
    sites = [Site(edition, outlet, port, now) for outlet in edition.outlets.values()]
    return _environment().get_template("guide.html").render(sites=sites, now=now).encode()


def opml(edition: Edition, port: int, now: datetime) -> bytes:
    """The outlets' feeds as an OPML 2.0 list, by topic."""
    sites = [Site(edition, outlet, port, now) for outlet in edition.outlets.values()]
    return _environment().get_template("feeds.opml").render(sites=sites).encode()


def _render(site: Site, template: str, values: Mapping[str, object]) -> bytes:
    words = _WORDS[site.outlet.language]
    page = _environment().get_template(template)
    text = page.render(site=site, outlet=site.outlet, words=words, feed_type=FEED_TYPES[site.outlet.feed], **values)
    return text.encode(site.outlet.encoding, errors="xmlcharrefreplace")


def _linked_data(site: Site, item: Item) -> str:
    """The article as JSON-LD (schema.org NewsArticle)."""
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "mainEntityOfPage": item.url,
            "headline": item.version.title,
            "description": item.version.summary,
            "datePublished": item.version.published.isoformat(),
            "dateModified": item.version.since.isoformat(),
            "articleSection": item.version.section,
            "inLanguage": site.outlet.language,
            "author": [{"@type": "Person", "name": name} for name in item.version.authors],
            "publisher": {"@type": "NewsMediaOrganization", "name": site.outlet.name, "url": site.base + "/"},
            "image": [_image_object(shot) for shot in item.shots],
        },
        ensure_ascii=False,
    ).replace("</", "<\\/")


def _image_object(shot: Shot) -> dict[str, object]:
    return {
        "@type": "ImageObject",
        "url": shot.url,
        "width": shot.width,
        "height": shot.height,
        "caption": shot.use.caption,
        "creditText": shot.use.credit,
    }


def _day(moment: datetime, language: str) -> str:
    month = _MONTHS[language].split()[moment.month - 1]
    return _DATE_FORMS[language].format(d=moment.day, m=month, y=moment.year, t=f"{moment:%H:%M}")


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(["html", "opml"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["day"] = _day
    return found
