"""Rules that read registers, logs and captures: descriptions in plain words, read as a reader would."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.registers import MaintainerFacts
from bailiwick.policy.facts.subjects import CovertFacts
from bailiwick.policy.kinds import KINDS, Kind
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Effect, Verdict

DAY = date(2026, 3, 1)
TEXTS = Path(__file__).parent / "texts"
READ = {
    "CT042": (Kind.VETTING, "ct042", ("nmpd",)),
    "CT052": (Kind.LOG, "ct052", ("nmpd", "pd", "mpd")),
    "CT053": (Kind.REGISTER, "ct053", ("mpd",)),
    "CT054": (Kind.REFERENCE, "ct054", ("nmpd",)),
    "CT055": (Kind.TERMS, "ct055", ("mpls",)),
    "CT045": (Kind.PAGE, "ct045", ("nmpd", "mpls")),
}


def rows():
    for code, (kind, name, policies) in READ.items():
        sides = yaml.safe_load((TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))
        for side, groups in sides.items():
            for title, texts in groups.items():
                for number, text in enumerate(texts, start=1):
                    for policy in policies:
                        words = text if isinstance(text, str) else text.get(policy)
                        if words is not None:
                            shown = f"{code} {side}, {policy}: {title} {number}"
                            yield pytest.param(code, kind, policy, side, words, id=shown)


@pytest.fixture(scope="module")
def examined():
    library = load_library()
    examiners = {}
    plain = BaseFacts(Facts(), None)

    def examine(kind: Kind, policy: str, text: str, facts: Facts | None = None):
        if (kind, policy) not in examiners:
            examiners[kind, policy] = library.examiner([policy], KINDS[kind].gate, DAY)
        return examiners[kind, policy].examine(facts or plain.facts_for(text), text)

    return examine


@pytest.mark.parametrize(("code", "kind", "policy", "side", "text"), list(rows()))
def test_a_description_is_read_as_a_reader_would(examined, code, kind, policy, side, text):
    found = {one.check for one in examined(kind, policy, text).of(Verdict.NOT_MET)}
    assert (code in found) is (side == "not-met")


def test_a_sentence_is_offered_once_without_all_that_tells_in_it(examined):
    report = examined(Kind.VETTING, "nmpd", "Wears a turban and a hearing aid. Threatened a clerk.")
    changes = [
        remedy.suggestion
        for one in report.of(Verdict.NOT_MET)
        for remedy in one.remedies
        if hasattr(remedy, "suggestion")
    ]
    assert changes == ["Wears a [taken out] and a [taken out]."]


def test_a_class_named_only_as_that_of_others_never_stops(examined):
    report = examined(Kind.VETTING, "nmpd", "Threatened his ex-wife in a comment.")
    assert {one.effect for one in report.of(Verdict.NOT_MET)} <= {Effect.REVIEW}


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("screen name: Dunny (his station nickname)", "Dunny"),
        ("username: mpd_shadow", "mpd_shadow"),
        ("screen name: K9Rex, the name of his dog", "K9Rex"),
    ],
)
def test_no_finding_repeats_a_covert_name(examined, entry, name):
    findings = examined(Kind.REGISTER, "mpd", entry).of(Verdict.NOT_MET)
    assert findings
    assert not any(name in f"{one.text} {one.why} {one.remedies}" for one in findings)


KEEPER = MaintainerFacts(
    names=Known(("Jo Dunn",)),
    nicknames=Known(("Dunny",)),
    handles=Known(("dunn_rides",)),
    badge=Known("4471"),
    birth_year=Known("1987"),
    unit=Known("Harbor Unit"),
    avatars=Known(frozenset({"a1"})),
)


@pytest.mark.parametrize(
    ("names", "ties"),
    [
        (("dunn_deal_autos", "Casey"), 1),
        (("river_4471", "Casey"), 1),
        (("dunn_rldes", "Casey"), 2),
        (("harborunit_fan", "Casey"), 1),
        (("maple", "Dunny"), 2),
        (("maple1987", "Casey"), 1),
        (("maple_trader", "Casey Lund"), 0),
        (("dune_buggy", "Casey Lund"), 0),
    ],
)
def test_a_covert_name_is_held_against_what_is_known_of_its_keeper(examined, names, ties):
    covert = CovertFacts(username=Known(names[0]), screen_name=Known(names[1]))
    report = examined(Kind.REGISTER, "mpd", "", Facts(covert=covert, maintainer=KEEPER))
    assert len(report.of(Verdict.NOT_MET)) == ties
