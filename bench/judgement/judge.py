"""Asking the checks: by every policy that ships at once, so that the strictest answer counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.finding import Finding
from bailiwick.policy.library import Library
from bailiwick.policy.loading import load_library
from bailiwick.policy.verdict import Effect, Verdict

DAY = date(2026, 11, 1)

Found = Mapping[str, bool]
"""Code of a check that says a text is not met, to whether its finding stops."""


@cache
def library() -> Library:
    """Every pack that ships."""
    return load_library()


@dataclass(frozen=True)
class Judge:
    """Checks texts of one kind."""

    examiner: Examiner
    facts: BaseFacts
    post_class: PostClass

    @classmethod
    def of(cls, post_class: PostClass) -> "Judge":
        """Read texts as posts of a class."""
        gate = "comment.review" if post_class is PostClass.COMMENT else "self.check"
        policies = [pack.id for pack in library().policies]
        return cls(library().examiner(policies, gate, DAY), BaseFacts(Facts(), post_class), post_class)

    def findings(self, text: str) -> list[Finding]:
        """What is not met. A tag counts only on a comment, where marking is the most that a policy may do."""
        report = self.examiner.examine(self.facts.facts_for(text), text)
        silent = {Effect.NONE} if self.post_class is PostClass.COMMENT else {Effect.NONE, Effect.TAG}
        return [one for one in report.of(Verdict.NOT_MET) if one.effect not in silent]

    def found(self, text: str) -> Found:
        """The checks that are not met, and which of them stop."""
        codes: dict[str, bool] = {}
        for one in self.findings(text):
            codes[one.check] = codes.get(one.check, False) or one.effect.stops
        return codes

    def all_found(self, texts: Iterable[str]) -> list[Found]:
        """The same for many texts."""
        return [self.found(text) for text in texts]

    def asked(self) -> list[str]:
        """The checks on words that some policy asks of such posts, by code."""
        examined = self.examiner.examine(self.facts.facts_for(""), "").looked_at
        bindings = {
            binding.id: binding.check
            for pack in library().packs.values()
            for binding in pack.bindings.values()
        }
        codes = {bindings[one] for one in examined}
        return sorted(code for code in codes if library().checks[code].triggers)
