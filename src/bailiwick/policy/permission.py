"""A permission somebody gave: under which power, in what form, for what, how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Form(Enum):
    """How a yes is given, weakest first."""

    SPOKEN_THEN_RECORDED = "spoken-then-recorded"
    RECORDED = "recorded"
    EXPRESS = "express"
    WRITTEN = "written"
    ON_THE_DOCUMENT = "on-the-document"


class PermissionState(Enum):
    """Where a permission stands in its life."""

    IN_FORCE = "in-force"
    CHANGED = "changed"  # what it was given for has changed; a person must say whether that matters
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One yes (or no) that was given. `by` is the role that gave it; `for_whom` the role it was given on behalf of."""

    power: str
    by: str
    form: Form = Form.RECORDED
    on: date | None = None
    until: date | None = None
    state: PermissionState = PermissionState.IN_FORCE
    object: str = ""  # identity of what it covers
    digest: str = ""  # exact words and media it covers
    layout: str = ""  # normalised layout it covers
    standing: str = ""  # category of a standing release
    named_person: bool = False  # given by a delegate whom the holder has named
    scope: tuple[str, ...] = ()  # what that delegate was named for, such as a platform
    inputs: tuple[str, ...] = ()  # roles whose input was asked and given or declined
    endorsed_by: tuple[str, ...] = ()
    reference: str = ""  # the number people know it by, such as SR-3
