"""What a permission would have to cover: the object of an act, taken from its facts."""

from __future__ import annotations

from bailiwick.kernel.canonical import digest_of_text
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.power import Target


def target_of(subject: str, facts: Facts, text: str, power_object: str = "") -> Target:
    """The target of an act on `subject`; for words, the digest is that of exactly these words.

    A power over platforms is asked about the site's platform, whichever page it is for.
    """
    if power_object == "platform":
        return Target(identity=_text(facts.site.platform))
    if subject == "post":
        category = _text(facts.post.category)
        digest = _text(facts.post.digest) or digest_of_text(text)
        return Target(digest=digest, identity=digest, categories=frozenset({category} if category else ()))
    if subject in ("site", "page"):
        return Target(identity=_text(facts.site.identity) or _text(facts.site.platform), digest=_text(facts.site.digest))
    if subject == "reference":
        material = facts.reference.change_is_material
        return Target(
            identity=_text(facts.reference.identity),
            digest=_text(facts.reference.digest),
            layout=_text(facts.reference.layout),
            change_is_material=material.value if isinstance(material, Known) else None,
        )
    if subject == "record":
        return Target(identity=_text(facts.record.digest), digest=_text(facts.record.digest))
    return Target(identity=_text(facts.person.role))


def _text(fact: Fact[str]) -> str:
    return fact.value if isinstance(fact, Known) else ""
