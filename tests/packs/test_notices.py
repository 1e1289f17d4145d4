"""Page notices: the sentence we offer is the sentence we recognise, and other languages are not taken for silence."""

from datetime import date

import pytest

from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import PageFacts
from bailiwick.policy.finding import Report
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Verdict

ON = date(2026, 3, 1)
BINDINGS = {
    "pd": {
        "pd.page-intro", "pd.page-link", "pd.page-owner", "pd.page-contact", "pd.page-opinion", "pd.page-monitored",
        "pd.page-remove-any", "pd.page-disclosed-posted", "pd.page-disclosed-submitted",
    },
    "nmpd": {
        "nmpd.page-owner", "nmpd.page-contact", "nmpd.page-opinion", "nmpd.page-monitored",
        "nmpd.page-remove-limited", "nmpd.page-disclosed-posted", "nmpd.page-disclosed-submitted",
    },
}  # fmt: skip
NOTICES = [(pack, binding) for pack, bindings in BINDINGS.items() for binding in sorted(bindings)]


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def report_on(library: Library, pack: str, bio: str) -> Report:
    """What the gate says of a page that shows nothing but this bio."""
    nothing = dict.fromkeys(("about", "header", "pinned", "post_form", "links"), ABSENT)
    page = PageFacts(bio=Known(bio), **nothing)
    return library.examiner([pack], "site.go-live", ON).examine(Facts(page=page, permissions=ABSENT))


def verdicts_on_page(report: Report, verdict: Verdict) -> set[str]:
    """The page bindings with that verdict."""
    return {finding.binding for finding in report.of(verdict) if ".page-" in finding.binding}


@pytest.mark.parametrize(("pack", "binding"), NOTICES)
def test_the_sentence_offered_for_a_notice_is_recognised_as_that_notice(library, pack, binding):
    notice = library.packs[pack].notices[str(library.packs[pack].bindings[binding].values["notice"])]
    report = report_on(library, pack, notice.suggest)
    assert binding not in verdicts_on_page(report, Verdict.NOT_MET)
    assert binding in report.met


@pytest.mark.parametrize("pack", BINDINGS)
def test_a_page_with_every_sentence_offered_passes(library, pack):
    everything = " ".join(notice.suggest for notice in library.packs[pack].notices.values())
    report = report_on(library, pack, everything)
    assert verdicts_on_page(report, Verdict.NOT_MET) | verdicts_on_page(report, Verdict.CANNOT_TELL) == set()


@pytest.mark.parametrize("pack", BINDINGS)
def test_an_empty_page_carries_no_notice(library, pack):
    assert verdicts_on_page(report_on(library, pack, ""), Verdict.NOT_MET) == BINDINGS[pack]


@pytest.mark.parametrize("pack", BINDINGS)
def test_a_page_in_another_language_cannot_be_told(library, pack):
    bio = (
        "Esta es la página oficial de la policía de la ciudad. Los comentarios se revisan y podemos retirar los que"
        " sean obscenos. Lo que usted publica aquí es un documento público."
    )
    report = report_on(library, pack, bio)
    assert verdicts_on_page(report, Verdict.NOT_MET) == set()
    assert verdicts_on_page(report, Verdict.CANNOT_TELL) == BINDINGS[pack]


ANY = "We may remove any comment."
BUILT = "We may remove any comment that is obscene, off topic or a personal attack."


@pytest.mark.parametrize(("words", "wide"), [(ANY, True), (BUILT, False)])
def test_a_right_over_any_comment_is_told_apart_from_a_right_over_some(library, words, wide):
    grounds = "Obscene, off-topic, personal attacks: you were told. "
    report = report_on(library, "nmpd", grounds + words)
    assert ("nmpd.page-remove-limited" in verdicts_on_page(report, Verdict.NOT_MET)) is wide
