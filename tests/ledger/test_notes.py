"""Notes, keys and checkpoints: parsed to the letter, believed only when the required key has signed."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.errors import (
    CheckpointFormError,
    KeyFormError,
    LedgerError,
    NoteFormError,
    OriginError,
    SignatureMissingError,
    SignatureRefusedError,
)
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.hashing import EMPTY_ROOT, leaf_hash
from bailiwick.ledger.keys import SigningKey, VerifyingKey
from bailiwick.ledger.notes import LARGEST_NOTE, Note, open_note, read_note, sign_note

LOG = SigningKey.from_seed("records.example/log", bytes(range(32)))
WITNESS = SigningKey.from_seed("witness.example", b"w" * 32)
STRANGER = SigningKey.from_seed("records.example/log", b"s" * 32)
TEXT = "records.example/log\nA line.\n\nAnd another, below an empty one.\n"
NOTE = sign_note(TEXT, [LOG]).to_bytes()
CHECKPOINT = Checkpoint.of("records.example/log", Frontier.of([leaf_hash(b"a"), leaf_hash(b"b")]))

# The key of RFC 8032, section 7.1, test 1, and its printed form as Go's sumdb/note prints one.
RFC8032_PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
RFC8032_SEED = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")


def test_a_note_is_text_an_empty_line_and_signatures():
    assert NOTE.startswith(TEXT.encode() + "\n— records.example/log ".encode())
    assert open_note(NOTE, LOG.verifying()).text == TEXT


def test_the_id_of_a_key_is_reckoned_as_the_format_says():
    key = SigningKey.from_seed("example.com/log", RFC8032_SEED).verifying()
    assert key.public == RFC8032_PUBLIC
    assert key.id == hashlib.sha256(b"example.com/log\n\x01" + RFC8032_PUBLIC).digest()[:4]
    assert VerifyingKey.read(f" {key.printed()}\n") == key


def test_signatures_of_unknown_keys_are_passed_over():
    note = read_note(NOTE).with_signature(WITNESS).with_signature(STRANGER)
    assert open_note(note.to_bytes(), LOG.verifying()).text == TEXT
    assert open_note(note.to_bytes(), LOG.verifying(), [WITNESS.verifying()]).text == TEXT


def test_our_own_signature_is_required():
    with pytest.raises(SignatureMissingError, match="not signed by records"):
        open_note(sign_note(TEXT, [WITNESS]).to_bytes(), LOG.verifying(), [WITNESS.verifying()])
    with pytest.raises(SignatureMissingError):
        open_note(sign_note(TEXT, [STRANGER]).to_bytes(), LOG.verifying())


def test_a_known_key_whose_signature_does_not_fit_spoils_the_note():
    good = read_note(NOTE)
    forged = read_note(sign_note("Another text.\n", [WITNESS]).to_bytes()).signatures
    with pytest.raises(SignatureRefusedError):
        open_note(Note(TEXT, (*good.signatures, *forged)).to_bytes(), LOG.verifying(), [WITNESS.verifying()])


def test_two_keys_of_one_name_and_id_are_refused(monkeypatch):
    monkeypatch.setattr(VerifyingKey, "id", b"same")
    with pytest.raises(KeyFormError, match="share the name"):
        open_note(NOTE, LOG.verifying(), [STRANGER.verifying()])


def test_every_changed_byte_of_a_note_is_refused():
    opened = []
    for place in range(len(NOTE)):
        for flip in (1, 4, 0x20, 0x80):
            other = NOTE[:place] + bytes([NOTE[place] ^ flip]) + NOTE[place + 1 :]
            try:
                opened.append(open_note(other, LOG.verifying()))
            except LedgerError:
                continue
    assert opened == []


SIGNATURE_LINE = NOTE.decode().rpartition("\n\n")[2]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\n\n",
        TEXT.encode(),
        NOTE[:-1],
        NOTE + b"\n",
        NOTE + b"more\n",
        NOTE.replace(b"\n\n\xe2", b"\n\xe2"),
        NOTE.replace(b"A line.", b"A\tline."),
        NOTE.replace(b"A line.", b"A line.\r"),
        NOTE.replace(b"A line.", b"\xff"),
        NOTE.replace("—".encode(), b"-"),
        (TEXT + "\n" + SIGNATURE_LINE.replace("\n", "=\n")).encode(),
        (TEXT + "\n" + SIGNATURE_LINE.replace(" records", "  records")).encode(),
        (TEXT + "\n" + SIGNATURE_LINE.replace("records", "rec+ords")).encode(),
        (TEXT + "\n" + SIGNATURE_LINE.replace("records", "rec\u00a0ords")).encode(),
        (TEXT + "\n" + SIGNATURE_LINE * 101).encode(),
        (TEXT + "\n— records.example/log AAAA\n").encode(),
        (TEXT + "\n— records.example/log AAAAAA==\n").encode(),
        b"x" * LARGEST_NOTE + NOTE,
    ],
    ids=range(20),
)
def test_what_is_not_to_the_letter_a_note_is_refused(data):
    with pytest.raises(NoteFormError):
        open_note(data, LOG.verifying())


def test_at_least_sixteen_signatures_are_taken():
    note = read_note(NOTE)
    for number in range(15):
        note = note.with_signature(SigningKey.from_seed(f"witness{number}.example", bytes([number]) * 32))
    assert len(open_note(note.to_bytes(), LOG.verifying()).signatures) == 16


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail_otherwise(text):
    try:
        assert read_note(text.encode("utf-8", "surrogatepass")).to_bytes() == text.encode()
    except NoteFormError:
        return


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2003b", "a\nb", "x" * 256, "\ud800"])
def test_a_name_that_no_key_may_have_is_refused(name):
    with pytest.raises(KeyFormError):
        SigningKey.from_seed(name, b"s" * 32)
    with pytest.raises(KeyFormError):
        VerifyingKey(name, RFC8032_PUBLIC)


def small_order_keys():
    """The y of points whose order divides 8, from the curve's equation: y = 0, 1, -1, and d y^4 + 2 y^2 = 1."""
    prime = 2**255 - 19
    d = -121665 * pow(121666, -1, prime) % prime

    def root(square):
        candidate = pow(square, (prime + 3) // 8, prime)
        for one in (candidate, candidate * pow(2, (prime - 1) // 4, prime) % prime):
            if one * one % prime == square:
                return one
        return None

    inner = root((1 + d) % prime)
    squares = [(sign * inner - 1) * pow(d, -1, prime) % prime for sign in (1, -1)]
    found = [one for one in map(root, squares) if one is not None]
    yield from (0, 1, prime - 1, *found, *(prime - one for one in found))


def test_keys_that_let_anybody_sign_are_refused():
    weak = list(small_order_keys())
    assert len(weak) == 5
    for y in weak:
        for sign in (0, 1 << 255):
            with pytest.raises(KeyFormError):
                VerifyingKey("records.example/log", (y | sign).to_bytes(32, "little"))


@pytest.mark.parametrize(
    "public", [b"", b"x" * 31, b"\xff" * 32, (2**255 - 19 + 9).to_bytes(32, "little")], ids=range(4)
)
def test_bytes_that_are_no_key_are_refused(public):
    with pytest.raises(KeyFormError):
        VerifyingKey("records.example/log", public)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "records.example/log",
        "a+b+c",
        LOG.verifying().printed().replace("records", "Records"),
        LOG.verifying().printed()[:-4],
        LOG.verifying().printed().replace("+", "-"),
        f"x+00000000+{base64.b64encode(bytes([4]) + RFC8032_PUBLIC).decode()}",
    ],
)
def test_a_line_that_is_no_key_is_refused(line):
    with pytest.raises(KeyFormError):
        VerifyingKey.read(line)


def test_a_seed_of_another_length_is_refused():
    with pytest.raises(KeyFormError):
        SigningKey.from_seed("records.example/log", b"short")


def test_a_checkpoint_is_three_lines_and_comes_back():
    lines = CHECKPOINT.text().split("\n")
    assert lines[:2] == ["records.example/log", "2"]
    assert base64.b64decode(lines[2]) == CHECKPOINT.root
    opened, note = open_checkpoint(CHECKPOINT.signed_by(LOG, WITNESS), LOG.verifying())
    assert opened == CHECKPOINT
    assert [one.name for one in note.signatures] == ["records.example/log", "witness.example"]


@given(
    size=st.integers(1, 2**63 - 1),
    root=st.binary(min_size=32, max_size=32),
    extensions=st.lists(st.text(st.characters(min_codepoint=32, codec="utf-8"), min_size=1, max_size=20)),
)
def test_any_checkpoint_comes_back(size, root, extensions):
    checkpoint = Checkpoint("records.example/log", size, root, tuple(extensions))
    assert Checkpoint.from_text(checkpoint.text()) == checkpoint


ROOT_LINE = base64.b64encode(CHECKPOINT.root).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "log\n2\n",
        f"log\n2\n{ROOT_LINE}",
        f"\n2\n{ROOT_LINE}\n",
        f"log\n02\n{ROOT_LINE}\n",
        f"log\n+2\n{ROOT_LINE}\n",
        f"log\n-2\n{ROOT_LINE}\n",
        f"log\n2 \n{ROOT_LINE}\n",
        f"log\n\u0662\n{ROOT_LINE}\n",
        f"log\n{2**63}\n{ROOT_LINE}\n",
        f"log\n2\n{ROOT_LINE}\n\n",
        f"log\n2\n{ROOT_LINE}\n\nlast\n",
        f"log\n2\n{ROOT_LINE[:-1]}\n",
        f"log\n2\n{ROOT_LINE[:-2]}B=\n",
        f"log\n2\n{ROOT_LINE[:-4]}\n",
        f"log\n2\n {ROOT_LINE}\n",
        f"log\n0\n{ROOT_LINE}\n",
    ],
    ids=range(18),
)
def test_what_is_not_to_the_letter_a_checkpoint_is_refused(text):
    with pytest.raises(CheckpointFormError):
        Checkpoint.from_text(text)


def test_the_empty_log_has_the_empty_root():
    assert Checkpoint.of("log", Frontier()).root == EMPTY_ROOT


def test_a_checkpoint_of_another_log_is_refused():
    data = Checkpoint("other.example/log", 2, CHECKPOINT.root).signed_by(LOG)
    with pytest.raises(OriginError, match=r"of other\.example/log, not of records"):
        open_checkpoint(data, LOG.verifying())
    assert open_checkpoint(data, LOG.verifying(), "other.example/log")[0].size == 2
