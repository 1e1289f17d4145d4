"""CT035 to CT041: notices in free wording, read as the command line reads a page told in words."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bailiwick.policy.checks.grammar.notice_link import Link, Opens, host_of, what_opens
from bailiwick.policy.checks.grammar.notice_places import Prominence
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.policy.facts import Facts
from bailiwick.policy.loading import load_library
from bailiwick.readers.page.answer import answer_page, page_facts
from bailiwick.readers.page.notation import read_notation

TEXTS = Path(__file__).parent / "texts"
ON = date(2026, 3, 1)
OWN = ("ridge.example", "hollis.example")
FILES = (
    "ct035",
    "ct036",
    "ct037",
    "ct038",
    "ct039",
    "ct040",
    "ct041",
    "notices-unseen",
    "notices-unseen-again",
)
EXPECTED = {
    "present": {State.PRESENT, State.NOT_APPLICABLE},
    "missing": {State.ABSENT, State.INCOMPLETE},
    "too-wide": {State.TOO_WIDE},
    "unknown": {State.CANNOT_TELL},
}
TABLE = [
    pytest.param(notice, expected, text, id=f"{notice} {expected}: {text[:50]}")
    for file in FILES
    for notice, expectations in yaml.safe_load((TEXTS / f"{file}.yaml").read_text("utf-8")).items()
    for expected, titles in expectations.items()
    for texts in titles.values()
    for text in texts
]
POLICY = {"remove-limited": "nmpd"}


@pytest.fixture(scope="module")
def library():
    return load_library([])


def answered(library, policy, text, domains=OWN):
    shown = read_notation(text)
    facts = page_facts(shown, Facts(), domains)
    return answer_page(library, library.adopted(policy), ON, shown, facts)


def notice_of(answer, name):
    return next(one for one in answer.notices if one.notice == name)


@pytest.mark.parametrize(("notice", "expected", "text"), TABLE)
def test_a_notice_in_free_wording_is_told_from_what_is_none(library, notice, expected, text):
    answer = answered(library, POLICY.get(notice, "pd"), text)
    assert notice_of(answer, notice).state in EXPECTED[expected]


@pytest.mark.clause("pd/IV.A.5.s1")
def test_a_page_whose_name_says_safe_streets_and_nothing_else_misses_its_owner(library):
    assert notice_of(answered(library, "pd", "Name: Safe Streets. Bio: tips."), "owner").state is State.ABSENT


@pytest.mark.clause("pd/IV.A.5.s2")
def test_a_number_only_in_an_old_post_is_not_prominent(library):
    answer = answered(library, "pd", "Bio: Serving Hollis. Old post: Call us at 555-0100 any weekday.")
    contact = notice_of(answer, "contact")
    assert contact.state is State.INCOMPLETE
    assert contact.stands[0].prominence is Prominence.IN_A_POST


@pytest.mark.clause("pd/IV.A.9.s1")
def test_be_nice_is_no_word_on_monitoring(library):
    assert notice_of(answered(library, "pd", "Bio: be nice"), "monitored").state is State.ABSENT


@pytest.mark.clause("pd/IV.A.10.s1")
def test_comments_are_public_record_passes_for_what_is_posted(library):
    answer = answered(library, "pd", "About: comments are public record")
    assert notice_of(answer, "disclosed-posted").state is State.PRESENT
    assert notice_of(answer, "disclosed-submitted").state is State.ABSENT


@pytest.mark.clause("pd/IV.A.8")
def test_a_missing_opinion_notice_is_recommended_and_never_required(library):
    opinion = notice_of(answered(library, "pd", "Bio: Serving Hollis."), "opinion")
    assert (opinion.required, opinion.stops, opinion.state) == (False, False, State.ABSENT)


def test_switched_off_comments_leave_the_notices_due_and_the_answer_says_so(library):
    monitored = notice_of(answered(library, "pd", "Bio: Serving Hollis. Comments: off"), "monitored")
    assert monitored.state is State.ABSENT
    assert "switched off" in str(monitored.why)


def test_parts_of_a_notice_may_stand_in_different_places(library):
    text = "Bio: We may remove comments. Pinned: Obscene, off-topic and attacking comments may be removed."
    assert notice_of(answered(library, "nmpd", text), "remove-limited").state is State.PRESENT


def test_without_a_list_of_domains_a_link_cannot_be_told(library):
    answer = answered(library, "pd", "Link: https://ridge.example/police", domains=())
    assert notice_of(answer, "link").state is State.CANNOT_TELL


def test_a_name_that_holds_the_agencys_only_asks_a_person_to_look(library):
    owner = notice_of(answered(library, "pd", "Name: Ridge City Police. Bio: Serving you."), "owner")
    assert (owner.state, owner.stops) == (State.INCOMPLETE, False)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://ridge.example/police", "ridge.example"),
        ("HTTP://Ridge.Example:8080/x", "ridge.example"),
        ("ridge.example.", "ridge.example"),
        ("https://ridge.example@evil.example/", "evil.example"),
        ("https://evil.example\\@ridge.example/", "evil.example"),
        ("https://evil.example#ridge.example", "evil.example"),
        ("https://evil.example?ridge.example", "evil.example"),
        ("ftp://ridge.example", None),
        ("javascript:alert(1)", None),
        ("desk@ridge.example", None),
        ("nothing", None),
        ("", None),
    ],
)
def test_the_host_of_an_address_is_the_one_a_browser_opens(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("shown", "opens", "what"),
    [
        ("police.ridge.example", "", Opens.OWN),
        ("bit.ly/x", "ridge.example", Opens.OWN),
        ("bit.ly/x", "", Opens.UNKNOWN),
        ("bit.ly/x", "other.example", Opens.ELSEWHERE),
        ("r1dge.example", "", Opens.LOOKS_ALIKE),
        ("rіdge.example", "", Opens.LOOKS_ALIKE),
        ("ridge.example.evil.example", "", Opens.LOOKS_ALIKE),
        ("ridge-police.example", "", Opens.LOOKS_ALIKE),
        ("harbor.example", "", Opens.ELSEWHERE),
    ],
)
def test_a_link_is_judged_by_the_name_it_opens(shown, opens, what):
    assert what_opens(Link(shown, opens), ("ridge.example",)) is what
