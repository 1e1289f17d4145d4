"""What a policy says of a page, for a terminal, for machines and for a ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.canonical import canonical_json
from bailiwick.kernel.dates import written
from bailiwick.policy.checks.grammar.notice_places import Stand
from bailiwick.policy.checks.grammar.notice_reading import State
from bailiwick.policy.rendering.json import printable
from bailiwick.readers.page.answer import NoticeAnswer, PageAnswer
from bailiwick.readers.page.wording import (
    NOTICE_WORDS,
    PLACE_WORDS,
    PROMINENCE_WORDS,
    STATE_WORDS,
    force_words,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|-])")
_ORDER = (
    State.ABSENT,
    State.INCOMPLETE,
    State.TOO_WIDE,
    State.CANNOT_TELL,
    State.PRESENT,
    State.NOT_APPLICABLE,
)
_HELPS = {
    "page.unread": "Save the page with its pictures and all it unfolds, or look at what is named below.",
    "lists.own-domains": "Name the official domains with --domain.",
    "page.links": "Name what the link opens in the facts: page.links.",
}
MOST_WORDS = 90


def page_text(name: str, answer: PageAnswer) -> str:
    """The answer for a terminal, what is wanting first, ending in a line that counts."""
    return "\n".join(_text_lines(name, answer))


def _text_lines(name: str, answer: PageAnswer) -> Iterator[str]:
    day = str(written(answer.on))
    yield f"{name}: a page ({answer.shown.layout.value}), by {answer.policy.pack.citation}, on {day}"
    for notice in sorted(answer.notices, key=lambda one: _ORDER.index(one.state)):
        yield ""
        label = ", ".join(dict.fromkeys(notice.labels))
        force = f", {force_words(notice)}" if notice.state is not State.PRESENT else ""
        rule = f"{answer.policy.pack.citation}, {label}  [{notice.check} {' '.join(notice.clauses)}]"
        yield f"  {STATE_WORDS[notice.state]}  {NOTICE_WORDS[notice.notice]}{force}  {rule}"
        if notice.state is not State.PRESENT:
            yield f"      {notice.why}"
        for stand in notice.told:
            yield f"      {_where(stand)}: “{shortened(stand.words)}”"
        if notice.suggestion:
            yield f"      You could put there: “{notice.suggestion}”"
        for path in notice.missing:
            yield f"      {_HELPS.get(path, f'Say it in the facts: {path}.')}"
    yield ""
    if answer.shown.unread:
        yield f"Not read: {'; '.join(map(printable, answer.shown.unread))}."
    yield summary(answer)


def summary(answer: PageAnswer) -> str:
    """One line that counts."""
    if not answer.notices:
        return "This policy asks for no notice on a page."
    counted = [
        f"{len(answer.in_state(state))} {STATE_WORDS[state]}" for state in _ORDER if answer.in_state(state)
    ]
    number = len(answer.notices)
    return f"{number} {'notice' if number == 1 else 'notices'}: {', '.join(counted)}. {_firmly(answer)}"


def _firmly(answer: PageAnswer) -> str:
    stops = len(answer.stops)
    if stops:
        return f"{stops} of them {'stops' if stops == 1 else 'stop'} the page."
    return (
        "Whether one of them stops the page cannot be told yet."
        if answer.open_stops
        else "Nothing stops the page."
    )


def page_json(name: str, answer: PageAnswer) -> str:
    """One object; `start` and `end` are character offsets in the text of the place."""
    return canonical_json(
        {
            "name": printable(name),
            "policy": answer.policy.id,
            "as": "page",
            "on": answer.on.isoformat(),
            "digest": answer.report.digest,
            "layout": answer.shown.layout.value,
            "comments_open": answer.shown.comments_open,
            "unread": [printable(one) for one in answer.shown.unread],
            "stops": bool(answer.stops),
            "notices": [_notice_data(notice, answer) for notice in answer.notices],
        }
    ).decode()


def _notice_data(notice: NoticeAnswer, answer: PageAnswer) -> dict[str, object]:
    return {
        "notice": notice.notice,
        "state": notice.state.value,
        "binding": notice.binding,
        "check": notice.check,
        "rules": list(
            next((one.rules for one in answer.report.findings if one.binding == notice.binding), ())
        ),
        "clauses": list(notice.clauses),
        "labels": list(notice.labels),
        "force": notice.force.value,
        "effect": notice.effect.value,
        "stops": notice.stops,
        "why": printable(str(notice.why)),
        "stands": [_stand_data(stand) for stand in notice.stands],
        "lacking": list(notice.lacking),
        "suggestion": notice.suggestion,
        "confidence": notice.confidence,
        "missing": list(notice.missing),
        "excused_by": notice.excused_by,
    }


def _stand_data(stand: Stand) -> dict[str, object]:
    return {
        "part": stand.part,
        "place": stand.place,
        "prominence": stand.prominence.value,
        "text": printable(stand.words),
        "start": stand.span[0],
        "end": stand.span[1],
    }


def page_markdown(name: str, answer: PageAnswer) -> str:
    """A heading, a table of every notice, and the line that counts."""
    day = str(written(answer.on))
    lines = [
        f"## {_escaped(name)}",
        "",
        f"A page, by {_escaped(answer.policy.pack.citation)}, on {day}.",
        "",
        "| Notice | State | Rule | Where | Why | What to put there |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_row(notice, answer) for notice in answer.notices]
    return "\n".join([*lines, "", _escaped(summary(answer)), ""])


def _row(notice: NoticeAnswer, answer: PageAnswer) -> str:
    rule = ", ".join(dict.fromkeys([answer.policy.pack.citation, *notice.labels]))
    where = "; ".join(dict.fromkeys(_where(stand) for stand in notice.stands))
    why = "" if notice.state is State.PRESENT else str(notice.why)
    cells = (
        str(NOTICE_WORDS[notice.notice]),
        str(STATE_WORDS[notice.state]),
        rule,
        where,
        why,
        notice.suggestion,
    )
    return "| " + " | ".join(_escaped(" ".join(cell.split())) for cell in cells) + " |"


def _where(stand: Stand) -> str:
    return f"{PLACE_WORDS.get(stand.place, stand.place)}, {PROMINENCE_WORDS[stand.prominence]}"


def shortened(words: str) -> str:
    """Words cut to what a line can hold."""
    flat = " ".join(words.split())
    return flat if len(flat) <= MOST_WORDS else f"{flat[: MOST_WORDS - 1]}…"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
