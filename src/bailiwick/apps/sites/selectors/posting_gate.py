"""What stands between somebody and a right on a page, by the policies’ own gates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bailiwick.apps.approvals.selectors import permissions_for
from bailiwick.apps.approvals.selectors.powers import powers_here, who_may_here
from bailiwick.apps.policies.selectors import examiner_for, policies_of
from bailiwick.apps.readiness.selectors import readiness_of
from bailiwick.apps.readiness.selectors.posting import PAGES
from bailiwick.apps.roster.selectors import cards_of, records, tree_on
from bailiwick.apps.sites.facts.posting import identity_for
from bailiwick.apps.sites.models import PosterRight, PostingRight
from bailiwick.apps.sites.selectors.deciding import powers_lacking
from bailiwick.apps.sites.selectors.hearts import facts_of
from bailiwick.apps.sites.selectors.platforms import powers_about
from bailiwick.apps.sites.selectors.posting import Wanted, rights
from bailiwick.apps.sites.selectors.sites import Loaded
from bailiwick.apps.sites.selectors.takeovers import posting_stopped
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import PersonFacts, PostClass, PostFacts
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gate import to_do
from bailiwick.policy.power import Power, Target, covers
from bailiwick.policy.remedy import Ask, Do
from bailiwick.policy.verdict import Verdict

GRANT, PUBLISH = "person.grant-posting", "post.publish"
POSTER, DEVICE = frozenset({"poster"}), frozenset({"device"})


def facts_for(page: Loaded, person: UUID, right: PostingRight, day: date, *, giver: UUID | None) -> Facts:
    """Somebody and a page as the facts of the gate; `giver` is who would switch the right on."""
    unit = page.row.unit_id
    powers = [power.id for power in powers_about(unit, day, POSTER)]
    facts = facts_of(page, day)
    identity = identity_for(page.row.identity, right)
    return replace(
        facts,
        site=replace(facts.site, identity=Known(identity)),
        person=_person(person, day, giver),
        permissions=Known(permissions_for(unit, day, powers=powers, person=person, user=person)),
    )


def _person(person: UUID, day: date, giver: UUID | None) -> PersonFacts:
    found = records(day, [person])
    trained, signed = readiness_of(person, day)
    return PersonFacts(
        category=Known(found[0].category.value) if found else ABSENT,
        sworn=Known(found[0].sworn) if found else UNKNOWN,
        trained=trained,
        signed=signed,
        is_author=Known(giver == person),
    )


def before_granting(
    page: Loaded, person: UUID, right: PostingRight, day: date, *, giver: UUID | None = None
) -> Report:
    """What the gate says of switching a right on. Raises NoPolicyError."""
    facts = facts_for(page, person, right, day, giver=giver)
    return examiner_for(GRANT, owner=page.row.unit_id, actor=person, day=day).examine(facts)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing beside the yes that was asked for: what it is, the rule by its label, and the page where it is done."""

    says: Sentence
    label: str
    clause: str
    url: str = ""


_MISSING = {
    "sign-policy": say("The policy is not signed yet."),
    "sign-poster-rules": say("The rules for those who post are not signed yet."),
    "finish-course": say("The course is not finished yet."),
}
"""What is missing, by the act that the policies name."""


def missing(report: Report) -> list[Missing]:
    """What keeps a gate shut."""
    return [_missing(one) for one in to_do(report)]


def _powers_of(finding: Finding) -> set[str]:
    return {one.power for one in finding.remedies if isinstance(one, Ask)}


def _missing(finding: Finding) -> Missing:
    acts = [one.act for one in finding.remedies if isinstance(one, Do)]
    says = next((_MISSING[one] for one in acts if one in _MISSING), finding.why)
    url = next((PAGES[one] for one in acts if one in PAGES), "")
    label = finding.labels[0] if finding.labels else ""
    return Missing(says, label, finding.clauses[0] if finding.clauses else "", url)


def missing_for(wanted: Wanted, page: Loaded, day: date) -> list[Missing]:
    """What is missing beside what was asked for somebody. Raises NoPolicyError."""
    powers = {one.row.power for one in wanted.asked}
    report = before_granting(page, wanted.person, wanted.kind, day)
    left = [one for one in to_do(report) if wanted.decided or not powers & _powers_of(one)]
    return [_missing(one) for one in left]


