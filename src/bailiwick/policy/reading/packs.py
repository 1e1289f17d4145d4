"""Reading a whole pack from its files' nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.policy.pack import Bound, Pack, PackKind
from bailiwick.policy.reading.bindings import read_binding, read_exemption, read_setting
from bailiwick.policy.reading.clauses import read_clause, read_edition
from bailiwick.policy.reading.fields import Fields, read_list
from bailiwick.policy.reading.lexicons import read_lexicon
from bailiwick.policy.reading.node import Node
from bailiwick.policy.reading.powers import read_notice, read_power
from bailiwick.policy.setting import Setting
from bailiwick.policy.text.lexicon import Lexicon

SINGLE_FILES = ("pack", "editions", "powers", "exemptions", "notices", "settings")
FOLDERS = ("clauses", "bindings", "lexicons", "cases")


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Thing = TypeVar("Thing", bound=Named)


class PackFiles:
    """The parsed files of one pack: path inside the pack (`clauses/V.yaml`) to node, and the digest of all bytes."""

    def __init__(self, folder: str, nodes: Mapping[str, Node | None], digests: Mapping[str, str]) -> None:
        self.folder = folder
        self.nodes = nodes
        # Cases are examples, not policy: they leave the digest alone.
        self.digest = digest_of(
            {path: value for path, value in digests.items() if not path.startswith("cases/")}
        )

    def within(self, part: str) -> Iterable[tuple[str, Node | None]]:
        """The files of one part: `powers.yaml`, or every file of `powers/`; each as its shown path and node."""
        for path, node in sorted(self.nodes.items()):
            if path == f"{part}.yaml" or path.startswith(f"{part}/"):
                yield f"{self.folder}/{path}", node

    def check_names(self, faults: Faults) -> None:
        """Note every file that no part of a pack is read from."""
        for path in self.nodes:
            part = path.removesuffix(".yaml").partition("/")[0]
            if part not in SINGLE_FILES and part not in FOLDERS:
                faults.add(f"{self.folder}/{path}", 0, "no part of a pack is read from a file of this name")


def read_pack(files: PackFiles, faults: Faults) -> Pack | None:
    """Read every part of a pack but its cases; None when there is no readable pack.yaml."""
    files.check_names(faults)
    heading = next((node for _, node in files.within("pack")), None)
    if heading is None:
        faults.add(f"{files.folder}/pack.yaml", 0, "there is no pack.yaml, so this is not a pack")
        return None
    fields = Fields(heading, f"{files.folder}/pack.yaml", faults, "pack")
    pack_id, kind = fields.text("id", required=True), fields.choice("kind", PackKind, PackKind.AGENCY)
    title = fields.text("title", required=True)
    pack = Pack(
        id=pack_id,
        title=title,
        kind=kind or PackKind.AGENCY,
        digest=files.digest,
        citation=fields.text("citation", default=title),
        publisher=fields.text("publisher"),
        binds=_read_binds(fields),
        editions=tuple(_all(files, faults, "editions", "edition", read_edition)),
        clauses=_by_id(files, faults, "clauses", "clause", read_clause),
        powers=_by_id(files, faults, "powers", "power", read_power),
        notices=_by_id(files, faults, "notices", "notice", read_notice),
        bindings=_by_id(files, faults, "bindings", "binding", read_binding),
        settings=_settings(files, faults),
        exemptions=tuple(_all(files, faults, "exemptions", "exemption", read_exemption)),
        lexicons=_lexicons(files, faults),
    )
    fields.finish()
    return pack if pack_id else None


def _read_binds(fields: Fields) -> tuple[Bound, ...]:
    found = []
    for node in fields.each("binds"):
        inner = Fields(node, fields.file, fields.faults, "binds")
        found.append(Bound(inner.words("categories", required=True), inner.text("while")))
        inner.finish()
    return tuple(found)


def _all(
    files: PackFiles, faults: Faults, part: str, what: str, read: Callable[[Fields], Thing | None]
) -> list[Thing]:
    return [thing for file, node in files.within(part) for thing in read_list(node, file, faults, what, read)]


def _by_id(
    files: PackFiles, faults: Faults, part: str, what: str, read: Callable[[Fields], Thing | None]
) -> dict[str, Thing]:
    found: dict[str, Thing] = {}

    def read_once(fields: Fields) -> Thing | None:
        thing = read(fields)
        if thing is not None and thing.id in found:
            fields.fault(f"{what} '{thing.id}' stands twice; ids are permanent and unique")
        elif thing is not None:
            if "/" not in thing.id and not is_plain_id(thing.id):
                fields.fault(f"'{thing.id}' is not an id: small letters, digits, hyphens and dots")
            found[thing.id] = thing
        return thing

    for file, node in files.within(part):
        read_list(node, file, faults, what, read_once)
    return found


def _settings(files: PackFiles, faults: Faults) -> dict[str, Setting]:
    by_key: dict[str, Setting] = {}
    for setting in _all(files, faults, "settings", "setting", read_setting):
        if setting.key in by_key:
            faults.add(f"{files.folder}/settings.yaml", 0, f"the setting '{setting.key}' stands twice")
        by_key[setting.key] = setting
    return by_key


def _lexicons(files: PackFiles, faults: Faults) -> dict[str, Lexicon]:
    found: dict[str, Lexicon] = {}
    for file, node in files.within("lexicons"):
        lexicon = read_lexicon(node, file, faults)
        if lexicon is None:
            continue
        if lexicon.id in found:
            faults.add(file, 0, f"the lexicon '{lexicon.id}' stands twice")
        found[lexicon.id] = lexicon
    return found
