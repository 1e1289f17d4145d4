"""A policy of one's own, begun from one that ships: read like any other, with the choices made anew."""

import pytest

from bailiwick.kernel.errors import CallError
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.starting_files import begin_pack, open_points_of, relabel
from bailiwick.policy.starting import Begun, questions

ELM = Begun("elm", "Elm’s policy: pages", "GO 12", "Elm Police")


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.mark.parametrize("base", ["mpd", "mpls", "pd", "nmpd"])
def test_every_policy_that_ships_can_be_begun_from(library, tmp_path, base):
    folder = begin_pack(tmp_path, base, ELM, {}, [])
    begun, old = load_library([folder]).packs["elm"], library.packs[base]
    assert (begun.title, begun.citation, begun.publisher) == (ELM.title, ELM.citation, ELM.publisher)
    assert len(begun.clauses) == len(old.clauses)
    assert len(begun.bindings) == len(old.bindings)
    assert {clause.source.file for clause in begun.clauses.values()} == {"own-policy"}
    assert [edition.begins for edition in begun.editions] == [None]


def test_answers_become_defaults_and_what_is_left_is_listed(tmp_path):
    folder = begin_pack(tmp_path, "pd", ELM, {"identify-official": "not-asked"}, ["X2 What is approved?"])
    settings = load_library([folder]).packs["elm"].settings
    assert settings["identify-official"].default == "not-asked"
    assert settings["removal-grounds"].default == "as-printed"
    assert open_points_of(folder) == ["X2 What is approved?"]


def test_a_label_is_changed_where_it_stands_and_nowhere_else(tmp_path):
    folder = begin_pack(tmp_path, "pd", ELM, {}, [])
    before = load_library([folder]).packs["elm"].clauses
    relabel(folder, "elm/IV.B.2", 'Section "9"')
    after = load_library([folder]).packs["elm"].clauses
    changed = {name: clause.label for name, clause in after.items() if clause != before[name]}
    assert changed == {"elm/IV.B.2": 'Section "9"'}


def test_there_are_twenty_nine_questions_whichever_policy_is_begun_from(library):
    for pack in library.policies:
        asked = questions(pack, library.policies)
        assert [one.number for one in asked] == [f"X{number}" for number in range(1, 30)]
    silent = [one.number for one in questions(library.packs["nmpd"], library.policies) if one.setting is None]
    assert silent == ["X8", "X14", "X20", "X26"]


def test_a_name_that_is_taken_is_not_given_again(tmp_path):
    begin_pack(tmp_path, "mpls", ELM, {}, [])
    with pytest.raises(CallError, match="already"):
        begin_pack(tmp_path, "pd", ELM, {}, [])
