"""Loading the statistical model that ships: a line of JSON that describes it, then its weights, compressed."""

from __future__ import annotations

import json
import zlib
from array import array
from functools import cache
from pathlib import Path

from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.errors import CallError
from bailiwick.policy.loading.files import read_bytes
from bailiwick.policy.statistic import Kind, Model
from bailiwick.policy.statistic.features import BUCKETS
from bailiwick.policy.statistic.model import Plane
from bailiwick.policy.statistic.pinned import DIGEST

SHIPPED = Path(__file__).resolve().parents[2] / "models" / "speech.model"
LARGEST = 4_000_000


@cache
def shipped_model() -> Model:
    """The model that ships, read when it is first asked for. Raises CallError when it is not that model."""
    return load_model(SHIPPED, DIGEST)


def load_model(path: Path, digest: str) -> Model:
    """Load a model. Raises CallError when the file cannot be read or has another digest."""
    data = read_bytes(path, path.name, LARGEST)
    if digest_of_bytes(data) != digest:
        raise _damaged(path)
    heading, _, body = data.partition(b"\n")
    try:
        told = json.loads(heading)
        weights = zlib.decompress(body)
        planes = {
            Kind(kind): Plane(
                array("b", weights[at * BUCKETS : (at + 1) * BUCKETS]),
                figures["scale"],
                figures["bias"],
                figures["narrow"],
                figures["wide"],
            )
            for at, (kind, figures) in enumerate(told["kinds"].items())
        }
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error) as error:
        raise _damaged(path) from error
    if len(weights) != BUCKETS * len(Kind) or set(planes) != set(Kind):
        raise _damaged(path)
    return Model(planes)


def _damaged(path: Path) -> CallError:
    return CallError(
        "The statistical model is not the one that ships: its digest is another.",
        place=path.name,
        remedy="Install Bailiwick again, or train the model anew with `python -m tools.train_model`.",
    )
