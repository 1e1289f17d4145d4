"""What is in a picture, a film or a sound, what its file tells, and the devices they are made with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bailiwick.policy.facts.value import UNKNOWN, Fact


class HiddenData(Enum):
    """What a file of a picture may tell besides the picture."""

    PLACE = "place"
    SERIAL = "serial"
    OWNER = "owner"
    THUMBNAIL = "thumbnail"  # a small picture within it that shows something else than the picture does
    EDITS = "edits"
    REMARKS = "remarks"


class Rights(Enum):
    """On what ground somebody may put a picture, a film or a song online."""

    OWN = "own"
    LICENSED = "licensed"
    PERMISSION = "permission"
    PUBLIC_DOMAIN = "public-domain"
    LINK_ONLY = "link-only"
    NONE_RECORDED = "none-recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFacts:
    """What is in a photo, video or graphic, as a person says or a reader finds."""

    description: Fact[str] = UNKNOWN  # description, transcript or text read from the picture
    shows_employee: Fact[bool] = UNKNOWN
    shows_listed: Fact[bool] = UNKNOWN  # somebody on the list Do not show me
    shows_insignia: Fact[bool] = UNKNOWN  # uniform, badge, patch, marked unit or logo
    relates_to: Fact[frozenset[str]] = (
        UNKNOWN  # criminal-investigation administrative-investigation project program
    )
    taken_on_duty: Fact[bool] = UNKNOWN
    taken_by_access: Fact[bool] = UNKNOWN  # somewhere only police authority let the taker be
    shows_home: Fact[bool] = UNKNOWN  # plate, house number, school, place data: home, vehicle or family
    explicit: Fact[bool] = UNKNOWN
    people_agreed: Fact[bool] = UNKNOWN
    digest: Fact[str] = UNKNOWN  # sha256:<hex> of the file's bytes; whoever edits the file makes another
    text_read: Fact[str] = UNKNOWN  # words that a machine has read in the picture
    hidden_data: Fact[frozenset[str]] = UNKNOWN  # what the file tells besides the picture; see HiddenData
    background_readable: Fact[bool] = UNKNOWN  # a screen, board or paper that can be read
    rights: Fact[Rights] = UNKNOWN
    rights_holder: Fact[str] = UNKNOWN  # as the file names it: copyright, credit or creator
    captured_on: Fact[date] = UNKNOWN
    device_make: Fact[str] = UNKNOWN
    device_model: Fact[str] = UNKNOWN
    device_serial: Fact[str] = UNKNOWN
    owner_name: Fact[str] = UNKNOWN  # of the device, as the file names it
    device_own: Fact[bool] = UNKNOWN  # taken with somebody's own device and not with the agency's
    device: Fact[str] = UNKNOWN  # the device it was taken with, by its entry in the register


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A telephone, camera or computer in the agency's register; `own`: it is a member's and not the agency's."""

    name: str
    make: str = ""
    model: str = ""
    serial: str = ""
    own: bool = False
