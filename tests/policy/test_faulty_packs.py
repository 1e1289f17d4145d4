"""A pack is validated as a whole: every fault is told at once, with file and line, and nothing hostile gets through."""

import random
import shutil
from pathlib import Path

import pytest

from bailiwick.kernel.errors import BailiwickError, Faults, FaultyFilesError
from bailiwick.policy.loading import load_library, load_overlay
from bailiwick.policy.loading.library_files import load_library_noting, read_pack_files
from bailiwick.policy.reading.node import parse_yaml
from bailiwick.policy.reading.packs import PackFiles, read_pack

LARKSPUR = Path(__file__).parent / "made_up_packs" / "larkspur"

# What is written into a sound pack, and what must be told: file, part of the message.
FAULTS = {
    "a check that does not exist": (
        "bindings/orders.yaml",
        "check: WL001",
        "check: XX999",
        "no check 'XX999'",
    ),
    "a power that does not exist": (
        "bindings/orders.yaml",
        "release: {power: larkspur.position}",
        "release: {power: larkspur.moon}",
        "larkspur.moon",
    ),
    "a binding woken by a setting that does not exist": (
        "bindings/orders.yaml",
        "  check: WL001\n",
        "  check: WL001\n  only_with: {mood: good}\n",
        "a setting 'mood', which does not exist",
    ),
    "a binding woken by no choice of a setting": (
        "bindings/orders.yaml",
        "  check: WL001\n",
        "  check: WL001\n  only_with: {positions: told}\n",
        "'told', which is no choice of the setting 'positions'",
    ),
    "circumstances that set a binding apart without a reason": (
        "bindings/orders.yaml",
        "  check: WL001\n",
        "  check: WL001\n  unless: [{when: {site.comments: no-place}}]\n",
        "'because' is missing",
    ),
    "a reason to set a binding apart without circumstances": (
        "bindings/orders.yaml",
        "  check: WL001\n",
        "  check: WL001\n  unless: [{because: It is a fine day.}]\n",
        "it would set every act apart",
    ),
    "a choice that changes a power that does not exist": (
        "settings.yaml",
        "larkspur.position: {effect: advise, release: never, values: {lexicons: [larkspur/boats]}}",
        "larkspur.moon: {standing: false}",
        "larkspur.moon",
    ),
    "a reminder of a clause that does not exist": (
        "reminders.yaml",
        "clause: larkspur/1",
        "clause: larkspur/9",
        "no such clause in this pack",
    ),
    "a reminder told with words of no word list": (
        "reminders.yaml",
        "words: [larkspur/boats]",
        "words: [larkspur/moons]",
        "there is no word list 'larkspur/moons'",
    ),
    "a reminder told with words, without any": (
        "reminders.yaml",
        "  words: [larkspur/boats]\n",
        "",
        "'words' names the word lists",
    ),
    "a reminder beside a binding that does not exist": (
        "reminders.yaml",
        "told: reason",
        "told: reason\n  bindings: [larkspur.moon]",
        "there is no binding 'larkspur.moon'",
    ),
    "bindings of a reminder that stands beside nothing": (
        "reminders.yaml",
        "words: [larkspur/boats]",
        "words: [larkspur/boats]\n  bindings: [larkspur.boats]",
        "'bindings' are those of a reminder told beside a finding",
    ),
    "a reminder for posts that do not exist": (
        "reminders.yaml",
        "told: reason",
        "told: reason\n  posts: [loud]",
        "it must be one of: official",
    ),
    "a purpose of looks that no clause limits": (
        "looks.yaml",
        "clause: larkspur/1",
        "clause: larkspur/77",
        "there is no clause 'larkspur/77'",
    ),
    "a duty that is said to allow something": (
        "conduct.yaml",
        "clause: larkspur/4",
        "clause: larkspur/3",
        "'allows' needs 'may'",
    ),
    "something told that a report cannot tell": (
        "conduct.yaml",
        "told: [spoke-as-a-citizen]",
        "told: [whistled]",
        "it must be one of: own-device-on-duty",
    ),
    "a limit that is no clause": ("conduct.yaml", "[larkspur/1]", "[larkspur/77]", "no clause 'larkspur/77'"),
    "an authority without a name": ("conduct.yaml", "  name: The harbour book\n", "", "needs 'name'"),
    "a route that says nobody": ("conduct.yaml", "  decides: attorney\n", "", "needs 'decides'"),
    "a step that is nobody's": ("conduct.yaml", "by: hr, ", "", "'by' is missing"),
    "what is nothing to a rule": (
        "conduct.yaml",
        "decides: attorney",
        "decides: attorney\n  name: Pilots",
        "'name' is nothing to a rule that says 'route'",
    ),
    "a cited text that no clause names": (
        "cited.yaml",
        "clauses: [larkspur/6]",
        "clauses: [larkspur/66]",
        "no clause is named by 'larkspur/66'",
    ),
    "an aim that no clause names": (
        "aims.yaml",
        "clauses: [larkspur/1]",
        "clauses: [larkspur/77]",
        "no clause is named by 'larkspur/77'",
    ),
    "an aim without a clause": ("aims.yaml", "  clauses: [larkspur/1]\n", "", "'clauses'"),
    "a quotation in a clause that no policy has": (
        "cited.yaml",
        "by: [larkspur/2]",
        "by: [lake/2]",
        "'lake/2'",
    ),
    "a text held as a pack that does not exist": ("cited.yaml", "held_as: house", "held_as: hut", "'hut'"),
    "a missing text with a quotation": ("cited.yaml", "standing: quoted", "standing: missing", "only quoted"),
    "a held text without its pack": ("cited.yaml", "standing: linked", "standing: held", "'held_as' names"),
    "a link that is none": ("cited.yaml", "https://harbour.example/act", "the library", "needs 'link'"),
    "a standing that does not exist": ("cited.yaml", "standing: linked", "standing: lost", "lost"),
    "a delegation limited to what cannot be told": (
        "powers.yaml",
        "delegate_scope: [platform]",
        "delegate_scope: [mood]",
        "cannot be limited to 'mood'",
    ),
    "a clause that does not exist": (
        "bindings/orders.yaml",
        "clauses: [larkspur/1]",
        "clauses: [larkspur/99]",
        "larkspur/99",
    ),
    "a gate that does not exist": (
        "bindings/orders.yaml",
        "gates: [site.create]",
        "gates: [site.burn]",
        "no gate 'site.burn'",
    ),
    "a watch over nothing": (
        "bindings/orders.yaml",
        "subject: site.register",
        "subject: the.moon",
        "the.moon",
    ),
    "a fact that does not exist": (
        "bindings/orders.yaml",
        "post.class:",
        "post.mood:",
        "no fact 'post.mood'",
    ),
    "an effect that does not exist": (
        "bindings/orders.yaml",
        "effect: stop\n  unsure",
        "effect: punish\n  unsure",
        "punish",
    ),
    "an unsure finding that would stop": (
        "bindings/orders.yaml",
        "{below: 0.4, effect: warn}",
        "{below: 0.4, effect: stop}",
        "never stops",
    ),
    "a value the check does not know": (
        "bindings/orders.yaml",
        "{last: reviewed,",
        "{mood: good, last: reviewed,",
        "no value 'mood'",
    ),
    "a word list that does not exist": (
        "bindings/orders.yaml",
        "lexicons: [larkspur/boats]",
        "lexicons: [larkspur/ships]",
        "larkspur/ships",
    ),
    "a waiver for what is not where possible": (
        "clauses/orders.yaml",
        "qualifier: where-possible",
        "qualifier: none",
        "where possible",
    ),
    "no effect where the force gives none": (
        "bindings/orders.yaml",
        "gates: [case.sustain]\n  effect: stop",
        "gates: [case.sustain]",
        "gives no effect",
    ),
    "a binding nothing looks at": (
        "bindings/orders.yaml",
        "  gates: [case.sustain]\n",
        "",
        "no gate and no watch",
    ),
    "an id that stands twice": ("clauses/orders.yaml", "id: larkspur/2", "id: larkspur/1", "stands twice"),
    "a key that stands twice": (
        "pack.yaml",
        "citation: Order 12",
        "citation: Order 12\ntitle: Again",
        "'title' stands twice",
    ),
    "an unknown key": (
        "clauses/orders.yaml",
        'label: "7"',
        'label: "7"\n  colour: blue',
        "unknown key 'colour'",
    ),
    "a missing key": ("clauses/orders.yaml", "  heading: Yearly look\n", "", "'heading' is missing"),
    "a force that does not exist": ("clauses/orders.yaml", "force: cautioned", "force: begged", "begged"),
    "an edition that does not exist": ("clauses/orders.yaml", 'until: "2025"', 'until: "2031"', "2031"),
    "a clause of another pack": ("clauses/orders.yaml", "id: larkspur/7", "id: nmpd/7", "another pack"),
    "a setting's default that is no choice": ("settings.yaml", "default: narrow", "default: broad", "broad"),
    "a setting that changes nothing there is": (
        "settings.yaml",
        "      larkspur.position:",
        "      larkspur.moon:",
        "larkspur.moon",
    ),
    "an exemption from nothing": (
        "exemptions.yaml",
        "clauses: [larkspur/1]",
        'clauses: ["larkspur/99.*"]',
        "larkspur/99",
    ),
    "an exemption by an unknown setting": (
        "exemptions.yaml",
        "setting: night-watch",
        "setting: day-watch",
        "day-watch",
    ),
    "a notice in a place no page has": ("notices.yaml", "where: [bio, about]", "where: [roof]", "roof"),
    "a notice by words nobody wrote": (
        "notices.yaml",
        "larkspur/crown",
        "larkspur/throne",
        "larkspur/throne",
    ),
    "a standing release without an end": ("powers.yaml", "longest: P30D, ", "", "longest"),
    "a period that is none": ("powers.yaml", "lasts: P2D", "lasts: soon", "not a period"),
    "a delegate that does not exist": (
        "powers.yaml",
        "delegate: named-person",
        "delegate: everybody",
        "everybody",
    ),
    "a power of no clause": ("powers.yaml", "clause: larkspur/3", "clause: larkspur/33", "larkspur/33"),
    "an anchor": ("pack.yaml", "citation: Order 12", "citation: &a Order 12", "anchors and aliases"),
    "an alias": ("pack.yaml", "publisher: Larkspur", "publisher: *a #", "anchors and aliases"),
    "a tag that would run code": (
        "pack.yaml",
        "citation: Order 12",
        "citation: !!python/object/apply:os.getcwd []",
        "tags are not allowed",
    ),
    "YAML that does not end": ("pack.yaml", "citation: Order 12", "citation: [Order", "not well-formed YAML"),
    "a second document": (
        "pack.yaml",
        "citation: Order 12",
        "citation: Order 12\n---\nid: b",
        "one document",
    ),
    "a pattern with look-around": ("lexicons/boats.yaml", "'\\bboat", "'(?<=the )boat", "Zero-width"),
    "a pattern with a back reference": ("lexicons/boats.yaml", "'\\bboat", "'(a)\\1 boat", "reference"),
    "a pattern that never ends": ("lexicons/boats.yaml", "\\bis at\\b'", "is.*'", "boats"),
    "an unknown context": ("lexicons/boats.yaml", "not_inside: [quotation]", "not_inside: [dream]", "dream"),
}


