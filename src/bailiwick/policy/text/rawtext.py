"""A raw text and its parts, each worked out when first asked for."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from operator import itemgetter

from bailiwick.policy.text.annotations import Annotation, annotations_of
from bailiwick.policy.text.sentences import Span, quotations_of, sentences_of


class RawText:
    """What a person typed. Offsets count its characters; ends are exclusive."""

    def __init__(self, raw: str) -> None:
        self.raw = raw

    @cached_property
    def sentences(self) -> list[Span]:
        """The spans of the sentences, without gaps; at most 600 characters each."""
        return sentences_of(self.raw)

    def sentence_at(self, offset: int) -> Span:
        """The span of the sentence that the character at an offset belongs to; of the last one beyond the end."""
        place = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        return self.sentences[max(place, 0)]

    @cached_property
    def quotations(self) -> list[Span]:
        """The spans of what stands in balanced quotation marks, the marks included; at most 300 characters each."""
        return quotations_of(self.raw)

    @cached_property
    def annotations(self) -> list[Annotation]:
        """Media and profile described in plain text, such as `[image: a car]` and a leading `(bio: dad)`."""
        return annotations_of(self.raw)

    def window(self, start: int, end: int, before: int, after: int) -> str:
        """The words of a span with so many characters before and after it."""
        return self.raw[max(0, start - before) : end + after]
