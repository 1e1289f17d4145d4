"""Rights, what becomes of them, and the custody of credentials, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bailiwick.apps.sites.models import CustodyKind, PostingRight, RightState, RightStepKind
from bailiwick.kernel.sentence import Sentence, say

RIGHT_WORDS: Mapping[PostingRight, Sentence] = MappingProxyType(
    {
        PostingRight.POST: say("may post"),
        PostingRight.REPLY: say("may reply to visitors"),
        PostingRight.HIDE: say("may hide comments"),
        PostingRight.ADMINISTER: say("may administer the account"),
        PostingRight.MONITOR: say("may watch the page"),
    }
)
RIGHT_STATE_WORDS: Mapping[RightState, Sentence] = MappingProxyType(
    {
        RightState.ACTIVE: say("In force"),
        RightState.SUSPENDED: say("Stopped for a time"),
        RightState.ENDED: say("Over, and not shown to be gone there"),
        RightState.REMOVED: say("Over, and gone"),
    }
)
RIGHT_STEP_WORDS: Mapping[RightStepKind, Sentence] = MappingProxyType(
    {
        RightStepKind.SUSPENDED: say("stopped it for a time"),
        RightStepKind.LIFTED: say("took it up again"),
        RightStepKind.ENDED: say("ended it"),
        RightStepKind.REMOVED: say("took it away on the platform"),
    }
)
CUSTODY_WORDS = MappingProxyType(
    {
        CustodyKind.NAMED: say("named {person} a custodian"),
        CustodyKind.RELEASED: say("released {person} from keeping them"),
        CustodyKind.KEPT: say("said where they are kept"),
        CustodyKind.DISCLOSED: say("disclosed them to {person}"),
        CustodyKind.ROTATED: say("changed them"),
    }
)
