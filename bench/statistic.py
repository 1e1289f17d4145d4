"""The statistical model alone, on the half it never saw: how much of each set it speaks of, and how long it takes."""

import time

from bailiwick.policy.loading.statistic_file import shipped_model
from bailiwick.policy.statistic import Kind
from bench import data
from bench.table import percent, show

KINDS = (Kind.OBSCENE, Kind.CONTEMPT, Kind.ATTACK, Kind.THREAT)
LENGTH, TIMED = 200, 1_000


def sets() -> dict[str, list[str]]:
    """The sets and kinds of text that the card tells of."""
    tweets = data.tweets()
    found = {
        f"news comments, {name}": [one.text for one in data.comments(kind) if one.positive]
        for name, kind in (
            ("obscene", "obscene"),
            ("insult", "insult"),
            ("identity attack", "identity"),
            ("threat", "threat"),
        )
    }
    found["news comments, not toxic"] = [one.text for one in data.comments("obscene") if not one.positive]
    found["Davidson's tweets, hate"] = tweets[0]
    found["Davidson's tweets, neither"] = tweets[2]
    found["OLID, offensive"] = [one.text for one in data.offensive() if one.positive]
    found["OLID, not offensive"] = [one.text for one in data.offensive() if not one.positive]
    found["forum of a hate group, hate"] = [one.text for one in data.stormfront() if one.positive]
    found["forum of a hate group, no hate"] = [one.text for one in data.stormfront() if not one.positive]
    found["ordinary posts"] = data.ordinary_posts()
    found["official posts"] = [*data.police_posts(), *data.crisis_posts()]
    found["prosecutor headlines"] = [row["headline"] for row in data.headlines()]
    return found


def main() -> None:
    """Print both tables."""
    if not data.present():
        print("Statistic: no data folder; set BAILIWICK_DATA.")
        return
    model = shipped_model()
    for wide in (False, True):
        rows = []
        for name, texts in sets().items():
            kept = data.held_back(texts)
            spoken = [sum(model.likelihood(text, kind, wide=wide).speaks for text in kept) for kind in KINDS]
            rows.append([name, *(percent(number, len(kept)) for number in spoken)])
        title = "The model alone, of a comment" if wide else "The model alone, of a post"
        show(title, ["set", *(kind.value for kind in KINDS)], rows)
    posts = [text[:LENGTH] for text in data.ordinary_posts() if len(text) >= LENGTH]
    for text in posts[TIMED : 4 * TIMED]:
        model.scores(text)
    start = time.process_time()
    for text in posts[:TIMED]:
        model.scores(text)
    print(
        f"  {1e6 * (time.process_time() - start) / TIMED:.0f} µs for a post of {LENGTH} characters never seen"
    )
