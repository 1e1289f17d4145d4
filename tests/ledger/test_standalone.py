"""The verifier that exports carry: Python 3.9 and its standard library, and the same answers as ours."""

import ast
import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.ledger.exports import KEY, LOG, STANDALONE, checkpoint, entries, export, standalone, verified
from tests.ledger.test_notes import NOTE, RFC8032_PUBLIC, small_order_keys
from tests.ledger.test_tiles import receipt

from bailiwick.ledger.checkpoints import Checkpoint, open_checkpoint
from bailiwick.ledger.errors import LedgerError
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Leaf
from bailiwick.ledger.notes import open_note, read_note
from bailiwick.ledger.receipts import verify_receipt

SOURCE = STANDALONE.read_text(encoding="utf-8")
# RFC 8032, section 7.1, tests 1 to 3: key, message, signature.
RFC8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
NEWER = (
    "bit_count",
    "pairwise",
    "removeprefix(",
    "strict=",
    "datetime.UTC",
    "match ",
    "slots=True",
    " | None",
)


@pytest.mark.parametrize(("key", "message", "signature"), RFC8032, ids=range(3))
def test_the_signatures_of_the_standard_are_taken(key, message, signature):
    parts = [bytes.fromhex(one) for one in (key, message, signature)]
    assert standalone().has_signed(*parts)
    for place in range(64):
        spoiled = parts[2][:place] + bytes([parts[2][place] ^ 1]) + parts[2][place + 1 :]
        if place % 16 == 0:
            assert not standalone().has_signed(parts[0], parts[1], spoiled)
    assert not standalone().has_signed(parts[0], parts[1] + b"x", parts[2])


def test_signatures_are_taken_and_refused_as_the_library_does():
    chance, wrong = random.Random(8032), []  # noqa: S311 -- the same each time, and no secret
    for _ in range(12):
        private = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        public, message = private.public_key().public_bytes_raw(), chance.randbytes(chance.randrange(99))
        signature = private.sign(message)
        order = standalone().ORDER
        longer = int.from_bytes(signature[32:], "little") + order
        for one in (
            signature,
            signature[:32] + longer.to_bytes(33, "little")[:32],
            signature[32:] + signature[:32],
            signature[:-1],
            signature + b"\0",
            bytes(64),
        ):
            ours = VerifyingKey("k", public).has_signed(message, one)
            wrong += [] if standalone().has_signed(public, message, one) == ours else [(public, one)]
    assert wrong == []


def test_keys_of_small_order_are_refused_by_it_too():
    module = standalone()
    for y in small_order_keys():
        key = VerifyingKey("records.example/log", RFC8032_PUBLIC)
        object.__setattr__(key, "public", y.to_bytes(32, "little"))
        with pytest.raises(module.NotThis):
            module.Key(key.printed())
    assert module.Key(KEY.printed()).public == KEY.public


def test_it_is_written_for_python_3_9_and_the_standard_library():
    tree = ast.parse(SOURCE, feature_version=(3, 9))
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names
    assert imported.isdisjoint({"socket", "urllib", "http", "ssl", "subprocess"})
    assert [word for word in NEWER if word in SOURCE] == []
    assert [node for node in ast.walk(tree) if isinstance(node, ast.BinOp) and _joins_types(node)] == []


def _joins_types(node):
    """`int | None` evaluated when the program runs, which Python 3.9 cannot."""
    return (
        isinstance(node.op, ast.BitOr) and isinstance(node.right, ast.Constant) and node.right.value is None
    )


def same(ours, theirs):
    """Whether both take something, or both refuse it."""
    results = []
    for call, refusal in ((ours, LedgerError), (theirs, standalone().NotThis)):
        try:
            results.append((True, call()))
        except refusal:
            results.append((False, None))
    return results[0] == results[1]


def spoiled(data):
    """Many ways to spoil bytes: bits, pieces taken out, doubled, put elsewhere."""
    chance = random.Random(len(data))  # noqa: S311 -- the same each time, and no secret
    for _ in range(250):
        place, other = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
        yield data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]
        if chance.random() < 0.2:
            yield data[:place] + data[other:]
            yield data[:other] + data[place:]
            yield data[:place] + b"\n" + data[place:]
            yield data[:place] + b" " + data[place:]


