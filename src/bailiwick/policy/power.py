"""Powers: who may say yes, power by power, and the one function that says whether a yes covers an object."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bailiwick.kernel.periods import Period
from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.permission import Form, Permission, PermissionState


class Delegate(Enum):
    """Whom the holder of a power may let use it. There is no acting for the Chief beyond this."""

    NONE = "none"
    DESIGNEE = "designee"
    NAMED_PERSON = "named-person"
    ROLE = "role"  # a role of its own, named in `delegate_role`


class BindsTo(Enum):
    """What a permission covers."""

    IDENTITY = "identity"  # this page, this device, whatever it shows
    EXACT = "exact"  # these words and media and no others
    LAYOUT = "layout"  # this layout; a change asks a person whether it is material
    CATEGORY = "category"  # everything of a category, as a standing release says


class EndsOn(Enum):
    """What ends a permission before its day."""

    OBJECT_CHANGED = "object-changed"
    HOLDER_WITHDRAWS = "holder-withdraws"
    PERSON_LEAVES = "person-leaves"


@dataclass(frozen=True, slots=True)
class InputFirst:
    """A role whose input is asked before the decision; it may be given or declined."""

    role: str
    or_declined: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Categories for which the holder may release in advance, for how long at most, and who may use it."""

    categories: tuple[str, ...]
    longest: Period
    who_may_use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """Who may say yes to what, in which form, and what such a yes covers."""

    id: str
    clause: str
    holder: str
    object: str
    delegate: Delegate = Delegate.NONE
    delegate_role: str = ""
    delegate_scope: tuple[str, ...] = ()
    form: Form = Form.RECORDED
    binds_to: BindsTo = BindsTo.IDENTITY
    input_first: tuple[InputFirst, ...] = ()
    endorsed_by: tuple[str, ...] = ()
    standing: Standing | None = None
    lasts: Period | None = None
    ends_on: tuple[EndsOn, ...] = ()

    @property
    def holders(self) -> frozenset[str]:
        """The roles that may give a yes of this power, with the designee where the policy knows one."""
        if self.delegate is Delegate.DESIGNEE:
            return frozenset({self.holder, "designee", f"{self.holder}-designee"})
        if self.delegate is Delegate.ROLE:
            return frozenset({self.holder, self.delegate_role})
        return frozenset({self.holder})


@dataclass(frozen=True, slots=True)
class Target:
    """What a permission is asked to cover: its identity, exact digest, layout digest and categories."""

    identity: str = ""
    digest: str = ""
    layout: str = ""
    categories: frozenset[str] = frozenset()
    change_is_material: bool | None = None  # a person's answer about a changed layout; None: nobody has said
    platform: str = ""


SCOPES = frozenset({"platform"})
"""What a delegation may be limited to: attributes of a target."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether a permission covers a target, and why not; `unclear` when a person has to say: of the fact `missing`."""

    covers: bool
    why: Sentence
    unclear: bool = False
    missing: str = ""


def covers(power: Power, permission: Permission, target: Target, on: date) -> Coverage:
    """Decide whether `permission`, given under `power`, covers `target` on the day `on`."""
    refusal = (
        _wrong_giver(power, permission)
        or _not_in_force(power, permission, on)
        or _steps_missing(power, permission)
    )
    if refusal is not None:
        return Coverage(covers=False, why=refusal)
    beyond = _beyond_delegation(power, permission, target)
    if beyond is not None:
        return beyond
    if permission.standing:
        return _standing_covers(power, permission, target)
    return _COVERS[power.binds_to](permission, target)


def _wrong_giver(power: Power, permission: Permission) -> Sentence | None:
    if permission.power != power.id:
        return say("The permission is for something else.")
    if permission.by not in power.holders and not (
        power.delegate is Delegate.NAMED_PERSON and permission.named_person
    ):
        return say("It was given by somebody who does not hold this power.")
    if _rank(permission.form) < _rank(power.form):
        return say("It was not given in the form the policy asks for.")
    return None


