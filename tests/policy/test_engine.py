"""The engine: editions by date, layers, exemptions by unit, other texts of a post, other languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bailiwick.kernel.errors import CallError
from bailiwick.policy.exemption import Exemption
from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.subjects import MediaKind, PageFacts, PersonFacts, PostClass, PostFacts, SiteFacts
from bailiwick.policy.loading import load_library
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.verdict import Effect, Verdict

LARKSPUR = Path(__file__).parent / "made_up_packs" / "larkspur"
DAY = date(2023, 6, 1)
TOLD = "Boat two is at the east mole."


@pytest.fixture(scope="module")
def library():
    return load_library([LARKSPUR])


def facts(text: str = "", **post) -> Facts:
    return Facts(
        post=PostFacts(**{"class_": Known(PostClass.PERSONAL), "text": Known(text), "media": ABSENT, **post})
    )


def examine(library, facts, *, on=DAY, overlay=None, policies=("larkspur",)):
    adopted = [library.adopted(policies[0], overlay), *policies[1:]]
    return library.examiner(adopted, "self.check", on).examine(facts)


def test_the_day_decides_which_edition_speaks(library):
    before = examine(library, facts(TOLD), on=date(2021, 12, 31))
    after = examine(library, facts(TOLD), on=date(2022, 1, 15))
    assert [(one.verdict, one.missing) for one in before.findings if one.policy == "larkspur"] == [
        (Verdict.CANNOT_TELL, ("edition:2018",))
    ]
    assert [one.binding for one in after.stops] == ["larkspur.position"]


def test_a_day_before_the_first_edition_is_an_error_that_names_it(library):
    overlay = Overlay(pack="larkspur", adopted=date(2025, 1, 1))
    with pytest.raises(CallError, match="2018-05-01"):
        examine(library, facts(TOLD), on=date(2018, 4, 30), overlay=overlay)


def test_an_edition_that_begins_at_adoption_begins_on_the_agencys_day(library):
    pack = library.pack("larkspur")
    adopted = date(2025, 3, 1)
    assert pack.edition_in_force(date(2025, 2, 28), adopted).id == "2022"
    assert pack.edition_in_force(adopted, adopted).id == "2025"
    assert "larkspur/7" in pack.clauses_of(pack.edition_in_force(adopted, adopted))
    assert "larkspur/6" not in pack.clauses_of(pack.edition_in_force(adopted, adopted))
    assert "larkspur/6" in pack.clauses_of(pack.edition_in_force(DAY, adopted))


def test_two_layers_both_speak_and_the_house_is_always_among_them(library):
    examiner = library.examiner(["larkspur", "nmpd"], "self.check", DAY)
    assert [policy.id for policy in examiner.policies] == ["larkspur", "nmpd", "house"]
    assert examiner.examine(facts(TOLD)).policies == ("larkspur", "nmpd")


def test_the_digest_names_everything_that_decided(library):
    plain = library.examiner(["larkspur"], "self.check", DAY).digest
    overlay = Overlay(pack="larkspur", settings={"positions": "caution"})
    assert plain == library.examiner(["larkspur"], "self.check", DAY).digest
    assert plain != library.examiner([library.adopted("larkspur", overlay)], "self.check", DAY).digest
    assert plain != library.examiner(["larkspur", "nmpd"], "self.check", DAY).digest


@pytest.mark.parametrize(
    ("unit", "category", "effect"),
    [
        ("docks", "civilian", Effect.NONE),
        ("docks", "sworn", Effect.STOP),
        ("harbour", "civilian", Effect.STOP),
    ],
    ids=["the unit under contract", "a sworn member of that unit", "another unit"],
)
def test_an_exemption_by_contract_reaches_only_its_unit(library, unit, category, effect):
    person = PersonFacts(unit=Known(unit), category=Known(category))
    (finding,) = examine(library, replace(facts(TOLD), person=person)).of(Verdict.NOT_MET)
    assert finding.effect is effect
    assert bool(finding.excused_by) is (effect is Effect.NONE)


def test_excused_is_never_counted_as_met(library):
    person = PersonFacts(unit=Known("night-watch"))
    report = examine(library, replace(facts(TOLD), person=person))
    assert "larkspur.position" not in report.met
    assert report.stops == []


def test_an_agency_may_add_an_exemption_of_its_own(library):
    own = Exemption(id="own", source_kind="law", source="Harbour Act", clauses=("larkspur/1",))
    report = examine(library, facts(TOLD), overlay=Overlay(pack="larkspur", exemptions=(own,)))
    assert [one.excused_by for one in report.of(Verdict.NOT_MET)] == ["own"]


@pytest.mark.clause("pd/III.D")
def test_an_employer_in_a_profile_field_alone_is_flagged(library):
    person = PersonFacts(profile=Known("Employer: PD. Police officer at PD."))
    report = examine(library, replace(facts("A fine day."), person=person), policies=("pd",))
    assert "person.profile" in {one.reads for one in report.of(Verdict.NOT_MET) if "pd/III.D" in one.clauses}


@pytest.mark.clause("pd/III.G", "nmpd/IV.G")
@pytest.mark.parametrize("policy", ["pd", "nmpd"])
@pytest.mark.parametrize("kind", ["words read from a meme without a caption", "a short video's transcript"])
def test_words_in_a_picture_or_a_transcript_are_read_as_speech(library, policy, kind):
    spoken = MediaFacts(description=Known(f"({kind}) What the f**k are you idiots even paid for"))
    report = examine(
        library, replace(facts("", media=Known(MediaKind.VIDEO)), media=spoken), policies=(policy,)
    )
    assert "media.description" in {one.reads for one in report.stops if "CR-11" in one.rules}


def test_a_text_in_another_language_cannot_be_told(library):
    spanish = "La biblioteca de la ciudad abre mañana a las nueve para todos los vecinos del barrio."
    report = examine(library, facts(spanish))
    assert "larkspur.position" in {one.binding for one in report.unknown}
    assert "larkspur.position" not in report.met


def test_an_unknown_fact_in_a_condition_is_never_a_no(library):
    report = examine(library, facts(TOLD, class_=UNKNOWN))
    assert [one.missing for one in report.unknown if one.binding == "larkspur.position"] == [("post.class",)]


@pytest.mark.parametrize(
    ("site", "apart"),
    [
        (SiteFacts(kind=Known("blog"), comments=Known("off")), True),
        (SiteFacts(comments=Known("no-place")), True),
        (SiteFacts(kind=Known("blog"), comments=ABSENT), False),
        (SiteFacts(kind=UNKNOWN, comments=Known("off")), False),
        (SiteFacts(kind=Known("blog")), False),
        (SiteFacts(), False),
    ],
)
def test_what_is_not_known_sets_no_rule_apart_and_what_does_says_why(library, site, apart):
    shown = PageFacts(bio=Known("Town news."), about=ABSENT, header=ABSENT, pinned=ABSENT, post_form=ABSENT)
    report = library.examiner(["pd"], "site.go-live", DAY).examine(Facts(page=shown, site=site))
    told = {one.binding: str(one.why) for one in report.not_applicable}
    assert ("pd.page-monitored" in told) is apart
    assert ("pd.page-monitored" in {one.binding for one in report.stops}) is not apart
    assert all("comments" in why for why in told.values())


def test_a_finding_of_low_confidence_never_stops(library, monkeypatch):
    binding = library.pack("larkspur").bindings["larkspur.position"]
    unsure = replace(binding, unsure=replace(binding.unsure, below=1.1))
    monkeypatch.setitem(library.packs["larkspur"].bindings, binding.id, unsure)
    assert [one.effect for one in examine(library, facts(TOLD)).of(Verdict.NOT_MET)] == [Effect.WARN]


def test_the_same_examiner_gives_the_same_answer_for_facts_in_any_order(library):
    examiner = library.examiner(["larkspur"], "self.check", DAY)
    texts = [facts(TOLD), facts("A fine day."), facts(TOLD, class_=Known(PostClass.COMMENT))]
    alone = [[one.binding for one in examine(library, each).findings] for each in texts]
    for order in ([0, 1, 2], [2, 1, 0], [1, 2, 0]):
        assert [[one.binding for one in examiner.examine(texts[place]).findings] for place in order] == [
            alone[place] for place in order
        ]
