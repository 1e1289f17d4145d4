"""How far a matter before the courts has come in a text: kept an accusation, ended, asked about, or made up."""

from __future__ import annotations

from bailiwick.policy.text.scanned import ScannedText

ENDED = "common/stages:ended"
HEDGED = "common/stages:hedged"
ASKING = "common/stages:asking"
FICTION = "common/stages:fiction"
CAUGHT = "common/stages:caught"
SHOWN = "common/stages:shown"
COURT = "common/stages:court"
ANIMAL = "common/stages:animal"
STAGE_CONTEXT = (ENDED, HEDGED, ASKING, FICTION, CAUGHT, SHOWN, COURT, ANIMAL)


def is_ended(text: ScannedText) -> bool:
    """Whether the text tells of a conviction, a sentence, a plea of having done it, an acquittal or parole."""
    return bool(text.matches(ENDED))


def is_hedged(text: ScannedText, start: int) -> bool:
    """Whether the sentence keeps what it says an accusation: alleged, suspected, charged with."""
    return bool(text.in_sentence(HEDGED, start))


def is_made_up(text: ScannedText, start: int) -> bool:
    """Whether the sentence speaks of a book, a film or a game, or in fun of an animal."""
    return bool(text.in_sentence(FICTION, start) or text.in_sentence(ANIMAL, start))
