"""What this room does. Every service is an act; every yes is the room approvals'."""

from __future__ import annotations

from bailiwick.apps.sites.services.asking import Wanted, call_off_request, draft, fill, refer, submit
from bailiwick.apps.sites.services.contracts import accept_terms, keep_terms, log_strike, look_at_terms
from bailiwick.apps.sites.services.custody import (
    disclose,
    name_custodian,
    release_custodian,
    rotate,
    say_where_kept,
)
from bailiwick.apps.sites.services.emblems import look_at_emblem, see_emblem, set_emblem
from bailiwick.apps.sites.services.finding import Sight, find_page, take_on
from bailiwick.apps.sites.services.importing import bring_in
from bailiwick.apps.sites.services.living import (
    ask_change,
    confirm,
    hand_over,
    make_change,
    review,
    set_capacity,
    set_comments,
)
from bailiwick.apps.sites.services.platforms import (
    ask_for_platform,
    enter_platform,
    record_scope,
    reinstate_platform,
    suspend_platform,
)
from bailiwick.apps.sites.services.posting import Poster, ask_posting, grant_right
from bailiwick.apps.sites.services.retiring import (
    announce,
    archive,
    ask_holds,
    close,
    final_capture,
    order_closure,
)
from bailiwick.apps.sites.services.rights import (
    end_right,
    end_right_as_they_go,
    lift_right,
    show_removed,
    suspend_right,
)
from bailiwick.apps.sites.services.setting_up import (
    advise,
    call_in_clerk,
    go_live,
    item_done,
    secure,
    set_up,
)
from bailiwick.apps.sites.services.takeover import (
    Seen,
    end_takeover,
    keep_evidence,
    open_takeover,
    put_notice,
    take_step,
)
from bailiwick.apps.sites.services.terms_views import ask_view
from bailiwick.apps.sites.services.wiki_edits import Edit, report_edit

__all__ = [
    "Edit",
    "Poster",
    "Seen",
    "Sight",
    "Wanted",
    "accept_terms",
    "advise",
    "announce",
    "archive",
    "ask_change",
    "ask_for_platform",
    "ask_holds",
    "ask_posting",
    "ask_view",
    "bring_in",
    "call_in_clerk",
    "call_off_request",
    "close",
    "confirm",
    "disclose",
    "draft",
    "end_right",
    "end_right_as_they_go",
    "end_takeover",
    "enter_platform",
    "fill",
    "final_capture",
    "find_page",
    "go_live",
    "grant_right",
    "hand_over",
    "item_done",
    "keep_evidence",
    "keep_terms",
    "lift_right",
    "log_strike",
    "look_at_emblem",
    "look_at_terms",
    "make_change",
    "name_custodian",
    "open_takeover",
    "order_closure",
    "put_notice",
    "record_scope",
    "refer",
    "reinstate_platform",
    "release_custodian",
    "report_edit",
    "review",
    "rotate",
    "say_where_kept",
    "secure",
    "see_emblem",
    "set_capacity",
    "set_comments",
    "set_emblem",
    "set_up",
    "show_removed",
    "submit",
    "suspend_platform",
    "suspend_right",
    "take_on",
    "take_step",
]
