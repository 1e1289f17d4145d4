"""The overlay: an agency's own part of a policy. Settings, exemptions, wording, notices, adoption and watch dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bailiwick.policy.exemption import Exemption


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What one agency says about one pack. It is part of the effective digest."""

    pack: str
    agency: str = ""
    adopted: date | None = None
    watch_until: date | None = (
        None  # until that day the pack records what it would have stopped and lets it through
    )
    settings: Mapping[str, str] = field(default_factory=dict)  # setting key to choice
    exemptions: tuple[Exemption, ...] = ()
    wording: Mapping[str, str] = field(default_factory=dict)  # clause id to the agency's own adopted text
    notices: Mapping[str, str] = field(default_factory=dict)  # notice id to the agency's own sentence
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # own-names, own-numbers, own-domains
