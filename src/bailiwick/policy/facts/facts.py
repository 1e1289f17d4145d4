"""All the facts of one act, subject by subject, and how a path such as `post.class` is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter

from bailiwick.policy.facts.media import MediaFacts
from bailiwick.policy.facts.registers import AccessFacts, ContractFacts, MaintainerFacts
from bailiwick.policy.facts.subjects import (
    CaseFacts,
    CovertFacts,
    ListFacts,
    PageFacts,
    PersonFacts,
    PostFacts,
    RecordFacts,
    ReferenceFacts,
    RegisterFacts,
    RoundFacts,
    SiteFacts,
    ThreadFacts,
    WaiverFact,
)
from bailiwick.policy.facts.value import UNKNOWN, Fact
from bailiwick.policy.permission import Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about one act. Whatever is not stated is Unknown, and never a pass."""

    post: PostFacts = field(default_factory=PostFacts)
    media: MediaFacts = field(default_factory=MediaFacts)
    thread: ThreadFacts = field(default_factory=ThreadFacts)
    person: PersonFacts = field(default_factory=PersonFacts)
    lists: ListFacts = field(default_factory=ListFacts)
    site: SiteFacts = field(default_factory=SiteFacts)
    page: PageFacts = field(default_factory=PageFacts)
    reference: ReferenceFacts = field(default_factory=ReferenceFacts)
    register: RegisterFacts = field(default_factory=RegisterFacts)
    round: RoundFacts = field(default_factory=RoundFacts)
    record: RecordFacts = field(default_factory=RecordFacts)
    case: CaseFacts = field(default_factory=CaseFacts)
    covert: CovertFacts = field(default_factory=CovertFacts)
    maintainer: MaintainerFacts = field(default_factory=MaintainerFacts)
    access: AccessFacts = field(default_factory=AccessFacts)
    contract: ContractFacts = field(default_factory=ContractFacts)
    permissions: Fact[tuple[Permission, ...]] = UNKNOWN
    waivers: Fact[tuple[WaiverFact, ...]] = UNKNOWN


def attribute_of(name: str) -> str:
    """The attribute that a name in a pack stands for: `taken-on-duty` is `taken_on_duty`, `class` is `class_`."""
    plain = name.replace("-", "_")
    return "class_" if plain == "class" else plain


def _all_paths() -> dict[str, str]:
    paths = {"permissions": "permissions", "waivers": "waivers"}
    for subject in fields(Facts):
        if subject.name in paths:
            continue
        kind = subject.default_factory
        assert callable(kind)  # noqa: S101 -- every subject has its own class as its default
        for part in fields(kind):  # type: ignore[arg-type]
            shown = part.name.rstrip("_").replace("_", "-")
            paths[f"{subject.name}.{shown}"] = f"{subject.name}.{part.name}"
    return paths


FACT_PATHS: dict[str, str] = _all_paths()
"""Every fact path a pack may name, such as `media.taken-on-duty`, with the attribute path behind it."""


def reader_of(path: str) -> Callable[[Facts], Fact[object]]:
    """A function that reads the fact named by `path`. Raises KeyError for a path that does not exist."""
    return attrgetter(FACT_PATHS[path])