def _rank(form: Form) -> int:
    # Spoken then recorded satisfies "recorded"; "express" asks that it was said of this very thing.
    order = (Form.SPOKEN_THEN_RECORDED, Form.RECORDED, Form.EXPRESS, Form.WRITTEN, Form.ON_THE_DOCUMENT)
    return max(1, order.index(form))


def _not_in_force(power: Power, permission: Permission, on: date) -> Sentence | None:
    if permission.state in (PermissionState.WITHDRAWN, PermissionState.ENDED, PermissionState.REFUSED):
        return say("The permission is no longer in force.")
    if permission.on is not None and on < permission.on:
        return say("The permission was given after that day.")
    longest = power.standing.longest if permission.standing and power.standing else power.lasts
    if longest is None:
        last_day = permission.until
    elif permission.on is not None:
        last_day = min(filter(None, (permission.until, longest.after(permission.on))))
    elif permission.until is not None and permission.until <= longest.after(on):
        last_day = permission.until
    else:
        return say("The permission has no date, and this power lasts only for a time.")
    if last_day is not None and on > last_day:
        return say("The permission has run out.")
    return None


def _steps_missing(power: Power, permission: Permission) -> Sentence | None:
    heard = set(permission.inputs)
    for step in power.input_first:
        declined = step.or_declined and f"{step.role}:declined" in heard
        if step.role not in heard and not declined:
            return say("Those who must be heard first have not been heard.")
    if any(role not in permission.endorsed_by for role in power.endorsed_by):
        return say("It has not been endorsed on its way.")
    return None


def _beyond_delegation(power: Power, permission: Permission, target: Target) -> Coverage | None:
    """Why a person whom the holder has named was not let decide about this; None where they were, or nobody was named.

    The holder's own yes knows no such limit.
    """
    if permission.by in power.holders:
        return None
    for limit in power.delegate_scope:
        here = str(getattr(target, limit))
        if not here:
            why = say("Nobody has said what this is for, and it was only left to somebody for some things.")
            return Coverage(covers=False, why=why, unclear=True, missing=f"site.{limit}")
        if here not in permission.scope:
            return Coverage(
                covers=False, why=say("Deciding about “{here}” was never left to them.", here=here)
            )
    return None


def _standing_covers(power: Power, permission: Permission, target: Target) -> Coverage:
    if power.standing is None or permission.standing not in power.standing.categories:
        return Coverage(covers=False, why=say("This power knows no standing release of that category."))
    if permission.standing not in target.categories:
        return Coverage(covers=False, why=say("The standing release is for another category."))
    return Coverage(covers=True, why=say("A standing release covers it."))


def _same_identity(permission: Permission, target: Target) -> Coverage:
    same = bool(target.identity) and permission.object == target.identity
    return Coverage(same, say("It covers this.") if same else say("It was given for something else."))


def _same_digest(permission: Permission, target: Target) -> Coverage:
    same = bool(target.digest) and permission.digest == target.digest
    return Coverage(
        same, say("It covers exactly this.") if same else say("What it was given for has changed.")
    )


def _same_layout(permission: Permission, target: Target) -> Coverage:
    if permission.object and target.identity and permission.object != target.identity:
        return Coverage(covers=False, why=say("It was given for another page."))
    if (
        target.layout
        and permission.layout == target.layout
        and permission.state is not PermissionState.CHANGED
    ):
        return Coverage(covers=True, why=say("The layout is the one that was approved."))
    if target.change_is_material is False:
        return Coverage(covers=True, why=say("A person has said that the change does not matter."))
    if target.change_is_material is None:
        return Coverage(
            covers=False,
            why=say("The page has changed; nobody has said whether it matters."),
            unclear=True,
            missing="reference.change-is-material",
        )
    return Coverage(covers=False, why=say("The page has changed since it was approved."))


def _same_category(permission: Permission, target: Target) -> Coverage:
    same = permission.object in target.categories
    return Coverage(
        same, say("It covers this category.") if same else say("It was given for another category.")
    )


_COVERS = {
    BindsTo.IDENTITY: _same_identity,
    BindsTo.EXACT: _same_digest,
    BindsTo.LAYOUT: _same_layout,
    BindsTo.CATEGORY: _same_category,
}
