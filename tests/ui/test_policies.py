"""The library of policies: every page that a pack makes is sound, and says what the pack says."""

import time

import pytest
from tests.ui.conftest import StrictClient

from bailiwick.policy.book import numeral, ordered, path_of
from bailiwick.policy.clause import Force
from bailiwick.ui import words
from bailiwick.ui.policies.citing import cited_texts
from bailiwick.ui.policies.contents import contents_of
from bailiwick.ui.policies.selectors import citations_of, clause_named
from bailiwick.ui.shelf import shelf
from bailiwick.ui.templatetags.bailiwick_library import with_clauses

POLICIES = tuple(shelf().policies)


@pytest.fixture(scope="module")
def client():
    return StrictClient()


def test_the_shelf_names_every_policy_and_the_agency_that_wears_it(client):
    page = client.see("/policies/")
    for policy in shelf().policies.values():
        assert policy.pack.citation in page.words
        assert not policy.overlay.agency or policy.pack.title not in page.words
        assert policy.overlay.agency in page.words
        assert f"/policies/{policy.id}/" in page.links
    assert "Common" not in page.words, "word lists bind nobody and are no policy"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_contents_hold_every_clause_with_label_force_and_summary(client, policy):
    page = client.see(f"/policies/{policy}/")
    assert "Our summary, not the policy." in page.words
    for clause in shelf().policies[policy].pack.clauses.values():
        assert path_of(clause) in page.ids
        assert clause.id in page.words
        assert clause.heading in page.words
        assert " ".join(clause.says.split()) in page.words
        assert f"/policies/{policy}/clause/{path_of(clause)}" in page.links


@pytest.mark.parametrize("policy", POLICIES)
def test_every_clause_has_a_page_that_stands(client, policy):
    for clause in shelf().policies[policy].pack.clauses.values():
        page = client.see(f"/policies/{policy}/clause/{path_of(clause)}")
        assert page.response.status_code == 200
        assert "Our summary, not the policy" in page.words
        assert clause.heading in page.words


@pytest.mark.parametrize("policy", POLICIES)
def test_powers_and_choices_are_told_in_words(client, policy):
    pack = shelf().policies[policy].pack
    powers, choices = client.see(f"/policies/{policy}/powers"), client.see(f"/policies/{policy}/choices")
    assert {power for power in pack.powers if power not in powers.words} == set()
    assert {one.question for one in pack.settings.values() if one.question not in choices.words} == set()


def test_parts_stand_in_the_order_of_their_numerals():
    for policy in shelf().policies.values():
        firsts = list(dict.fromkeys(path_of(clause).partition(".")[0] for clause in ordered(policy.pack)))
        if {"V", "IX"} <= set(firsts):
            assert firsts.index("V") < firsts.index("IX")
        assert len(ordered(policy.pack)) == len(policy.pack.clauses)


@pytest.mark.parametrize(
    ("text", "value"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("0", 0), ("12", 12)]
)
def test_a_numeral_has_its_value(text, value):
    assert numeral(text) == value


def test_the_printed_label_comes_first_and_our_id_is_small(client):
    page = client.see("/policies/nmpd/clause/V.G.2.s1")
    assert page.words.index("SOP 400.14, V.G.2") < page.words.index("nmpd/V.G.2.s1")
    assert '<span class="id">nmpd/V.G.2.s1</span>' in page.source


def test_a_clause_shows_examples_both_ways_and_why(client):
    page = client.see("/policies/nmpd/clause/V.G.2.s1")
    assert "<mark>Justice served: burglar caught</mark>" in page.source
    assert "says that somebody did it before a court has decided" in page.words
    assert "A 34-year-old man was arrested on suspicion of robbery." in page.words
    assert "Not met : stops." in page.words


