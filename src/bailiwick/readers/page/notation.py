"""A page told in plain text: "Name: Safe Streets. Bio: tips for all. Pinned: call 555-0100. Link: none"."""

from __future__ import annotations

import re

from bailiwick.policy.checks.grammar.notice_link import OFFICIAL_AS_TOLD
from bailiwick.readers.page.shown import Layout, PageShown, Passage, Place

_POLICY = re.compile(r"^\s*\((?P<policy>pd|nmpd|mpd|mpls)(?:\s*[,:][^)]*)?\)\s*", re.IGNORECASE)
_LABELS = {
    "name": Place.NAME, "page name": Place.NAME, "page": Place.NAME, "title": Place.NAME, "handle": Place.NAME,
    "bio": Place.BIO, "profile": Place.BIO, "intro": Place.BIO, "biography": Place.BIO, "description": Place.BIO,
    "about": Place.ABOUT, "about text": Place.ABOUT, "about us": Place.ABOUT, "about page": Place.ABOUT,
    "header": Place.HEADER, "cover": Place.HEADER, "banner": Place.HEADER, "cover text": Place.HEADER,
    "cover photo": Place.HEADER, "cover image": Place.HEADER,
    "pinned": Place.PINNED, "pinned post": Place.PINNED, "pinned tweet": Place.PINNED, "pinned comment": Place.PINNED,
    "pinned text": Place.PINNED, "top post": Place.PINNED, "featured": Place.PINNED,
    "post form": Place.POST_FORM, "comment box": Place.POST_FORM, "comment form": Place.POST_FORM,
    "see more": Place.COLLAPSED, "more": Place.COLLAPSED, "footer": Place.LOWER, "sidebar": Place.LOWER, "old post": Place.POSTS,
    "old posts": Place.POSTS, "an old post": Place.POSTS, "post": Place.POSTS, "a post": Place.POSTS,
    "posts": Place.POSTS, "last post": Place.POSTS,
}  # fmt: skip
_LINKS = {
    "link",
    "links",
    "website",
    "web site",
    "site",
    "url",
    "web",
    "link field",
    "website field",
    "homepage",
}
_COMMENTS = {"comments", "commenting"}
_ONE = "|".join(sorted((*_LABELS, *_LINKS, *_COMMENTS), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:(?<=[.!?;|\n\"”)])\s*|^\s*|\s[-–—]\s)(?P<label>{_ONE})"
    r"(?P<how>\s?\([^)\n]{1,60}\)|,[^:.\n]{1,50}|[ ][^:.,\n]{1,40}?)?"
    r"\s*:(?!//)\s*",
    re.IGNORECASE,
)
_NOT_PROMINENT = re.compile(
    r"\b(?:bottom|end|below|down|last|buried|behind|collapsed|footer|old|far|hidden|folded|years?)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\s*\((?:no|nothing|without|not|only|missing|absent|but no|and no|none|nowhere)\b[^)]*\)", re.IGNORECASE
)
_RECORDED = re.compile(
    r"(?:not possible\W{0,3}[^.\n]{0,20}\b(?:is |was |has been )?(?:recorded|noted|entered|logged|written down|given)\b"
    r"|\b(?:recorded|noted|entered|logged)\b[^.\n]{0,30}\bnot possible\b"
    r"|\breason\b[^.\n]{0,20}\brecorded\b|\brecorded\b[^.\n]{0,20}\breason\b)[^.\n]{0,160}",
    re.IGNORECASE,
)
_OPENS_OFFICIAL = re.compile(
    r"\b(?:links?|url|shortener|button|address|website field)\b[^.\n]{0,60}\b(?:opens?|leads?|goes|points?|resolves?|redirects?|expands?|takes you|connects?)\b"
    r"[^.\n]{0,20}\b(?:(?:approved |the )?official|(?:the |our )?(?:department|agency|city)['’]s (?:own |official )?)\b[^.\n]{0,24}\b(?:web ?site|site|domain|web ?page|home ?page)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(
    r"\b(?:not|never|no|n['’]t|instead|looks?|resembles?|like|fake|almost|used to|once|union|fan|unofficial)\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:\(?(?:none|empty|blank|left (?:empty|blank)|nothing|n/a|no|-|–|—|no link)\)?)[.\s]*$", re.IGNORECASE
)
_CLOSED = re.compile(
    r"\b(?:off|closed|disabled|switched off|turned off|not allowed|restricted)\b", re.IGNORECASE
)


def read_notation(text: str) -> PageShown:
    """Read a page told in words. Words under no label stand in the bio; what is not told is not on the page.

    An aside such as "(no removal right)" is the teller's, not the page's; "not possible" recorded is taken as a reason.
    """
    named = _POLICY.match(text)
    told = _ASIDE.sub("", _POLICY.sub("", text.replace("\r\n", "\n")))
    recorded = _RECORDED.search(told)
    reason = _line_around(told, recorded) if recorded else ""
    if reason:
        told = told.replace(reason, " ")
    passages: list[Passage] = []
    links: list[str] = []
    comments_open: bool | None = None
    for label, how, words in _pieces(told):
        if not words or _NONE.match(words):
            continue
        if label in _LINKS:
            links.append(words)
        elif label in _COMMENTS and _CLOSED.search(words) and len(words) < _LONGEST_STATE:
            comments_open = False
        else:
            passages.append(Passage(_place(label, how), words))
    official = _OPENS_OFFICIAL.search(told)
    if official and not _NOT_SO.search(_line_around(told, official)):
        links.append(OFFICIAL_AS_TOLD)
    return PageShown(
        passages=tuple(passages),
        links=tuple(links),
        comments_open=comments_open,
        layout=Layout.TOLD,
        not_possible=reason.strip(),
        policy=named["policy"].lower() if named else "",
    )


_LONGEST_STATE = 40


def _pieces(told: str) -> list[tuple[str, str, str]]:
    found = list(_LABEL.finditer(told))
    start = found[0].start() if found else len(told)
    pieces = [("bio", "", told[:start].strip())]
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(told)
        pieces.append(
            (" ".join(match["label"].lower().split()), match["how"] or "", told[match.end() : end].strip())
        )
    return pieces


def _place(label: str, how: str) -> Place:
    if _NOT_PROMINENT.search(how):
        return Place.COLLAPSED
    return _LABELS.get(label, Place.BIO)


def _line_around(told: str, match: re.Match[str]) -> str:
    start = max(told.rfind("\n", 0, match.start()), told.rfind(". ", 0, match.start())) + 1
    end = told.find("\n", match.end())
    return told[start : end if end >= 0 else len(told)]
