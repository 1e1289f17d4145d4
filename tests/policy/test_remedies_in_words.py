"""Remedies as sentences: a suggestion keeps one full stop, and a cut says how much of the text goes."""

import pytest

from bailiwick.policy.remedy import Change, Do
from bailiwick.policy.rendering.remedies import remedy_sentence


@pytest.mark.parametrize(
    ("remedy", "told"),
    [
        (Change(0, 9, "We meet on Fridays."), "You could write: “We meet on Fridays.”"),
        (Change(0, 9, "Who can help?"), "You could write: “Who can help?”"),
        (Change(0, 9, "arrested on suspicion"), "You could write: “arrested on suspicion”."),
        (Change(9, 9, ". Our own view."), "You could add: “Our own view.”"),
        (Change(10, 20, ""), "Take these words out."),
        (Change(9, 21, ""), "Take these words out."),
        (Change(0, 60, ""), "Take the whole sentence out."),
        (
            Do("rewrite", "poster"),
            "Write the sentence anew: without these words nothing whole would be left.",
        ),
    ],
)
def test_a_remedy_is_told_in_one_sentence(remedy, told):
    assert str(remedy_sentence(remedy, (10, 20))) == told
