"""Whether a picture that is described, or spoken of, shows what marks somebody as an officer of an agency."""

from __future__ import annotations

import re

from bailiwick.policy.check import Look
from bailiwick.policy.text.scanned import Match

UNIFORM, BADGE, PATCH = "common/insignia:uniform", "common/insignia:badge", "common/insignia:patch"
VEHICLE, LOGO = "common/insignia:vehicle", "common/insignia:logo"
INSIGNIA = (UNIFORM, BADGE, PATCH, VEHICLE, LOGO)
PICTURES = frozenset(
    ("image", "images", "photo", "photos", "picture", "video", "avatar", "graphic", "gif", "screenshot")
)

_NOT_REAL = re.compile(
    r"\b(?:toys?|lego|playmobil|costumes?|fancy dress|halloween|fake|generic|drawing|drawn|crayon|cartoon|movie|film|tv show|actor|video game"
    r"|cake|cookies|museum|poster|novel|book|pinata|birthday card|stock photo|no (?:real )?(?:badge|insignia|uniforms?|logo)|without"
    r"|plain ?clothes|blurred|covered up|cropped out|security guard|merit badge|verified badge|digital badge|blue badge|badge of hono\w+"
    r"|conference badge|visitor'?s? badge|press badge|eye patch|unmarked)\b",
    re.IGNORECASE,
)
_OTHER_TRADE = re.compile(
    r"\b(?:school|nurs\w+|scrubs|baseball|softball|soccer|football|basketball|hockey|cheer\w*|team|scouts?|soldier|army|navy|marines?|military"
    r"|mail ?man|ups|usps|fedex|delivery|postal|chef|waiter|waitress|pilot|fire ?fighter\w*|fire department|paramedic|ems|hospital|marching band|band|airline|grandfather|19[0-6]\d|medieval)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(
    r"\b(?:police\w*|cops?|officers?|patrol|squad|nmpd|pd|duty|department|dept|sergeant|detective|deputy|k-?9|my (?:uniform|shield|blues|patch)|swat|sheriff\w*|precinct)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\b(?:pics?|pictures?|photos?|selfies?|pos(?:e|ed|ing)|profile|avatar|cover photo|banner|header|whatsapp status|status:|snap(?:shot)?|portrait|photo ?shoot"
    r"|here(?:'s| is) (?:me|my|a)|me in (?:my|full|uniform)|wearing my|check out my|look at my|showing off|post(?:ed|ing) (?:me|my)|logo on|logo as)\b|\[(?:photo|image|video|avatar)",
    re.IGNORECASE,
)
_ONE_S_OWN = re.compile(
    r"(?<![\w'])(?:i|i['’]?m|me|my|mine|our|us|we)(?![\w'])|\bprofile\b|\bavatar\b|\bselfies?\b|\bas (?:a|the) cover\b|\busing\b",
    re.IGNORECASE,
)


def shown(look: Look) -> tuple[Match, float] | None:
    """The first words that say a picture shows insignia, and how sure; nothing when none do."""
    for match in look.text.any_of(INSIGNIA):
        sure = _sureness(look, match)
        if sure:
            return match, sure
    return None


def describes_pictures(look: Look) -> bool:
    """Whether the text, or a description beside it, tells what is in the picture."""
    return any(one.kind in PICTURES and one.text for one in look.text.annotations)


def _sureness(look: Look, match: Match) -> float:
    described = _description_at(look, match.start)
    words = described or look.text.raw[slice(*look.text.sentence_at(match.start))]
    if _NOT_REAL.search(words):
        return 0.0
    if _OTHER_TRADE.search(words) and not _POLICE.search(words):
        return 0.0
    if described:
        return 0.86
    pictured = _PICTURED.search(words) and (_ONE_S_OWN.search(words) or look.reads == "person.profile")
    return 0.8 if pictured else 0.0


def _description_at(look: Look, start: int) -> str:
    """The description of a picture that the words stand in; all of it where the whole text is one."""
    if look.reads == "media.description":
        return look.text.raw
    return next(
        (one.text for one in look.text.annotations if one.kind in PICTURES and one.start <= start < one.end),
        "",
    )
