"""Links and handles as people type them: one form of each, and what only looks like one of ours."""

import pytest

from bailiwick.apps.portal.facts import Kind, Names, like, looks, read_typed

OURS = Names.of({looks(handle): handle for handle in ("WexhamPolice", "WexhamParks", "CityOfWexhamFalls")})


@pytest.mark.parametrize(
    ("typed", "kind", "key", "name"),
    [
        ("https://www.social.example/WexhamPolice", Kind.LINK, "social.example/wexhampolice", "WexhamPolice"),
        ("http://m.social.example/WexhamPolice/", Kind.LINK, "social.example/wexhampolice", "WexhamPolice"),
        ("social.example/WexhamPolice?ref=bookmark#top", Kind.LINK, "social.example/wexhampolice", "WexhamPolice"),
        ("HTTPS://SOCIAL.example/WexhamPolice", Kind.LINK, "social.example/wexhampolice", "WexhamPolice"),
        ("https://social.example:443/@WexhamPolice", Kind.LINK, "social.example/wexhampolice", "WexhamPolice"),
        ("https://social.example/pages/WexhamP/1", Kind.LINK, "social.example/pages/wexhamp/1", "WexhamP"),
        ("https://xn--bcher-kva.example/x", Kind.LINK, "bücher.example/x", "x"),
        ("wexham.example", Kind.LINK, "wexham.example", "wexham.example"),
        ("@WexhamPolice", Kind.HANDLE, "wexhampolice", "WexhamPolice"),
        (" WexhamPolice ", Kind.HANDLE, "wexhampolice", "WexhamPolice"),
        ("Wexham.Police", Kind.HANDLE, "wexham.police", "Wexham.Police"),
        ("parks and pools", Kind.WORDS, "parks and pools", "parks and pools"),
        ("", Kind.WORDS, "", ""),
        ("social.example/profile.php?id=1&sk=x", Kind.LINK, "social.example/profile.php?id=1", "social.example"),
        ("social.example/WexhamPolice/../Evil", Kind.LINK, "social.example/evil", "Evil"),
        ("social.example\\WexhamPolice\\%2e%2e\\Evil", Kind.LINK, "social.example/evil", "Evil"),
        ("https://", Kind.WORDS, "https://", "https://"),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_in_one_form(typed, kind, key, name):
    found = read_typed(typed)
    assert (found.kind, found.key, found.name) == (kind, key, name)


@pytest.mark.parametrize(
    "typed",
    ["WexhаmPolice", "Wexham\u200bPolice", "https://social.example/Wexh\u00adamPolice", "ＷexhamPolice",
     "https://social.example/Wexham%E2%80%8BPolice", "https://social.example/%EF%BC%B7exhamPolice",
     "https://xn--wexhmpolice-1ij.example/", "@Wеxham_Police"],
)  # fmt: skip
def test_letters_that_are_not_what_they_seem_are_told(typed):
    assert read_typed(typed).disguised


@pytest.mark.parametrize("typed", ["José_Policía", "WexhamPolice", "https://social.example/Wexham-Police_1"])
def test_a_name_with_accents_is_no_disguise(typed):
    assert not read_typed(typed).disguised


@pytest.mark.parametrize(
    ("name", "which"),
    [
        ("WexhamP0lice", "WexhamPolice"),
        ("wexham_police", "WexhamPolice"),
        ("WexharnPolice", "WexhamPolice"),
        ("WexhаmPolice", "WexhamPolice"),
        ("WexhamPolicе", "WexhamPolice"),
        ("WexhamPoIice", "WexhamPolice"),
        ("WexhamPolise", "WexhamPolice"),
        ("WexhamPolicee", "WexhamPolice"),
        ("WexhamPolcie", "WexhamPolice"),
        ("OfficialWexhamPolice", "WexhamPolice"),
        ("WexhamPoliceNews", "WexhamPolice"),
        ("WéxhamParks", "WexhamParks"),
        ("CityOfWexhamFa11s", "CityOfWexhamFalls"),
    ],
)
def test_a_name_made_to_be_taken_for_ours_is_seen(name, which):
    assert like(name, OURS) == which


@pytest.mark.parametrize("name", ["RidgePolice", "WexhamBakery", "Police", "Wexham", "x", "", "ParksOfRidge"])
def test_another_name_is_another_name(name):
    assert like(name, OURS) is None


@pytest.mark.parametrize("odd", ["\0", "\ud800", "%" * 400, "a" * 5000, "://", "http://[", "@", "\u202eabc"])
def test_whatever_is_typed_is_read(odd):
    assert read_typed(odd).kind in set(Kind)
