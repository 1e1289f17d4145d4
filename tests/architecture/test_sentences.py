"""Sentences shown to people: made by say() or gettext with a literal, filled by name, and free of some words."""

import ast
import re
import string

import pytest
from tests.architecture.source import PACKAGE, ROOT, calls, modules, place, tree

# The engine finds, a person decides: these words are only for a named person's case finding, or for nobody.
# A reason may tell that words claim a guilt; nothing of ours claims one.
FORBIDDEN = re.compile(
    r"\b(?:breach\w*|violat\w*|illegal\w*|invalid\w*|please|oops)\b|!(?!=)|\bsomething went wrong\b"
    r"|(?<!says somebody is )(?<!says that people are )\bguilty\b",
    re.IGNORECASE,
)
SPEAKS = {"say", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_"}
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|{%\s*comment\s*%}.*?{%\s*endcomment\s*%}", re.DOTALL)
MARKUP = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(script|style|svg)\b.*?</\1>|</?[a-z][^>]*>", re.DOTALL | re.IGNORECASE
)
ATTRIBUTE = re.compile(r"""\b(?:alt|aria-label|placeholder|title)="([^"{]*)""")
TRANSLATED = re.compile(r"""{%\s*(?:translate|trans)\s+(["'])(.*?)\1""", re.DOTALL)


def spoken(file):
    """Line, the text of the first literal (None where it is no literal), and the call, for all that speaks."""
    for line, name, node in calls(file):
        if name in SPEAKS and node.args:
            first = node.args[0]
            yield line, first.value if isinstance(first, ast.Constant) else None, node


def errors(file):
    """Line and text of every literal, filled or not, in what an error says."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            for part in ast.walk(node.exc):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.lineno, part.value


def shown_by(template):
    """What a template shows: its text, its labels and its translated words, without tags and markup."""
    text = template.read_text(encoding="utf-8")
    yield from (found[1] for found in TRANSLATED.findall(text))
    yield from ATTRIBUTE.findall(text)
    yield MARKUP.sub(" ", TEMPLATE_TAG.sub(" ", text))


def templates():
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def test_no_sentence_uses_a_word_that_is_not_ours_to_use():
    said = [
        (place(f, line), text)
        for f in modules()
        for line, text, _ in spoken(f)
        if text and FORBIDDEN.search(text)
    ]
    assert said == []


def test_no_error_uses_a_word_that_is_not_ours_to_use():
    said = [(place(f, line), text) for f in modules() for line, text in errors(f) if FORBIDDEN.search(text)]
    assert said == []


def test_no_template_shows_a_word_that_is_not_ours_to_use():
    shown = [
        (str(template.relative_to(ROOT)), found.group())
        for template in templates()
        for text in shown_by(template)
        for found in FORBIDDEN.finditer(text)
    ]
    assert shown == []


def kept_in_a_table(node):
    """A sentence kept in a table is filled where it is used: `say(why.template, words=...)`."""
    return isinstance(node.args[0], ast.Attribute) and node.args[0].attr == "template"


def test_every_sentence_is_a_literal_so_that_it_can_be_translated():
    unread = [
        place(f, line)
        for f in modules()
        for line, text, node in spoken(f)
        if text is None and not kept_in_a_table(node)
    ]
    assert unread == []


def test_every_place_in_a_sentence_is_filled_by_name():
    """A sentence that prints {words} because nobody filled it was once seen in a better house than this."""
    wrong = []
    for file in modules():
        tables = {
            id(part) for top in tree(file).body if isinstance(top, ast.Assign) for part in ast.walk(top)
        }
        for line, text, node in spoken(file):
            open_on_purpose = id(node) in tables and not node.keywords
            if text is None or open_on_purpose or getattr(node.func, "id", "") != "say":
                continue
            places = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
            if places != {word.arg for word in node.keywords}:
                wrong.append(f"{place(file, line)}: {text}")
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is a violation.", True),
        ("Try again!", True),
        ("Please wait", True),
        ("The policy does not allow this.", False),
        ("It says somebody is guilty before a court has decided.", False),
        ("He is guilty.", True),
        ("where a != b", False),
    ],
)
def test_a_word_that_is_not_ours_to_use_is_seen(text, found):
    assert bool(FORBIDDEN.search(text)) is found
