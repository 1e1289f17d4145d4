"""Reading a whole pack from its files' nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from bailiwick.kernel.canonical import digest_of
from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.policy.pack import Bound, Pack, PackKind
from bailiwick.policy.reading.bindings import read_binding, read_exemption, read_setting
from bailiwick.policy.reading.cited import read_cited
from bailiwick.policy.reading.clauses import read_clause, read_edition
from bailiwick.policy.reading.conduct import read_conduct
from bailiwick.policy.reading.contents import read_aim, read_subject, read_titles, read_word
from bailiwick.policy.reading.fields import Fields, read_list
from bailiwick.policy.reading.lexicons import read_lexicon
from bailiwick.policy.reading.looking import read_look
from bailiwick.policy.reading.node import Node
from bailiwick.policy.reading.powers import read_notice, read_power
from bailiwick.policy.reading.reminders import read_reminder
from bailiwick.policy.reading.risks import read_authority, read_risk
from bailiwick.policy.setting import Setting
from bailiwick.policy.text.lexicon import Lexicon

SINGLE_FILES = (
    "pack",
    "editions",
    "parts",
    "printed",
    "subjects",
    "words",
    "aims",
    "powers",
    "exemptions",
    "notices",
    "settings",
    "authorities",
    "risks",
    "cited",
    "reminders",
    "conduct",
    "looks",
)
FREE_IDS = frozenset({"editions", "settings"})
"""Parts whose ids are names of the policy's own: a year, a row of the table of differences."""
FOLDERS = ("clauses", "bindings", "lexicons", "cases")
ABOUT_THE_POLICY = frozenset(
    {"cases", "parts", "printed", "subjects", "words", "authorities", "risks", "cited"}
)
"""What is told about a policy and is no part of it."""


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Thing = TypeVar("Thing", bound=Named)


def _part(path: str) -> str:
    """The part that a file of a pack belongs to: `clauses` for `clauses/V.yaml`."""
    return path.removesuffix(".yaml").partition("/")[0]


class PackFiles:
    """The parsed files of one pack: path inside the pack (`clauses/V.yaml`) to node, and the digest of all bytes."""

    def __init__(self, folder: str, nodes: Mapping[str, Node | None], digests: Mapping[str, str]) -> None:
        self.folder = folder
        self.nodes = nodes
        # Examples, titles and what courts said elsewhere are no policy: they leave the digest alone.
        self.digest = digest_of(
            {path: value for path, value in digests.items() if _part(path) not in ABOUT_THE_POLICY}
        )

    def within(self, part: str) -> Iterable[tuple[str, Node | None]]:
        """The files of one part: `powers.yaml`, or every file of `powers/`; each as its shown path and node."""
        for path, node in sorted(self.nodes.items()):
            if path == f"{part}.yaml" or path.startswith(f"{part}/"):
                yield f"{self.folder}/{path}", node

    def check_names(self, faults: Faults) -> None:
        """Note every file that no part of a pack is read from."""
        for path in self.nodes:
            part = _part(path)
            if part not in SINGLE_FILES and part not in FOLDERS:
                faults.add(f"{self.folder}/{path}", 0, "no part of a pack is read from a file of this name")


def _heading(files: PackFiles, faults: Faults) -> Fields | None:
    """What pack.yaml tells; None where there is none."""
    node = next((node for _, node in files.within("pack")), None)
    if node is None:
        faults.add(f"{files.folder}/pack.yaml", 0, "there is no pack.yaml, so this is not a pack")
        return None
    return Fields(node, f"{files.folder}/pack.yaml", faults, "pack")


