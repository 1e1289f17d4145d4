"""Where in the text: character F1 of toxic spans, as SemEval-2021 task 5 reckons it, the mean over the posts."""

from collections.abc import Callable, Iterator

from bailiwick.policy.facts.subjects import PostClass
from bench import data
from bench.judgement.counting import judge_of
from bench.judgement.peers import WORD_LIST, listed
from bench.judgement.row import Row
from bench.judgement.samples import SPEECH

Mark = Callable[[str], set[int]]


def character_f1(gold: set[int], found: set[int]) -> float:
    """F1 of one post; 1 where nothing was to be found and nothing was."""
    if not gold or not found:
        return float(not gold and not found)
    return 2 * len(gold & found) / (len(gold) + len(found))


def spans() -> Iterator[Row]:
    """One row for each class of posts that a comment may be read as."""
    items = {text: gold for text, gold in data.toxic_spans() if data.is_held_back(text)}
    by_list = _mean(items, lambda text: {at for one in listed().finditer(text) for at in range(*one.span())})
    for read_as in (PostClass.COMMENT, PostClass.PERSONAL):
        yield Row(
            check="+".join(SPEECH),
            set="SemEval toxic spans",
            kind="where in the text",
            texts=len(items),
            read_as=read_as.value,
            measure="character F1",
            score=_mean(items, _marks(read_as)),
            peers={WORD_LIST: by_list},
        )


def _marks(read_as: PostClass) -> Mark:
    judge = judge_of(read_as)
    return lambda text: {
        at for one in judge.findings(text) if one.check in SPEECH for at in range(one.start, one.end)
    }


def _mean(items: dict[str, set[int]], mark: Mark) -> float:
    return round(sum(character_f1(gold, mark(text)) for text, gold in items.items()) / len(items), 4)
