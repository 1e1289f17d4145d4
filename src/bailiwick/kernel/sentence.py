"""Sentences shown to people, kept as a template and its values so that they can be translated late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Part: TypeAlias = "str | Sentence | tuple[Sentence, ...]"
"""What may fill a place of a sentence: words as they are, our own words, or several of them with commas between."""
_NOTHING: Mapping[str, Part] = MappingProxyType({})
Translate: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable sentence: `template` is the message id, `values` fill its {named} places."""

    template: str
    values: Mapping[str, Part] = field(default_factory=lambda: _NOTHING, hash=False)

    def render(self, translate: Translate | None = None) -> str:
        """The sentence in the language that `translate` gives; in English without it."""
        template = translate(self.template) if translate else self.template
        if not self.values:
            return template
        return template.format_map({name: _written(part, translate) for name, part in self.values.items()})

    def __str__(self) -> str:
        return self.render()


def _written(part: Part, translate: Translate | None) -> str:
    if isinstance(part, tuple):
        return ", ".join(one.render(translate) for one in part)
    return part.render(translate) if isinstance(part, Sentence) else part


def say(template: str, **values: Part) -> Sentence:
    """Build a Sentence; the only way sentences for people are made, so that tools can collect them."""
    return Sentence(template, values) if values else Sentence(template)
