"""Reading the real data, where it is present; not a row of it is kept in the repository.

Every set is split in two by a digest of each text: one half to tune and train on, the other held back to report on.
A text that stands in two sets falls into the same half of both.
"""

import ast
import csv
import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

FOLDER = Path(os.environ.get("BAILIWICK_DATA", Path(__file__).parents[2] / "shared" / "data"))


EVERY_SO_MANY = 7
"""Of the 150,684 ordinary posts one in so many is read, so that no one page fills the sample."""


@dataclass(frozen=True)
class Labelled:
    """A text and whether it is an example of what is looked for."""

    text: str
    positive: bool


def present() -> bool:
    """Whether the data is here."""
    return FOLDER.is_dir()


def is_held_back(text: str) -> bool:
    """Whether a text is in the half that is reported on, and neither tuned to nor trained on."""
    plain = " ".join(text.casefold().split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).digest()[0] % 2 == 1


def held_back(texts: Iterable[str]) -> list[str]:
    """The held-back half, each text once."""
    return [text for text in dict.fromkeys(texts) if is_held_back(text)]


def rows(path: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file."""
    with (FOLDER / path).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def texts(path: str, column: str = "text") -> list[str]:
    """One column of a CSV file, without empty cells."""
    return [row[column] for row in rows(path) if row[column].strip()]


def police_posts() -> list[str]:
    """Posts of five UK forces."""
    return texts("official/uk_police_tweets.give.csv")


def crisis_posts() -> list[str]:
    """Posts during emergencies."""
    return texts("official/crisis_other_sources.give.csv")


def headlines() -> list[dict[str, str]]:
    """Headlines of one prosecutor, by stage and hedge."""
    return list(rows("guilt/prosecutor_headlines.give.csv"))


def comments(kind: str) -> list[Labelled]:
    """News comments; positive where most annotators saw `kind` (obscene, insult, identity, threat)."""
    found = []
    for row in rows("comments/civil_typed_comments.give.csv"):
        positive, clean = row[f"maj_{kind}"] == "1", row["maj_not_toxic"] == "1"
        if positive or clean:
            found.append(Labelled(row["text"], positive))
    return found


def stormfront() -> list[Labelled]:
    """Disparagement mostly without slurs."""
    return [
        Labelled(row["text"], row["label"] == "hate")
        for row in rows("comments/stormfront_sampled_train.give.csv")
    ]


def politicians() -> list[Labelled]:
    """US politicians' posts, partisan or neutral."""
    return [
        Labelled(row["text"], row["bias"] == "partisan")
        for row in rows("official/politician_posts_bias.give.csv")
    ]


def offensive() -> list[Labelled]:
    """OLID, train and validation."""
    folder = FOLDER / "comments" / "tweeteval_offensive"
    found = []
    for part in ("train", "val"):
        labels = (folder / f"{part}_labels.txt").read_text(encoding="utf-8").split()
        lines = (folder / f"{part}_text.txt").read_text(encoding="utf-8").splitlines()
        found += [Labelled(text, label == "1") for text, label in zip(lines, labels, strict=False)]
    return found


def tweets() -> dict[int, list[str]]:
    """Davidson's tweets: 0 hate, 1 offensive, 2 neither."""
    found: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for row in rows("comments/davidson_labeled_data.csv"):
        found[int(row["class"])].append(row["tweet"])
    return found


def toxic_spans() -> list[tuple[str, set[int]]]:
    """Texts with the offsets of their toxic characters, train and trial."""
    return [
        (row["text"], set(ast.literal_eval(row["spans"])))
        for part in ("train", "trial")
        for row in rows(f"comments/toxic_spans/tsd_{part}.csv")
    ]


def personal_data() -> list[tuple[str, list[tuple[str, int, int]]]]:
    """Synthetic texts with spans of personal data: kind, start, end."""
    with (FOLDER / "pii" / "presidio_generated_large.json").open(encoding="utf-8") as file:
        items = json.load(file)
    return [
        (
            item["full_text"],
            [(one["entity_type"], one["start_position"], one["end_position"]) for one in item["spans"]],
        )
        for item in items
    ]


def load_posts(number: int) -> list[str]:
    """Public-domain posts, for speed."""
    found = []
    with gzip.open(FOLDER / "load" / "reddit_150k_posts.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in islice(file, number):
            row = json.loads(line)
            text = f"{row.get('text') or ''} {row.get('body') or ''}".strip()
            if text:
                found.append(text)
    return found


def ordinary_posts() -> list[str]:
    """Public-domain posts from all over the file."""
    found = []
    with gzip.open(FOLDER / "load" / "reddit_150k_posts.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in islice(file, 0, None, EVERY_SO_MANY):
            row = json.loads(line)
            text = f"{row.get('text') or ''} {row.get('body') or ''}".strip()
            if text:
                found.append(text)
    return found


def word_list() -> list[str]:
    """The public word list that is the peer to beat."""
    return [
        line.strip()
        for line in (FOLDER / "lexicons" / "en.txt").read_text(encoding="utf-8").splitlines()
        if line
    ]
