"""The sets, as groups of texts of one kind, with the checks that are right or wrong to speak of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bailiwick.policy.facts.subjects import PostClass
from bench import data

OBSCENE, CONTEMPT, ATTACK, THREAT = "CT011", "CT012", "CT014", "CT015"
GUILT, CASE, POLITICS = "CT001", "CT002", "CT005"
SPEECH = (OBSCENE, CONTEMPT, ATTACK, THREAT)
EVERY = ("*",)
"""Each check that is asked at all, alone."""

Checks = tuple[str, ...]
"""Checks any one of which counts."""


@dataclass(frozen=True)
class Group:
    """Texts of one kind out of one set. `right`: who speaks of them has caught one; `wrong`: has raised an alarm."""

    set: str
    kind: str
    read_as: PostClass
    texts: tuple[str, ...]
    right: tuple[Checks, ...] = ()
    wrong: tuple[Checks, ...] = ()


def _group(  # noqa: PLR0913 -- a row of the table below
    name: str,
    kind: str,
    read_as: PostClass,
    texts: Iterable[str],
    *,
    right: tuple[Checks, ...] = (),
    wrong: tuple[Checks, ...] = (),
) -> Group:
    return Group(name, kind, read_as, tuple(data.held_back(texts)), right, wrong)


def groups() -> Iterator[Group]:
    """Every set, the held-back half of each."""
    yield from _official()
    yield from _comments()
    yield from _ordinary()


def _official() -> Iterator[Group]:
    official = PostClass.OFFICIAL
    yield _group("UK police posts", "official posts", official, data.police_posts(), wrong=(EVERY,))
    yield _group("Crisis posts", "posts in emergencies", official, data.crisis_posts(), wrong=(EVERY,))
    posts = data.politicians()
    partisan = [one.text for one in posts if one.positive]
    neutral = [one.text for one in posts if not one.positive]
    yield _group("Politicians' posts", "partisan", official, partisan, right=((POLITICS,),))
    yield _group("Politicians' posts", "neutral", official, neutral, wrong=((POLITICS,),))
    rows = data.headlines()
    stages = [
        ("pending", "0"),
        ("pending", "1"),
        ("convicted", "0"),
        ("mixed", "0"),
        ("mixed", "1"),
        ("other", "0"),
    ]
    for stage, hedge in stages:
        chosen = [row["headline"] for row in rows if (row["rule_stage"], row["rule_hedge"]) == (stage, hedge)]
        named = f"{stage}, {'hedged' if hedge == '1' else 'plain'}"
        asserted = (stage, hedge) == ("pending", "0")
        counted = ((GUILT, CASE),)
        right, wrong = (counted, ()) if asserted else ((), counted)
        yield _group("Prosecutor headlines", named, official, chosen, right=right, wrong=wrong)
    every = [row["headline"] for row in rows]
    speech = ((OBSCENE,), (CONTEMPT,), (ATTACK,), (OBSCENE, CONTEMPT, ATTACK))
    yield _group("Prosecutor headlines", "all", official, every, wrong=speech)


_TYPED = {
    "obscene": ((OBSCENE,),),
    "insult": ((ATTACK,), (ATTACK, OBSCENE, CONTEMPT)),
    "identity": ((CONTEMPT,), SPEECH),
    "threat": ((THREAT,), SPEECH),
}
_NAMED = {"identity": "identity attack"}
_TWEETS = {0: ((CONTEMPT,), SPEECH), 1: ((OBSCENE,), SPEECH)}


def _comments() -> Iterator[Group]:
    for read_as in (PostClass.PERSONAL, PostClass.COMMENT):
        for kind, right in _TYPED.items():
            chosen = [one.text for one in data.comments(kind) if one.positive]
            yield _group("News comments", _NAMED.get(kind, kind), read_as, chosen, right=right)
        clean = [one.text for one in data.comments("obscene") if not one.positive]
        wrong = (*((code,) for code in SPEECH), SPEECH)
        yield _group("News comments", "not toxic", read_as, clean, wrong=wrong)
    personal = PostClass.PERSONAL
    tweets = data.tweets()
    yield _group("Davidson tweets", "hate", personal, tweets[0], right=_TWEETS[0])
    yield _group("Davidson tweets", "offensive", personal, tweets[1], right=_TWEETS[1])
    yield _group(
        "Davidson tweets", "neither", personal, tweets[2], wrong=(*((code,) for code in SPEECH), SPEECH)
    )
    for name, items, right in (
        ("OLID tweets", data.offensive(), SPEECH),
        ("Forum of a hate group", data.stormfront(), (CONTEMPT,)),
    ):
        yes, no = ([one.text for one in items if one.positive is answer] for answer in (True, False))
        yield _group(name, "offensive" if name.startswith("OLID") else "hate", personal, yes, right=(right,))
        yield _group(name, "neither", personal, no, wrong=(right,))


def _ordinary() -> Iterator[Group]:
    posts = data.ordinary_posts()
    for read_as in (PostClass.OFFICIAL, PostClass.PERSONAL, PostClass.COMMENT):
        yield _group("Reddit posts", "ordinary posts", read_as, posts, wrong=(EVERY,))
