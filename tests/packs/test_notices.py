"""Page notices: the sentence we offer is the sentence we recognise, and other languages are not taken for silence."""

from datetime import date

import pytest

from bailiwick.policy.facts import ABSENT, Facts, Known
from bailiwick.policy.facts.subjects import ListFacts, PageFacts
from bailiwick.policy.finding import Report
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.notice import Notice
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
    facts = Facts(page=page, permissions=ABSENT, lists=ListFacts(own_domains=Known(("ridge.example",))))
    return library.examiner([pack], "site.go-live", ON).examine(facts)


def offered(notice: Notice) -> str:
    """The sentence that is offered, with what the agency has to fill in filled in."""
    return notice.suggest.replace("(put the address here)", "https://ridge.example/police")


def verdicts_on_page(report: Report, verdict: Verdict) -> set[str]:
    """The page bindings with that verdict."""
    return {finding.binding for finding in report.of(verdict) if ".page-" in finding.binding}


@pytest.mark.parametrize(("pack", "binding"), NOTICES)
def test_the_sentence_offered_for_a_notice_is_recognised_as_that_notice(library, pack, binding):
    notice = library.packs[pack].notices[str(library.packs[pack].bindings[binding].values["notice"])]
    report = report_on(library, pack, offered(notice))
    assert binding not in verdicts_on_page(report, Verdict.NOT_MET)
    assert binding in report.met


@pytest.mark.parametrize("pack", BINDINGS)
def test_a_page_with_every_sentence_offered_passes(library, pack):
    everything = " ".join(offered(notice) for notice in library.packs[pack].notices.values())
    report = report_on(library, pack, everything)
    assert verdicts_on_page(report, Verdict.NOT_MET) | verdicts_on_page(report, Verdict.CANNOT_TELL) == set()


@pytest.mark.parametrize("pack", BINDINGS)
def test_an_empty_page_carries_no_notice(library, pack):
    assert verdicts_on_page(report_on(library, pack, ""), Verdict.NOT_MET) == BINDINGS[pack]


@pytest.mark.parametrize("pack", BINDINGS)
def test_a_page_in_another_language_cannot_be_told(library, pack):
    bio = (
        "Dies ist die offizielle Seite der Polizei der Stadt. Die Kommentare werden gelesen, und wir können entfernen, "
        "was obszön ist. Was Sie hier schreiben, ist ein öffentliches Dokument."
    )
    report = report_on(library, pack, bio)
    told = BINDINGS[pack] - {"pd.page-link"}  # a link is a link in any language
    assert verdicts_on_page(report, Verdict.NOT_MET) == BINDINGS[pack] - told
    assert verdicts_on_page(report, Verdict.CANNOT_TELL) == told


SPANISH = {
    "pd": (
        "Esta es la página oficial de la policía de la ciudad. Los comentarios se revisan y podemos retirar cualquier "
        "comentario. Lo que usted publica aquí es un documento público."
    ),
    "nmpd": (
        "Esta es la página oficial de la policía de la ciudad. Los comentarios se revisan y podemos retirar los que "
        "sean obscenos, fuera de tema o ataques personales. Lo que usted publica aquí es un documento público."
    ),
}


@pytest.mark.parametrize("pack", BINDINGS)
def test_notices_in_spanish_are_found_and_missing_ones_only_ask_a_person_to_look(library, pack):
    report = report_on(library, pack, SPANISH[pack])
    wanting = {"page-intro", "page-link", "page-contact", "page-opinion", "page-disclosed-submitted"}
    assert (
        verdicts_on_page(report, Verdict.NOT_MET) == {f"{pack}.{name}" for name in wanting} & BINDINGS[pack]
    )
    stopped = {one.binding for one in report.stops if ".page-" in one.binding}
    assert stopped == set()


ANY = "We may remove any comment."
BUILT = "We may remove any comment that is obscene, off topic or a personal attack."


@pytest.mark.parametrize(("words", "wide"), [(ANY, True), (BUILT, False)])
def test_a_right_over_any_comment_is_told_apart_from_a_right_over_some(library, words, wide):
    report = report_on(library, "nmpd", "Obscene, off-topic, personal attacks: you were told. " + words)
    assert ("nmpd.page-remove-limited" in verdicts_on_page(report, Verdict.NOT_MET)) is wide
