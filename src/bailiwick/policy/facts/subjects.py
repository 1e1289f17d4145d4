"""The subjects that facts are about, one frozen dataclass each; the names are those used in packs (with hyphens)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from bailiwick.policy.facts.captures import PageCapture, RegisteredSite
from bailiwick.policy.facts.media import Device
from bailiwick.policy.facts.value import UNKNOWN, Fact


class PostClass(Enum):
    """In what capacity words are said."""

    OFFICIAL = "official"
    PERSONAL = "personal"
    COMMENT = "comment"
    COVERT = "covert"


class MediaKind(Enum):
    """What is attached to a post; several things attached count as the richest of them."""

    PHOTO = "photo"
    VIDEO = "video"
    GRAPHIC = "graphic"
    AUDIO = "audio"


class Duty(Enum):
    """Where a person stands to their shift; an off-duty detail is paid work in uniform for somebody else."""

    ON_DUTY = "on-duty"
    OFF_DUTY = "off-duty"
    OFF_DUTY_DETAIL = "off-duty-detail"


class Reaction(Enum):
    """What is done with somebody else's words."""

    SHARE = "share"
    LIKE = "like"


class Account(Enum):
    """Whose account an official post goes out from."""

    DEPARTMENT = "department"  # registered as the department's own, and says so
    SHARED = "shared"  # of the whole city, or of several offices
    MEMBER = "member"  # of a named person
    OTHER = "other"


