"""The clauses as data: all of them, whole, in our own words, each lived by something that exists."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bailiwick.kernel.errors import Faults
from bailiwick.policy.catalogue import CHECKS
from bailiwick.policy.gates import GATES, WATCHED
from bailiwick.policy.reading.node import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
PACKS = ROOT / "src" / "bailiwick" / "packs"
SHARED = ROOT.parent / "shared"

COUNTS = {"pd": 128, "nmpd": 138, "mpd": 59, "mpls": 68}
OURS = ("house", *COUNTS)
# fmt: off
FIELDS = ("label", "heading", "kind", "force", "binds", "acts", "says", "source", "lived_by", "acceptance", "room")
ROOMS = {
    "accounts", "approvals", "archive", "conduct", "covert", "desk", "journal", "keeping", "moderation",
    "oversight", "policies", "portal", "publishing", "readiness", "records", "roster", "sites",
    "vetting", "heart",
}
REGISTERS = {
    "POLICY", "XREF", "EXC", "DELEG", "PEOPLE", "PLATFORM", "SITE", "CONTRACT", "POSTER", "CRED",
    "DEVICE", "ACCESS", "CONTENT", "REVIEW", "CHECK", "PHOTO", "RIGHTS", "PERMIT", "REF", "CONSENT",
    "COVERT", "UCOP", "LIMITED", "MOD", "VIOL", "MON", "CASE", "VET", "RECREQ", "SCHED", "HOLD",
    "TRAIN", "ADVICE", "ASSIST", "ACCRED", "EMERG", "AUDIT", "PENDING", "NOSHOW",
}
# fmt: on
LONGEST_RUN = 7
"""Words in a row that a sentence of ours may share with the policy; "the guilt of a suspect" is nobody's own."""
PRINTED_TO_BE_COPIED = {("mpd", "disclaimer"), ("mpls", "disclaimer")}
"""Sentences that a policy prints for its people to use."""
NEVER_SAID = re.compile(r"\b(breach\w*|violat\w*|guilty|illegal|invalid|please|oops)\b|!", re.IGNORECASE)


def read(file: Path) -> Any:
    """What a YAML file says."""
    node = parse_yaml(file.read_bytes(), file.name, Faults())
    return node.plain() if node else None


@cache
def entries(pack: str, part: str) -> tuple[dict[str, Any], ...]:
    """Every entry of one part of a pack, from its file or its folder."""
    files = [*PACKS.glob(f"{pack}/{part}.yaml"), *sorted(PACKS.glob(f"{pack}/{part}/*.yaml"))]
    return tuple(entry for file in files for entry in read(file) or ())


def clauses(pack: str) -> tuple[dict[str, Any], ...]:
    """The clauses of a pack."""
    return entries(pack, "clauses")


