"""A log of 700 entries, exported; and the single-file verifier, loaded as a stranger has it."""

import hashlib
import importlib.util
import sys
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from bailiwick.ledger.checkpoints import Checkpoint
from bailiwick.ledger.export import export_files
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.keys import SigningKey
from bailiwick.ledger.leaves import Leaf, Opening
from bailiwick.ledger.verification import verify_export

STANDALONE = Path(__file__).parents[2] / "src/bailiwick/ledger/standalone/verify_bailiwick.py"
LOG = SigningKey.from_seed("records.example/log", bytes(range(32)))
KEY = LOG.verifying()
START = datetime(2026, 5, 4, 14, 2, tzinfo=UTC)
SIZE = 700


@cache
def standalone():
    spec = importlib.util.spec_from_file_location("verify_bailiwick", STANDALONE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify_bailiwick"] = module
    spec.loader.exec_module(module)
    return module


def drawn(*what):
    """Bytes that look random and are the same each time."""
    return hashlib.sha256("/".join(map(str, what)).encode()).digest()


def opening(number, log="log"):
    words = f'{{"number":{number},"text":"Straße {number} closed \\u2013 \\"see\\" map"}}'
    return Opening(drawn(log, number), words.encode())


def entry(number, log="log"):
    leaf = Leaf(
        type="post.publish",
        record=drawn(log, "record", number).hex()[:32],
        reason="none",
        actor="k-7f3a",
        recorded_at=START + timedelta(seconds=number),
        commitment=opening(number, log).commitment(),
    )
    return leaf.to_bytes()


@cache
def entries(size=SIZE, log="log"):
    return tuple(entry(number, log) for number in range(size))


def checkpoint(size=SIZE, log="log", key=LOG):
    return Checkpoint.of(key.name, tree(size, log)).signed_by(key)


@cache
def tree(size=SIZE, log="log"):
    return Frontier.of(hashlib.sha256(b"\0" + one).digest() for one in entries(size, log))


@cache
def _export(size, log):
    shown = [number for number in range(size) if number % 50 < 3]
    return dict(
        export_files(
            checkpoint=checkpoint(size, log),
            key=KEY,
            entries=entries(size, log),
            openings=((number, opening(number, log)) for number in shown),
            verifier=STANDALONE.read_bytes(),
        )
    )


def export(size=SIZE, log="log"):
    return dict(_export(size, log))


def verified(files, key=None, held=()):
    """What both verifiers say, which has to be the same; ours is given back."""
    ours = verify_export(files, key, held).plain()
    module = standalone()
    theirs = module.verify_export(files, module.Key(key.printed()) if key else None, held)
    assert ours == theirs
    return ours


def told(files, **more):
    """The findings in short: kind, first, last."""
    return [(one["kind"], one["first"], one["last"]) for one in verified(files, **more)["findings"]]