def test_a_clause_shows_its_power_with_form_delegate_and_cover(client):
    page = client.see("/policies/nmpd/clause/V.H.3.s1")
    assert "the Chief , recorded: a photo or image. May let do it: whoever they name." in page.words
    assert "Covers exactly what was shown, and nothing else." in page.words
    assert "/policies/nmpd/powers#nmpd-employee-photo" in page.links


def test_a_clause_shows_what_may_be_chosen_and_what_excuses_it(client):
    page = client.see("/policies/pd/clause/IV.A.9.s2")
    assert "On which grounds may a visitor's comment be hidden?" in page.words
    assert "our default" in page.words
    assert "excused by pd.covert-sites" in page.words
    assert "Exemptions" in page.words
    assert "The department may remove any posting." in page.words


def test_a_caution_is_never_shown_as_a_ban(client):
    for policy in shelf().policies.values():
        for clause in policy.pack.clauses.values():
            if clause.force is Force.CAUTIONED:
                page = client.see(f"/policies/{policy.id}/clause/{path_of(clause)}")
                assert "force--must-not" not in page.source
                assert "the policy warns of it, and forbids nothing" in page.words


def test_what_cites_a_clause_is_found_from_both_ends():
    at = shelf()
    known = {clause for policy in at.policies.values() for clause in policy.pack.clauses}
    cited = {other: clause for clause in known for other in citations_of(at, clause).cites}
    assert cited
    for other, clause in cited.items():
        assert other in known
        assert clause in citations_of(at, other).cited_by


def test_every_force_is_told_in_words():
    assert set(words.FORCE_WORDS) == set(words.FORCE_MEANS) == set(Force)


@pytest.mark.parametrize(
    "path",
    [
        "/policies/nowhere/",
        "/policies/common/",
        "/policies/nmpd/clause/V.Z.9",
        "/policies/nmpd/clause/..",
        "/policies/nmpd/clause/%2e%2e%2fpd",
        "/policies/NMPD/",
        "/policies/nmpd/clause/<script>",
        "/policies/nmpd/powers/",
        "/policies/none/powers",
        "/policies/none/choices",
    ],
)
def test_an_address_that_names_nothing_is_told_so_and_quotes_nothing(client, path):
    page = client.see(path)
    assert page.response.status_code == 404
    assert "There is no page at this address" in page.words
    assert "<script>" not in page.source


def test_a_page_is_read_and_never_sent_to(client):
    assert client.post("/policies/", {"q": "x"}).status_code in {403, 405}


def test_an_address_without_its_last_stroke_is_led_on(client):
    for room in ("policies", "checks"):
        response = client.get(f"/{room}")
        assert response.status_code == 302
        assert response.headers["Location"] == f"/{room}/"


def test_clauses_are_named_by_policy_and_path():
    assert clause_named(shelf(), "nmpd", "V.G.2.s1").clause.id == "nmpd/V.G.2.s1"
    assert clause_named(shelf(), "nmpd", "V.G.99") is None
    assert clause_named(shelf(), "nobody", "V.G.2.s1") is None


@pytest.mark.parametrize("path", ["/policies/", *(f"/policies/{policy}/" for policy in POLICIES), "/checks/"])
def test_a_page_that_was_read_before_never_hangs(client, path):
    client.get(path)
    began = time.perf_counter()
    client.get(path)
    assert time.perf_counter() - began < 10, "it hangs; how quick it is, make bench tells"


def test_what_is_for_counsel_stands_on_a_page_of_its_own_and_beside_the_clause(client):
    page = client.see("/policies/nmpd/for-counsel")
    assert "For counsel." in page.words
    assert "nothing on this page is settled law for this agency" in page.words
    assert "109 F.4th 627 (D.C. Cir. 2024)" in page.words
    assert "/policies/nmpd/clause/V.F.1.s2" in page.links
    clause = client.see("/policies/pd/clause/IV.A.9.s2")
    assert "A right to take down any comment" in clause.words
    assert "921 F.3d 440 (5th Cir. 2019)" in clause.words
    assert "For counsel" in client.see("/policies/pd/").words


