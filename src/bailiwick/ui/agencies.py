"""The invented agencies that wear the policies on screen. A pack nobody wears is shown under its own title."""

from __future__ import annotations

from types import MappingProxyType

from bailiwick.policy.overlay import Overlay

INVENTED = (
    Overlay(pack="nmpd", agency="Port Calder Police"),
    Overlay(pack="pd", agency="Hollis Police"),
    Overlay(
        pack="mpd",
        agency="Wexham Falls Police",
        notices={
            "disclaimer": "These are my own opinions and do not represent those of the City of Wexham Falls.",
        },
        lists={"own-names": ("Wexham Falls Police", "Wexham Falls PD", "City of Wexham Falls", "WFPD")},
    ),
    Overlay(pack="mpls", agency="City of Wexham Falls"),
)
"""In the order in which they are offered; no real agency, and no real city's name in an invented one's text."""

LAYERS = MappingProxyType({"mpd": ("mpls",)})
"""Policy to those that bind its people besides: Wexham Falls Police work for the City of Wexham Falls (mpd/III.C)."""
