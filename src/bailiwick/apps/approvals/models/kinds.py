"""The words of one request's life: what it is about, the steps that were taken, where it stands."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What sort of thing leave is asked for; each has its own few questions (facts.shapes)."""

    REFERENCE = "reference"
    """Showing the agency's name, insignia or gear on a page of one's own: a memorandum (WF-REF)."""
    RELEASE = "release"
    """Saying, publishing or giving out something (WF-RELEASE)."""
    SPEAKING = "speaking"
    PHOTO = "photo"
    DEVICE = "device"
    ACCESS = "access"
    CONSENT = "consent"
    """A colleague's own leave to be mentioned (WF-CONSENT)."""
    OTHER = "other"


class StepKind(StrEnum):
    """One thing that somebody did, or the clock did, to a request. Steps are only ever added."""

    ASKED = "asked"
    HEARD = "heard"
    """Somebody who is to be heard first gave their view."""
    DECLINED = "declined-to-say"
    """Somebody who is to be heard first had nothing to say."""
    ENDORSED = "endorsed"
    SKIPPED = "skipped"
    """A level of the chain was passed over, for a reason."""
    QUESTION = "question"
    ANSWER = "answer"
    ASSENTED = "assented"
    """One of those who hold the power only together has said yes; others still have to."""
    APPROVED = "approved"
    SENT_BACK = "sent-back"
    CALLED_OFF = "called-off"
    LAPSED = "lapsed"
    """Nobody decided in time."""
    ISSUED = "issued"
    """A holder gave a standing release of their own accord."""
    DIRECT = "used-directly"
    """A holder without delegate used the power for themself: a direct act, and never an approval."""
    READ = "read"
    COPY_KEPT = "copy-kept"
    STILL_FITS = "still-fits"
    NO_LONGER_FITS = "no-longer-fits"
    CHANGE_SEEN = "change-seen"
    CHANGE_DOES_NOT_MATTER = "change-does-not-matter"
    AGAIN_REFUSED = "again-refused"
    """What was sent for approval again was sent back."""
    REPLACED = "replaced"
    """A later request for the same thing was approved."""
    REMOVAL_ORDERED = "removal-ordered"
    EFFORT = "effort"
    """Something was tried to have a copy taken down that others control."""
    REMOVED = "removed"
    BEYOND_CONTROL = "beyond-control"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    RAN_OUT = "ran-out"
    ENDED = "ended"
    """Whoever it was for has left."""
    REMINDED = "reminded"


class State(StrEnum):
    """Where a request stands: always reckoned from its steps (facts.standing), kept in a row only to be looked up."""

    HEARING = "hearing"
    IN_CHAIN = "in-chain"
    WITH_DECIDER = "with-decider"
    MORE_INFO = "more-info"
    SENT_BACK = "sent-back"
    CALLED_OFF = "called-off"
    LAPSED = "lapsed"
    IN_FORCE = "in-force"
    DIRECT = "direct"
    CHANGED = "changed"
    REMOVAL_DUE = "removal-due"
    REMOVED = "removed"
    BEYOND_CONTROL = "beyond-control"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    RAN_OUT = "ran-out"
    ENDED = "ended"
    REPLACED = "replaced"


OPEN = frozenset({State.HEARING, State.IN_CHAIN, State.WITH_DECIDER, State.MORE_INFO})
"""Not decided yet."""
HOLDING = frozenset({State.IN_FORCE, State.DIRECT})
"""Something may be done under it."""


class Capacity(StrEnum):
    """By what somebody took a step."""

    ASKER = "asker"
    HOLDER = "holder"
    ACTING = "acting"
    DELEGATE = "delegate"
    ROLE = "role"
    THEMSELF = "themself"
    """A colleague about themself."""
    CHAIN = "chain"
    SUPERVISOR = "supervisor"
    CUSTODIAN = "custodian"
    READER = "reader"
    CLOCK = "clock"
