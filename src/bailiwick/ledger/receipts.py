"""Verify a receipt: one file that proves one entry under a signed checkpoint."""

from __future__ import annotations

from collections.abc import Sequence

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.ledger import told
from bailiwick.ledger.checkpoints import open_checkpoint
from bailiwick.ledger.errors import LeafFormError, LedgerError, OpeningRefusedError
from bailiwick.ledger.hashing import leaf_hash
from bailiwick.ledger.keys import VerifyingKey
from bailiwick.ledger.leaves import Leaf, check_opening
from bailiwick.ledger.proofs import verify_inclusion
from bailiwick.ledger.report import Finding, Kind, Report, Subject, not_proved, time_told
from bailiwick.ledger.tlogproof import Enclosed, TlogProof


def verify_receipt(data: bytes, key: VerifyingKey, held: Sequence[bytes] = ()) -> Report:
    """Verify a .tlog-proof of ours against the log's key. Raises ProofFormError where the bytes are none at all.

    A receipt alone cannot be compared with a checkpoint of another size; of the same size the roots must be equal.
    """
    proof = TlogProof.from_bytes(data)
    enclosed = Enclosed.from_bytes(proof.extra)
    try:
        checkpoint, _ = open_checkpoint(proof.checkpoint, key)
    except LedgerError:
        missing = not_proved(key_given=True, compared=False)
        return Report(Subject.RECEIPT, findings=(told.of_checkpoint(""),), not_proved=missing)
    findings, compared = _of_held(checkpoint.size, checkpoint.root, key, held)
    try:
        verify_inclusion(
            proof.index, checkpoint.size, leaf_hash(enclosed.entry), proof.proof, checkpoint.root
        )
    except LedgerError:
        says = say("Entry {entry} or its proof was changed.", entry=str(proof.index))
        findings.append(Finding(Kind.CHANGED, "", says, proof.index, proof.index))
    leaf, opens = _opened(enclosed)
    if not opens:
        findings.append(told.of_opening(proof.index, ""))
    return Report(
        subject=Subject.RECEIPT,
        origin=checkpoint.origin,
        size=checkpoint.size,
        root=checkpoint.root,
        findings=tuple(findings),
        proved=() if findings else _proved(proof.index, leaf, shown=enclosed.opening is not None),
        not_proved=not_proved(key_given=True, compared=compared),
    )


def _of_held(size: int, root: bytes, key: VerifyingKey, held: Sequence[bytes]) -> tuple[list[Finding], bool]:
    findings, compared = [], False
    for number, data in enumerate(held, start=1):
        try:
            theirs, _ = open_checkpoint(data, key)
        except LedgerError:
            findings.append(told.of_held(number))
            continue
        compared = compared or theirs.size == size
        if theirs.size == size and theirs.root != root:
            findings.append(told.of_history(size))
    return findings, compared


def _opened(enclosed: Enclosed) -> tuple[Leaf | None, bool]:
    """The entry as a leaf of ours, where it is one, and whether what is shown of it is what it committed to."""
    try:
        leaf = Leaf.from_bytes(enclosed.entry)
    except LeafFormError:
        return None, enclosed.opening is None
    try:
        if enclosed.opening:
            check_opening(leaf, enclosed.opening)
    except OpeningRefusedError:
        return leaf, False
    return leaf, True


def _proved(index: int, leaf: Leaf | None, *, shown: bool) -> tuple[Sentence, ...]:
    told_since = say("This record has not changed since the log was signed.")
    if leaf:
        told_since = say("This record has not changed since {time}.", time=time_told(leaf.recorded_at))
    proved = [told_since, say("It is entry {entry} of the log.", entry=str(index))]
    if shown:
        proved.append(say("What is shown of it is what was recorded."))
    return tuple(proved)
