"""What a signed checkpoint leaves in the database: its row, and the full tiles below it, which are derived."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max

from bailiwick.apps.journal.errors import DamagedError
from bailiwick.apps.journal.guard import housekeeping
from bailiwick.apps.journal.logs import Log
from bailiwick.apps.journal.models import AbstractTile
from bailiwick.apps.journal.selectors.tree import node_of, tile_reader
from bailiwick.apps.journal.services.checkpoint_store import SignedCheckpoint
from bailiwick.ledger.frontier import Frontier
from bailiwick.ledger.proofs import root_over
from bailiwick.ledger.tiles import HEIGHT, TilePath, levels_of


def record_checkpoint(log: Log, signed: SignedCheckpoint, frontier: Frontier) -> None:
    """Write the row of a checkpoint that the store has taken, and the tiles it completes; once, whoever comes first.

    Raises DamagedError where the tiles do not lead to the root.
    """
    tables = (log.checkpoints._meta.db_table, log.tiles._meta.db_table)
    with transaction.atomic(using=log.database), housekeeping(*tables):
        checkpoints = log.checkpoints.objects.using(log.database)
        if checkpoints.filter(size=signed.size).exists():
            return
        for tile in _new_tiles(log, signed.size):
            log.tiles.objects.using(log.database).bulk_create([tile], ignore_conflicts=True)
        if root_over(0, signed.size, node_of(log, signed.size)) != signed.root:
            raise DamagedError(
                f"The tiles of the tree do not lead to its root at {signed.size} entries.",
                remedy="Somebody or something changed them. Make them anew: bailiwick journal tiles.",
            )
        row = log.checkpoints(
            size=signed.size,
            root=signed.root,
            frontier=frontier.to_bytes(),
            signed_at=signed.signed_at,
            note=signed.note.decode(),
        )
        checkpoints.bulk_create([row], ignore_conflicts=True)


def make_tiles_anew(log: Log) -> int:
    """Throw every tile away and make it again from the entries; their number."""
    with transaction.atomic(using=log.database), housekeeping(log.tiles._meta.db_table):
        tiles = log.tiles.objects.using(log.database)
        tiles.all().delete()
        last = log.checkpoints.objects.using(log.database).order_by("size").last()
        made = 0
        for tile in _new_tiles(log, last.size if last else 0):
            tiles.bulk_create([tile])
            made += 1
    return made


def _new_tiles(log: Log, size: int) -> Iterator[AbstractTile]:
    found = log.tiles.objects.using(log.database).values_list("level").annotate(last=Max("index"))
    kept = dict(found.order_by())
    read = tile_reader(log)
    for level in levels_of(size):
        for index in range(kept.get(level, -1) + 1, size >> (HEIGHT * (level + 1))):
            yield log.tiles(level=level, index=index, hashes=read(TilePath(level, index)))