def keeps_from_posting(page: Loaded, person: UUID, day: date, text: str = "") -> Report:
    """What `post.publish` says of somebody who would post here: without leave, or unsigned, it is shut.

    Leave counts for nothing while the right that rests on it is stopped, or the page is not in our hands.
    """
    facts = _posting(page, person, day, text)
    if stop_of(page, person, day) is not None:
        facts = replace(facts, permissions=Known(()))
    return _published(page, person, day, facts)


def lacks_to_post(page: Loaded, person: UUID, day: date) -> list[Missing]:
    """What keeps somebody from posting here, as a list: that their right is stopped, then what nobody has given yet.

    What is known not to be met before there are any words: who may post, and who is ready. Raises NoPolicyError.
    """
    report = _published(page, person, day, _posting(page, person, day, ""))
    stop = stop_of(page, person, day)
    known = missing(replace(report, findings=report.of(Verdict.NOT_MET)))
    return [*([Missing(stop, "", "")] if stop else []), *known]


def _posting(page: Loaded, person: UUID, day: date, text: str) -> Facts:
    facts = facts_for(page, person, PostingRight.POST, day, giver=None)
    return replace(facts, post=PostFacts(class_=Known(PostClass.OFFICIAL), text=Known(text)))


def _published(page: Loaded, person: UUID, day: date, facts: Facts) -> Report:
    return examiner_for(PUBLISH, owner=page.row.unit_id, actor=person, day=day).examine(facts)


def stop_of(page: Loaded, person: UUID, day: date) -> Sentence | None:
    """What stops somebody who has leave to post here, in words: others' hands on the page, or on their right."""
    if posting_stopped([page.row.id]):
        return say("The page is not in our hands, and nobody posts there for us.")
    given = rights(PosterRight.objects.filter(site=page.row, person_id=person, right=PostingRight.POST))
    standing = [one.given for one in given if not one.given.is_over(day)]
    if not standing or not all(one.suspended for one in standing):
        return None
    if any(one.stopped for one in standing):
        return say("Your right to post here is stopped for a time.")
    return say("The page was not in our hands. Somebody has to take your right to post here up again.")


def powers_to_ask(page: Loaded, person: UUID, right: PostingRight, day: date) -> list[Power]:
    """Under which powers leave is missing, each as the policies' own list names it.

    Where any of several is enough, the one whose holder works nearest to the person: a division's head for its own
    people, the Chief for everybody else (pd/IV.A.1.s2, pd/IV.A.1.s4).
    """
    unit = page.row.unit_id
    lacking = powers_lacking(to_do(before_granting(page, person, right, day)), unit, day, POSTER)
    return [_nearest(one, person, unit, day) for one in lacking]


def _nearest(power: Power, person: UUID, unit: UUID, day: date) -> Power:
    known = powers_here(unit, day)
    ways = [tree_on(day).above(card.unit) for card in cards_of(person, day)]

    def distance(one: Power) -> int:
        units = {card.unit for may in who_may_here(one, unit, day).may for card in cards_of(may.person, day)}
        return min((n for way in ways for n, above in enumerate(way) if above in units), default=99)

    # Of two as near, the one that the policy names first.
    return min((known[name] for name in alternatives(power.id, unit, day)), key=distance, default=power)


def alternatives(power: str, unit: UUID, day: date) -> list[str]:
    """The powers of which the gate needs any one, as its binding lists them; the power alone where it needs just it."""
    known = powers_here(unit, day)
    for policy in policies_of(unit, day):
        for binding in policy.bindings.values():
            needs = binding.values.get("needs")
            either = [str(one) for one in needs.get("any", ())] if hasattr(needs, "get") else []
            if GRANT in binding.gates and power in either:
                return [one for one in either if one in known]
    return [power]


def covers_own_device(page: UUID, person: UUID, device: str, day: date) -> bool:
    """Whether somebody may post from a device of their own: where a policy asks for leave, it covers this device.

    Leave for it is theirs, and given where they work: the policies of the page's unit and of their own are asked.
    """
    asked, target = False, Target(identity=device)
    for unit in {page, *(card.unit for card in cards_of(person, day))}:
        powers = {power.id: power for power in powers_about(unit, day, DEVICE)}
        asked = asked or bool(powers)
        given = permissions_for(unit, day, powers=powers, person=person, user=person)
        if any(covers(powers[one.power], one, target, day).covers for one in given):
            return True
    return not asked
