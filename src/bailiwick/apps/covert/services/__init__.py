"""What the vault does."""

from __future__ import annotations

from bailiwick.apps.covert.services.beginning import begin_vault
from bailiwick.apps.covert.services.letting_in import admit, make_key, share_key, unlock
from bailiwick.apps.covert.services.registering import (
    Purpose,
    ask_for_password,
    change_names,
    confirm_hand_over,
    give_back,
    note_disclosure,
    register,
    submit,
    submit_again,
)

__all__ = [
    "Purpose",
    "admit",
    "ask_for_password",
    "begin_vault",
    "change_names",
    "confirm_hand_over",
    "give_back",
    "make_key",
    "note_disclosure",
    "register",
    "share_key",
    "submit",
    "submit_again",
    "unlock",
]
