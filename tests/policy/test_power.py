"""Whether a permission covers an object: who gave it, in which form, for what, and on which day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.kernel.periods import Period
from bailiwick.policy.permission import Form, Permission, PermissionState
from bailiwick.policy.power import BindsTo, Delegate, InputFirst, Power, Standing, Target, covers

TODAY = date(2026, 3, 1)
CHIEF_ONLY = Power(
    id="p", clause="x/1", holder="chief", object="post", form=Form.WRITTEN, binds_to=BindsTo.EXACT
)
YES = Permission(power="p", by="chief", form=Form.WRITTEN, on=TODAY, digest="sha256:a", object="page")
THIS = Target(identity="page", digest="sha256:a", layout="l1", categories=frozenset({"road-closure"}))
LAYOUT = replace(CHIEF_ONLY, binds_to=BindsTo.LAYOUT)
STANDING = replace(CHIEF_ONLY, standing=Standing(("road-closure",), Period(days=180)))
RELEASE = replace(YES, digest="", standing="road-closure")
NAMED = replace(CHIEF_ONLY, delegate=Delegate.NAMED_PERSON, delegate_scope=("platform",))
NAMED_YES = replace(YES, by="editor", named_person=True, scope=("clipstream",))
CLIPSTREAM = replace(THIS, platform="clipstream")

CASES = {
    "the holder's own yes to exactly this": (CHIEF_ONLY, YES, THIS, True),
    "one word changed since": (CHIEF_ONLY, YES, replace(THIS, digest="sha256:b"), False),
    "a yes under another power": (CHIEF_ONLY, replace(YES, power="q"), THIS, False),
    "a designee, where the policy knows none": (CHIEF_ONLY, replace(YES, by="designee"), THIS, False),
    "a designee, where the policy knows one": (
        replace(CHIEF_ONLY, delegate=Delegate.DESIGNEE),
        replace(YES, by="designee"),
        THIS,
        True,
    ),
    "somebody acting for the Chief": (
        replace(CHIEF_ONLY, delegate=Delegate.DESIGNEE),
        replace(YES, by="acting-for-chief"),
        THIS,
        False,
    ),
    "a person the holder named": (
        replace(CHIEF_ONLY, delegate=Delegate.NAMED_PERSON),
        replace(YES, by="clerk", named_person=True),
        THIS,
        True,
    ),
    "a person the holder named for this platform": (NAMED, NAMED_YES, CLIPSTREAM, True),
    "the same person on another platform": (
        NAMED,
        NAMED_YES,
        replace(CLIPSTREAM, platform="picturewall"),
        False,
    ),
    "the holder on any platform": (NAMED, YES, replace(CLIPSTREAM, platform="picturewall"), True),
    "a person nobody named": (
        replace(CHIEF_ONLY, delegate=Delegate.NAMED_PERSON),
        replace(YES, by="clerk"),
        THIS,
        False,
    ),
    "a role that shares the power": (
        replace(CHIEF_ONLY, delegate=Delegate.ROLE, delegate_role="deputy"),
        replace(YES, by="deputy"),
        THIS,
        True,
    ),
    "spoken, where writing is asked for": (
        CHIEF_ONLY,
        replace(YES, form=Form.SPOKEN_THEN_RECORDED),
        THIS,
        False,
    ),
    "spoken, then recorded, where a record is enough": (
        replace(CHIEF_ONLY, form=Form.RECORDED),
        replace(YES, form=Form.SPOKEN_THEN_RECORDED),
        THIS,
        True,
    ),
    "withdrawn": (CHIEF_ONLY, replace(YES, state=PermissionState.WITHDRAWN), THIS, False),
    "refused": (CHIEF_ONLY, replace(YES, state=PermissionState.REFUSED), THIS, False),
    "given tomorrow": (CHIEF_ONLY, replace(YES, on=TODAY + timedelta(days=1)), THIS, False),
    "run out yesterday": (CHIEF_ONLY, replace(YES, until=TODAY - timedelta(days=1)), THIS, False),
    "on its last day": (CHIEF_ONLY, replace(YES, until=TODAY), THIS, True),
    "older than the power lets it last": (
        replace(CHIEF_ONLY, lasts=Period(days=1)),
        replace(YES, on=TODAY - timedelta(days=2)),
        THIS,
        False,
    ),
    "undated, where the power lasts only for a time": (
        replace(CHIEF_ONLY, lasts=Period(days=1)),
        replace(YES, on=None),
        THIS,
        False,
    ),
    "the public information officer not heard": (
        replace(CHIEF_ONLY, input_first=(InputFirst("pio"),)),
        YES,
        THIS,
        False,
    ),
    "the public information officer declined": (
        replace(CHIEF_ONLY, input_first=(InputFirst("pio", or_declined=True),)),
        replace(YES, inputs=("pio:declined",)),
        THIS,
        True,
    ),
    "a refusal to be heard, where it must be given": (
        replace(CHIEF_ONLY, input_first=(InputFirst("pio"),)),
        replace(YES, inputs=("pio:declined",)),
        THIS,
        False,
    ),
    "not endorsed on its way": (replace(CHIEF_ONLY, endorsed_by=("chain",)), YES, THIS, False),
    "endorsed on its way": (
        replace(CHIEF_ONLY, endorsed_by=("chain",)),
        replace(YES, endorsed_by=("chain",)),
        THIS,
        True,
    ),
    "the same page, whatever it shows": (replace(CHIEF_ONLY, binds_to=BindsTo.IDENTITY), YES, THIS, True),
    "another page": (
        replace(CHIEF_ONLY, binds_to=BindsTo.IDENTITY),
        YES,
        replace(THIS, identity="other"),
        False,
    ),
    "the approved layout": (LAYOUT, replace(YES, layout="l1"), THIS, True),
    "a changed layout nobody has looked at": (LAYOUT, replace(YES, layout="l0"), THIS, False),
    "a changed layout that a person called immaterial": (
        LAYOUT,
        replace(YES, layout="l0"),
        replace(THIS, change_is_material=False),
        True,
    ),
    "a changed layout that a person called material": (
        LAYOUT,
        replace(YES, layout="l0"),
        replace(THIS, change_is_material=True),
        False,
    ),
    "a category of things": (
        replace(CHIEF_ONLY, binds_to=BindsTo.CATEGORY),
        replace(YES, object="road-closure"),
        THIS,
        True,
    ),
    "another category": (
        replace(CHIEF_ONLY, binds_to=BindsTo.CATEGORY),
        replace(YES, object="parade"),
        THIS,
        False,
    ),
    "a standing release of this category": (STANDING, RELEASE, THIS, True),
    "a standing release, where the power knows none": (CHIEF_ONLY, RELEASE, THIS, False),
    "a standing release for another category": (
        STANDING,
        RELEASE,
        replace(THIS, categories=frozenset({"missing-person"})),
        False,
    ),
    "a standing release older than the longest": (
        STANDING,
        replace(RELEASE, on=TODAY - timedelta(days=181)),
        THIS,
        False,
    ),
    "a standing release dated past the longest": (
        STANDING,
        replace(RELEASE, on=TODAY - timedelta(days=181), until=TODAY + timedelta(days=90)),
        THIS,
        False,
    ),
    "a standing release with neither a first day nor a last": (
        STANDING,
        replace(RELEASE, on=None, until=None),
        THIS,
        False,
    ),
    "a standing release with a last day soon enough": (
        STANDING,
        replace(RELEASE, on=None, until=TODAY + timedelta(days=90)),
        THIS,
        True,
    ),
    "a standing release with a last day too far off": (
        STANDING,
        replace(RELEASE, on=None, until=TODAY + timedelta(days=190)),
        THIS,
        False,
    ),
}


@pytest.mark.parametrize(("power", "permission", "target", "covered"), CASES.values(), ids=CASES)
def test_a_permission_covers_or_does_not(power, permission, target, covered):
    answer = covers(power, permission, target, TODAY)
    assert answer.covers is covered
    assert str(answer.why).endswith(".")


def test_a_changed_layout_nobody_has_looked_at_is_unclear_and_not_refused():
    assert covers(LAYOUT, replace(YES, layout="l0"), THIS, TODAY).unclear


def test_a_delegate_limited_to_platforms_is_unclear_where_nobody_says_which_one():
    answer = covers(NAMED, NAMED_YES, THIS, TODAY)
    assert answer.unclear
    assert answer.missing == "site.platform"


days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(given_on=days, until=st.none() | days, lasts=st.none() | st.integers(1, 400), asked=days)
def test_no_permission_covers_a_day_outside_its_time(given_on, until, lasts, asked):
    power = replace(CHIEF_ONLY, lasts=Period(days=lasts) if lasts else None)
    covered = covers(power, replace(YES, on=given_on, until=until), THIS, asked).covers
    inside = asked >= given_on and (until is None or asked <= until)
    inside = inside and (lasts is None or asked <= given_on + timedelta(days=lasts))
    assert covered is inside


@given(
    power=st.builds(
        replace,
        st.just(CHIEF_ONLY),
        delegate=st.sampled_from(Delegate),
        form=st.sampled_from(Form),
        binds_to=st.sampled_from(BindsTo),
    ),
    permission=st.builds(
        replace,
        st.just(YES),
        by=st.text(max_size=8),
        form=st.sampled_from(Form),
        state=st.sampled_from(PermissionState),
        digest=st.sampled_from(["", "sha256:a"]),
        layout=st.sampled_from(["", "l1"]),
        standing=st.sampled_from(["", "x"]),
    ),
    target=st.builds(
        Target, identity=st.sampled_from(["", "page"]), digest=st.sampled_from(["", "sha256:a"])
    ),
)
def test_only_the_holder_or_a_known_delegate_ever_covers_and_nothing_empty_covers_nothing(
    power, permission, target
):
    if covers(power, permission, target, TODAY).covers:
        assert permission.by in power.holders
        assert permission.state in (PermissionState.IN_FORCE, PermissionState.CHANGED)
        if power.binds_to is BindsTo.EXACT:
            assert target.digest
