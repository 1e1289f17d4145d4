"""What is not as it should be with a site: what the policies' watch finds, and what no rule has to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.sites.facts import UNTOUCHED, is_untouched
from bailiwick.apps.sites.models import SPEAKS, Stage, State, Terms, TermsLook
from bailiwick.apps.sites.selectors.hearts import watched
from bailiwick.apps.sites.selectors.ready import advice_open
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.kernel.dates import written
from bailiwick.kernel.periods import Period
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.finding import Finding
from bailiwick.policy.verdict import Verdict

OLDER_WITHIN = Period.parse("P90D")
"""Within so long a page older than its entry is reviewed."""
OF_THE_WHOLE = frozenset({"register.audit-closed"})
"""Facts about the register as a whole, which no single site can have or lack."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One open exception: what it is, the clauses it goes against, and since when."""

    says: Sentence
    clauses: tuple[str, ...] = ()
    since: datetime | None = None
    binding: str = ""


def lacks(site: Loaded, day: date, among: frozenset[str] = frozenset()) -> list[Lack]:
    """Every open exception of a site on a day, by the watch of its unit's policies and by itself (`hearts.look_up`)."""
    state, standing = site.state(day), site.standing
    if standing.stage not in {Stage.LIVE, Stage.UNREGISTERED, Stage.SET_UP}:
        return []
    found = [*_own(site, day)]
    if state is State.UNAPPROVED:
        found.insert(0, Lack(say("Not approved: nobody who may has said yes to this page.")))
    if state in SPEAKS or state is State.UNAPPROVED:
        found += _watched(site, day, among)
    return found


def _own(site: Loaded, day: date) -> list[Lack]:
    entry, standing, found = site.entry, site.standing, []
    since = site.row.entered_at
    if not entry.administrators:
        found.append(Lack(say("Nobody is named who has the rights of an administrator."), since=since))
    elif len(entry.administrators) == 1:
        found.append(Lack(say("One person alone has the rights of an administrator."), since=since))
    if entry.own_logins is False:
        found.append(Lack(say("Several people share one login.")))
    if entry.second_factor is False:
        found.append(Lack(say("A login asks for no second proof.")))
    if entry.recovery is False:
        found.append(Lack(say("Nobody knows how to get the account back.")))
    if advice_open(site):
        found.append(Lack(say("Advice of IT on security waits for an answer.")))
    if standing.older and standing.reviewed is None and standing.stage is Stage.LIVE:
        due = OLDER_WITHIN.after(since.date())
        found.append(Lack(say("Existing site: a review is due by {day}.", day=written(due)), since=since))
    elif standing.stage is Stage.LIVE and is_untouched(site.standing, day):
        last = standing.touched or since
        found.append(
            Lack(say("Nobody has touched this entry since {day}.", day=written(last.date())), since=last)
        )
    return found


def review_due(site: Loaded) -> date | None:
    """By when somebody has to look at the entry again; None where nobody has to."""
    standing = site.standing
    if standing.stage is not Stage.LIVE:
        return None
    if standing.older and standing.reviewed is None:
        return OLDER_WITHIN.after(site.row.entered_at.date())
    touched = standing.touched or site.row.entered_at
    return UNTOUCHED.after(touched.date())


def _watched(site: Loaded, day: date, among: frozenset[str]) -> list[Lack]:
    try:
        report = watched(site, day, among)
    except NoPolicyError:
        return []
    return [_lack(one) for one in report.findings if _counts(one)]


def _counts(finding: Finding) -> bool:
    if finding.excused_by or OF_THE_WHOLE.intersection(finding.missing):
        return False
    return finding.verdict in {Verdict.NOT_MET, Verdict.CANNOT_TELL}


def _lack(finding: Finding) -> Lack:
    name = finding.binding.partition(".")[2].replace("-", " ")
    what = say("{name}: {why}", name=name[:1].upper() + name[1:], why=finding.why) if name else finding.why
    return Lack(what, finding.clauses, binding=finding.binding)


def terms_to_look_at(units: frozenset[UUID]) -> list[Terms]:
    """Versions of terms that differ from the one before, and at which nobody has looked. One query."""
    rows = Terms.objects.filter(unit_id__in=units).exclude(differs="").select_related("platform")
    return list(rows.exclude(pk__in=TermsLook.objects.values("terms_id")).order_by("at"))
