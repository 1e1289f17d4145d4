"""The facts behind a text on the command line: what the caller stated, and that the text is the whole post."""

from __future__ import annotations

from dataclasses import replace

from bailiwick.policy.facts import ABSENT, UNKNOWN, Facts, Known
from bailiwick.policy.facts.subjects import MediaKind, PostClass

_MARKS = {
    "[video": MediaKind.VIDEO,
    "[clip": MediaKind.VIDEO,
    "[reel": MediaKind.VIDEO,
    "[livestream": MediaKind.VIDEO,
    "[story": MediaKind.VIDEO,
    "[image": MediaKind.PHOTO,
    "[photo": MediaKind.PHOTO,
    "[picture": MediaKind.PHOTO,
    "[selfie": MediaKind.PHOTO,
    "[avatar": MediaKind.PHOTO,
    "[graphic": MediaKind.GRAPHIC,
    "[meme": MediaKind.GRAPHIC,
    "[flyer": MediaKind.GRAPHIC,
    "[gif": MediaKind.GRAPHIC,
    "[audio": MediaKind.AUDIO,
    "[voice": MediaKind.AUDIO,
    "[song": MediaKind.AUDIO,
    "[music": MediaKind.AUDIO,
}


class BaseFacts:
    """One Facts for texts without media and one for each kind described in brackets, so that a batch shares them."""

    def __init__(self, stated: Facts, post_class: PostClass | None) -> None:
        post = stated.post if post_class is None else replace(stated.post, class_=Known(post_class))
        self._media_stated = post.media is not UNKNOWN
        self._plain = replace(stated, post=post if self._media_stated else replace(post, media=ABSENT))
        self._described = {kind: replace(stated, post=replace(post, media=Known(kind))) for kind in MediaKind}

    def facts_for(self, text: str) -> Facts:
        """The facts for one text; `[image: ...]` and its like say that something is attached."""
        if self._media_stated or "[" not in text:
            return self._plain
        lowered = text.lower()
        for mark, kind in _MARKS.items():
            if mark in lowered:
                return self._described[kind]
        return self._plain
