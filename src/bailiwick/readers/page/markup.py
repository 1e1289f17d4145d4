"""Markup: bytes to nodes, and whether a visitor sees a node at once, after a click, or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

LARGEST_MARKUP = 8_000_000
"""Characters of markup that are read; a page with pictures inside it may be longer as a file."""
LARGEST_SHEET = 400_000
LONGEST_RULE = 4000
MOST_LABEL_NODES = 40
DEEPEST = 1500
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,30})")
_CLOSES_ITSELF = frozenset(["p", "li", "td", "tr", "th", "dt", "dd", "option", "br", "img", "input", "meta", "link", "hr", "source", "area", "col", "wbr", "embed", "param", "track", "path", "use", "circle", "rect", "g"])  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)
_SIMPLE = re.compile(r"^[\s\w>]*?([.#][\w-]{1,100})\s*$")
_GONE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:text-indent|left|top)\s*:\s*-\d{3,}|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|"
    r"(?:max-)?height\s*:\s*0(?:px)?\s*(?:;|$)|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\(50%",
    re.IGNORECASE,
)  # fmt: skip
_SAME_COLOUR = re.compile(
    r"(?<![-\w])color\s*:\s*([#\w]{3,20})\b.{0,200}background(?:-color)?\s*:\s*\1\b", re.IGNORECASE
)
_FOR_READERS_ALOUD = frozenset(
    {
        "sr-only",
        "visually-hidden",
        "screen-reader-text",
        "visuallyhidden",
        "sr_only",
        "hidden_elem",
        "assistive-text",
    }
)
_NEVER_SHOWN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "iframe",
        "object",
        "option",
        "datalist",
        "map",
        "canvas",
    }
)
_MORE = re.compile(
    r"^\W*(?:see|read|show|view|learn)? ?more\W*$|^\W*(?:ver|leer|mostrar) m[aá]s\W*$|^\W*continue reading\W*$|^\W*expand\W*$",
    re.IGNORECASE,
)
_FOLDED = frozenset(
    {
        "text_exposed_show",
        "see-more-content",
        "more-content",
        "read-more-content",
        "collapse",
        "collapsed",
        "truncated",
        "is-collapsed",
        "expandable-content",
        "accordion-content",
    }
)


class Sight(Enum):
    """How a visitor gets to see a node."""

    SHOWN = "shown"
    FOLDED = "folded"  # after a click
    NEVER = "never"


@dataclass(slots=True)
class Sheet:
    """What the page's own style sheets hide by a class or an id, and which elements a closed control opens."""

    hidden: set[str] = field(default_factory=set)
    controlled: set[str] = field(default_factory=set)


def decoded(data: bytes) -> str:
    """The markup as text, by its mark of order, by what it declares, or as UTF-8; never raises."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii", "replace").lower() if declared else "utf-8"
    try:
        return data.decode(
            "cp1252" if name in {"iso-8859-1", "latin1", "windows-1252", "ascii"} else name, "replace"
        )
    except (LookupError, UnicodeError):
        return data.decode("utf-8", "replace")


def not_too_deep(markup: str) -> str:
    """The markup up to where elements nest deeper than any real page: the parser's time grows with the square of it."""
    depth = 0
    for tag in _TAG.finditer(markup):
        if tag["name"].lower() in _CLOSES_ITSELF:
            continue
        depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if depth > DEEPEST:
            return markup[: tag.start()]
    return markup


def parsed(markup: str) -> LexborHTMLParser:
    """The tree of the markup. Lone surrogates and NUL, which the parser does not take, are replaced."""
    sound = markup.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return LexborHTMLParser(sound)


def sheet_of(tree: LexborHTMLParser) -> Sheet:
    """What style blocks hide, and what closed controls would open."""
    sheet = Sheet()
    for style in tree.css("style"):
        for rule in (style.text(deep=True) or "")[:LARGEST_SHEET].split("}"):
            selectors, _, declarations = rule.rpartition("{")
            if declarations and _GONE.search(declarations[:LONGEST_RULE]):
                for selector in selectors[-LONGEST_RULE:].split(","):
                    simple = _SIMPLE.match(selector)
                    if simple:
                        sheet.hidden.add(simple.group(1))
    for control in tree.css("[aria-expanded=false][aria-controls]"):
        named = control.attributes.get("aria-controls") or ""
        sheet.controlled.update(named.split())
    return sheet


def classes_of(node: LexborNode) -> list[str]:
    """The classes of a node."""
    return (node.attributes.get("class") or "").split()


def sight_of(node: LexborNode, sheet: Sheet) -> Sight:
    """How a visitor gets to see a node, taken by itself. What is behind a closed control is folded, not gone."""
    attributes = node.attributes
    classes = classes_of(node)
    if (node.tag or "") in _NEVER_SHOWN or (node.tag == "input" and attributes.get("type") == "hidden"):
        return Sight.NEVER
    name = attributes.get("id") or ""
    if name in sheet.controlled or not _FOLDED.isdisjoint(classes):
        return Sight.FOLDED
    if node.tag == "dialog" and "open" not in attributes:
        return Sight.NEVER
    style = attributes.get("style") or ""
    gone = (
        "hidden" in attributes
        or bool(_GONE.search(style))
        or bool(_SAME_COLOUR.search(style))
        or not _FOR_READERS_ALOUD.isdisjoint(classes)
        or any(f".{one}" in sheet.hidden for one in classes)
        or (bool(name) and f"#{name}" in sheet.hidden)
    )
    return Sight.NEVER if gone else Sight.SHOWN


def short_text(node: LexborNode, longest: int) -> str:
    """The words of a node, or "" when they are longer or it holds many nodes: nobody's label, and dear to gather."""
    pieces: list[str] = []
    stack, seen, length = [node], 0, 0
    while stack:
        one = stack.pop()
        seen += 1
        if one.tag == "-text":
            text = one.text_content or ""
            length += len(text.strip())
            pieces.append(text)
        if seen > MOST_LABEL_NODES or length > longest:
            return ""
        if one.tag != "-text":
            stack.extend(reversed(list(islice(one.iter(include_text=True), MOST_LABEL_NODES))))
    return " ".join("".join(pieces).split())


def beginning(node: LexborNode, longest: int) -> str:
    """The first words of a node."""
    pieces: list[str] = []
    stack, seen, length = [node], 0, 0
    while stack and seen < MOST_LABEL_NODES and length < longest:
        one = stack.pop()
        seen += 1
        if one.tag == "-text":
            text = (one.text_content or "").strip()
            length += len(text)
            pieces.append(text)
        elif one.tag not in _NEVER_SHOWN:
            stack.extend(reversed(list(islice(one.iter(include_text=True), MOST_LABEL_NODES))))
    return " ".join(piece for piece in pieces if piece)[:longest]


def is_more(text: str) -> bool:
    """Whether a control's words offer to show more."""
    return bool(_MORE.match(text.strip())) and bool(text.strip())
