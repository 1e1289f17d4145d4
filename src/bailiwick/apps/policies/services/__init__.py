"""What this room does. Every service is an act; the doors of a gate stand inside the act of whoever asks."""

from __future__ import annotations

from bailiwick.apps.policies.services.adopting import adopt, end_adoption, end_watch
from bailiwick.apps.policies.services.asking import (
    advise_of_quorum,
    answer_help,
    apply_help,
    ask_help,
    assign_help,
    export_advice,
    give_advice,
    let_in,
    note_effort,
)
from bailiwick.apps.policies.services.gaps import look_after_gap
from bailiwick.apps.policies.services.gates import look_at_gate, pass_gate, refuse_gate
from bailiwick.apps.policies.services.handing_over import hand_over
from bailiwick.apps.policies.services.procedures import (
    do_task,
    draft_procedure,
    log_law_change,
    publish_procedure,
    review_procedure,
    settle_law_change,
)
from bailiwick.apps.policies.services.starting import label_clause, lay_document, start_policy
from bailiwick.apps.policies.services.wearing import (
    choose,
    end_exemption,
    end_list_entry,
    exempt,
    list_entry,
    word,
)

__all__ = [
    "adopt",
    "advise_of_quorum",
    "answer_help",
    "apply_help",
    "ask_help",
    "assign_help",
    "choose",
    "do_task",
    "draft_procedure",
    "end_adoption",
    "end_exemption",
    "end_list_entry",
    "end_watch",
    "exempt",
    "export_advice",
    "give_advice",
    "hand_over",
    "label_clause",
    "lay_document",
    "let_in",
    "list_entry",
    "log_law_change",
    "look_after_gap",
    "look_at_gate",
    "note_effort",
    "pass_gate",
    "publish_procedure",
    "refuse_gate",
    "review_procedure",
    "settle_law_change",
    "start_policy",
    "word",
]