@cache
def specified() -> Mapping[str, dict[str, Any]]:
    """The clauses as the specification counts them, by id."""
    return {clause["id"]: clause for clause in read(SHARED / "spec" / "clauses.yaml")}


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, small letters only."""
    return tuple(re.findall(r"[a-z0-9']+", text.lower()))


@cache
def runs_of_source(pack: str) -> frozenset[tuple[str, ...]]:
    """Every run of one word more than is allowed, in the document a pack was made from."""
    file = clauses(pack)[0]["source"]["file"]
    words = words_of((SHARED / "policies" / file).read_text(encoding="utf-8"))
    length = LONGEST_RUN + 1
    return frozenset(words[start : start + length] for start in range(len(words) - length + 1))


def copied(pack: str, sentence: str) -> list[str]:
    """Runs of words in a sentence that stand in the policy too and are longer than allowed."""
    words, length = words_of(sentence), LONGEST_RUN + 1
    runs = (words[start : start + length] for start in range(len(words) - length + 1))
    return [" ".join(run) for run in runs if run in runs_of_source(pack)]


def exists(pack: str, name: str) -> bool:
    """Whether what a clause is said to be lived by exists."""
    kind, _, value = name.partition(":")
    known = {
        "check": CHECKS,
        "gate": GATES,
        "watch": WATCHED,
        "room": ROOMS,
        "register": {f"REG-{register}" for register in REGISTERS},
        "power": {power["id"] for power in entries(pack, "powers")},
        "notice": {notice["id"] for notice in entries(pack, "notices")},
        "setting": {setting["id"] for setting in entries(pack, "settings")},
    }
    return value in known.get(kind, ())


def test_every_clause_of_the_policies_is_there_and_none_stands_twice():
    ids = {pack: [clause["id"] for clause in clauses(pack)] for pack in COUNTS}
    assert {pack: len(set(found)) for pack, found in ids.items()} == COUNTS
    assert {pack: len(found) for pack, found in ids.items()} == COUNTS


@pytest.mark.data
@pytest.mark.parametrize("pack", COUNTS)
def test_ids_sources_rooms_and_people_are_those_of_the_specification(pack):
    wanted = {name: clause for name, clause in specified().items() if clause["document"] == pack}
    assert {clause["id"] for clause in clauses(pack)} == set(wanted)
    for clause in clauses(pack):
        spec = wanted[clause["id"]]
        assert clause["source"] == {"file": spec["source_file"], "lines": spec["lines"]}, clause["id"]
        for field in ("room", "binds", "acts"):
            assert clause[field] == spec[field], clause["id"]


@pytest.mark.data
def test_all_393_clauses_of_the_specification_are_there_and_none_is_invented():
    ours = [(pack, clause["id"]) for pack in COUNTS for clause in clauses(pack)]
    wanted = [(clause["document"], name) for name, clause in specified().items()]
    assert len(wanted) == len(set(wanted)) == 393
    assert sorted(ours) == sorted(wanted)


@pytest.mark.parametrize("pack", OURS)
def test_every_clause_has_all_its_fields(pack):
    missing = [(clause["id"], field) for clause in clauses(pack) for field in FIELDS if not clause.get(field)]
    assert missing == []
    editions = {edition["id"] for edition in entries(pack, "editions")}
    assert [
        clause["id"] for clause in clauses(pack) if pack in COUNTS and clause["since"] not in editions
    ] == []


@pytest.mark.parametrize("pack", OURS)
def test_headings_are_short_and_sentences_end(pack):
    assert [
        clause["heading"] for clause in clauses(pack) if not 2 <= len(clause["heading"].split()) <= 6
    ] == []
    assert [clause["says"] for clause in clauses(pack) if not clause["says"].endswith(".")] == []


@pytest.mark.parametrize("pack", sorted(set(COUNTS) - {"mpd", "mpls"}))
def test_a_label_is_what_the_copy_prints(pack):
    printed = {"pd/I": "POLICY", "pd/II": "PURPOSE", "nmpd/0": None, "pd/III": "DEFINITIONS"}
    for clause in clauses(pack):
        place = re.sub(r"\.s\d+$", "", clause["id"]).removesuffix(".0")
        front = printed.get(place, printed.get(place.rpartition(".")[0], "by position"))
        if front == "by position":
            assert clause["label"] == place.partition("/")[2], clause["id"]
        elif front is not None:
            assert clause["label"] == " ".join(filter(None, (front, place.partition(".")[2]))), clause["id"]


MPD_LABELS = {
    "mpd/0": "5-108",
    "mpd/II.content": "II, Content",
    "mpd/II.site": "II, Social Media Site",
    "mpd/II.site.emerging": "II, Social Media Site",
    "mpd/II.covert-profile": "II, Covert Social Media Profile",
    "mpd/III.B": "III.A (second)",
    "mpd/III.C": "III.B",
    "mpd/IV.C.2.b": "IV.C.2.a (second)",
    "mpd/IV.C.2.b.i": "IV.C.2.a.i (second)",
}
"""Where the printed letter is not the place in true order: the lists with two A's and with two a's (A15)."""
CITY_CLAUSES = {"a": 2, "b": 4, "c": 7, "d": 9}
"""The clauses of the City's procedures that IV.A.3 quotes, by the letter they are printed under."""


def test_a_label_of_mpd_is_what_the_copy_prints_with_the_clause_of_the_city_it_quotes():
    for clause in clauses("mpd"):
        place = re.sub(r"\.s\d+$", "", clause["id"]).removesuffix(".0")
        label = re.sub(r"\.b(\d)$", r", item \1", place.partition("/")[2])
        quoted = re.match(r"IV\.A\.3\.([a-d])", label)
        city = f" (City procedures clause {CITY_CLAUSES[quoted[1]]})" if quoted else ""
        assert clause["label"] == MPD_LABELS.get(place, label + city), clause["id"]


MPLS_LABELS = {
    r"ps\.s\d": "Policy Statement",
    r"purpose\.s\d": "Purpose and Scope, Purpose",
    r"scope\.s\d": "Purpose and Scope, Scope",
    r"def\.city-supported": "Definitions, City-Supported Social Media Sites",
    r"def\.covered\.0": "Definitions, Covered Persons",
    r"def\.covered\.(\d+)": r"Definitions, Covered Persons, item \1",
    r"def\.contract": "Definitions, Social Media Contract",
    r"def\.site(?:\.emerging)?": "Definitions, Social Media Site",
    r"gc\.s[123]": "General Conditions, paragraph 1",
    r"gc\.s[4567]": "General Conditions, paragraph 2",
    r"gc\.s[89]": "General Conditions, paragraph 3",
    r"roles\.communications\.(\d)": r"Roles and Responsibilities, Communications Department, item \1",
    r"roles\.covered-persons\.(\d)": r"Roles and Responsibilities, Covered Persons, item \1",
    r"roles\.it\.(\d)": r"Roles and Responsibilities, Information Technology, item \1",
    r"roles\.city-attorney\.(\d)": r"Roles and Responsibilities, City Attorney's Office, item \1",
    r"roles\.hr\.(\d)(?:\.s\d)?": r"Roles and Responsibilities, Human Resources Department, item \1",
    r"roles\.departments\.(\d)(?:\.s\d)?": r"Roles and Responsibilities, Departments, item \1",
    r"roles\.city-clerk\.(\d)(?:\.s\d)?": r"Roles and Responsibilities, City Clerk's Office, item \1",
}
"""The City prints headings and bare lists: heading, paragraph or item by its place."""


