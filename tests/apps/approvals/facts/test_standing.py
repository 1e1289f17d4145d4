"""Where a request stands, for every order of steps there can be (Hypothesis), and for the orders that people take."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.apps.approvals.facts import Done, Level, Voice, Way, Whose, may_follow, spans, standing_of
from bailiwick.apps.approvals.models import OPEN, State, StepKind

K = StepKind
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SERGEANT, LIEUTENANT = UUID(int=1), UUID(int=2)
MEMO = Way((), (Level("chain", SERGEANT), Level("chain", LIEUTENANT)))
HEARD_FIRST = Way((Voice("member"), Voice("pio")), (Level("dept-head"),))
WAYS = [Way(), MEMO, HEARD_FIRST]
DECISIONS = {K.APPROVED, K.SENT_BACK}


def history(way, *kinds, every=timedelta(hours=1)):
    steps, standing = [], None
    for place, kind in enumerate(kinds):
        role = standing.unheard[0] if standing is not None and standing.unheard else ""
        steps.append(Done(kind=kind, at=START + place * every, role=role))
        standing = standing_of(way, steps)
    return steps, standing


@st.composite
def lives(draw):
    """A way, and a run of steps each of which may follow, reminders and questions included."""
    way = draw(st.sampled_from(WAYS))
    steps, standing = [], None
    for place in range(draw(st.integers(1, 30))):
        choices = sorted(may_follow(standing))
        if not choices:
            break
        role = draw(st.sampled_from(standing.unheard)) if standing and standing.unheard else ""
        steps.append(
            Done(kind=draw(st.sampled_from(choices)), at=START + place * timedelta(hours=1), role=role)
        )
        standing = standing_of(way, steps)
    return way, steps


@given(lives())
def test_no_history_has_two_decisions_and_none_is_decided_before_all_were_heard_and_all_levels_acted(life):
    way, steps = life
    decided = [place for place, step in enumerate(steps) if step.kind in DECISIONS]
    assert len(decided) <= 1
    if decided:
        before = [step.kind for step in steps[: decided[0]]]
        assert sum(kind in {K.HEARD, K.DECLINED} for kind in before) == len(way.voices)
        assert sum(kind in {K.ENDORSED, K.SKIPPED} for kind in before) == len(way.levels)


@given(lives())
def test_what_stands_follows_from_the_steps_alone_and_a_step_that_may_not_follow_is_refused(life):
    way, steps = life
    standing = standing_of(way, steps)
    assert standing == standing_of(way, list(steps))
    for kind in set(K) - may_follow(standing):
        with pytest.raises(ValueError, match="may not follow"):
            standing_of(way, [*steps, Done(kind=kind, at=START + timedelta(days=9))])


@given(lives())
def test_nothing_is_open_after_a_decision_and_an_open_request_always_has_somebody_to_move(life):
    way, steps = life
    standing = standing_of(way, steps)
    ended = {K.CALLED_OFF, K.LAPSED, K.ENDED, K.ISSUED, K.DIRECT} | DECISIONS
    assert standing.is_open == (not any(step.kind in ended for step in steps))
    assert standing.is_open == (standing.state in OPEN)
    assert not (standing.is_open and standing.whose is Whose.NOBODY)


@given(lives())
def test_the_clock_never_counts_more_than_the_time_since_asking_and_stands_while_a_question_is_open(life):
    way, steps = life
    standing = standing_of(way, steps)
    later = steps[-1].at + timedelta(days=3)
    if standing.is_open:
        total = sum(((end - start) for start, end in spans(standing, later)), timedelta())
        assert timedelta() <= total <= later - steps[0].at
        if standing.state is State.MORE_INFO:
            assert spans(standing, later) == spans(standing, later + timedelta(days=30))


@pytest.mark.parametrize(
    ("way", "kinds", "state", "whose"),
    [
        (MEMO, (K.ASKED,), State.IN_CHAIN, Whose.LEVEL),
        (MEMO, (K.ASKED, K.ENDORSED), State.IN_CHAIN, Whose.LEVEL),
        (MEMO, (K.ASKED, K.ENDORSED, K.SKIPPED), State.WITH_DECIDER, Whose.DECIDER),
        (MEMO, (K.ASKED, K.ENDORSED, K.QUESTION), State.MORE_INFO, Whose.ASKER),
        (MEMO, (K.ASKED, K.ENDORSED, K.QUESTION, K.ANSWER), State.IN_CHAIN, Whose.LEVEL),
        (HEARD_FIRST, (K.ASKED, K.HEARD, K.DECLINED), State.IN_CHAIN, Whose.LEVEL),
        (Way(), (K.ASKED, K.SENT_BACK), State.SENT_BACK, Whose.NOBODY),
        (Way(), (K.ASKED, K.APPROVED, K.CHANGE_SEEN), State.CHANGED, Whose.ASKER),
        (Way(), (K.ASKED, K.APPROVED, K.CHANGE_SEEN, K.AGAIN_REFUSED), State.REMOVAL_DUE, Whose.ASKER),
        (Way(), (K.ASKED, K.APPROVED, K.CHANGE_SEEN, K.CHANGE_DOES_NOT_MATTER), State.IN_FORCE, Whose.NOBODY),
        (Way(), (K.ASKED, K.APPROVED, K.REMOVAL_ORDERED, K.REMOVED), State.REMOVED, Whose.CUSTODIAN),
        (
            Way(),
            (K.ASKED, K.APPROVED, K.NO_LONGER_FITS, K.EFFORT, K.BEYOND_CONTROL),
            State.BEYOND_CONTROL,
            Whose.CUSTODIAN,
        ),
        (Way(), (K.ASKED, K.APPROVED, K.REMOVAL_ORDERED, K.REMOVED, K.CLOSED), State.CLOSED, Whose.NOBODY),
        (Way(), (K.DIRECT,), State.DIRECT, Whose.READER),
        (Way(), (K.DIRECT, K.READ), State.DIRECT, Whose.NOBODY),
        (Way(), (K.ISSUED, K.RAN_OUT), State.RAN_OUT, Whose.NOBODY),
    ],
    ids=lambda value: ">".join(value) if isinstance(value, tuple) else None,
)
def test_the_orders_that_people_take_lead_where_the_workflows_say(way, kinds, state, whose):
    _, standing = history(way, *kinds)
    assert (standing.state, standing.whose) == (state, whose)


def test_a_question_stops_the_clock_of_whoever_asked_and_an_answer_lets_it_go_on():
    steps, asked = history(Way(), K.ASKED, K.QUESTION, K.ANSWER, every=timedelta(days=2))
    total = sum((end - start for start, end in spans(asked, steps[-1].at + timedelta(days=1))), timedelta())
    assert total == timedelta(days=3)


def test_the_clock_of_the_next_level_begins_when_the_one_before_has_acted():
    steps, standing = history(MEMO, K.ASKED, K.ENDORSED, every=timedelta(days=5))
    assert spans(standing, steps[-1].at + timedelta(days=1)) == (
        (steps[-1].at, steps[-1].at + timedelta(days=1)),
    )


def test_a_way_is_read_as_it_was_written():
    assert Way.from_text(HEARD_FIRST.as_text()) == HEARD_FIRST
    assert Way.from_text(MEMO.as_text()) == MEMO
    assert Way.from_text("{}") == Way()
