"""CT041: A page links to the official website.

What it asks
    Does one of the page's links open a domain on the agency's list of official domains?

Why
    CR-41. The link is how a visitor checks that a page is real, so the name behind it counts and not its look:
    shortened links must be opened, and a name that only resembles an official one is told.

Example
    Not met: "Link: ridge-police.blogspot.example"
    Met: a shortened link that opens ridge.example/police, where ridge.example is on the list

Remedy
    Put the address of the official website into the link field or the bio; or record why the platform has no place for
    one.

Where it errs
    Without a list of official domains it cannot tell, except where a link plainly leads to another network or a free
    host. It does not open links itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_applicable, not_met
from bailiwick.policy.checks.grammar.notice_linking import read_link
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.policy.facts import Known
from bailiwick.policy.remedy import Change


@check(
    "CT041",
    name="official-link",
    asks="Does a link on the page open the official website?",
    document=__doc__,
    rules=("CR-41",),
    values={
        "notice": "id of the notice in the pack's notices.yaml",
        "takes-reason": "false: a recorded reason why a link is not possible is not taken; true when left out",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Open no link; weigh every one shown against the list of official domains."""
    notice = look.notices[str(look.values["notice"])]
    assert look.scan is not None  # noqa: S101 -- the engine always gives it
    takes_reason = look.values.get("takes-reason") is not False
    reading = read_link(look.facts, notice.where, look.scan, look.on, takes_reason=takes_reason)
    if reading.state is State.NOT_APPLICABLE:
        yield not_applicable(reading.why)
    elif reading.state is State.CANNOT_TELL:
        yield cannot_tell(reading.why, *reading.missing)
    elif reading.state is not State.PRESENT:
        yield not_met(
            reading.why,
            remedies=(Change(0, 0, link_suggested(look, notice.suggest)),),
            confidence=reading.confidence,
        )


def link_suggested(look: Look, suggest: str) -> str:
    """The sentence to put on the page, with the first official domain in it when there is a list."""
    domains = look.facts.lists.own_domains
    if isinstance(domains, Known) and domains.value:
        return suggest.replace("(put the address here)", f"https://{domains.value[0]}")
    return suggest
