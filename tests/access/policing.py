"""What the rows about policies name: a procedure in force, a draft, a question of law, a change of law, own packs."""

from tests.apps.roster.town import after, as_

from bailiwick.apps.policies.models import Topic
from bailiwick.apps.policies.selectors.packs import own_packs
from bailiwick.apps.policies.services import (
    ask_help,
    draft_procedure,
    log_law_change,
    publish_procedure,
    start_policy,
)


def policies(town):
    """Two versions of one procedure of the City, the first published; a question; a pack begun, and a faulty one."""
    speaker, about = as_(town.speaker), {"unit": town.city.id, "title": "Pages", "owner": town.speaker.id}
    first = draft_procedure(speaker, text="1.", **about)
    publish_procedure(speaker, version=first.id)
    draft = draft_procedure(speaker, text="1. 2.", of=first.procedure_id, **about)
    town.procedure, town.procedure_draft = first.id, draft.id
    asked = ask_help(
        as_(town.officer), unit=town.patrol.id, topic=Topic.LEGAL_MEANING, question="Is a fan page ours?"
    )
    town.question = asked.id
    counsel = as_(town.people["every-other-role"])
    law = {"reference": "A ruling", "clauses": ["mpls/scope.s1"], "due": after(30)}
    log_law_change(counsel, unit=town.city.id, **law)
    told = {"title": "T", "citation": "C", "publisher": "Elm", "answers": {}}
    start_policy(as_(town.steward), base="mpls", name="elm", **told)
    (own_packs() / "broken").mkdir()
    (own_packs() / "broken" / "pack.yaml").write_text("id: broken\n")
