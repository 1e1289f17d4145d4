"""Sentences shown to people, kept as a template and its values so that they can be translated late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable sentence: `template` is the message id, `values` fill its {named} places."""

    template: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING, hash=False)

    def render(self, translate: Callable[[str], str] | None = None) -> str:
        """The sentence in the language that `translate` gives; in English without it."""
        template = translate(self.template) if translate else self.template
        return template.format_map(self.values) if self.values else template

    def __str__(self) -> str:
        return self.render()


def say(template: str, **values: str) -> Sentence:
    """Build a Sentence; the only way sentences for people are made, so that tools can collect them."""
    return Sentence(template, values) if values else Sentence(template)
