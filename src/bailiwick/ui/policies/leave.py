"""Who may say yes to what: the powers of one policy as a table, and each as it is told on the page of its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from bailiwick.kernel.sentence import say
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import path_of
from bailiwick.policy.pack import Pack
from bailiwick.policy.permission import Form
from bailiwick.policy.power import BindsTo, Delegate, EndsOn, Power
from bailiwick.ui import words
from bailiwick.ui.policies.living import anchor

OBJECT_WORDS = {
    "access": say("using social media at work"),
    "appearance": say("appearing for the agency"),
    "contract": say("the terms of a platform"),
    "covert": say("undercover use"),
    "device": say("a device"),
    "limited-site": say("a closed page"),
    "media": say("a photo or image"),
    "person": say("one person"),
    "platform": say("a platform"),
    "policy": say("the policy itself"),
    "post": say("a post"),
    "poster": say("somebody posting for the agency"),
    "publication": say("something published"),
    "record": say("a record"),
    "reference": say("a page that refers to the agency"),
    "release": say("giving something out"),
    "site": say("an official page"),
    "terms": say("what a platform’s terms mean in law"),
    "use-plan": say("how far social media is used"),
}
FORM_WORDS = {
    Form.SPOKEN_THEN_RECORDED: say("spoken, and entered afterwards"),
    Form.RECORDED: say("recorded"),
    Form.EXPRESS: say("expressly"),
    Form.WRITTEN: say("in writing"),
    Form.ON_THE_DOCUMENT: say("on the document itself"),
}
COVERS_WORDS = {
    BindsTo.IDENTITY: say("this one thing, whatever it shows"),
    BindsTo.EXACT: say("exactly what was shown, and nothing else"),
    BindsTo.LAYOUT: say("this layout; a change is looked at again"),
    BindsTo.CATEGORY: say("everything of one sort"),
}
ENDS_WORDS = {
    EndsOn.OBJECT_CHANGED: say("when it changes"),
    EndsOn.HOLDER_WITHDRAWS: say("when it is withdrawn"),
    EndsOn.PERSON_LEAVES: say("when the person leaves"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """One power, in words."""

    id: str
    anchor: str
    policy: str
    clause: str
    path: str
    label: str
    heading: str
    to_what: str
    who: str
    delegate: str
    form: str
    covers: str
    first: str
    standing: str
    lasts: str


def leaves(policy: AdoptedPolicy) -> tuple[Leave, ...]:
    """Every power of a policy, in the order written."""
    return tuple(leave_of(power, policy.pack) for power in policy.pack.powers.values())


def leave_of(power: Power, pack: Pack) -> Leave:
    """One power in words."""
    clause = pack.clauses.get(power.clause)
    return Leave(
        id=power.id,
        anchor=anchor(power.id),
        policy=pack.id,
        clause=power.clause,
        path=path_of(clause) if clause else "",
        label=clause.label if clause else power.clause,
        heading=clause.heading if clause else "",
        to_what=_word(power.object),
        who=words.role(power.holder),
        delegate=_delegate(power),
        form=words.translated(FORM_WORDS[power.form]),
        covers=words.translated(COVERS_WORDS[power.binds_to]),
        first="; ".join(_first(power)),
        standing=_standing(power),
        lasts="; ".join(_lasts(power)),
    )


def _word(object_: str) -> str:
    return words.translated(OBJECT_WORDS.get(object_, object_.replace("-", " ")))


def _delegate(power: Power) -> str:
    match power.delegate:
        case Delegate.DESIGNEE:
            return _("whoever they name")
        case Delegate.NAMED_PERSON:
            return _("a person named for it")
        case Delegate.ROLE:
            return words.role(power.delegate_role)
        case _:
            return _("nobody")


def _first(power: Power) -> Iterator[str]:
    for step in power.input_first:
        who = words.role(step.role)
        if step.or_declined:
            yield _("%(who)s heard, or has declined") % {"who": who}
        else:
            yield _("%(who)s heard") % {"who": who}
    for role in power.endorsed_by:
        yield _("endorsed by %(who)s") % {"who": words.role(role)}


def _standing(power: Power) -> str:
    if power.standing is None:
        return ""
    categories = ", ".join(category.replace("-", " ") for category in power.standing.categories)
    longest = words.period(power.standing.longest)
    return _("in advance for %(what)s, for %(longest)s at most") % {"what": categories, "longest": longest}


def _lasts(power: Power) -> Iterator[str]:
    if power.lasts is not None:
        yield words.period(power.lasts)
    yield from (words.translated(ENDS_WORDS[end]) for end in power.ends_on)
