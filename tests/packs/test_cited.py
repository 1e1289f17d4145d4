"""What the policies cite and whether it is at hand: nothing that is cited is passed over in silence."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bailiwick.cli.main import bailiwick
from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import matches_clause
from bailiwick.policy.cited import Standing, cited_by
from bailiwick.policy.loading import load_library
from bailiwick.policy.reading.node import parse_yaml

SHARED = Path(__file__).resolve().parents[3] / "shared"
LIBRARY = load_library()
POLICIES = {pack.id: pack for pack in LIBRARY.policies}


@pytest.mark.parametrize("pack", POLICIES)
def test_every_policy_says_what_it_cites_and_something_of_it_is_missing(pack):
    cited = POLICIES[pack].cited.values()
    assert [one.id for one in cited if not one.id.startswith(f"{pack}.")] == []
    assert any(one.standing is Standing.MISSING for one in cited)


@pytest.mark.parametrize("pack", POLICIES)
def test_a_clause_that_lives_in_the_register_of_gaps_names_what_it_cites(pack):
    found = POLICIES[pack]
    lived = [clause.id for clause in found.clauses.values() if "register:REG-XREF" in clause.lived_by]
    assert [clause for clause in lived if not cited_by(found.cited, clause)] == []


@pytest.mark.data
def test_every_clause_that_the_specification_sends_to_the_register_names_what_it_cites():
    node = parse_yaml((SHARED / "spec" / "clauses.yaml").read_bytes(), "clauses.yaml", Faults())
    sent = [(clause["document"], clause["id"]) for clause in node.plain() if "REG-XREF" in clause["refs"]]
    assert len(sent) == 19
    assert [clause for pack, clause in sent if not cited_by(POLICIES[pack].cited, clause)] == []


def test_the_clauses_of_the_city_known_by_quotation_are_those_that_the_police_rule_labels_so():
    quotes = POLICIES["mpls"].cited["mpls.city-procedures"].quotes
    assert quotes == POLICIES["mpd"].cited["mpd.city-procedures"].quotes
    assert [quotation.clause for quotation in quotes] == ["2", "4", "7", "9"]
    for clause in POLICIES["mpd"].clauses.values():
        labelled = re.search(r"\(City procedures clause (\d+)\)", clause.label)
        quoting = [
            one.clause for one in quotes if any(matches_clause(pattern, clause.id) for pattern in one.by)
        ]
        assert quoting == ([labelled[1]] if labelled else []), clause.id


@pytest.mark.clause("mpd/IV.A.3.0")
def test_who_opens_the_police_rule_is_told_which_clauses_of_the_city_nobody_has():
    shown = CliRunner().invoke(bailiwick, ["pack", "show", "mpd"]).output
    line = shown[shown.index("cites The procedures that belong") :]
    assert "not held; known only by what another policy quotes" in line.partition("\n")[0]
    assert "clauses 1, 3, 5, 6 and 8, and any after 9, bind as well and are not held" in line


def test_who_reads_the_duty_to_have_procedures_is_told_what_is_known_of_them():
    shown = CliRunner().invoke(bailiwick, ["explain", "mpls/gc.s5"]).output
    assert "clause 7: by mpd/IV.A.3.c.*" in shown
    assert '"cites":[]' in CliRunner().invoke(bailiwick, ["explain", "mpls/gc.s8", "--format", "json"]).output


def test_the_rule_of_the_police_holds_the_policy_of_its_city():
    assert POLICIES["mpd"].cited["mpd.city-policy"].held_as in LIBRARY.packs