@pytest.mark.parametrize("what", ["note", "checkpoint", "leaf", "key"])
def test_both_take_and_refuse_the_same_bytes(what):
    module = standalone()
    key = module.Key(KEY.printed())

    def leaf_parts(data):
        parts = module.leaf(data)
        return bool(parts)

    def is_leaf(data):
        try:
            return bool(Leaf.from_bytes(data))
        except LedgerError:
            return False

    calls = {
        "note": (NOTE, lambda d: open_note(d, KEY).text, lambda d: module.signed_text(d, key)),
        "checkpoint": (
            checkpoint(),
            lambda d: open_checkpoint(d, KEY)[0].size,
            lambda d: module.Checkpoint(d, key).size,
        ),
        "leaf": (entries()[7], is_leaf, leaf_parts),
        "key": (
            KEY.printed().encode(),
            lambda d: VerifyingKey.read(d.decode("utf-8", "replace")).public,
            lambda d: module.Key(d.decode("utf-8", "replace")).public,
        ),
    }
    data, ours, theirs = calls[what]
    tried = [data, *spoiled(data)]
    differ = [one for one in tried if not same(lambda one=one: ours(one), lambda one=one: theirs(one))]
    assert differ == []
    assert same(lambda: ours(data), lambda: ours(data))


@pytest.mark.parametrize(
    "text",
    [
        "log\n02\nx\n",
        f"{LOG.name}\n2\nAAAA\n",
        f"{LOG.name}\n0\n{checkpoint().decode().split(chr(10))[2]}\n",
        f"{LOG.name}\n{2**63}\n{checkpoint().decode().split(chr(10))[2]}\n",
        f"{LOG.name}\n5\n{checkpoint().decode().split(chr(10))[2]}\nextension\n",
        f"{LOG.name}\n5\n{checkpoint().decode().split(chr(10))[2]}\n\nextension\n",
    ],
    ids=range(6),
)
def test_both_judge_a_signed_text_as_a_checkpoint_alike(text):
    module = standalone()
    signature = read_note(NOTE).signatures[0]
    signed = type(signature)(signature.name, signature.key_id, LOG.sign(text.encode())).line()
    data = f"{text}\n{signed}".encode()
    key = module.Key(KEY.printed())
    assert same(lambda: open_checkpoint(data, KEY)[0].size, lambda: module.Checkpoint(data, key).size)


def test_both_give_the_same_answer_to_receipts():
    module = standalone()
    key = module.Key(KEY.printed())
    data = receipt(300).to_bytes()
    held = [checkpoint(), checkpoint(700, "other"), b"none"]
    pairs = [(data, held), (receipt(0, shown=False).to_bytes(), []), *((one, []) for one in spoiled(data))]
    differ = [
        one
        for one, others in pairs[:160]
        if not same(
            lambda one=one, others=others: verify_receipt(one, KEY, others).plain(),
            lambda one=one, others=others: module.verify_receipt(one, key, others),
        )
    ]
    assert differ == []


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-I", str(STANDALONE), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    return written(export(300), tmp_path / "export")


def written(files, folder):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def test_a_stranger_runs_it_alone_on_a_folder_a_zip_file_and_a_receipt(folder, tmp_path):
    ended = run(folder, "--format", "json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout) == verified(export(300))
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for name, data in export(300).items():
            archive.writestr(name, data)
    assert run(tmp_path / "export.zip", "--key", KEY.printed()).returncode == 0
    (tmp_path / "receipt.tlog-proof").write_bytes(receipt(5).to_bytes())
    (tmp_path / "log.key").write_text(KEY.printed())
    ended = run(tmp_path / "receipt.tlog-proof", "--key", tmp_path / "log.key")
    assert ended.returncode == 0
    assert "This record has not changed since 14:02 UTC on 4 May 2026." in ended.stdout


def test_it_ends_with_one_and_a_sentence_where_something_was_changed(folder):
    file = folder / "openings/000.jsonl"
    file.write_bytes(file.read_bytes().replace(b"101 closed", b"101 open"))
    ended = run(folder)
    assert ended.returncode == 1
    assert "What is shown of entry 101 is not what was recorded. [openings/000.jsonl]" in ended.stdout


@pytest.mark.parametrize("arguments", [["nowhere"], [str(Path(__file__).parent)], [__file__]])
def test_it_ends_with_two_where_there_is_nothing_to_verify(arguments):
    ended = run(*arguments)
    assert ended.returncode == 2
    assert ended.stderr.startswith("verify_bailiwick: This")
    assert "Traceback" not in ended.stderr


def test_a_checkpoint_of_the_empty_log_is_taken_by_it():
    data = Checkpoint(LOG.name, 0, standalone().EMPTY_ROOT).signed_by(LOG)
    assert standalone().Checkpoint(data, standalone().Key(KEY.printed())).size == 0
