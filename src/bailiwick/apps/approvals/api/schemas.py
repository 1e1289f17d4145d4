"""The forms in which requests are told to other programs, and taken from them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from ninja import Schema
from pydantic import Base64Bytes, Field

from bailiwick.apps.approvals.models import State, StepKind, Subject

LONGEST = 20_000


class Decision(StrEnum):
    """Yes, or back with a reason."""

    APPROVE = "approve"
    SEND_BACK = "send-back"


class Take(StrEnum):
    """Steps that a program may take in somebody's name: those for which a page asks for no second step."""

    HEARD = StepKind.HEARD.value
    DECLINED = StepKind.DECLINED.value
    ENDORSED = StepKind.ENDORSED.value
    QUESTION = StepKind.QUESTION.value
    ANSWER = StepKind.ANSWER.value
    CALLED_OFF = StepKind.CALLED_OFF.value
    COPY_KEPT = StepKind.COPY_KEPT.value
    STILL_FITS = StepKind.STILL_FITS.value
    NO_LONGER_FITS = StepKind.NO_LONGER_FITS.value
    WITHDRAWN = StepKind.WITHDRAWN.value


class RequestTold(Schema):
    """A request as lists tell it."""

    id: UUID
    number: str = Field(description="By which people know it, such as R-12.")
    power: str
    subject: Subject
    unit: UUID
    asker: UUID
    for_whom: UUID
    state: State
    asked_at: datetime
    until: date | None = Field(description="Of a permission: its last day, where it has one.")


class StepTold(Schema):
    """One thing that was done to a request."""

    kind: StepKind
    who: str
    at: datetime
    words: str
    day: date | None
    until: date | None


class PageTold(RequestTold):
    """One request as its page shows it to whoever asks."""

    identity: str = Field(description="What it is for: an address, a device, a person.")
    words: str
    told: dict[str, str] = Field(description="The answers to the questions of its subject, by their name.")
    steps: list[StepTold]
    next: str = Field(description="What happens next, and who has it.")
    may: list[Take] = Field(description="The steps that whoever asks may take now.")
    decides: bool = Field(description="Whether whoever asks may decide it now.")
    digest: str = Field(description="Of exactly what is shown here; also its ETag. A decision names it.")
    has_file: bool = Field(description="Whether a file came with it, to be read at …/file.")


class Asking(Schema):
    """What is asked for. What has to be told besides depends on the power; the page of asking shows it."""

    power: str = Field(max_length=80, description="Such as nmpd.employee-photo, as /powers names it.")
    unit: UUID | None = Field(None, description="None: the first of theirs whose policies know it.")
    told: dict[str, str] = Field(default_factory=dict, description="Answers by the name of their question.")
    colleague: UUID | None = None
    category: str = Field("", max_length=60, description="Of a standing release: for which sort of post.")
    starts: date | None = None
    until: date | None = None
    replaces: UUID | None = Field(None, description="The request that this one goes on from.")
    file: Base64Bytes | None = Field(
        None,
        description="A picture, a PDF or a saved page of at most 6 MB, in base64, where what is asked for takes one.",
    )


class Stepping(Schema):
    """A step, with the words that it asks for."""

    step: Take
    words: str = Field("", max_length=LONGEST)


class Deciding(Schema):
    """A decision about exactly what was shown."""

    decision: Decision
    digest: str = Field(max_length=80, description="Of the request as it was read.")
    words: str = Field("", max_length=LONGEST, description="Words for the stamp, or the reason.")
    until: date | None = Field(
        None, description="The last day; none: as it was asked, or as the policy lets it last."
    )