def test_a_label_of_mpls_is_the_printed_heading_and_the_place_below_it():
    for clause in clauses("mpls"):
        path = clause["id"].partition("/")[2]
        labels = [
            found.expand(label)
            for pattern, label in MPLS_LABELS.items()
            if (found := re.fullmatch(pattern, path))
        ]
        assert clause["label"] in labels, clause["id"]


@pytest.mark.parametrize("pack", OURS)
def test_what_lives_a_clause_exists(pack):
    lived = [(clause["id"], name) for clause in clauses(pack) for name in clause["lived_by"]]
    assert [(clause_id, name) for clause_id, name in lived if not exists(pack, name)] == []


@pytest.mark.parametrize("pack", COUNTS)
def test_a_clause_names_every_check_that_is_bound_to_it(pack):
    named = {clause["id"]: clause["lived_by"] for clause in clauses(pack)}
    bound = [(clause, binding) for binding in entries(pack, "bindings") for clause in binding["clauses"]]
    assert [
        (clause, binding["id"])
        for clause, binding in bound
        if f"check:{binding['check']}" not in named[clause]
    ] == []


@pytest.mark.data
def test_a_register_is_known_by_the_specification():
    model = read(SHARED / "spec" / "model.yaml")
    known = {register["id"] for register in model["registers"]} | {
        entry["key"] for entry in model["extra_registers"]
    }
    assert {f"REG-{register}" for register in REGISTERS} <= known


@pytest.mark.parametrize("pack", OURS)
def test_words_that_condemn_or_plead_are_never_shown(pack):
    shown = [
        clause[field] for clause in clauses(pack) for field in ("says", "heading", "note") if field in clause
    ]
    shown += [setting[field] for setting in entries(pack, "settings") for field in ("question", "why")]
    shown += [meaning for setting in entries(pack, "settings") for meaning in setting["choices"].values()]
    shown += [notice["suggest"] for notice in entries(pack, "notices")]
    assert [sentence for sentence in shown if NEVER_SAID.search(sentence)] == []


@pytest.mark.data
@pytest.mark.parametrize("pack", COUNTS)
def test_no_sentence_of_ours_copies_the_policy(pack):
    shown = [
        (clause["id"], clause[field])
        for clause in clauses(pack)
        for field in ("says", "heading", "note")
        if field in clause
    ]
    shown += [
        (setting["id"], setting[field])
        for setting in entries(pack, "settings")
        for field in ("question", "why")
    ]
    shown += [
        (notice["id"], notice["suggest"])
        for notice in entries(pack, "notices")
        if (pack, notice["id"]) not in PRINTED_TO_BE_COPIED
    ]
    assert [(name, copied(pack, sentence)) for name, sentence in shown if copied(pack, sentence)] == []


@pytest.mark.parametrize("pack", OURS)
def test_every_power_says_who_may_not_be_left_to_guess(pack):
    powers = list(entries(pack, "powers"))
    known = {clause["id"] for clause in clauses(pack)}
    assert [power["id"] for power in powers if power["clause"] not in known] == []
    assert [
        power["id"] for power in powers if not {"holder", "delegate", "object", "form"} <= set(power)
    ] == []


def test_a_designee_never_orders_a_reference_off_and_never_approves_a_platform():
    powers = {power["id"]: power for pack in COUNTS for power in entries(pack, "powers")}
    delegable = {name for name, power in powers.items() if power["delegate"] == "designee"}
    assert powers["nmpd.removal"]["delegate"] == powers["pd.platform"]["delegate"] == "none"
    assert {name for name in delegable if name.startswith("pd.")} == {"pd.covert-use", "pd.covert-supervisor"}


@pytest.mark.parametrize("pack", OURS)
def test_every_binding_has_its_own_file_of_cases(pack):
    bindings = {binding["id"] for binding in entries(pack, "bindings")}
    files = {file.name.removesuffix(".yaml") for file in PACKS.glob(f"{pack}/cases/*.yaml")}
    assert bindings - files == set()
