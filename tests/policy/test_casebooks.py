"""The casebooks: every worked example comes out as it says, and every verdict a binding can give has an example."""

from datetime import date
from pathlib import Path

import pytest

from bailiwick.kernel.errors import Faults
from bailiwick.policy.casebook import Case, Casebook, gaps
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.subjects import SiteFacts
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.case_files import load_cases
from bailiwick.policy.loading.library_files import read_pack_files
from bailiwick.policy.permission import Permission
from bailiwick.policy.reading.node import Node

MADE_UP = Path(__file__).parent / "made_up_packs"
FIFTH = [MADE_UP / "larkspur"]

# spec/ten-clauses.md, by number: the bindings that say it.
TEN_BINDINGS = {
    1: ["pd.platform", "nmpd.reference-removal"],
    2: ["nmpd.page-owner"],
    3: ["mpd.site", "mpls.site"],
    4: ["pd.page-monitored"],
    5: ["nmpd.reference-current"],
    6: ["mpd.public-trust", "mpd.attack-elements"],
    7: ["pd.police-response"],
    8: ["mpd.covert-yearly-audit"],
    9: ["nmpd.vetting-alike"],
    10: ["mpls.hold", "mpls.clerk-signs"],
}
ALL_TEN = [(number, binding) for number, bindings in TEN_BINDINGS.items() for binding in bindings]


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return Casebook(load_library(FIFTH))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return load_cases(FIFTH)


@pytest.mark.parametrize(("number", "binding"), ALL_TEN, ids=[f"{number}-{name}" for number, name in ALL_TEN])
def test_each_of_the_ten_hard_bindings_comes_out_as_its_cases_say(number, binding, casebook, cases):
    results = list(casebook.run(case for case in cases if case.binding == binding))
    assert {result.case.expect.verdict.value for result in results} >= {"met", "not_met"}, f"clause {number}"
    assert [(result.case.title, result.difference) for result in results if not result.passed] == []


def test_a_fifth_policy_is_only_files_and_its_casebook_holds(casebook, cases):
    own = [case for case in cases if case.pack == "larkspur"]
    assert [(result.case.title, result.difference) for result in casebook.run(own) if not result.passed] == []
    assert [path.suffix for path in FIFTH[0].rglob("*") if path.is_file() and path.suffix != ".yaml"] == []


def test_every_binding_that_ships_shows_every_verdict_it_can_give():
    library = load_library()
    assert [(binding, verdict.value) for binding, verdict in gaps(library, load_cases())] == []


def test_a_page_opened_for_the_police_by_the_city_needs_both_yeses():
    """spec/ten-clauses.md, 3: the packs of the site's owner and of the person acting both speak."""
    examiner = load_library().examiner(["mpd", "mpls"], "site.create", date(2026, 3, 1))
    yes = Permission(power="mpls.site", by="comms", object="mpd-page", endorsed_by=("dept-head",))
    facts = Facts(site=SiteFacts(identity=Known("mpd-page")), permissions=Known((yes,)))
    stopped = {finding.binding for finding in examiner.examine(facts).stops}
    assert "mpd.site" in stopped
    assert "mpls.site" not in stopped


def test_the_fifth_policy_uses_every_key_of_the_schema():
    def keys(node: Node | None) -> set[str]:
        if node is None or not isinstance(node.value, list | dict):
            return set()
        inner = node.value if isinstance(node.value, list) else node.value.values()
        own = set(node.value) if isinstance(node.value, dict) else set()
        return own.union(*(keys(child) for child in inner))

    faults = Faults()
    files = read_pack_files(FIFTH[0], faults, with_cases=True)
    used = set().union(*(keys(node) for node in files.nodes.values()))
    assert faults.all == ()
    assert used >= {
        *(
            "id",
            "title",
            "citation",
            "publisher",
            "kind",
            "binds",
            "categories",
            "while",
            "from",
            "text",
            "note",
        ),
        *(
            "label",
            "heading",
            "force",
            "qualifier",
            "acts",
            "says",
            "source",
            "file",
            "lines",
            "since",
            "until",
        ),
        *("lived_by", "acceptance", "room", "elements", "any", "all"),
        *(
            "clause",
            "holder",
            "delegate",
            "delegate_scope",
            "object",
            "form",
            "binds_to",
            "input_first",
            "role",
            "or",
        ),
        *("endorsed_by", "standing", "longest", "who_may_use", "lasts", "ends_on"),
        *(
            "clauses",
            "check",
            "gates",
            "watch",
            "subject",
            "every",
            "store",
            "when",
            "values",
            "effect",
            "unsure",
        ),
        *("below", "release", "power", "waiver", "reviewer"),
        *("contract", "unit", "reading", "readings", "setting", "where", "parts", "too_wide", "suggest"),
        *("key", "question", "choices", "default", "why", "changes"),
        *("language", "fold", "caseless", "terms", "t", "patterns", "p", "group", "not_inside", "not_after"),
        *(
            "binding",
            "on",
            "gate",
            "facts",
            "expect",
            "verdict",
            "excused_by",
            "words",
            "missing",
            "settings",
        ),
        *("name", "standing", "held_as", "link", "quotes", "by"),
    }
