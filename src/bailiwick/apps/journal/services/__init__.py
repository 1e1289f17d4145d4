"""What the journal does: `act` wraps every act of every room; checkpoints sign what it has written."""

from __future__ import annotations

from bailiwick.apps.journal.guard import building_tables, housekeeping
from bailiwick.apps.journal.logs import INTERNAL, Log
from bailiwick.apps.journal.services.acts import Act, Doing, act, acts
from bailiwick.apps.journal.services.append_only import Forgets, GrowsAgain, OnlyGrows
from bailiwick.apps.journal.services.checkpoint_store import CheckpointStore, SignedCheckpoint, Why
from bailiwick.apps.journal.services.clock import confirm_clock
from bailiwick.apps.journal.services.epochs import begin_epoch
from bailiwick.apps.journal.services.exporting import export_to
from bailiwick.apps.journal.services.recording import make_tiles_anew
from bailiwick.apps.journal.services.scrubbing import scrub_log
from bailiwick.apps.journal.services.signing import key_for, sign_and_publish, sign_checkpoint
from bailiwick.apps.journal.services.signing_keys import make_key, read_key
from bailiwick.apps.journal.services.standing import mending, store_of
from bailiwick.apps.journal.services.store_file import StoreFile
from bailiwick.apps.journal.services.timestamps import Authority, authorities, stamp_checkpoints

__all__ = [
    "INTERNAL",
    "Act",
    "Authority",
    "CheckpointStore",
    "Doing",
    "Forgets",
    "GrowsAgain",
    "Log",
    "OnlyGrows",
    "SignedCheckpoint",
    "StoreFile",
    "Why",
    "act",
    "acts",
    "authorities",
    "begin_epoch",
    "building_tables",
    "confirm_clock",
    "export_to",
    "housekeeping",
    "key_for",
    "make_key",
    "make_tiles_anew",
    "mending",
    "read_key",
    "scrub_log",
    "sign_and_publish",
    "sign_checkpoint",
    "stamp_checkpoints",
    "store_of",
]
