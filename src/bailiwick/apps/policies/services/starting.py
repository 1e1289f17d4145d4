"""A policy of one's own: begun from one like it, its labels copied from the agency's own document, then adopted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from bailiwick.apps.journal.services import Doing, act
from bailiwick.apps.policies.errors import PoliciesError
from bailiwick.apps.policies.models import Adoption
from bailiwick.apps.policies.permissions import Right, require
from bailiwick.apps.policies.selectors.packs import own_folders, own_packs, pack_of
from bailiwick.apps.policies.services.helping import day_of, line
from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.errors import BailiwickError
from bailiwick.kernel.sentence import say
from bailiwick.policy.loading.starting_files import begin_pack, lay_beside, relabel
from bailiwick.policy.setting import Setting
from bailiwick.policy.starting import Begun, questions

SHORT = re.compile(r"[a-z][a-z0-9-]{1,19}")


@act("policies.start", say("began a policy from one like it"))
def start_policy(  # noqa: PLR0913 -- each is told by name
    doing: Doing,
    *,
    base: str,
    name: str,
    title: str,
    citation: str,
    publisher: str,
    answers: Mapping[str, str],
) -> Path:
    """Begin a policy from one that ships, with the questions answered so far; `name` is its short name for good.

    What nobody has answered, and what the other policy is silent on, is kept beside it as open points. It binds nobody
    until somebody adopts it.
    """
    require(doing.actor, Right.KEEP_POLICIES, day_of(doing))
    pack = pack_of(base)
    if not SHORT.fullmatch(name):
        raise PoliciesError(
            f"'{name}' cannot be a short name.",
            remedy="Use small letters, digits and hyphens, such as elmpd.",
        )
    begun = Begun(
        name, line(title, "title"), line(citation, "citation", 60), line(publisher, "name of the agency")
    )
    chosen = {key: choice for key, choice in answers.items() if choice}
    strange = [key for key, choice in chosen.items() if choice not in _choices(pack.settings, key)]
    if strange:
        raise PoliciesError(f"There is no such choice: {', '.join(strange)}.", remedy="Choose one shown.")
    left = [one for one in questions(pack, []) if one.setting and one.setting.key not in chosen]
    own_packs().mkdir(parents=True, exist_ok=True)
    try:
        folder = begin_pack(
            own_packs(), base, begun, chosen, [f"{one.number} {one.question}" for one in left]
        )
    except BailiwickError as error:
        raise PoliciesError(error.message, remedy=error.remedy) from error
    doing.about("pack", name)
    doing.record(base=base, base_digest=pack.digest, answers=digest_of(chosen), unanswered=len(left))
    return folder


@act("policies.label", say("gave a clause its printed label"))
def label_clause(doing: Doing, *, pack: str, clause: str, label: str) -> None:
    """Give a clause of an own policy the label that is printed in the agency's document; not once it is adopted."""
    require(doing.actor, Right.KEEP_POLICIES, day_of(doing))
    folder = own_folder(pack)
    if Adoption.objects.filter(pack=pack).exists():
        raise PoliciesError(
            "This policy has been adopted, and stays as it was then.", remedy="Begin another edition of it."
        )
    text = line(label, "label", 80)
    try:
        relabel(folder, clause, text)
    except BailiwickError as error:
        raise PoliciesError(error.message, remedy=error.remedy) from error
    doing.about("pack", pack)
    doing.record(clause=clause, digest=digest_of(text))


@act("policies.document", say("laid the agency’s own document beside a policy"))
def lay_document(doing: Doing, *, pack: str, text: str) -> str:
    """Lay the text of the agency's document beside its policy, to copy labels from; gives its digest."""
    require(doing.actor, Right.KEEP_POLICIES, day_of(doing))
    digest = lay_beside(own_folder(pack), text)
    doing.about("pack", pack)
    doing.record(digest=digest)
    return digest


def own_folder(pack: str) -> Path:
    """The folder of an own pack. Raises PoliciesError where there is none."""
    found = next((folder for folder in own_folders() if folder.name == pack), None)
    if found is None:
        raise PoliciesError("There is no such policy of your own.", remedy="Begin one first.")
    return found


def _choices(settings: Mapping[str, Setting], key: str) -> Mapping[str, str]:
    return settings[key].choices if key in settings else {}