class Finding(Enum):
    """What an investigator says of one element of a clause."""

    FOUND = "found"
    NOT_FOUND = "not-found"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """Words about to be said, or said: a post, a profile text, a visitor's comment."""

    class_: Fact[PostClass] = UNKNOWN
    text: Fact[str] = UNKNOWN
    media: Fact[MediaKind] = UNKNOWN
    topic: Fact[str] = UNKNOWN  # what a comment answers: the text of the post above it
    reaction: Fact[Reaction] = UNKNOWN
    category: Fact[str] = (
        UNKNOWN  # category of a standing release that the author names: road-closure, stay-away
    )
    digest: Fact[str] = UNKNOWN  # of exactly these words and media; reckoned from the text when left out
    released: Fact[bool] = UNKNOWN  # the agency has already given out these same facts
    reflects_poorly: Fact[bool] = UNKNOWN  # a reviewer's answer
    author_identified: Fact[bool] = UNKNOWN  # the account or the text says it speaks for the agency
    aims: Fact[tuple[str, ...]] = UNKNOWN  # what its author says it is for: ids of aims of a policy


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadFacts:
    """A conversation, with every thread that carries it on, and the public body whose members talk in it."""

    authors: Fact[tuple[str, ...]] = UNKNOWN  # everybody who wrote in it, or in a thread that carried it on
    body_roster: Fact[tuple[str, ...]] = UNKNOWN  # who sits on the body
    quorum: Fact[int] = UNKNOWN  # left out: half of the seats and one
    topic: Fact[str] = UNKNOWN  # business social ceremonial


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """Who acts."""

    category: Fact[str] = UNKNOWN  # sworn civilian volunteer contractor elected ...
    sworn: Fact[bool] = UNKNOWN
    role: Fact[str] = UNKNOWN
    unit: Fact[str] = UNKNOWN
    duty: Fact[Duty] = UNKNOWN
    profile: Fact[str] = UNKNOWN  # what the profile says: bio, employer, avatar described
    may_work_undercover: Fact[bool] = UNKNOWN  # the writer's own answer, kept nowhere
    trained: Fact[bool] = UNKNOWN
    signed: Fact[bool] = UNKNOWN  # has signed the policy in force
    is_author: Fact[bool] = UNKNOWN  # the one who decides wrote, or asked for, the thing decided
    device: Fact[str] = UNKNOWN  # the device in use, by its entry in the register
    device_own: Fact[bool] = UNKNOWN  # it is the person's own and not the agency's


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingCase:
    """One prosecution not yet ended; `outcome` is empty until somebody enters it."""

    names: tuple[str, ...] = ()
    number: str = ""
    event: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """Lists an agency keeps; never compiled into a pack."""

    pending_cases: Fact[tuple[PendingCase, ...]] = UNKNOWN
    own_names: Fact[tuple[str, ...]] = UNKNOWN  # the agency's names and initials
    own_numbers: Fact[tuple[str, ...]] = UNKNOWN
    own_domains: Fact[tuple[str, ...]] = UNKNOWN
    colleagues: Fact[tuple[str, ...]] = UNKNOWN
    consents: Fact[tuple[str, ...]] = UNKNOWN  # colleagues who have given leave to be mentioned
    do_not_show_me: Fact[tuple[str, ...]] = UNKNOWN
    candidates: Fact[tuple[str, ...]] = UNKNOWN  # candidates and ballot measures
    sites: Fact[tuple[RegisteredSite, ...]] = UNKNOWN  # the register of official sites
    bodies: Fact[tuple[str, ...]] = UNKNOWN  # boards, commissions, programs, units that speak through a page
    devices: Fact[tuple[Device, ...]] = UNKNOWN  # the agency's own, and members' own that may be used


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """An official presence."""

    identity: Fact[str] = UNKNOWN
    platform: Fact[str] = UNKNOWN
    account: Fact[Account] = UNKNOWN  # from whose account the post goes out
    owner: Fact[str] = UNKNOWN
    state: Fact[str] = UNKNOWN
    digest: Fact[str] = UNKNOWN
    goal: Fact[str] = UNKNOWN  # what the agency wants to reach with it
    admins: Fact[tuple[str, ...]] = UNKNOWN
    second_factor: Fact[bool] = UNKNOWN  # every login asks for a second proof
    kind: Fact[str] = (
        UNKNOWN  # sort of its platform: social-network microblog photo-and-video-sharing wiki blog ...
    )
    functions: Fact[tuple[str, ...]] = (
        UNKNOWN  # what people can do there: post comment share profile community ...
    )
    comments: Fact[str] = (
        UNKNOWN  # of visitors: open limited off, or no-place: what the platform is leaves none
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What a page shows, by place; a place that the platform does not have is Absent."""

    bio: Fact[str] = UNKNOWN
    about: Fact[str] = UNKNOWN
    header: Fact[str] = UNKNOWN
    pinned: Fact[str] = UNKNOWN
    post_form: Fact[str] = UNKNOWN
    links: Fact[tuple[str, ...]] = UNKNOWN  # as shown; "a -> b" when somebody has opened a shortened one
    name: Fact[str] = UNKNOWN
    url: Fact[str] = UNKNOWN
    platform: Fact[str] = UNKNOWN
    run_by: Fact[str] = UNKNOWN  # who is known to run a page that was found
    collapsed: Fact[str] = UNKNOWN  # what stands behind "see more", wherever on the page
    lower: Fact[str] = UNKNOWN  # shown further down: footer, sidebars
    posts: Fact[str] = UNKNOWN  # ordinary posts, which scroll away
    unread: Fact[tuple[str, ...]] = UNKNOWN  # pictures that may hold words nobody has read
    comments_open: Fact[bool] = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFacts:
    """A personal page that refers to the agency under a memorandum."""

    identity: Fact[str] = UNKNOWN
    layout: Fact[str] = UNKNOWN  # digest of the normalised layout
    digest: Fact[str] = UNKNOWN
    change_is_material: Fact[bool] = UNKNOWN  # a person's answer
    approved: Fact[PageCapture] = UNKNOWN  # as it was when it was approved
    current: Fact[PageCapture] = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """Dates on which a kept list was last worked through; Absent: never."""

    audit_closed: Fact[date] = UNKNOWN
    reviewed: Fact[date] = UNKNOWN
    trained: Fact[date] = UNKNOWN
    attested: Fact[date] = UNKNOWN
    opened: Fact[date] = UNKNOWN  # since when the list is kept; a first round is due counted from here


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateSteps:
    """The steps taken for one candidate of a vetting round."""

    candidate: str
    steps: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFacts:
    """One vetting round, every candidate's steps."""

    candidates: Fact[tuple[CandidateSteps, ...]] = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """A kept record about to be changed, hidden, released or destroyed."""

    holds: Fact[tuple[str, ...]] = UNKNOWN
    captured: Fact[bool] = UNKNOWN
    digest: Fact[str] = UNKNOWN
    signatures: Fact[tuple[str, ...]] = UNKNOWN
    ground: Fact[str] = UNKNOWN  # why a comment would go: obscenity off-topic personal-attack other
    schedule_due: Fact[bool] = UNKNOWN  # the time that its retention schedule gives has run out


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case about conduct: what was found of each element, and what advice stands."""

    clauses: Fact[frozenset[str]] = UNKNOWN  # ids of the clauses that the finding would rest on
    elements: Fact[dict[str, Finding]] = UNKNOWN
    own_analysis: Fact[bool] = UNKNOWN
    legal_view_dated: Fact[date] = UNKNOWN
    hr_advice: Fact[bool] = UNKNOWN
    finding: Fact[str] = UNKNOWN  # sustained, not-sustained; Absent: none was made
    action: Fact[str] = UNKNOWN  # what is to follow: coaching, retraining, suspension, discharge ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CovertFacts:
    """Whether an undercover use has its approval; read only inside the vault."""

    identity: Fact[str] = UNKNOWN
    approval: Fact[str] = UNKNOWN  # in-force, ended
    supervisor_assigned: Fact[bool] = UNKNOWN
    username: Fact[str] = UNKNOWN
    screen_name: Fact[str] = UNKNOWN
    avatar: Fact[str] = UNKNOWN  # digest of the picture
    investigates_crime: Fact[bool] = UNKNOWN  # the stated purpose is to look into crime


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverFact:
    """A recorded reason for which a clause that allows it is set aside."""

    kind: str
    reason: str
    clause: str = ""
    until: date | None = None
