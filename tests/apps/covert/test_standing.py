"""Where a profile stands is a fold of its steps; every state can be reached, and left by what is built."""

import itertools

import pytest

from bailiwick.apps.covert.facts import Standing, State, can_follow, standing_of
from bailiwick.apps.covert.models import StepKind as K


@pytest.mark.parametrize(
    ("steps", "state", "asked"),
    [
        ([], State.UNKNOWN, None),
        ([K.SUBMITTED], State.SUBMITTED, None),
        ([K.SUBMITTED, K.RETURNED], State.RETURNED, None),
        ([K.SUBMITTED, K.RETURNED, K.SUBMITTED], State.SUBMITTED, None),
        ([K.SUBMITTED, K.REGISTERED], State.REGISTERED, None),
        ([K.SUBMITTED, K.REGISTERED, K.CHANGED, K.ASKED], State.REGISTERED, 3),
        ([K.SUBMITTED, K.REGISTERED, K.ASKED, K.HANDED_OVER], State.REGISTERED, None),
        ([K.SUBMITTED, K.REGISTERED, K.ASKED, K.DISCLOSED], State.REGISTERED, 2),
    ],
)
def test_a_profile_stands_where_its_steps_led(steps, state, asked):
    assert standing_of(steps) == Standing(state, asked)


FOLLOWING = {
    Standing(): {K.SUBMITTED},
    Standing(State.SUBMITTED): {K.RETURNED, K.REGISTERED},
    Standing(State.RETURNED): {K.SUBMITTED},
    Standing(State.REGISTERED): {K.CHANGED, K.ASKED, K.DISCLOSED},
    Standing(State.REGISTERED, 2): {K.CHANGED, K.HANDED_OVER, K.DISCLOSED},
}


@pytest.mark.parametrize(("now", "kind"), list(itertools.product(FOLLOWING, K)))
def test_what_may_follow_is_listed_and_nothing_else_does(now, kind):
    assert can_follow(now, kind) is (kind in FOLLOWING[now])


def test_whatever_is_allowed_to_follow_leads_to_a_state_that_is_known():
    reached, ways = set(), [()]
    while ways:
        steps = ways.pop()
        now = standing_of(steps)
        reached.add(now.state)
        if len(steps) < 5:
            ways += [(*steps, kind) for kind in K if can_follow(now, kind)]
    assert reached == set(State)