def read_pack(files: PackFiles, faults: Faults) -> Pack | None:
    """Read every part of a pack but its cases; None when there is no readable pack.yaml."""
    files.check_names(faults)
    fields = _heading(files, faults)
    if fields is None:
        return None
    parts = _Parts(files, faults)
    title = fields.text("title", required=True)
    pack = Pack(
        id=fields.text("id", required=True),
        title=title,
        kind=fields.choice("kind", PackKind, PackKind.AGENCY) or PackKind.AGENCY,
        digest=files.digest,
        citation=fields.text("citation", default=title),
        publisher=fields.text("publisher"),
        binds=_read_binds(fields),
        editions=tuple(parts.by_id("editions", "edition", read_edition).values()),
        parts=_read_parts(files, faults),
        printed=_read_printed(files, faults),
        subjects=parts.by_id("subjects", "subject", read_subject),
        words=parts.by_id("words", "word", read_word),
        aims=parts.by_id("aims", "aim", read_aim),
        clauses=parts.by_id("clauses", "clause", read_clause),
        powers=parts.by_id("powers", "power", read_power),
        notices=parts.by_id("notices", "notice", read_notice),
        bindings=parts.by_id("bindings", "binding", read_binding),
        settings=_by_key(parts.by_id("settings", "setting", read_setting), files, faults),
        exemptions=tuple(parts.by_id("exemptions", "exemption", read_exemption).values()),
        lexicons=_lexicons(files, faults),
        authorities=parts.by_id("authorities", "authority", read_authority),
        risks=parts.by_id("risks", "risk", read_risk),
        cited=parts.by_id("cited", "cited text", read_cited),
        reminders=parts.by_id("reminders", "reminder", read_reminder),
        conduct=parts.by_id("conduct", "conduct rule", read_conduct),
        looks=parts.by_id("looks", "purpose of looks", read_look),
        places=parts.places,
    )
    fields.finish()
    return pack if pack.id else None


def _read_binds(fields: Fields) -> tuple[Bound, ...]:
    found = []
    for node in fields.each("binds"):
        inner = Fields(node, fields.file, fields.faults, "binds")
        found.append(Bound(inner.words("categories", required=True), inner.text("while")))
        inner.finish()
    return tuple(found)


def _read_parts(files: PackFiles, faults: Faults) -> dict[str, str]:
    """Titles of a policy's parts, by the beginning of the ids of their clauses."""
    found: dict[str, str] = {}
    for file, node in files.within("parts"):
        if node is not None:
            fields = Fields(node, file, faults, "parts")
            found |= {part: fields.text(part, required=True) for part, _ in fields.entries()}
    return found


def _read_printed(files: PackFiles, faults: Faults) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file, node in files.within("printed"):
        if node is not None:
            found |= read_titles(Fields(node, file, faults, "printed"))
    return found


class _Parts:
    """Reads parts that are lists of things with ids, and notes where each stands."""

    def __init__(self, files: PackFiles, faults: Faults) -> None:
        self._files = files
        self._faults = faults
        self.places: dict[str, tuple[str, int]] = {}

    def by_id(self, part: str, what: str, read: Callable[[Fields], Thing | None]) -> dict[str, Thing]:
        """Every thing of a part by its id; an id that stands twice is a fault."""
        found: dict[str, Thing] = {}

        def read_once(fields: Fields) -> None:
            thing = read(fields)
            if thing is None:
                return
            if thing.id in found:
                fields.fault(f"{what} '{thing.id}' stands twice; ids are permanent and unique")
            elif part not in FREE_IDS and "/" not in thing.id and not is_plain_id(thing.id):
                fields.fault(f"'{thing.id}' is not an id: small letters, digits, hyphens and dots")
            found[thing.id] = thing
            self.places[f"{what} {thing.id}"] = (fields.file, fields.line)

        for file, node in self._files.within(part):
            read_list(node, file, self._faults, what, read_once)
        return found


def _by_key(settings: dict[str, Setting], files: PackFiles, faults: Faults) -> dict[str, Setting]:
    by_key: dict[str, Setting] = {}
    for setting in settings.values():
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
            faults.add(file, node.line if node else 0, f"the lexicon '{lexicon.id}' stands twice")
        found[lexicon.id] = lexicon
    return found
