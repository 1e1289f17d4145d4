"""The terms of platforms: kept as captures, accepted by whom the policy lets, looked at when they change; strikes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.keeping.facts import Captured, Sighting
from bailiwick.apps.keeping.services import capture
from bailiwick.apps.policies.services import pass_gate
from bailiwick.apps.roster.facts import How, MayAct
from bailiwick.apps.roster.selectors import who_may
from bailiwick.apps.sites.errors import NoSuchSiteError, SitesError
from bailiwick.apps.sites.models import Acceptance, Document, Platform, Strike, Terms, TermsLook
from bailiwick.apps.sites.permissions import Right, require
from bailiwick.apps.sites.selectors.ready import contract_powers
from bailiwick.apps.sites.selectors.terms_views import SHUT, VIEW_WORDS, views_of
from bailiwick.apps.sites.services.stepping import day_of, locked, me, require_run, text_of
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.sentence import say
from bailiwick.policy.captures import difference
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.registers import ContractFacts
from bailiwick.policy.facts.subjects import SiteFacts
from bailiwick.policy.gate import GateShutError
from bailiwick.policy.permission import Permission
from bailiwick.policy.power import Power

ACCEPT = "contract.accept"
LONGEST = 200_000


@act("sites.terms.keep", say("kept a version of a platform’s terms"))
def keep_terms(doing: Doing, platform: UUID, *, unit: UUID, document: Document, words: str) -> Terms:
    """Keep a document of a platform's terms as it reads today; what differs from the version before waits for a look.

    Raises SitesError where it is the version that is kept already.
    """
    day = day_of(doing)
    require(doing.actor, Right.TERMS, day, unit)
    row = Platform.objects.select_for_update().filter(pk=platform).first()
    if not isinstance(row, Platform):
        raise NoSuchSiteError("There is no such platform.", remedy="Look at the list again.")
    text = text_of(words, most=LONGEST, lacking="There are no words of the document yet.")
    before = Terms.objects.filter(platform=row, unit_id=unit, document=document).order_by("-version").first()
    digest = digest_of_text(text)
    if before is not None and before.digest == digest:
        raise SitesError("This is the version that is kept already.", remedy="Nothing has to be done.")
    kept = _captured(doing, row, unit, document, text)
    version = before.version + 1 if before is not None else 1
    made: Terms = Terms.objects.create(
        key=f"{row.id}:{str(unit)[:8]}:{document}:{version}",
        platform=row,
        document=document,
        version=version,
        unit_id=unit,
        capture=kept.capture,
        digest=digest,
        words=text,
        differs=_differs(before.words, text) if before is not None else "",
        day=day,
        by_id=me(doing),
        at=doing.at,
    )
    doing.about("platform", row.id)
    doing.record(terms=made.id, document=document, version=version, words_digest=digest, capture=kept.capture)
    return made


def _captured(doing: Doing, row: Platform, unit: UUID, document: Document, text: str) -> Captured:
    seen = Sighting(
        kind="platform-terms",
        source="platform-terms",
        object=f"{row.id}/{unit}/{document}",
        seen_at=doing.at,
        media_type="text/plain",
        method="upload",
        text=text,
        unit=unit,
        day=day_of(doing),
    )
    return capture(doing.actor, seen, text.encode())


def _differs(old: str, new: str) -> str:
    found = difference(old, new)
    return "\n".join([f"+ {one}" for one in found.added] + [f"- {one}" for one in found.removed])


@act("sites.terms.accept", say("accepted a platform’s terms"))
def accept_terms(doing: Doing, terms: UUID) -> Acceptance:
    """Accept exactly this version for the agency: by its holder, or by whom they have named for this platform.

    Refused to everybody else, and to a delegate for another platform (mpls/gc.s1, mpls/gc.s2).
    """
    row = _terms(terms)
    day = day_of(doing)
    powers = contract_powers(row.unit_id, day)
    if not powers:
        require(doing.actor, Right.TERMS, day, row.unit_id)
    if Acceptance.objects.filter(terms=row, unit_id=row.unit_id).exists():
        raise SitesError("This version is accepted already.", remedy="Nothing has to be done.")
    if row.differs and not TermsLook.objects.filter(terms=row).exists():
        raise RefusedError(
            "Nobody has looked yet at what changed.",
            reason="change-not-reviewed",
            remedy="Look at the difference first.",
        )
    if (view := views_of([row])[row.id]).stands in SHUT:
        raise RefusedError(
            f"{VIEW_WORDS[view.stands]}", reason="view-lacking", remedy="Read what counsel says, or ask anew."
        )
    doing.about("platform", row.platform_id)
    power, by = _holding(doing, row, powers, day) if powers else (None, None)
    passage = _passed(doing, row, power, by, day) if power and by else None
    made: Acceptance = Acceptance.objects.create(
        terms=row,
        unit_id=row.unit_id,
        by_id=me(doing),
        power=power.id if power else "",
        delegation=by.delegation if by else None,
        passage=passage,
        day=day,
        at=doing.at,
    )
    doing.record(acceptance=made.id, terms=row.id, words_digest=row.digest, delegation=made.delegation)
    return made


def _holding(doing: Doing, row: Terms, powers: list[Power], day: date) -> tuple[Power, MayAct]:
    for power in powers:
        for one in who_may(power, row.unit_id, day).may:
            if one.person == me(doing):
                return power, one
    raise RefusedError(
        "Accepting terms is not yours to do.",
        reason="not-holder",
        remedy="Ask whoever holds it, or ask them to name you for this platform.",
    )


def _passed(doing: Doing, row: Terms, power: Power, by: MayAct, day: date) -> UUID:
    """The acceptance itself is the yes that the gate asks for; what a delegation leaves out it does not cover."""
    lent = by.how is How.DELEGATE
    permission = Permission(
        power=power.id,
        by="delegate" if lent else power.holder,
        form=power.form,
        on=day,
        object=row.platform.name,
        digest=row.digest,
        named_person=lent,
        scope=tuple(by.scope),
    )
    facts = Facts(
        site=SiteFacts(platform=Known(row.platform.name)),
        contract=ContractFacts(platform=Known(row.platform.name), new_digest=Known(row.digest)),
        permissions=Known((permission,)),
    )
    try:
        passage = pass_gate(
            doing, ACCEPT, lambda: facts, owner=row.unit_id, actor=me(doing), day=day, subject=row.id
        )
    except GateShutError as shut:
        raise RefusedError(
            f"{shut.report.findings[0].why}",
            reason="gate-shut",
            remedy="Ask whoever holds it to accept these terms.",
        ) from shut
    found: UUID = passage.id
    return found


@act("sites.terms.look", say("looked at what changed in a platform’s terms"))
def look_at_terms(doing: Doing, terms: UUID, words: str) -> TermsLook:
    """Say what a change means here: only then the new version can be accepted (CR-55)."""
    row = _terms(terms)
    require(doing.actor, Right.TERMS, day_of(doing), row.unit_id)
    if TermsLook.objects.filter(terms=row).exists():
        raise SitesError("Somebody has looked at it already.", remedy="Read what they said.")
    said = text_of(words, lacking="Nobody has said what the change means here.")
    made: TermsLook = TermsLook.objects.create(terms=row, by_id=me(doing), words=said, at=doing.at)
    doing.about("platform", row.platform_id)
    doing.record(terms=row.id)
    return made


@act("sites.strike", say("noted that a platform complained of a page"))
def log_strike(doing: Doing, identity: UUID, *, words: str, day: date | None) -> Strike:
    """Note that the platform has told us something on a page goes against its rules (mpls/roles.communications.7)."""
    loaded = locked(doing, identity)
    require_run(doing, loaded)
    if day is None or day > day_of(doing):
        raise SitesError("There is no such day yet.", field="day", remedy="Give the day they wrote.")
    said = text_of(words, lacking="Nobody has said what the platform wrote.")
    made: Strike = Strike.objects.create(site=loaded.row, words=said, day=day, by_id=me(doing), at=doing.at)
    doing.record(strike=made.id, day=day)
    return made


def _terms(identity: UUID) -> Terms:
    """A version, its platform alone until the act ends: nobody is asked about it while it is accepted."""
    row = Terms.objects.select_related("platform").filter(pk=identity).first()
    if not isinstance(row, Terms):
        raise NoSuchSiteError("There is no such version.", remedy="Look at the platform again.")
    Platform.objects.select_for_update().get(pk=row.platform_id)
    return row
