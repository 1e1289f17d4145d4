"""Editions: conduct is judged by the text in force on its day, and where that text is not held nobody can tell."""

from datetime import date

import pytest

from bailiwick.kernel.errors import CallError
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import PostClass, PostFacts
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict

OFFICIAL = Facts(
    post=PostFacts(class_=Known(PostClass.OFFICIAL), text=Known("Justice served: burglar caught."))
)
PERSONAL = Facts(
    post=PostFacts(class_=Known(PostClass.PERSONAL), text=Known("I think property taxes are too high"))
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.clause("nmpd/0.s1")
def test_conduct_of_the_first_of_june_2021_names_the_earlier_edition(library):
    report = library.examiner(["nmpd"], "self.check", date(2021, 6, 1)).examine(OFFICIAL)
    assert [finding.missing for finding in report.findings if finding.policy == "nmpd"] == [("edition:2019",)]
    assert {finding.verdict for finding in report.findings if finding.policy == "nmpd"} == {
        Verdict.CANNOT_TELL
    }


@pytest.mark.clause("mpd/0.s2")
def test_a_post_of_january_2022_is_judged_by_the_text_of_september_2021(library):
    report = library.examiner(["mpd"], "self.check", date(2022, 1, 10)).examine(PERSONAL)
    own = [finding for finding in report.findings if finding.policy == "mpd"]
    assert [finding.missing for finding in own] == [("edition:2021",)]
    assert {finding.verdict for finding in own} == {Verdict.CANNOT_TELL}


def test_from_the_eleventh_of_june_2021_the_text_is_held(library):
    report = library.examiner(["nmpd"], "self.check", date(2021, 6, 11)).examine(OFFICIAL)
    assert [
        finding for finding in report.findings if any(name.startswith("edition:") for name in finding.missing)
    ] == []


def test_before_any_edition_the_call_is_refused(library):
    with pytest.raises(CallError, match="no edition in force"):
        library.examiner(["nmpd"], "self.check", date(2019, 8, 9)).examine(OFFICIAL)


@pytest.mark.clause("pd/V.A.5.s1")
def test_an_opinion_on_property_taxes_is_permitted_to_everybody(library):
    for policy in ("pd", "nmpd"):
        report = library.examiner([policy], "self.check", date(2026, 3, 1)).examine(PERSONAL)
        assert report.of(Verdict.NOT_MET) == []
