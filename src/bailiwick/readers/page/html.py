"""Saved HTML to what the page shows a visitor: every place with its words, links, pictures, what is folded away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bailiwick.readers.page.anchors import link_of, words_of
from bailiwick.readers.page.controls import LONGEST_CONTROL, near_more, opens_something
from bailiwick.readers.page.markup import (
    LARGEST_MARKUP,
    Sheet,
    Sight,
    beginning,
    decoded,
    is_more,
    not_too_deep,
    parsed,
    sheet_of,
    short_text,
    sight_of,
)
from bailiwick.readers.page.pictures import (
    LoadFile,
    ReadImage,
    background_of,
    is_furniture,
    picture_words,
)
from bailiwick.readers.page.regions import (
    LONGEST_LABEL,
    Outside,
    Region,
    is_one_post,
    is_post_by_name,
    layout_of,
    may_open,
    region_of,
    region_under,
    says_pinned,
)
from bailiwick.readers.page.shown import Layout, PageShown, Passage, Place, Source

MOST_NODES = 150_000
MOST_LINKS = 500
MOST_PICTURES = 40
LONGEST_SHOWN = 300
_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "body", "html", "label", "legend", "textarea", "option"]
)  # fmt: skip
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_CLOSED = re.compile(
    r"\b(?:comments?|commenting|replies)(?: (?:on|for|to) (?:this|the) \w+)? (?:is|are|has been|have been|were)? ?(?:turned off|switched off|closed|disabled|limited|not allowed|off)\b|\bwho can (?:reply|comment)\W+nobody\b|"
    r"\blos comentarios est[aá]n (?:cerrados|desactivados)\b", re.IGNORECASE
)  # fmt: skip
_WALL = re.compile(
    r"\b(?:(?:log|sign) ?in (?:to (?:continue|see|view)|or (?:sign|register)|first)|(?:must|have to|need to) (?:log|sign) in|enable javascript|javascript (?:is )?(?:required|disabled|not available)|"
    r"(?:content|page) isn['’]t available|inicia sesi[oó]n para)\b",
    re.IGNORECASE,
)
_SHORT_PAGE = 400
_FEWEST_LETTERS = 12
_TELLING: dict[Region | None, str] = {
    Place.BIO: "bio", Place.HEADER: "header", Place.ABOUT: "about text", Place.PINNED: "pinned post", Place.POST_FORM: "comment box", None: "page"
}  # fmt: skip


@dataclass(slots=True)
class _At:
    """Where the walk is: the region, whether it is folded away, and what a heading has opened for its siblings."""

    region: Region | None
    folded: bool


@dataclass(slots=True)
class _Walk:
    """What the walk over one page has gathered."""

    layout: Layout
    sheet: Sheet
    read_image: ReadImage | None
    load: LoadFile | None
    articles: int
    buffers: dict[tuple[Region | None, bool], list[str]] = field(default_factory=dict)
    links: dict[str, None] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    pictures: list[Passage] = field(default_factory=list)
    pictures_seen: int = 0
    form: bool = False
    named: bool = False
    truncated: bool = False

    def hear(self, at: _At, words: str) -> None:
        """Note some words."""
        self.buffers.setdefault((at.region, at.folded), []).append(words)


def read_html(data: bytes, read_image: ReadImage | None = None, load: LoadFile | None = None) -> PageShown:
    """What a saved page shows; never raises. `read_image` reads pictures, `load` finds those saved beside the page."""
    markup = decoded(data)
    kept = not_too_deep(markup[:LARGEST_MARKUP])
    tree = parsed(kept)
    walk = _Walk(
        layout_of(tree),
        sheet_of(tree),
        read_image,
        load,
        len(tree.css("article")),
        truncated=len(kept) < len(markup),
    )
    if tree.body is not None:
        _walked(walk, tree.body)
    return _shown(walk, tree)


def _walked(walk: _Walk, body: LexborNode) -> None:
    stack: list[tuple[LexborNode | str, _At]] = [(body, _At(None, folded=False))]
    seen = 0
    while stack:
        node, at = stack.pop()
        if isinstance(node, str):  # the end of a block, or the gap between two elements
            walk.hear(at, node)
            continue
        seen += 1
        if seen > MOST_NODES:
            walk.truncated = True
            return
        if node.tag == "-text":
            walk.hear(at, node.text_content or "")
            continue
        within = _entered(walk, node, at)
        if within is None:
            continue
        if node.tag in _BLOCKS:
            walk.hear(within, "\n")
            stack.append(("\n", within))
        stack.extend(reversed(list(_children(node, within))))


def _entered(walk: _Walk, node: LexborNode, at: _At) -> _At | None:
    """Where the walk is inside a node; None when a visitor never sees it, or it has been dealt with whole."""
    sight = sight_of(node, walk.sheet)
    if sight is Sight.NEVER:
        if (node.tag or "").startswith(("script", "style", "head", "template", "noscript")) or not near_more(
            node
        ):
            return None
        sight = Sight.FOLDED
    region = _region(walk, node, at.region)
    within = _At(region, at.folded or sight is Sight.FOLDED)
    if node.tag in {"textarea", "input"} and region not in {Outside.VISITORS, Outside.FURNITURE}:
        placeholder = node.attributes.get("placeholder") or ""
        walk.form = walk.form or bool(
            re.search(r"\b(?:comment|reply|comentario)", placeholder, re.IGNORECASE)
        )
    walk.form = walk.form or region is Place.POST_FORM
    if region in {Outside.VISITORS, Outside.FURNITURE} and node.tag not in {"a", "nav"}:
        _more(walk, node, at)
        return within
    _picture(walk, node, within)
    if node.tag == "a":
        return _anchor(walk, node, within)
    return None if _more(walk, node, within) else within


def _region(walk: _Walk, node: LexborNode, outer: Region | None) -> Region | None:
    found = region_of(node)
    if found is Outside.POSTS and node.tag == "article" and walk.articles == 1 and not is_post_by_name(node):
        found = None
    if is_one_post(node) and found in {Outside.POSTS, None} and says_pinned(beginning(node, 200)):
        found = Place.PINNED
    if found is Place.NAME:
        if walk.named and outer is not None:
            return outer
        walk.named = True
    if found is None or not may_open(found, outer):
        return outer
    return found


def _children(node: LexborNode, within: _At) -> Iterator[tuple[LexborNode | str, _At]]:
    """The children of a node with where they are; a heading opens its region for the siblings after it."""
    closed = node.tag == "details" and "open" not in node.attributes
    under: Region | None = None
    after_element = False
    for child in node.iter(include_text=True):
        if child.tag != "-text" and (child.tag in _HEADINGS or child.attributes.get("role") == "heading"):
            under = region_under(short_text(child, LONGEST_LABEL))
        region = within.region
        if under is not None and may_open(under, region):
            region = under
        if (
            after_element and child.tag != "-text"
        ):  # set apart on the screen, with nothing between them in the file
            yield " ", within
        after_element = child.tag != "-text"
        folded = within.folded or (closed and child.tag != "summary")
        yield child, _At(region, folded)


def _anchor(walk: _Walk, node: LexborNode, at: _At) -> _At | None:
    if at.region in {Outside.VISITORS, Outside.POSTS}:
        return at
    link = link_of(node)
    if link and len(walk.links) < MOST_LINKS:
        walk.links.setdefault(link)
    text = beginning(node, LONGEST_SHOWN)
    if is_more(text):
        return None if _more(walk, node, at) else at
    told = words_of(text, link, trusted=walk.layout is Layout.X)
    if told is not text:
        walk.hear(at, told)
        return None
    mail = (node.attributes.get("href") or "").strip()
    if mail.lower().startswith(("mailto:", "tel:")):
        walk.hear(at, f" {mail.partition(':')[2].partition('?')[0][:200]} ")
    return at


def _more(walk: _Walk, node: LexborNode, at: _At) -> bool:
    """Whether a node is a control that offers more; what it would show and is not in the file is noted as unread."""
    if node.tag not in {"a", "button", "span", "div"} or at.region in {Outside.VISITORS, Outside.POSTS}:
        return False
    text = short_text(node, LONGEST_CONTROL)
    if not is_more(text):
        return False
    if not opens_something(node, walk.sheet):
        place = _TELLING.get(at.region, "page")
        walk.unread.setdefault(f"what stands behind “{text}” ({place})")
    return True


def _picture(walk: _Walk, node: LexborNode, at: _At) -> None:
    address = (
        node.attributes.get("src") or node.attributes.get("data-src") or ""
        if node.tag == "img"
        else background_of(node)
    )
    if not address and node.tag != "img":
        return
    if at.region not in _TELLING or is_furniture(node) or walk.pictures_seen >= MOST_PICTURES:
        return
    walk.pictures_seen += 1
    place = at.region if isinstance(at.region, Place) else Place.ABOUT
    alt = node.attributes.get("alt") or node.attributes.get("aria-label") or ""
    words = picture_words(address, alt, walk.read_image, walk.load)
    for text, source in ((words.read, Source.PICTURE), (words.described, Source.ALT)):
        if text.strip():
            walk.pictures.append(Passage(Place.COLLAPSED if at.folded else place, text.strip(), source))
    if words.unread:
        walk.unread.setdefault(f"a picture in the {_TELLING[at.region]}")


def _shown(walk: _Walk, tree: LexborHTMLParser) -> PageShown:
    passages = []
    for (region, folded), pieces in walk.buffers.items():
        text = _tidy("".join(pieces))
        if text and region not in {Outside.VISITORS, Outside.FURNITURE}:
            passages.append(Passage(_place(region, folded=folded), text))
    everything = "\n".join(passage.text for passage in passages)
    title = tree.css_first("title")
    if not any(passage.place is Place.NAME for passage in passages) and title is not None:
        name = re.split(r"\s[|·–—-]\s", _tidy(title.text(deep=True) or ""))[0]
        passages += [Passage(Place.NAME, name)] if name else []
    letters = sum(character.isalpha() for character in everything)
    empty = letters < _FEWEST_LETTERS or (len(everything) < _SHORT_PAGE and bool(_WALL.search(everything)))
    closed = bool(_CLOSED.search(everything))
    return PageShown(
        passages=(*passages, *walk.pictures),
        links=tuple(walk.links),
        unread=tuple(walk.unread),
        comments_open=False if closed else True if walk.form else None,
        layout=walk.layout,
        truncated=walk.truncated,
        empty=empty,
    )


def _place(region: Region | None, *, folded: bool) -> Place:
    if region is Outside.POSTS:
        return Place.POSTS
    if folded:
        return Place.COLLAPSED
    if region is Outside.LOWER:
        return Place.LOWER
    return region if isinstance(region, Place) else Place.ABOUT


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
