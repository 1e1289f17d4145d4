"""A draft before the gate `post.publish`: its facts, what the gate says of it, and the list of things to do.

What keeps a post back is said by the policies' bindings alone: also that it has to say what it is for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from bailiwick.apps.approvals.selectors import permissions_for, waivers_for
from bailiwick.apps.approvals.selectors.gate_list import GateList, Line, gate_list
from bailiwick.apps.approvals.selectors.powers import powers_here
from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors import speaking
from bailiwick.apps.policies.services import look_at_gate
from bailiwick.apps.publishing.models import State
from bailiwick.apps.publishing.selectors.drafts import Loaded, can_post_on
from bailiwick.apps.roster.selectors import cards_of, do_not_show_names
from bailiwick.apps.sites.models import PostingRight, Stage
from bailiwick.apps.sites.selectors.posting_gate import facts_for
from bailiwick.kernel.sentence import say
from bailiwick.policy.aim import Aim
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.finding import Finding, Report
from bailiwick.policy.gate import to_do
from bailiwick.policy.permission import Permission
from bailiwick.policy.power import Target
from bailiwick.policy.remedy import Do

PUBLISH, AIMS = "post.publish", "post.aims"
OF_PERSON = frozenset({"poster", "device"})
OF_WORDS = frozenset({"post", "release"})
READING = "second-reading"


@dataclass(frozen=True, slots=True)
class AimNamed:
    """An aim with the policy that names it, the label it is printed under, and the clause."""

    aim: Aim
    policy: str
    label: str


def aims_for(unit: UUID, author: UUID, day: date) -> dict[str, AimNamed]:
    """The aims of the policies that speak about a post, by id; none where no policy names any."""
    return {
        aim.id: AimNamed(
            aim, policy.pack.citation or policy.pack.title, policy.pack.clauses[aim.clauses[0]].label
        )
        for policy in speaking(PUBLISH, owner=unit, actor=author, day=day)
        for aim in policy.pack.aims.values()
    }


def asks_aim(unit: UUID, author: UUID, day: date) -> bool:
    """Whether a policy that speaks about a post has it say what it is for."""
    return any(
        binding.values.get("fact") == AIMS and PUBLISH in binding.gates
        for policy in speaking(PUBLISH, owner=unit, actor=author, day=day)
        for binding in policy.pack.bindings.values()
    )


def thing_of(draft: Loaded) -> str:
    """What a second reading is of: this draft in exactly these words, and no others."""
    return f"post {draft.row.id} {draft.now.digest}"


def facts_of(draft: Loaded, day: date) -> Facts:
    """A draft as the facts of the gate: its words alone go out, so no picture is Known to be there."""
    unit, author, version = draft.page.row.unit_id, draft.row.author_id, draft.now
    facts = facts_for(draft.page, author, PostingRight.POST, day, giver=None)
    own = UNKNOWN if version.own_device is None else Known(version.own_device)
    return replace(
        facts,
        post=PostFacts(
            class_=Known(PostClass.OFFICIAL),
            text=Known(version.text),
            media=ABSENT,
            digest=Known(version.digest),
            author_identified=UNKNOWN if version.identified is None else Known(version.identified),
            aims=Known(draft.aims) if draft.aims else UNKNOWN,
        ),
        person=replace(
            facts.person,
            device_own=own,
            device=Known(version.device) if version.device else ABSENT,
        ),
        lists=replace(facts.lists, do_not_show_me=Known(do_not_show_names(day))),
        permissions=Known(_permissions(unit, author, version.digest, day)),
        waivers=Known(waivers_for(unit, thing_of(draft), day)),
    )


def _permissions(unit: UUID, author: UUID, digest: str, day: date) -> tuple[Permission, ...]:
    """Leave that could bear on a post: for whoever writes it, where they work too; and for exactly these words."""
    units = dict.fromkeys([unit, *(card.unit for card in cards_of(author, day))])
    found = [one for each in units for one in _of(each, OF_PERSON, day, person=author, user=author)]
    target = Target(digest=digest, identity=digest)
    found += _of(unit, OF_WORDS, day, user=author, target=target)
    return tuple(dict.fromkeys(found))


def _of(unit: UUID, objects: frozenset[str], day: date, **more: Any) -> tuple[Permission, ...]:
    powers = [name for name, one in powers_here(unit, day).items() if one.object in objects]
    return permissions_for(unit, day, powers=powers, **more) if powers else ()


@dataclass(frozen=True, slots=True)
class Before:
    """What stands between a draft and going out: the gate's report, the list, the state."""

    report: Report | None
    todo: GateList
    state: State
    asked: frozenset[str] = frozenset()

    @property
    def readable(self) -> dict[str, str]:
        """The rules about which somebody else may be asked, and has not been, by clause, each with its label."""
        found = to_do(self.report) if self.report else []
        return {
            one.clauses[0]: one.labels[0]
            for one in found
            if one.clauses
            and one.clauses[0] not in self.asked
            and any(isinstance(each, Do) and each.act == READING for each in one.remedies)
        }