@pytest.fixture
def pack(tmp_path) -> Path:
    return Path(shutil.copytree(LARKSPUR, tmp_path / "larkspur"))


def broken(pack: Path, file: str, old: str, new: str) -> None:
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the sound pack no longer has {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("file", "old", "new", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_is(pack, file, old, new, told):
    broken(pack, file, old, new)
    with pytest.raises(BailiwickError) as raised:
        _ = load_library([pack]).scanner
    assert told in str(raised.value)
    assert "larkspur" in str(raised.value)


def test_all_faults_are_told_at_once_with_their_lines(pack):
    chosen = [name for name in FAULTS if name.startswith(("a check", "a force", "a setting's", "a period"))]
    for name in chosen:
        file, old, new, _ = FAULTS[name]
        broken(pack, file, old, new)
    with pytest.raises(FaultyFilesError) as raised:
        load_library([pack])
    assert [name for name in chosen if FAULTS[name][3] not in str(raised.value)] == []
    lines = {(fault.file, fault.line) for fault in raised.value.faults if fault.line}
    assert len(lines) >= len(chosen)


def test_a_file_too_large_or_too_deep_is_refused_before_it_is_built(pack):
    (pack / "settings.yaml").write_text("[" * 5000 + "]" * 5000, encoding="utf-8")
    (pack / "notices.yaml").write_bytes(b"- a\n" * 600_000)
    faults = Faults()
    load_library_noting([pack], faults)
    told = "\n".join(map(str, faults.all))
    assert "nested too deeply" in told
    assert "larger than" in told


def test_a_folder_without_a_pack_is_named(tmp_path):
    with pytest.raises(BailiwickError, match=r"no pack\.yaml"):
        load_library([tmp_path])


def test_two_packs_of_one_id_are_refused(pack, tmp_path):
    again = Path(shutil.copytree(pack, tmp_path / "again"))
    with pytest.raises(FaultyFilesError, match="already a pack 'larkspur'"):
        load_library([pack, again])


BAD_OVERLAYS = {
    "of an unknown setting": ("pack: larkspur\nsettings: {mood: good}", "mood"),
    "of a choice that is none": ("pack: larkspur\nsettings: {positions: shout}", "shout"),
    "wording of no clause": ("pack: larkspur\nwording: {larkspur/99: Text.}", "larkspur/99"),
    "of an unknown list": ("pack: larkspur\nlists: {friends: [a]}", "friends"),
    "empty": ("", "empty"),
}


@pytest.mark.parametrize(("text", "told"), BAD_OVERLAYS.values(), ids=BAD_OVERLAYS)
def test_an_overlay_is_validated_too(tmp_path, text, told):
    path = tmp_path / "overlay.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BailiwickError, match=told):
        load_library([LARKSPUR]).adopted("larkspur", load_overlay(path))


def test_an_overlay_changes_the_digest_and_the_same_overlay_gives_the_same(tmp_path):
    library = load_library([LARKSPUR])
    path = tmp_path / "overlay.yaml"
    path.write_text("pack: larkspur\nsettings: {positions: caution}", encoding="utf-8")
    plain, changed = library.adopted("larkspur"), library.adopted("larkspur", load_overlay(path))
    assert plain.digest != changed.digest
    assert changed.digest == library.adopted("larkspur", load_overlay(path)).digest


def test_ten_thousand_mutated_packs_raise_nothing_but_our_own_errors():
    faults = Faults()
    sound = read_pack_files(LARKSPUR, faults, with_cases=True)
    originals = {path: (LARKSPUR / path).read_bytes() for path in sound.nodes}
    chance = random.Random(400_14)  # noqa: S311 -- the same mutations in each run
    for _ in range(10_000):
        path = chance.choice(sorted(originals))
        mutated = mutate(originals[path], chance)
        noted = Faults()
        node = parse_yaml(mutated, path, noted)
        nodes = {"pack.yaml": sound.nodes["pack.yaml"], path: node}
        read_pack(PackFiles("larkspur", nodes, {}), noted)


PIECES = [
    b"\x00",
    b"\xff\xfe",
    b"&a ",
    b"*a",
    b"!!python/name:os ",
    b"{",
    b"]",
    b"---\n",
    b"\t",
    b"? ",
    b"<<: ",
    b"9" * 400,
    b"2026-99-99",
    "\u202e".encode(),
    b"- " * 40,
    b"|\n",
    b"'",
    b'"',
    b"%YAML 9.9\n",
    b"# ",
]


def mutate(data: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(mutated) + 1)
        match chance.randrange(4):
            case 0:
                mutated[place:place] = chance.choice(PIECES)
            case 1:
                del mutated[place : place + chance.randint(1, 30)]
            case 2:
                mutated[place : place + 1] = bytes([chance.randrange(256)])
            case _:
                end = min(len(mutated), place + chance.randint(1, 60))
                mutated[place:place] = mutated[place:end]
    return bytes(mutated)