def test_a_page_with_nothing_for_counsel_is_not_called_safe(client):
    page = client.see("/policies/house/for-counsel")
    assert "That clears nothing" in page.words
    assert "For counsel" not in client.see("/policies/house/clause/another-look").words


def test_what_a_policy_rests_on_is_told_with_what_nobody_holds_first(client):
    for policy in shelf().policies.values():
        page = client.see(f"/policies/{policy.id}/")
        assert [one.name for one in policy.pack.cited.values() if one.name not in page.words] == []
        texts = cited_texts(policy.pack)
        assert [one.gap for one in texts] == sorted((one.gap for one in texts), reverse=True)


def test_an_answer_leads_to_the_clause_it_rests_on(client):
    page = client.see("/")
    assert "/policies/nmpd/clause/V.G.2.s1" in page.links


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See nmpd/V.G.2.s1.", 'See <a href="/policies/nmpd/clause/V.G.2.s1">nmpd/V.G.2.s1</a>.'),
        ("<b>nmpd/V.Z</b> & more", "&lt;b&gt;nmpd/V.Z&lt;/b&gt; &amp; more"),
        ("and/or common/people", "and/or common/people"),
        ("", ""),
    ],
)
def test_a_clause_named_in_a_text_becomes_a_link_and_nothing_else_does(text, shown):
    assert with_clauses(text) == shown


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        pytest.param("department sites", ["V", "VI"], marks=pytest.mark.clause("nmpd/I.s1")),
        pytest.param("personal use", ["VII", "VIII", "IX"], marks=pytest.mark.clause("nmpd/I.s2")),
        ("none such", ["0", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]),
    ],
)
def test_the_contents_are_narrowed_to_a_subject_and_an_unknown_one_leaves_them_whole(client, asked, parts):
    page = client.see(f"/policies/nmpd/?about={asked}")
    shown = contents_of(shelf(), "nmpd", asked).parts
    assert [part.key for part in shown] == parts
    wanted = {
        one for one in shelf().policies["nmpd"].pack.clauses if one.split("/")[1].split(".")[0] in parts
    }
    assert {
        row.id
        for part in shown
        for section in part.sections
        for one in section.provisions
        for row in one.rows
    } == wanted
    assert all(f"#part-{part}" in page.links for part in parts)


def test_what_oversees_is_the_watching_and_the_approving(client):
    contents = contents_of(shelf(), "pd", "oversee")
    shown = [
        row.id
        for part in contents.parts
        for one in part.sections
        for each in one.provisions
        for row in each.rows
    ]
    assert {"pd/IV.A.1.s3", "pd/IV.A.2.s2", "pd/IV.E.2.s1", "pd/V.B.1.s1"} <= set(shown)
    assert "pd/IV.A.5.s1" not in shown
    assert "/policies/pd/?about=oversee" not in client.see("/policies/nmpd/").links


@pytest.mark.clause("nmpd/IV.A")
def test_a_journal_for_members_alone_may_be_no_blog_under_nmpd_and_is_one_under_pd(client):
    page = client.see("/policies/words?for=members&answers=")
    nmpd, pd = page.words.index("SOP 400.14, IV.A"), page.words.index("DEFINITIONS A")
    said = page.words[nmpd:pd] if nmpd < pd else page.words[nmpd:]
    assert "It may not be a “blog” here" in said
    assert page.words.count("may not be a “blog”") == 1
    assert "It is a “blog” here." in page.words
    assert "/policies/nmpd/clause/IV.A" in page.links


def test_what_nobody_has_told_of_a_journal_is_not_taken_for_an_answer(client):
    assert "We cannot tell" in client.see("/policies/words?for=&answers=no").words
    assert "also where visitors cannot answer" in client.see("/policies/words?for=everybody&answers=no").words
    assert "“blog” here" not in client.see("/policies/words").words
