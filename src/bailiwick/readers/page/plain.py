"""A saved page drawn anew as plain markup: headings, paragraphs, lists and tables, and nothing else of what came.

No attribute, address, script, style or picture of the page is taken over, so that there is nothing to run, to load
or to follow. Every word is escaped.
"""

from __future__ import annotations

from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bailiwick.readers.page.archive import markup_in
from bailiwick.readers.page.reading import is_binary, looks_like_html

KEPT = frozenset(
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table",
        "thead", "tbody", "tr", "td", "th", "strong", "em", "b", "i", "article", "section", "header", "footer", "nav",
        "main", "aside", "figure", "figcaption", "div",
    }
)  # fmt: skip
LEFT_OUT = frozenset(
    {
        "script", "style", "template", "noscript", "iframe", "frame", "frameset", "object", "embed", "svg", "math",
        "head", "link", "meta", "base", "audio", "video", "canvas", "select", "textarea", "title", "noembed", "noframes",
        "xmp", "plaintext",
    }
)  # fmt: skip
MOST_OUT = 400_000
DEEPEST = 120
_FRAME = (
    '<!doctype html><html lang="und"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    "<title>{title}</title></head><body>{body}</body></html>"
)


def plain_document(data: bytes, title: str) -> str:
    """A whole document with what a page shows, as plain markup; words alone where there is no markup. Never raises."""
    data = markup_in(data) or data
    if looks_like_html(data):
        body = _drawn(data)
    elif is_binary(data):
        body = ""
    else:
        body = f"<pre>{_safe(data.decode('utf-8-sig', 'replace'))}</pre>"
    return _FRAME.format(title=_safe(title), body=body)


def plain_words(data: bytes) -> str:
    """The words of what a page shows, posts and comments too, a line for each piece; nothing of a picture. Never raises."""
    body = LexborHTMLParser(plain_document(data, "")).body
    return body.text(separator="\n", strip=True) if body is not None else ""


def _drawn(data: bytes) -> str:
    root = LexborHTMLParser(data).body
    parts: list[str] = []
    size = 0
    todo: list[tuple[LexborNode | str, int]] = [(root, 0)] if root is not None else []
    while todo and size < MOST_OUT:
        node, depth = todo.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        tag = node.tag or ""
        if tag == "-text":
            parts.append(_safe(node.text(deep=False) or ""))
            size += len(parts[-1])
            continue
        if tag in LEFT_OUT or tag.startswith("-"):
            continue
        if tag == "br":
            parts.append("<br>")
            continue
        keeps = tag in KEPT and depth < DEEPEST
        if keeps:
            parts.append(f"<{tag}>")
            todo.append((f"</{tag}>", depth))
        todo.extend(reversed([(child, depth + keeps) for child in node.iter(include_text=True)]))
    closing = [one for one, _ in reversed(todo) if isinstance(one, str)]
    return "".join([*parts, *closing])


def _safe(text: str) -> str:
    """Words as they can stand in markup; what turns the direction of writing is shown, and turns nothing."""
    shown = "".join(f"[U+{ord(one):04X}]" if one in _TURNS else one for one in text.replace("\0", ""))
    return escape(shown.encode("utf-8", "replace").decode("utf-8"))


_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
