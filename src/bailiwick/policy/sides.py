"""Two policies side by side: what both speak of, topic by topic, and in which respects they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.binding import Binding, PowerRelease, Release, ReviewerRelease, WaiverRelease
from bailiwick.policy.book import ordered
from bailiwick.policy.check import Check
from bailiwick.policy.clause import Clause, Edition, Force
from bailiwick.policy.pack import Pack
from bailiwick.policy.power import Power
from bailiwick.policy.setting import Setting
from bailiwick.policy.verdict import Effect

CAPACITY = "post.class"
NOTICE = "notice"
BY_POWER = "needs"


class Respect(Enum):
    """In what two policies differ on a topic."""

    FORCE = "force"
    EFFECT = "effect"
    VALUES = "values"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """What a check is bound for: its code, in what capacity somebody speaks, and which notice or place it is about."""

    check: str
    capacity: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What one policy says on a topic."""

    clauses: tuple[Clause, ...]
    forces: frozenset[Force]
    effects: frozenset[Effect]
    values: Mapping[str, object]
    releases: frozenset[str]


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic with what each policy says on it; None where it says nothing."""

    topic: Topic
    here: Stance | None
    there: Stance | None

    @property
    def differs(self) -> tuple[Respect, ...]:
        """In what the two differ; nothing where only one speaks."""
        if self.here is None or self.there is None:
            return ()
        here, there = self.here, self.there
        pairs = (
            (Respect.FORCE, here.forces != there.forces),
            (Respect.EFFECT, here.effects != there.effects),
            (Respect.VALUES, here.values != there.values),
            (Respect.RELEASE, here.releases != there.releases),
        )
        return tuple(respect for respect, other in pairs if other)


def side_by_side(here: AdoptedPolicy, there: AdoptedPolicy, checks: Mapping[str, Check]) -> list[Compared]:
    """Every topic of either policy: those of both first, as the checks are numbered."""
    first, second = _stances(here, checks), _stances(there, checks)
    compared = [
        Compared(topic, first.get(topic), second.get(topic)) for topic in sorted(first.keys() | second.keys())
    ]
    return sorted(compared, key=lambda one: one.here is None or one.there is None)


@dataclass(frozen=True, slots=True)
class ByObject:
    """Who may say yes to one sort of thing, in each policy."""

    object: str
    here: tuple[Power, ...]
    there: tuple[Power, ...]


def powers_side_by_side(here: Pack, there: Pack) -> list[ByObject]:
    """Powers by what they are for: those of both policies first."""
    objects = dict.fromkeys(power.object for pack in (here, there) for power in pack.powers.values())
    found = [
        ByObject(
            object_,
            tuple(power for power in here.powers.values() if power.object == object_),
            tuple(power for power in there.powers.values() if power.object == object_),
        )
        for object_ in objects
    ]
    return sorted(found, key=lambda one: not (one.here and one.there))


@dataclass(frozen=True, slots=True)
class BySetting:
    """One question that both policies leave open, or answer differently."""

    here: Setting
    there: Setting

    @property
    def alike(self) -> bool:
        """Whether both start from the same choice, in the same words."""
        here, there = self.here, self.there
        return here.choices.get(here.default) == there.choices.get(there.default)


def settings_side_by_side(here: Pack, there: Pack) -> list[BySetting]:
    """The questions that both policies know, those they answer differently first."""
    both = [
        BySetting(here.settings[key], there.settings[key]) for key in here.settings if key in there.settings
    ]
    return sorted(both, key=lambda one: one.alike)


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenEditions:
    """What changed from one edition of a policy to another. `kept` clauses stand in both."""

    old: Edition
    new: Edition
    added: tuple[Clause, ...]
    ended: tuple[Clause, ...]
    kept: tuple[Clause, ...]

    @property
    def held(self) -> bool:
        """Whether both texts are held; where one is not, nothing can be told of what changed."""
        return self.old.held and self.new.held


def between_editions(pack: Pack, old: Edition, new: Edition) -> BetweenEditions:
    """Compare two editions by the clauses in force in each."""
    before, after = pack.clauses_of(old), pack.clauses_of(new)
    book = ordered(pack)
    return BetweenEditions(
        old=old,
        new=new,
        added=tuple(clause for clause in book if clause.id in after and clause.id not in before),
        ended=tuple(clause for clause in book if clause.id in before and clause.id not in after),
        kept=tuple(clause for clause in book if clause.id in before and clause.id in after),
    )


def _stances(policy: AdoptedPolicy, checks: Mapping[str, Check]) -> dict[Topic, Stance]:
    found: dict[Topic, list[Binding]] = {}
    for binding in policy.bindings.values():
        if BY_POWER not in binding.values:  # who may say yes is compared by what it is for
            found.setdefault(_topic(binding, checks), []).append(binding)
    return {topic: _stance(policy.pack, bindings) for topic, bindings in found.items()}


def _topic(binding: Binding, checks: Mapping[str, Check]) -> Topic:
    capacity = tuple(sorted(one for line in binding.when if line.path == CAPACITY for one in line.one_of))
    if NOTICE in binding.values:
        return Topic(binding.check, capacity, str(binding.values[NOTICE]))
    reads_text = bool(checks[binding.check].languages)
    watched = binding.watch.subject if binding.watch else ""
    about = "" if reads_text else next(iter(binding.gates), watched)
    return Topic(binding.check, capacity, about)


def _stance(pack: Pack, bindings: Iterable[Binding]) -> Stance:
    bindings = list(bindings)
    names = {clause for binding in bindings for clause in binding.clauses}
    clauses = tuple(clause for clause in ordered(pack) if clause.id in names)
    effects = {
        binding.effect or pack.clauses[clause].force.default_effect
        for binding in bindings
        for clause in binding.clauses
    }
    return Stance(
        clauses=clauses,
        forces=frozenset(clause.force for clause in clauses),
        effects=frozenset(effect for effect in effects if effect is not None),
        values=_shared(pack, bindings),
        releases=frozenset(_release(binding.release) for binding in bindings),
    )


def _shared(pack: Pack, bindings: Iterable[Binding]) -> dict[str, object]:
    """The values of the bindings without what names a pack's own things: those differ in name alone."""
    own = f"{pack.id}/"
    return {
        name: value
        for binding in bindings
        for name, value in binding.values.items()
        if own not in repr(value) and name != NOTICE
    }


def _release(release: Release) -> str:
    """What sort of release it is; the name of a power is the pack's own, and two names are no difference."""
    match release:
        case PowerRelease(_):
            return "power"
        case WaiverRelease(kind):
            return f"waiver {kind}"
        case ReviewerRelease(role):
            return f"reviewer {role}"
        case _:
            return "never"
