"""From groups of texts to rows: the checks and their peers, asked of each text once."""

from collections.abc import Iterator, Sequence
from functools import cache

from bailiwick.policy.facts.subjects import PostClass
from bench.judgement.judge import Found, Judge
from bench.judgement.peers import flagged
from bench.judgement.row import Row
from bench.judgement.samples import EVERY, SPEECH, Checks, Group


@cache
def judge_of(post_class: PostClass) -> Judge:
    """One judge for each class of posts."""
    return Judge.of(post_class)


def rows_of(group: Group) -> Iterator[Row]:
    """A row for each check, or checks together, that is right or wrong to speak of the group's texts."""
    judge = judge_of(group.read_as)
    found = judge.all_found(group.texts)
    for checks in _spelled_out(group.right, judge):
        yield _row(group, checks, found, right=True)
    for checks in _spelled_out(group.wrong, judge):
        yield _row(group, checks, found, right=False)


def _spelled_out(asked: Sequence[Checks], judge: Judge) -> Iterator[Checks]:
    for checks in asked:
        if checks == EVERY:
            yield from ((code,) for code in judge.asked())
            yield SPEECH
        else:
            yield checks


def _row(group: Group, checks: Checks, found: Sequence[Found], *, right: bool) -> Row:
    several = [[one[code] for code in checks if code in one] for one in found]
    number = sum(bool(one) for one in several)
    return Row(
        check="+".join(checks),
        set=group.set,
        kind=group.kind,
        texts=len(group.texts),
        read_as=group.read_as.value,
        caught=number if right else None,
        alarms=None if right else number,
        stopped=sum(any(one) for one in several),
        peers=flagged(checks, group.texts),
    )
