"""Reading schedules as an archive prints them, and saying each disposition in the form of our own schedule files.

It is for the tests alone: it shows that the form has a place for everything that printed schedules say. A person who
writes a schedule down reads it better than this does.
"""

import re
from dataclasses import dataclass

HEAD = re.compile(r"\s*(\d{3})[a-z]?\s+(\S.*)")
OVER = re.compile(
    r"\s*(State Agency General|Systems? of Record|Databases?\b|Organizational Placement|Agency:|Division:|Program)",
    re.IGNORECASE,
)
PART = re.compile(r"(?<!\S)\(([a-z])\)\s*(?=[A-Z])")
BEGINS = re.compile(r"(?=\b(?:Retain|Transfer)\b)")
ENDED = re.compile(r"\[[^\]]*\b(?:ended|retired)\b[^\]\d]*(\d{4})?[^\]]*\]", re.IGNORECASE)
WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "ten": "10"}
UNITS = {"year": "Y", "month": "M", "day": "D"}
SPAN = r"(?:for )?(?P<number>\d+) ?(?P<unit>year|month|day)s?"
AFTER = re.compile(rf"\b{SPAN}(?: (?:after|from) (?P<event>.+))?$")
PERMANENT = re.compile(r"\bpermanently\b|\bin perpetuity\b", re.IGNORECASE)
LIFE = re.compile(r"\bfor (?:the )?(?P<event>life of .+)$")
TERM = re.compile(r"\bfor (?:the )?(?P<event>(?:duration|period of time) .+)$")
UNTIL = re.compile(r"\buntil (?P<event>.+)$")
GENERATIONS = re.compile(r"\bcurrent and (?:past )?(?:previous|prior)(?: (?P<number>\d+))?\b(?! fiscal)")
FISCAL = re.compile(
    r"\bcurrent (?P<prior>and prior )?fiscal year$|\b(?P<number>\d+) years after fiscal year-end$"
)
OR_RULE = re.compile(r",? or (?=until |\d+ (?:year|month|day))")
OR_EVENT = re.compile(r",? or |, (?=\w+ed\b)|(?<=ed)/(?=\w+ed\b)")
AND_EVENT = re.compile(r" and (?=all known )")
TRANSFER = re.compile(
    r"[,.;]? *\btransfer (?:[\w ]+? )?to (?:the )?(?P<to>[A-Z][\w –-]+?|recruiting agency)"
    r"(?P<when> (?:\d|at |after |when |upon ).*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Printed:
    """One disposition as it is printed: of which series and part, and whether the series has ended."""

    number: str
    title: str
    says: str
    ended: int | None = None


def dispositions(text):
    """Every disposition of a printed schedule, wrapped lines joined and citations left out."""
    found, current = [], None
    for line in text.split("## Full text", 1)[1].splitlines():
        head = HEAD.fullmatch(line)
        if "....." in line or OVER.match(line):
            current = None
        elif head:
            current = (head[1], head[2].strip(), [])
            found.append(current)
        elif current is not None:
            current[2].append(line.strip())
    return [one for number, title, lines in found for one in _parts(number, title, " ".join(lines))]


def _parts(number, title, body):
    ended = ENDED.search(f"{title} {body}")
    plain = re.sub(r"\[[^\]]*\]|\((?:ORS|OAR|Exempt|pursuant)[^)]*\)", " ", body)
    pieces = PART.split(plain)
    lettered = [("", pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    for letter, piece in lettered:
        for place, says in enumerate(one for one in BEGINS.split(piece) if re.match("Retain|Transfer", one)):
            part = f".{letter}" if letter else ""
            again = f".{place}" if place else ""
            yield Printed(
                f"{number}{part}{again}",
                title,
                " ".join(says.split()).strip(" .,"),
                int(ended[1]) if ended and ended[1] else None,
            )


def as_series(printed):
    """The disposition as our files write a series; None where nothing in our form says it."""
    says = re.sub(r"\b(" + "|".join(WORDS) + r")\b", lambda found: WORDS[found[0]], printed.says)
    says = re.sub(r"[,.;]? *destroy(?: .*)?$| *\(\d+\(\w\)\)$", "", says).strip(" ,.;")
    says, transfer = _transfer(says)
    keep = (
        _rule(says) if says and not re.fullmatch(r"Retain(?: \d copy)?", says) else {"until": "transferred"}
    )
    if keep is None:
        return None
    series = {"number": printed.number, "title": printed.title, "keep": keep}
    if transfer:
        series["transfer"] = transfer
    if printed.ended:
        series["ended"] = printed.ended
    return series


def _transfer(says):
    # What goes over before the rest is said: "transfer to somebody; retain a copy so long".
    first = re.match(r"Transfer to (?P<to>[^;]+); (?P<rest>.+)$", says)
    if first:
        return first["rest"], {"to": first["to"]}
    found = TRANSFER.search(says)
    if not found:
        return says, None
    transfer, when = {"to": found["to"]}, (found["when"] or "").strip()
    dated = re.match(rf"(?:after )?{SPAN}(?: after (?P<event>.+))?$", when)
    if dated:
        transfer |= {"for": _period(dated), "after": slug(dated["event"] or "created")}
    elif when:
        transfer["after"] = slug(re.sub(r"^(at|after|when|upon) ", "", when))
    return says[: found.start()].strip(" ,"), transfer


def _rule(says):
    longer = re.search(r",? whichever is (longer|later|shorter|earlier|sooner|first)$", says)
    says = says[: longer.start()] if longer else says
    several = [one for one in OR_RULE.split(says) if one]
    if len(several) > 1:
        rules = [_one(one) for one in several]
        which = "earlier" if longer and longer[1] not in {"longer", "later"} else "later"
        return None if None in rules else {which: rules}
    return _one(says)


def _one(says):
    fiscal = FISCAL.search(says)
    if fiscal:
        years = fiscal["number"] or ("1" if fiscal["prior"] else "0")
        return {"for": f"P{years}Y", "after": "created", "from-end-of": "fiscal-year"}
    if PERMANENT.search(says):
        return {"permanently": True}
    generations = GENERATIONS.search(says)
    if generations:
        return {"generations": int(generations["number"] or 1)}
    after = AFTER.search(says)
    if after:
        return _events("after", after["event"] or "created", {"for": _period(after)})
    event = UNTIL.search(says) or LIFE.search(says) or TERM.search(says)
    return _events("until", event["event"], {}) if event else None


def _events(key, event, more):
    both = AND_EVENT.split(event)
    if len(both) > 1:
        return {"later": [{key: slug(one), **more} for one in both]}
    names = [slug(one) for one in OR_EVENT.split(event)]
    return {key: names if len(names) > 1 else names[0], **more}


def _period(found):
    return f"P{found['number']}{UNITS[found['unit']]}"


def slug(event):
    """What happened, as the id of a trigger."""
    return re.sub(r"[^a-z0-9]+", "-", event.lower()).strip("-")[:80]
