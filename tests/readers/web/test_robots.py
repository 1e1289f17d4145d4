"""robots.txt as RFC 9309 reads it: groups, the longest rule, wildcards, what is broken; and in linear time."""

import time

import pytest

from bailiwick.readers.web.robots import EVERYTHING, read_rules

OURS = "Bailiwick"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/", True),
        ("User-agent: *\nDisallow: /", "/police", False),
        ("User-agent: *\nDisallow:", "/police", True),
        ("User-agent: *\nDisallow: /private", "/police", True),
        ("User-agent: *\nDisallow: /private", "/private/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /police", "/police", True),
        ("User-agent: *\nAllow: /police\nDisallow: /police", "/police", True),
        ("User-agent: *\nAllow: /p\nDisallow: /police", "/police", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: bailiwick\nAllow: /", "/police", True),
        ("User-agent: Bailiwick/2.0\nDisallow: /\n\nUser-agent: *\nAllow: /", "/police", False),
        ("User-agent: other\nUser-agent: bailiwick\nDisallow: /x", "/x", False),
        ("User-agent: other\nDisallow: /", "/x", True),
        ("User-agent: *\nDisallow: /*.php", "/a/b.php?x=1", False),
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php?x=1", True),
        ("User-agent: *\nDisallow: /*.php$", "/a/b.php", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxbyyc", False),
        ("User-agent: *\nDisallow: /a*b*c", "/axxcyyb", True),
        ("User-agent: *\nDisallow: /aa$", "/aa", False),
        ("User-agent: *\nDisallow: /aa$", "/aab", True),
        ("User-agent: *\nDisallow: /%7Epat", "/~pat", False),
        ("User-agent: *\nDisallow: /caf\u00e9", "/caf%C3%A9", False),
        ("user-AGENT : *  # all\n  DISALLOW : /x # not this", "/x", False),
        ("Disallow: /", "/x", True),
        ("\ufeffUser-agent: *\nDisallow: /x", "/x", False),
        ("<html>User-agent: none of this</html>", "/x", True),
        ("User-agent: bailiwick\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: bailiwick\nDisallow: /c", "/c", False),
    ],
)  # fmt: skip
def test_a_rule_is_read_as_the_standard_says(text, path, allowed):
    assert read_rules(text.encode(), OURS).allow(path) is allowed


@pytest.mark.parametrize(
    ("told", "pause"), [("5", 5.0), ("0.5", 0.5), ("nan", 0.0), ("-3", 0.0), ("soon", 0.0), ("1e9", 60.0)]
)
def test_a_pause_is_heard_within_reason(told, pause):
    assert read_rules(f"User-agent: *\nCrawl-delay: {told}".encode(), OURS).pause == pause


def test_what_is_no_text_forbids_nothing():
    assert read_rules(bytes(range(256)) * 40, OURS) == EVERYTHING


def test_rules_made_to_be_slow_are_not():
    rules = read_rules(b"User-agent: *\n" + b"Disallow: /" + b"*a" * 2000 + b"$\n" * 50, OURS)
    begun = time.process_time()
    rules.allow("/" + "a" * 1900 + "b")
    assert time.process_time() - begun < 0.5
