"""Small lexicons for the tests of scanning."""

from bailiwick.policy.text.lexicon import Lexicon, lexicon_from
from bailiwick.policy.text.scanner import Scanner


def lexicon(*terms, patterns=(), name="common/words", **settings) -> Lexicon:
    data = {"id": name, "language": "en", "terms": list(terms), "patterns": list(patterns), **settings}
    made = lexicon_from(data, f"{name}.yaml")
    assert made is not None
    return made


def scanner(*terms, triggers=None, **settings) -> Scanner:
    return Scanner.compile([lexicon(*terms, **settings)], triggers)


def found(scanner: Scanner, text: str, group: str = "common/words") -> list[str]:
    return [text[match.start : match.end] for match in scanner.scan(text).matches(group)]
