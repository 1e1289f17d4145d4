"""What a policy's name and the end of a clause's id look like in an address."""

from __future__ import annotations


class _Text:
    regex = ""

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class PolicyName(_Text):
    """The id of a pack."""

    regex = "[a-z][a-z0-9-]{0,40}"


class ClausePath(_Text):
    """A clause's id without its pack, such as V.G.2.s1."""

    regex = "[A-Za-z0-9][A-Za-z0-9.-]{0,80}"
