"""What the rows about policies name: a procedure in force, a draft, and a question of law of the officer of Patrol."""

from tests.apps.roster.town import as_

from bailiwick.apps.policies.models import Topic
from bailiwick.apps.policies.services import ask_help, draft_procedure, publish_procedure


def policies(town):
    """Two versions of one procedure of the City, the first published; and the question."""
    speaker, about = as_(town.speaker), {"unit": town.city.id, "title": "Pages", "owner": town.speaker.id}
    first = draft_procedure(speaker, text="1.", **about)
    publish_procedure(speaker, version=first.id)
    draft = draft_procedure(speaker, text="1. 2.", of=first.procedure_id, **about)
    town.procedure, town.procedure_draft = first.id, draft.id
    asked = ask_help(
        as_(town.officer), unit=town.patrol.id, topic=Topic.LEGAL_MEANING, question="Is a fan page ours?"
    )
    town.question = asked.id
