"""What the pages do alike: who looks, the people who can be chosen, and how something that did not go is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone

from bailiwick.apps.accounts.selectors import actor_of
from bailiwick.apps.conduct.errors import ConductError
from bailiwick.apps.conduct.forms.making import Form
from bailiwick.apps.conduct.selectors.wording import DO_WORDS
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import Actor
from bailiwick.apps.roster.selectors import cards, is_colleague
from bailiwick.kernel.errors import BailiwickError
from bailiwick.policy.finding import Finding
from bailiwick.policy.gate import GateShutError
from bailiwick.policy.remedy import Do

UNPROCESSABLE, FORBIDDEN = 422, 403
NOBODY = ("", "–")
"""What a list of people begins with, so that nobody is named by leaving it as it is."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, and today where the agency is."""

    actor: Actor
    day: date


def looker_of(request: HttpRequest) -> Looker:
    """Who looks. Raises Http404 for whoever does not work here today."""
    actor, day = actor_of(request), timezone.localdate()
    if not is_colleague(actor, day):
        raise Http404
    return Looker(actor, day)


def people(looker: Looker) -> list[tuple[str, str]]:
    """Everybody who works here, by name."""
    found = {str(one.person): one for one in cards(looker.day, most=2000)}
    return [(key, f"{one.name}, {one.title}" if one.title else one.name) for key, one in found.items()]


def _missing(one: Finding) -> str:
    """What one rule still asks for: its labels, each once, why, and what to do."""
    acts = [remedy.act for remedy in one.remedies if isinstance(remedy, Do)]
    does = [str(DO_WORDS[act]) for act in dict.fromkeys(acts) if act in DO_WORDS]
    return f"{', '.join(dict.fromkeys(one.labels))}: {' '.join([str(one.why), *does])}"


def tell(form: Form, error: BailiwickError) -> int:
    """Put what did not go beside its field, or above the form; the status of the answer."""
    if isinstance(error, GateShutError):
        for one in error.report.findings:
            if one.stops:
                form.add_error(None, _missing(one))
        return UNPROCESSABLE
    name = error.field if isinstance(error, ConductError) else ""
    form.add_error(name if name in form.fields else None, f"{error.message} {error.remedy}".strip())
    return FORBIDDEN if isinstance(error, RefusedError) else UNPROCESSABLE
