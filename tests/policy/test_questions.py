"""Plain questions for missing facts: which are asked, in which order, and what an answer states."""

from dataclasses import replace
from datetime import date

import pytest

from bailiwick.kernel.sentence import say
from bailiwick.policy.binding import Binding, NeverReleased, ReviewerRelease
from bailiwick.policy.clause import Force
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.facts import FACT_PATHS, reader_of
from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.subjects import Duty, MediaKind, PostFacts
from bailiwick.policy.finding import Finding
from bailiwick.policy.permission import Form
from bailiwick.policy.power import BindsTo, Delegate, Power, covers
from bailiwick.policy.questions import (
    MOST_QUESTIONS,
    QUESTIONS,
    facts_with,
    is_about_exact_words,
    permission_key,
    permission_question,
    permission_said,
    question_of,
    questions_for,
    second_reader_key,
    second_reading_said,
)
from bailiwick.policy.target import target_of
from bailiwick.policy.verdict import Effect, Verdict

DAY = date(2026, 11, 21)
EVERY = [question for questions in QUESTIONS.values() for question in questions]


def unknown(*missing, binding="nmpd.some"):
    return Finding(
        policy="nmpd", binding=binding, check="AP001", rules=(), clauses=(), labels=(), force=Force.MUST_NOT,
        verdict=Verdict.CANNOT_TELL, effect=Effect.STOP, why=say("Nobody has said."), start=-1, end=-1, text="",
        remedies=(), confidence=1.0, missing=missing, excused_by="", reads="post.text", facts_read=(),
        watch_until=None,
    )  # fmt: skip


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.key)
def test_a_question_asks_about_a_fact_there_is_and_ends_in_not_knowing(question):
    assert question.path in FACT_PATHS
    assert str(question.asks).endswith("?")
    assert question.choices[-1].states is UNKNOWN
    assert str(question.choices[-1].says) == "I don’t know"
    assert len({choice.key for choice in question.choices}) == len(question.choices)


def test_a_key_is_given_once_and_finds_its_question():
    assert len({question.key for question in EVERY}) == len(EVERY)
    assert all(question_of(question.key, {}) is question for question in EVERY)
    assert question_of("media.shoe-size", {}) is None


@pytest.mark.parametrize(
    ("answers", "path", "fact"),
    [
        ({"media.shows-employee": "yes"}, "media.shows-employee", Known(value=True)),
        ({"media.shows-employee": "no"}, "media.shows-employee", Known(value=False)),
        ({"media.shows-employee": "unknown"}, "media.shows-employee", UNKNOWN),
        ({"media.shows-employee": "perhaps"}, "media.shows-employee", UNKNOWN),
        ({"person.duty": "detail"}, "person.duty", Known(Duty.OFF_DUTY_DETAIL)),
        ({"post.media": "none"}, "post.media", ABSENT),
        ({"post.media": "video"}, "post.media", Known(MediaKind.VIDEO)),
        ({"media.relates-to.investigation": "criminal"}, "media.relates-to", UNKNOWN),
        (
            {"media.relates-to.investigation": "criminal", "media.relates-to.program": "no"},
            "media.relates-to",
            Known(frozenset({"criminal-investigation"})),
        ),
        (
            {"media.relates-to.investigation": "no", "media.relates-to.program": "no"},
            "media.relates-to",
            Known(frozenset()),
        ),
        (
            {"media.relates-to.investigation": "internal", "media.relates-to.program": "unknown"},
            "media.relates-to",
            UNKNOWN,
        ),
        ({"lists.pending-cases": "no"}, "lists.pending-cases", Known(())),
        ({"lists.pending-cases": "yes"}, "lists.pending-cases", UNKNOWN),
    ],
)
def test_an_answer_states_its_fact_and_not_knowing_states_none(answers, path, fact):
    assert reader_of(path)(facts_with(Facts(), answers)) == fact


def test_an_answer_leaves_what_was_known_alone():
    known = Facts(post=PostFacts(text=Known("Good morning.")))
    assert facts_with(known, {"person.duty": "on"}).post == known.post


def test_what_settles_most_is_asked_first():
    findings = [unknown("person.duty"), unknown("media.shows-employee"), unknown("media.shows-employee")]
    assert [one.key for one in questions_for(findings, {}, {})] == ["media.shows-employee", "person.duty"]


def test_what_was_answered_is_not_asked_again_even_when_nobody_knows():
    assert questions_for([unknown("person.duty")], {"person.duty": "unknown"}, {}) == []


def test_no_more_than_six_are_asked():
    assert len(questions_for([unknown(*QUESTIONS)], {}, {})) == MOST_QUESTIONS == 6


def test_a_fact_nobody_can_answer_off_hand_is_not_asked():
    assert questions_for([unknown("record.digest", "lists.own-numbers")], {}, {}) == []


POWERS = {
    "photo": Power(id="nmpd.employee-photo", clause="nmpd/V.H.3.s1", holder="chief", object="media",
                   delegate=Delegate.DESIGNEE, binds_to=BindsTo.EXACT),
    "words": Power(id="pd.police-response", clause="pd/V.A.3", holder="chief", object="post", form=Form.WRITTEN,
                   binds_to=BindsTo.EXACT),
    "page": Power(id="mpls.site", clause="mpls/gc.s3", holder="comms", object="post"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("power", "asks"),
    [
        ("photo", "Has the Chief, or somebody the Chief named for it, approved exactly this picture?"),
        ("words", "Has the Chief said yes to exactly this, in writing?"),
        ("page", "Has the comms said yes to exactly this?"),
    ],
)
def test_a_permission_is_asked_power_by_power(power, asks):
    assert str(permission_question(POWERS[power]).asks) == asks
    asked = questions_for([unknown("permissions")], {}, {"nmpd.some": [POWERS[power]]})
    assert [question.key for question in asked] == [permission_key(POWERS[power])]
    assert question_of(permission_key(POWERS[power]), {POWERS[power].id: POWERS[power]}) is not None


@pytest.mark.parametrize("power", POWERS)
def test_a_yes_covers_exactly_what_it_was_given_for(power):
    power = POWERS[power]
    facts = Facts(media=MediaFacts(digest=Known("this picture")))
    permission = permission_said(power, facts, "These words.", DAY)
    assert covers(power, permission, target_of("post", facts, "These words.", power.object), DAY).covers
    other = Facts(media=MediaFacts(digest=Known("another picture")))
    assert not covers(power, permission, target_of("post", other, "Other words.", power.object), DAY).covers


def test_a_second_reading_is_for_the_clauses_of_one_binding_and_only_where_it_may_release():
    binding = Binding(
        id="nmpd.guilt", clauses=("nmpd/V.G.2.s1",), check="CT001", release=ReviewerRelease("second-reader")
    )
    reading = second_reading_said(binding)
    assert (reading.kind, reading.clause) == ("second-reader:second-reader", "nmpd/V.G.2.s1")
    assert second_reading_said(replace(binding, release=NeverReleased())) is None


@pytest.mark.parametrize(
    ("key", "exact"), [("permission:x", True), ("second-reader:x", True), ("media.shows-employee", False)]
)
def test_a_yes_to_words_ends_when_they_change(key, exact):
    assert is_about_exact_words(key) is exact


def test_a_second_reading_is_asked_by_binding():
    binding = Binding(id="nmpd.guilt", clauses=("nmpd/V.G.2.s1",), check="CT001")
    assert question_of(second_reader_key(binding), {}).key == "second-reader:nmpd.guilt"
