"""Where sentences and quotations begin and end."""

from __future__ import annotations

import re

Span = tuple[int, int]

LONGEST_SENTENCE = 600
"""Characters; text without punctuation is cut at the next space after this many."""
LONGEST_QUOTATION = 300

_ABBREVIATIONS = frozenset(
    (  # noqa: SIM905 -- reads better than a list of one hundred strings
        "adm al apt apr asst atty aug ave blvd brig bros ca capt cc cf ch chf cmdr co col comm comr cpl corp cst ct"
        " dec dep dept det dir dist div dr ed eg esp esq est et etc ex feb fig fri ft gen gov hon hwy ie inc insp int"
        " jan jr jul jun lt ltd mar mon mr mrs ms mt mx nb nov oct ofc off ofcr op pc pfc pl pres prof pt pvt rd"
        " rep rev sat sec sen sep sept sgt sq sr st supt tel thu thur thurs tue tues univ v viz vol vs wed"
    ).split()
)
_RARELY_LAST = frozenset(("no", "nos", "p", "pp"))
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)|\n[ \t]*\n\s*|\n")
_WORD_BEFORE = re.compile(r"(\w+)\Z")
_NEXT = re.compile(r"\s*[\"'“‘(\[]*(\S)")
_SHORTEST_BREAK = 2
_DAY = re.compile(
    r"\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMPGB][SDM]?T\b|Eastern|Central|Pacific)"
)


def sentences_of(raw: str) -> list[Span]:
    """The spans of the sentences of a text, without gaps: the white space after a sentence belongs to it.

    Titles, initials, "a.m.", addresses and decimals do not end one; a line break does. At most 600 characters each.
    """
    found: list[Span] = []
    start = 0
    for end in _END.finditer(raw):
        if end.end() <= start or not _ends(raw, end):
            continue
        stop = end.end()
        while stop < len(raw) and raw[stop] in " \t\r\n":
            stop += 1
        _add(found, raw, start, stop)
        start = stop
    if start < len(raw) or not found:
        _add(found, raw, start, len(raw))
    return found


def _add(found: list[Span], raw: str, start: int, stop: int) -> None:
    while stop - start > LONGEST_SENTENCE:
        cut = raw.find(" ", start + LONGEST_SENTENCE, min(stop, start + 2 * LONGEST_SENTENCE)) + 1
        cut = cut or start + LONGEST_SENTENCE
        found.append((start, cut))
        start = cut
    if stop > start or not found:
        found.append((start, stop))


def _ends(raw: str, end: re.Match[str]) -> bool:  # noqa: PLR0911 -- one answer a kind of ending
    """Whether what looks like the end of a sentence is one."""
    marks = end.group()
    if marks[0] == "\n" or marks[0] in "!?":
        return True
    after = _NEXT.match(raw, end.end())
    follows = after.group(1) if after else ""
    broken = "\n" in raw[end.end() : end.end() + _SHORTEST_BREAK]
    if marks.startswith(("..", "…")):
        return broken or not follows.islower()
    before = _WORD_BEFORE.search(raw, max(0, end.start() - 12), end.start())
    if before is None or broken or not follows:
        return True
    word = before.group(1)
    dotted = before.start() > 0 and raw[before.start() - 1] == "."
    if len(word) == 1 and word.isalpha():
        # Initials ("J. Smith", "U.S. Marshals") go on; "9 a.m. Officers came" does not, "9 a.m. Sunday" does.
        return dotted and word in "mM" and follows.isupper() and not _DAY.match(raw, end.end())
    if word.lower() in _ABBREVIATIONS:
        return False
    if word.lower() in _RARELY_LAST:
        return not follows.isdigit()
    return not follows.islower()


_QUOTATION = re.compile(
    rf"“[^“”]{{1,{LONGEST_QUOTATION}}}”|«[^«»]{{1,{LONGEST_QUOTATION}}}»|„[^„“”]{{1,{LONGEST_QUOTATION}}}[“”]"
    rf"|(?<![\w\"])\"(?=[^\s\"])[^\"]{{1,{LONGEST_QUOTATION}}}\"(?!\w)"
    rf"|(?<![\w'])'(?=[^\s'])(?:[^']|(?<=\w)'(?=\w)){{2,{LONGEST_QUOTATION}}}(?<=[\w.,!?])'(?!\w)"
    rf"|(?<!\w)‘[^‘]{{2,{LONGEST_QUOTATION}}}?’(?!\w)"
)


def quotations_of(raw: str) -> list[Span]:
    """The spans of what stands between balanced quotation marks, the marks included; at most 300 characters each."""
    if not any(mark in raw for mark in "\"'“«„‘"):
        return []
    return [match.span() for match in _QUOTATION.finditer(raw)]
