"""Where the four policies differ or are unclear: one story for each row, under each policy and choice."""

import re

import pytest
from tools.conflict_stories import ANY, PACKS, SILENT, Story, outcomes, read_stories, setting_of
from tools.conflict_table import PAGE, page

from bailiwick.policy.loading import load_library

LIBRARY = load_library()
STORIES = read_stories()
ROWS = [*(f"X{number}" for number in range(1, 30)), *(f"A{number}" for number in range(1, 21))]


def test_every_difference_and_every_ambiguity_has_one_story():
    assert sorted(story.row for story in STORIES) == sorted(ROWS)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.row)
@pytest.mark.parametrize("pack", PACKS)
def test_a_story_comes_out_under_each_policy_and_each_of_its_choices_as_it_says(pack: str, story: Story):
    found = {choice: one.word for choice, one in outcomes(story, LIBRARY.packs[pack], LIBRARY).items()}
    expected = story.expect[pack]
    if ANY in expected:
        expected = dict.fromkeys(found, expected[ANY])
    assert found == expected


@pytest.mark.parametrize("row", ROWS)
def test_every_row_is_a_choice_of_a_policy_that_speaks_of_it_and_is_called_alike_everywhere(row):
    settings = [setting for pack in PACKS if (setting := setting_of(row, LIBRARY.packs[pack]))]
    assert settings
    assert len({setting.key for setting in settings}) == 1


def test_every_choice_of_the_policies_belongs_to_a_row():
    named = [setting.id for pack in PACKS for setting in LIBRARY.packs[pack].settings.values()]
    assert [name for name in named if re.sub(r"-.*", "", name) not in ROWS] == []


def test_choices_that_come_out_differently_are_many():
    differing = [
        story.row for story in STORIES if any(len(set(story.expect[pack].values())) > 1 for pack in PACKS)
    ]
    assert len(differing) >= 20


def test_no_row_finds_all_four_silent():
    assert [
        story.row for story in STORIES if all(set(story.expect[pack].values()) == {SILENT} for pack in PACKS)
    ] == []


def test_the_page_says_what_the_stories_say_when_they_are_run():
    assert PAGE.read_text(encoding="utf-8") == page(LIBRARY, STORIES), "run: python -m tools.conflict_table"
