"""The choices a policy leaves open, or on which policies differ: the question, what each choice means, and why."""

from __future__ import annotations

from dataclasses import dataclass

from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.book import path_of
from bailiwick.policy.setting import Setting
from bailiwick.ui.policies.living import anchor


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its words, whether the agency has it, whether it changes a check."""

    key: str
    says: str
    chosen: bool
    changes: bool


@dataclass(frozen=True, slots=True)
class Touched:
    """A clause that a choice touches."""

    path: str
    label: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One setting, in words."""

    id: str
    anchor: str
    key: str
    policy: str
    question: str
    options: tuple[Option, ...]
    why: str
    own: bool
    clauses: tuple[Touched, ...]


def choices(policy: AdoptedPolicy) -> tuple[Choice, ...]:
    """Every setting of a policy, in the order written."""
    return tuple(choice_of(setting, policy) for setting in policy.pack.settings.values())


def choice_of(setting: Setting, policy: AdoptedPolicy) -> Choice:
    """One setting in words, with what the agency has chosen."""
    chosen = policy.choices.get(setting.key, setting.default)
    clauses = policy.pack.clauses
    return Choice(
        id=setting.id,
        anchor=anchor(setting.id),
        key=setting.key,
        policy=policy.id,
        question=setting.question,
        options=tuple(
            Option(key, says, key == chosen, bool(setting.changes.get(key)))
            for key, says in setting.choices.items()
        ),
        why=setting.why,
        own=setting.key in policy.overlay.settings,
        clauses=tuple(
            Touched(path_of(clauses[name]), clauses[name].label, clauses[name].heading)
            for name in setting.clauses
            if name in clauses
        ),
    )
