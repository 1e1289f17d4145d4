"""Pages of the demo as they were read: one has lost a notice since; two are public, and somebody reported a third."""

from __future__ import annotations

from datetime import UTC, datetime, time

from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.portal.services import publish, take_report
from bailiwick.apps.sites.facts.watching import Brought
from bailiwick.apps.sites.models import Site
from bailiwick.apps.sites.selectors.looking import read_looks
from bailiwick.apps.sites.selectors.watching import Watching
from bailiwick.apps.sites.services.watching import keep_looks
from bailiwick.project.demonstration.plan import Made
from bailiwick.project.demonstration.reading import read

LINES = {
    "Facebook: HollisPolice": {
        "about": "This page tells of road closures, bike lights and missing people in Hollis. It takes no reports.",
        "owner": "Run by the Hollis Police Department. Front desk 555-0140, 4 Ferry Street.",
        "monitored": "Comments are monitored, and any posting may be removed.",
        "opinion": "What visitors write here is their own view, not the department’s.",
        "record": "Whatever is posted or submitted here is a public record and may be disclosed.",
    },
    "Facebook: WexhamFallsNews": {
        "owner": "Run by the City of Wexham Falls, Communications. Call 555-0110.",
        "about": "What the City has decided, the same day.",
        "rule": "Comments are monitored. Obscene or off-topic comments and personal attacks may be removed.",
    },
}
PUBLIC = {
    "Facebook: HollisPolice": ("brennan", "Call 555-0140, or come to 4 Ferry Street."),
    "Facebook: WexhamFallsNews": ("marsh", "Call 555-0110, or write to press@wexham-falls.example."),
}
IMPOSTOR = ("https://social.example/HollisP0lice", "It asks for gift cards to clear a ticket.")


def watch(made: Made) -> None:
    """Read the pages as if the clock had, mark two public, and take in a report that somebody passed on."""
    pages = {site.identity: site for site in Site.objects.filter(identity__in=LINES)}
    for told in read("readings"):
        name, day = told["page"], made.day(told["day"])
        lines = [line for what, line in LINES[name].items() if what != told.get("lacks")]
        brought = Brought(
            site=pages[name].id,
            at=datetime.combine(day, time(int(told["hour"])), UTC),
            data=_markup(name.partition(": ")[2], lines),
        )
        keep_looks(CLOCKWORK, read_looks([brought], Watching(day)))
    for name, (who, complain) in PUBLIC.items():
        publish(made.as_(who), site_id=pages[name].id, complain=complain)
    take_report(made.as_("yarrow"), page=IMPOSTOR[0], words=IMPOSTOR[1])


def _markup(name: str, lines: list[str]) -> bytes:
    told = "".join(f"<p>{line}</p>" for line in lines)
    body = f"<header><h1>{name}</h1></header><section><h2>About</h2>{told}</section>"
    return f'<!doctype html><html lang="en"><title>{name}</title><body>{body}</body></html>'.encode()
