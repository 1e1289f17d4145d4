import pytest

from bailiwick.kernel.errors import Faults, FaultyFilesError
from bailiwick.policy.text.lexicon import Entry, Lexicon, context_fault, lexicon_from


def test_terms_and_patterns_become_entries_with_their_groups():
    made = lexicon_from(
        {
            "id": "common/threat",
            "language": "en",
            "terms": [
                "kill",
                {"t": "dick", "group": "name", "not_before": ["a-surname"], "not_inside": ["quotation"]},
            ],
            "patterns": [{"p": r"\bshoot\b", "not_after": "photo"}],
        },
        "threat.yaml",
    )
    assert made == Lexicon(
        id="common/threat",
        language="en",
        fold=False,
        caseless=True,
        source="threat.yaml",
        entries=(
            Entry("kill", literal=True, group="common/threat"),
            Entry("dick", True, "common/threat:name", ("a-surname",), (), ("quotation",)),
            Entry(r"\bshoot\b", literal=False, group="common/threat", not_after=("photo",)),
        ),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ([], "a lexicon is a mapping"),
        ({"language": "en", "terms": ["x"]}, "'id' is missing"),
        ({"id": "a/b", "terms": ["x"]}, "'language' is missing"),
        ({"id": "a/b", "language": "en"}, "neither terms nor patterns"),
        ({"id": "a/b", "language": "en", "terms": ["x"], "colour": 1}, "unknown key 'colour'"),
        ({"id": "a/b", "language": "en", "terms": "x"}, "'terms' is a list"),
        ({"id": "a/b", "language": "en", "terms": [3]}, "an item of 'terms'"),
        ({"id": "a/b", "language": "en", "terms": ["  "]}, "an item of 'terms'"),
        ({"id": "a/b", "language": "en", "terms": [{"p": "x"}]}, "an item of 'terms'"),
        ({"id": "a/b", "language": "en", "terms": [{"t": "x", "when": 1}]}, "unknown key 'when'"),
        ({"id": "a/b", "language": "en", "terms": [{"t": "x", "group": 1}]}, "'group' is a word"),
        ({"id": "a/b", "language": "en", "terms": ["x"], "fold": "yes"}, "'fold' is either true or false"),
        ({"id": "a/b", "language": "en", "terms": [{"t": "x", "not_before": 5}]}, "'not_before' is a list"),
        (
            {"id": "a/b", "language": "en", "terms": [{"t": "x", "not_before": ["a-sirname"]}]},
            "no context 'a-sirname'",
        ),
        (
            {"id": "a/b", "language": "en", "terms": [{"t": "x", "not_inside": ["a process"]}]},
            "no context 'a process'",
        ),
        ({"id": "a/b", "language": "en", "terms": [{"t": "x", "not_after": ["="]}]}, "would always hold"),
    ],
)
def test_a_fault_is_told(data, told):
    with pytest.raises(FaultyFilesError, match=told):
        lexicon_from(data, "x.yaml")


def test_every_fault_is_told_at_once_with_its_line():
    faults = Faults()
    data = {"id": "a/b", "language": "en", "terms": ["ok", 3, {"t": "x", "not_inside": ["b-a-d"]}], "more": 1}
    lines = {("terms", 1): 7, ("terms", 2, "not_inside"): 9, ("more",): 11}
    assert lexicon_from(data, "x.yaml", faults, lambda path: lines.get(path, 0)) is None
    assert sorted(fault.line for fault in faults.all) == [7, 9, 11]
    assert {fault.file for fault in faults.all} == {"x.yaml"}


@pytest.mark.parametrize(
    ("limit", "item", "faulty"),
    [
        ("not_before", "a-surname", False),
        ("not_before", "a process", False),
        ("not_before", "process", False),
        ("not_before", "so-called", True),
        ("not_before", "=so-called", False),
        ("not_before", "=question", False),
        ("not_inside", "quotation", False),
        ("not_inside", "=quotation", True),
        ("not_inside", "process", True),
    ],
)
def test_what_looks_like_a_context_must_be_one(limit, item, faulty):
    assert bool(context_fault(limit, item)) is faulty
