"""CT019: An official post that does not say it comes from the department.

What it asks
    Does the account, or a sign-off in the text, say that a member of the department speaks?

Why
    CR-19. pd/IV.B.2: whoever posts for the department says that they are of it, and residents know whose word it is.
    The department's own account says so by itself; a reply from an account that others share, or from a named person
    whose profile does not tell, needs a signature. Approved covert use is excused (pd/IV.E.1).

Example
    Not met: "(officer's named account, authorised, no agency in profile) Road's closed at Elm."
    Met: "(forum) Sgt. Ortiz of the police department here with last night's event times."

Remedy
    Sign off: name, role, department.

Where it errs
    Where nobody says which account speaks, a text alone is taken as the department's own account's. A sign-off in a
    picture is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.sign_off import is_covert, is_signed, says_who
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.subjects import Account
from bailiwick.policy.remedy import Do

PLACED = "common/account:placed"
IDENTIFIED = "post.author-identified"
ACCOUNT = "site.account"


@check(
    "CT019",
    name="unidentified-author",
    asks="Does the account or a sign-off say that a member of the department speaks?",
    document=__doc__,
    rules=("CR-19",),
    triggers=(PLACED,),
    uses=(ACCOUNT, IDENTIFIED),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Take the account that is known or described, and look for a sign-off where it does not say enough."""
    if look.reads != "post.text" or look.facts.post.author_identified == Known(True):  # noqa: FBT003 -- the answer itself
        return
    described, end = _described(look)
    account = look.facts.site.account
    if is_signed(look.text.raw[end:]) or account == Known(Account.DEPARTMENT):
        return
    if described and not isinstance(account, Known):
        if says_who(described) or is_covert(described):
            return
        yield _unsigned(look, end)
    elif look.facts.post.author_identified is not UNKNOWN or account == Known(Account.SHARED):
        yield _unsigned(look, end)
    elif isinstance(account, Known):
        yield cannot_tell(say("Nobody has said whether the account names the department."), IDENTIFIED)


def _unsigned(look: Look, end: int) -> Observation:
    raw = look.text.raw
    return not_met(
        say("Neither the account nor a sign-off says that a member of the department speaks."),
        start=end + len(raw[end:]) - len(raw[end:].lstrip()),
        end=len(raw.rstrip()),
        confidence=0.85,
        remedies=(Do("add-sign-off", "poster"),),
    )


def _described(look: Look) -> tuple[str, int]:
    """What a text says of its account in the brackets it opens with, and where they end; nothing without brackets."""
    raw = look.text.raw
    opened = len(raw) - len(raw.lstrip())
    for match in look.text.matches(PLACED):
        if match.start == opened:
            closed = raw.find(")", opened)
            if closed > 0:
                return raw[opened + 1 : closed], closed + 1
    return "", 0
