"""Mangled pages: thousands of mutations of the corpus; nothing raises, nothing hangs, whatever the bytes."""

import random
import time
from pathlib import Path

import pytest

from bailiwick.policy.checks.grammar.notice_link import links_in
from bailiwick.policy.checks.grammar.notice_reading import Kind, read_notice
from bailiwick.policy.loading import load_library
from bailiwick.readers.page.reading import read_page
from bailiwick.readers.page.shown import facts_of

CORPUS = sorted((Path(__file__).parent / "corpus").glob("*.html"))
SEEDS = 2000
LONGEST = 2.0
SLOWEST = 10.0
PIECES = (
    b"\0", b"\xff\xfe", b"<", b">", b"</div>", b"<div>", b"<!--", b"-->", b"<script>", b"]]>", b"<svg><title>", b"&#x110000;", b"&#xD800;",
    b"<table><table>", b"<details>", b"<details open>", b" style=display:none", b" hidden", b'"', b"'", b"\xed\xa0\x80", b"<style>*{display:none}</style>",
    b"<base href=//x>", b"<img src=data:image/png;base64,", b"<a href=http://[::1]>", b"\xe2\x80\xae", b"<plaintext>", b"<template>", b"<select><option>",
    b"<frameset>", b"See more", b"Pinned post", b"<article>", b"Comments are monitored", b"x" * 3000,
)  # fmt: skip
PLACES = ("bio", "about", "header", "pinned", "post-form")


def mangled(page, chance):
    data = bytearray(page)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                data[place:place] = chance.choice(PIECES)
            case 1:
                del data[place : place + chance.randint(1, 400)]
            case 2:
                data[place:place] = data[: chance.randint(0, 800)]
            case _:
                data[place : place + 4] = chance.randbytes(4)
    return bytes(data)


def test_mangled_pages_raise_nothing_and_do_not_hang():
    chance = random.Random(35)  # noqa: S311 -- chance that can be repeated
    pages = [file.read_bytes()[:20_000] for file in CORPUS]
    slowest = 0.0
    for _ in range(SEEDS):
        data = mangled(chance.choice(pages), chance)
        start = time.perf_counter()
        facts_of(read_page(data))
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < LONGEST


@pytest.fixture(scope="module")
def scan():
    return load_library([]).scanner.scan


def test_mangled_pages_are_read_for_every_notice_and_raise_nothing(scan):
    chance = random.Random(36)  # noqa: S311 -- as above
    pages = [file.read_bytes()[:20_000] for file in CORPUS]
    for _ in range(60):
        facts = facts_of(read_page(mangled(chance.choice(pages), chance)))
        for kind in Kind:
            assert read_notice(kind, facts, PLACES, scan).state is not None


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 100_000,
        b"<b><i>" * 40_000 + b"x",
        b"<div class='" + b"comment " * 50_000 + b"'>x</div>",
        b"<p>" + b"a" * 1_000_000,
        b"<p>" + b"comments are " * 40_000,
        b"<p>" + b"we may remove any " * 40_000,
        b"<p>" + b"555-" * 100_000,
        b"<p>" + b"a.b." * 100_000,
        b"<p>" + b"https://" * 50_000,
        b"<style>" + b"a{" * 100_000 + b"</style><p>x",
        b"<style>" + b".a," * 100_000 + b"{display:none}</style><p>x",
        b"<article>Pinned post" * 5_000,
        b"<p><span>See more</span></p>" * 20_000,
        b"<details>" * 20_000 + b"x",
        b"<img alt='text that says \"" + b"a" * 500_000 + b"'>",
        b"<div style='" + b"background:url(" * 50_000 + b"'>x</div>",
        b"Name: " * 50_000,
        b"Bio: (" * 50_000,
        b"not possible recorded " * 20_000,
    ],
    ids=range(19),
)
def test_pages_made_to_be_slow_are_read_in_time(data, scan):
    start = time.perf_counter()
    facts = facts_of(read_page(data))
    for kind in Kind:
        read_notice(kind, facts, PLACES, scan)
    list(links_in(data.decode("utf-8", "replace")[:20_000]))
    assert time.perf_counter() - start < SLOWEST
