"""`bailiwick cases`: what it says of packs and bindings that are not there."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--pack", "lake-verity"], 2, "There is no pack 'lake-verity'."),
        (["--binding", "nmpd.no-such"], 2, "There is no binding with cases 'nmpd.no-such'."),
        (["--pack", "common"], 0, "0 cases, 0 came out differently."),
        (["--binding", "nmpd.political-activity"], 0, " cases, 0 came out differently."),
    ],
    ids=["an unknown pack", "an unknown binding", "a pack without cases", "a binding"],
)
def test_a_name_that_nothing_bears_is_said_and_never_counted_as_no_failure(run, arguments, status, told):
    ended, out, error = run("cases", *arguments)
    assert ended == status
    assert told in out + error
