"""Other languages: every sentence is translated whole, and a page in Spanish is Spanish wherever we speak."""

import ast
import gettext
import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from tools.collect_messages import PACKAGE, speaks_english_alone

import bailiwick.ui

LOCALE = Path(bailiwick.ui.__file__).parent / "locale"
TEMPLATE = polib.pofile(str(LOCALE / "django.pot"))
SPANISH = polib.pofile(str(LOCALE / "es" / "LC_MESSAGES" / "django.po"))
SPANISH_WORDS = {entry.msgid: entry.msgstr for entry in SPANISH}
PLACES = re.compile(r"\{\w+\}|%\(\w+\)s")
FORBIDDEN = re.compile(
    r"\b(?:violaci[oó]n(?:es)?|infracci[oó]n(?:es)?|ilegal(?:es)?|inv[aá]lid[oa]s?|por favor|ups)\b|!",
    re.IGNORECASE,
)


def pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if entry.msgid_plural:
        return list(zip((entry.msgid, entry.msgid_plural), entry.msgstr_plural.values(), strict=True))
    return [(entry.msgid, entry.msgstr)]


def test_the_spanish_holds_every_sentence_of_the_template_and_no_other():
    assert {entry.msgid for entry in SPANISH} == {entry.msgid for entry in TEMPLATE}


def test_the_template_knows_every_sentence_that_the_heart_can_say():
    known = {entry.msgid for entry in TEMPLATE}
    unknown = [
        f"{path.name}:{node.lineno} {node.args[0].value}"
        for path in PACKAGE.rglob("*.py")
        if not speaks_english_alone(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
        if node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value not in known
    ]
    assert unknown == [], "run: python -m tools.collect_messages"


def test_no_sentence_waits_for_a_translator():
    assert [entry.msgid for entry in SPANISH if not entry.translated()] == []


def test_a_translation_has_the_places_of_its_sentence():
    for entry in SPANISH:
        english, spanish = pairs(entry)[-1]
        assert sorted(PLACES.findall(english)) == sorted(PLACES.findall(spanish)), english


def test_the_spanish_says_nothing_that_the_english_may_not():
    assert [entry.msgid for entry in SPANISH for _, said in pairs(entry) if FORBIDDEN.search(said)] == []


def test_what_is_compiled_is_what_is_written():
    with (LOCALE / "es" / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in SPANISH:
        said = (
            compiled.ngettext(entry.msgid, entry.msgid_plural, 1)
            if entry.msgid_plural
            else compiled.gettext(entry.msgid)
        )
        assert said == pairs(entry)[0][1]


@pytest.mark.parametrize(
    ("path", "language", "other"),
    [("/", "en", "/es/"), ("/es/", "es", "/"), ("/es/policies/", "es", "/policies/")],
)
def test_a_page_tells_its_language_and_leads_to_the_same_page_in_the_other(path, language, other):
    page = Client().get(path, HTTP_HOST="localhost").content.decode()
    assert f'<html lang="{language}">' in page
    assert f'<a href="{other}" lang=' in page


def test_the_language_of_a_page_hangs_on_its_address_and_on_nothing_that_is_kept():
    answer = Client().get("/", HTTP_HOST="localhost", HTTP_ACCEPT_LANGUAGE="es")
    assert '<html lang="en">' in answer.content.decode()
    assert "django_language" not in answer.cookies


def test_a_finding_is_told_in_spanish_with_the_words_as_they_were_typed():
    page = Client().post(
        "/es/",
        {"text": "Vote yes on Measure 4!", "kind": "official", "policy": "nmpd"},
        HTTP_HOST="localhost",
    )
    text = page.content.decode()
    assert "La política no permite “Vote yes on Measure 4”." in text
    assert "toma partido en una elección" in text
    assert "1 cosa detiene esta publicación" in text
    assert re.search(r"vigente el \d{1,2} de \w+ de \d{4}", text)


FOREIGN = "Hoy trabajé doble turno y estoy cansado. El ayuntamiento debería pagarnos a tiempo."


def test_a_language_nobody_taught_the_checks_is_told_by_its_name_and_each_rule_once():
    sent = {"policy": "pd", "kind": "personal", "text": FOREIGN}
    page = Client(headers={"host": "localhost"}).post("/es/", sent).context["page"]
    assert [one.why.render(SPANISH_WORDS.get) for one in page.unknowns] == [
        "Esto parece estar escrito en español, que las listas de palabras de esta regla no leen."
    ]
    (unknown,) = page.unknowns
    cited = [rule.cited for rule in unknown.rules]
    assert len(cited) == len(set(cited)) > 1
