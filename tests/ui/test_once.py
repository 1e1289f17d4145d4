"""What a page asks of the rooms below: once while it is made, anew outside of it and inside whatever decides."""

from functools import partial
from itertools import count

from bailiwick.ui.once import asked_anew, asked_once, once


def counting():
    """A question whose answer is how often it was asked."""
    return partial(next, count(1))


def test_outside_of_a_page_everything_is_asked_each_time():
    ask = counting()
    assert [once("key", ask), once("key", ask)] == [1, 2]


def test_while_a_page_is_made_it_is_asked_once_and_forgotten_with_the_page():
    ask = counting()
    with asked_once():
        told = [once("key", ask), once("key", ask)]
        with asked_once():
            told.append(once("key", ask))
    assert (told, once("key", ask)) == ([1, 1, 1], 2)


def test_whatever_decides_knows_nothing_of_it_and_leaves_nothing_behind():
    ask = counting()
    with asked_once():
        first = once("key", ask)
        with asked_anew():
            inside = [once("key", ask), once("key", ask)]
        after = once("key", ask)
    assert (first, inside, after) == (1, [2, 3], 1)