def before(draft: Loaded, day: date) -> Before:
    """What the gate says of a draft today. Keeps nothing."""
    unit, author, standing = draft.page.row.unit_id, draft.row.author_id, draft.standing
    if standing.settled is not None:
        return Before(None, GateList((), 0), standing.settled)
    try:
        report = look_at_gate(PUBLISH, facts_of(draft, day), owner=unit, actor=author, day=day)
    except NoPolicyError as error:
        line = Line(
            says=say("{what}", what=f"{error.message} {error.remedy}"), label="", clause="", mine=False
        )
        return Before(None, GateList((line,), 0), standing.state(unsaid=False, stops=1))
    todo = gate_list(report, unit=unit, day=day, pages=_PAGES, words=draft.now.text)
    asked = frozenset(one.ask.clause for one in draft.readings if one.version_id == draft.now.id)
    lines = [_read_by_another(_in_full(line, report), report, asked) for line in todo.lines]
    lines = [*_of_page(draft, day), *lines]
    unsaid = any(fact in _SAID_HERE for one in to_do(report) for fact in one.missing)
    state = standing.state(unsaid=unsaid, stops=len(lines))
    return Before(report, GateList(tuple(lines), todo.in_order), state, asked)


_SAID_HERE = {"person.device-own": "#device", "post.author-identified": "#identified", AIMS: "#aims"}
"""Where on the draft its author says what nobody else can."""
_PAGES = {
    **_SAID_HERE,
    "add-sign-off": "#text",
    "sign-poster-rules": "/readiness/",
    "sign-policy": "/readiness/",
}
"""Where a fact is stated, or an act done, by its name."""


_UNSAID = {
    "post.author-identified": say(
        "Nobody has said whether the account or the words say for whom they speak."
    ),
    AIMS: say("Nobody has said yet what this post is for."),
}
_CHOOSE = say("Choose an aim")
_UNSIGNED = say("Neither the account nor the words say for whom they speak.")


def _in_full(line: Line, report: Report) -> Line:
    """The same line with more than that a fact is not as it must be, where the fact is one of a post."""
    finding = _finding(line, report)
    unsaid = next((_UNSAID[one] for one in finding.missing if one in _UNSAID), None)
    if finding.check == "FC001" and unsaid is not None:
        return replace(line, says=unsaid, remedy=_CHOOSE if AIMS in finding.missing else line.remedy)
    if finding.check == "FC001" and any(one == Do("add-sign-off", "poster") for one in finding.remedies):
        return replace(line, says=_UNSIGNED)
    return line


def _finding(line: Line, report: Report) -> Finding:
    found = [one for one in to_do(report) if line.clause in one.clauses[:1]]
    return next((one for one in found if one.why == line.says), found[0])


def _of_page(draft: Loaded, day: date) -> list[Line]:
    """What keeps anything of this author's from going out on the page today, whatever the words."""
    found = []
    if draft.page.standing.stage is not Stage.LIVE:
        told = say("The page has not had its first day yet.")
        found.append(Line(says=told, label="", clause="", mine=False, remedy=say("Wait until it is live.")))
    if draft.page.row.id not in can_post_on(draft.row.author_id, day):
        told = say("Whoever writes it has no right to post on this page that stands today.")
        url, remedy = f"/sites/{draft.page.row.id}/posters", say("See who has, and ask")
        found.append(Line(says=told, label="", clause="", mine=True, url=url, remedy=remedy))
    return found


def _read_by_another(line: Line, report: Report, asked: frozenset[str]) -> Line:
    """The same line with the way to a second reading, where the policy leaves it open."""
    finding = _finding(line, report)
    if not any(isinstance(one, Do) and one.act == READING for one in finding.remedies):
        return line
    if line.clause in asked:
        return replace(line, url="", remedy=say("A second person has been asked to read it."))
    return replace(line, url="#reading", remedy=say("Change the words, or ask a second person to read them"))
