"""Reading what people find a policy's clauses by: titles as printed, subjects, and words that it defines."""

from __future__ import annotations

from bailiwick.policy.aim import Aim
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.subject import Subject
from bailiwick.policy.word import Audience, Replies, Thing, Word


def read_titles(fields: Fields) -> dict[str, tuple[str, ...]]:
    """The titles under which each part is printed, where they differ from ours or from one another."""
    return {part: fields.words_of(node, part) for part, node in fields.entries()}


def read_subject(fields: Fields) -> Subject | None:
    """Read one subject."""
    subject = Subject(
        fields.text("id", required=True),
        fields.text("title", required=True),
        fields.words("clauses", required=True),
        fields.text("named_by"),
    )
    return subject if subject.id else None


def read_aim(fields: Fields) -> Aim | None:
    """Read one aim; it names at least one clause, whose label is shown where the aim is asked for."""
    aim = Aim(
        fields.text("id", required=True),
        fields.text("title", required=True),
        fields.words("clauses", required=True),
    )
    return aim if aim.id and aim.clauses else None


def read_word(fields: Fields) -> Word | None:
    """Read one word with what its definition asks."""
    audience = fields.choice("audience", Audience) if fields.has("audience") else None
    word = Word(
        id=fields.text("id", required=True),
        clause=fields.text("clause", required=True),
        thing=fields.choice("thing", Thing) or Thing.JOURNAL,
        audience=audience,
        replies=fields.choice("replies", Replies, Replies.UNSAID) or Replies.UNSAID,
    )
    return word if word.id and word.clause else None
