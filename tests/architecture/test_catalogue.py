"""One check, one module, one permanent code, one page: and the catalogue names them all."""

import re

import pytest
from tests.architecture.source import PACKAGE, ROOT
from tools.check_pages import catalogue

from bailiwick.policy.check_document import SECTIONS, sections_of

CHECKS = catalogue()
MODULES = sorted((PACKAGE / "policy" / "checks").glob("[a-z]*.py"))
NAMED = re.compile(r"(?P<code>[a-z]{2}\d{3})_(?P<name>[a-z0-9_]+)")


def code_of(module):
    named = NAMED.fullmatch(module.stem)
    assert named, f"{module.name} is not named by code and what it finds"
    return named["code"].upper()


def test_every_module_is_in_the_catalogue_and_the_catalogue_names_nothing_else():
    assert sorted(code_of(module) for module in MODULES) == sorted(check.code for check in CHECKS)


def test_codes_and_names_are_given_once():
    codes = [code for check in CHECKS for code in (check.code, *check.aliases)]
    assert len(set(codes)) == len(codes)
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_tells_what_it_asks_why_an_example_the_remedy_and_where_it_errs(check):
    sections = sections_of(check)
    assert list(sections) == list(SECTIONS)
    assert all(sections.values())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_opens_with_its_code_and_asks_one_question(check):
    assert check.document.startswith(f"{check.code}: ")
    assert check.asks.endswith("?")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_has_its_page(check):
    assert (ROOT / "docs" / "checks" / f"{check.code}.md").is_file()
