"""What a permission would have to cover: the object of an act, taken from its facts."""

from __future__ import annotations

from operator import attrgetter

from bailiwick.kernel.canonical import digest_of_text
from bailiwick.policy.captures import layout_digest
from bailiwick.policy.facts import Facts, Known
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.power import Target

_NAMED_BY_ITSELF = {"platform": "site.platform", "poster": "site.identity", "device": "person.device"}


def target_of(subject: str, facts: Facts, text: str, power_object: str = "") -> Target:
    """The target of an act on `subject`; for words, the digest is that of exactly these words.

    Some powers name their own object, whatever the act is on: a platform, whichever page it is for; the page somebody
    may post to; the device in their hand; the picture in a post; the personal page that a memorandum is about; the
    terms of a platform as they are now.
    """
    if power_object in _NAMED_BY_ITSELF:
        return Target(identity=_text(attrgetter(_NAMED_BY_ITSELF[power_object])(facts)))
    if power_object == "contract":
        return _terms(facts)
    if subject == "reference" or power_object == "reference":
        return _personal_page(facts)
    if subject == "post":
        return _words_or_picture(facts, text, power_object)
    made = _OF_SUBJECT.get(subject)
    return made(facts) if made else Target(identity=_text(facts.person.role))


def _terms(facts: Facts) -> Target:
    platform = _text(facts.contract.platform) or _text(facts.site.platform)
    digest = _text(facts.contract.new_digest) or _text(facts.contract.stored_digest)
    return Target(identity=platform, digest=digest, platform=platform)


def _personal_page(facts: Facts) -> Target:
    material = facts.reference.change_is_material
    return Target(
        identity=_text(facts.reference.identity),
        digest=_text(facts.reference.digest),
        layout=_layout(facts),
        change_is_material=material.value if isinstance(material, Known) else None,
    )


def _words_or_picture(facts: Facts, text: str, power_object: str) -> Target:
    category = _text(facts.post.category)
    words = _text(facts.post.digest) or digest_of_text(text)
    digest = _text(facts.media.digest) if power_object == "media" else words
    return Target(digest=digest, identity=digest, categories=frozenset({category} if category else ()))


def _official_page(facts: Facts) -> Target:
    platform = _text(facts.site.platform)
    return Target(
        identity=_text(facts.site.identity) or platform, digest=_text(facts.site.digest), platform=platform
    )


def _record(facts: Facts) -> Target:
    digest = _text(facts.record.digest)
    return Target(identity=digest, digest=digest)


def _profile(facts: Facts) -> Target:
    return Target(identity=_text(facts.covert.identity))


def _layout(facts: Facts) -> str:
    """The layout's digest; reckoned from the capture when nobody has stated it."""
    current = facts.reference.current
    stated = _text(facts.reference.layout)
    return stated or (layout_digest(current.value) if isinstance(current, Known) else "")


def _text(fact: Fact[str]) -> str:
    return fact.value if isinstance(fact, Known) else ""


_OF_SUBJECT = {"site": _official_page, "page": _official_page, "record": _record, "covert": _profile}
