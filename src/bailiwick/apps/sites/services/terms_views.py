"""Counsel is asked what a platform's terms mean: a request of the room approvals, for exactly one version."""

from __future__ import annotations

from uuid import UUID

from bailiwick.apps.approvals.services import Asked, ask
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.models import Document, Platform, Terms, TermsView
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.terms_views import Stands, view_power, views_of
from bailiwick.apps.sites.selectors.wording import DOCUMENT_WORDS
from bailiwick.apps.sites.services.stepping import day_of, text_of
from bailiwick.kernel.sentence import say

MOST_ASKED, MOST_DIFFERENCE = 1500, 2000


@act("sites.terms.ask-view", say("asked counsel for a view of a platform’s terms"))
def ask_view(doing: Doing, terms: UUID, words: str) -> TermsView:
    """Ask whoever the policies name for a view of the latest version: they say yes, with conditions, or no.

    Until they answer, and after a no, nobody accepts these terms and no page goes live under them. Another version is
    asked about anew. Raises SitesError where no policy names anybody, or a view is there already.
    """
    row = Terms.objects.select_related("platform").filter(pk=terms).first()
    if not isinstance(row, Terms):
        raise NoSuchSiteError("There is no such version.", remedy="Look at the platform again.")
    day = day_of(doing)
    require(doing.actor, Right.TERMS, day, row.unit_id)
    Platform.objects.select_for_update().get(pk=row.platform_id)
    doing.about("platform", row.platform_id)
    same = Terms.objects.filter(platform=row.platform_id, unit=row.unit_id, document=row.document)
    if same.filter(version__gt=row.version).exists():
        raise SitesError("A newer version is kept.", remedy="Ask about that one.")
    if views_of([row])[row.id].stands in {Stands.ASKED, Stands.GIVEN}:
        raise SitesError("Counsel was asked about this version already.", remedy="Look at the request.")
    power = view_power(row.unit_id, day)
    if power is None:
        raise SitesError(
            "No policy here names who gives a view.", remedy="Ask the policy steward who advises you in law."
        )
    told = {"identity": _identity(row), "purpose": _purpose(row, text_of(words, most=MOST_ASKED))}
    asked = ask(doing.actor, Asked(power=power.id, unit=row.unit_id, told=told))
    made: TermsView = TermsView.objects.create(request_id=asked.row.id, terms=row)
    doing.record(terms=row.id, words_digest=row.digest, request=asked.row.id)
    return made


def _identity(row: Terms) -> str:
    words = DOCUMENT_WORDS[Document(row.document)]
    return f"{row.platform.name}: {words}, version {row.version}"


def _purpose(row: Terms, words: str) -> str:
    """What counsel is shown, in lines: exactly this version is answered for."""
    lines = [
        "A view of these terms is asked for, before the agency is bound by them.",
        words,
        f"Kept on {row.day.isoformat()}, digest {row.digest}",
        f"What changed:\n{row.differs[:MOST_DIFFERENCE]}" if row.differs else "",
    ]
    return "\n".join(filter(None, lines))
