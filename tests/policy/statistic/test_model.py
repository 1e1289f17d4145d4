"""The statistical model: always the same answer, no other file, nobody worse off for being named, nothing stopped."""

import csv
from dataclasses import replace
from datetime import date

import pytest

from bailiwick.cli.base_facts import BaseFacts
from bailiwick.kernel.canonical import digest_of_bytes
from bailiwick.kernel.errors import CallError
from bailiwick.policy.check import STATISTIC
from bailiwick.policy.facts import Facts
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.loading import load_library
from bailiwick.policy.loading.statistic_file import SHIPPED, load_model, shipped_model
from bailiwick.policy.statistic import Kind
from bailiwick.policy.statistic.features import TOKEN, plain, word_features
from bailiwick.policy.statistic.pinned import DIGEST
from bailiwick.policy.verdict import Effect, Verdict

DAY = date(2026, 11, 1)
BY_STATISTIC = "A statistic, not a rule"
PEOPLE = (
    "Muslims",
    "Jews",
    "Christians",
    "women",
    "men",
    "Mexicans",
    "white people",
    "gays",
    "Asians",
    "immigrants",
)


@pytest.fixture(scope="module")
def model():
    return shipped_model()


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture(scope="module")
def look_at(library):
    named = [pack.id for pack in library.policies]
    asked = {
        post_class: library.examiner(
            named, "comment.review" if post_class is PostClass.COMMENT else "self.check", DAY
        )
        for post_class in (PostClass.OFFICIAL, PostClass.PERSONAL, PostClass.COMMENT)
    }

    def findings(text, post_class=PostClass.PERSONAL):
        report = asked[post_class].examine(BaseFacts(Facts(), post_class).facts_for(text), text)
        return [one for one in report.of(Verdict.NOT_MET) if BY_STATISTIC in str(one.why)]

    return findings


def test_two_readings_of_a_text_are_the_same(model):
    text = "You people are a sorry bunch of whiners and should be ashamed."
    again = load_model(SHIPPED, DIGEST)
    assert model.scores(text) == again.scores(text)
    assert model.likelihood(text, Kind.ATTACK, wide=True) == again.likelihood(text, Kind.ATTACK, wide=True)


def test_the_file_is_small():
    assert SHIPPED.stat().st_size < 3_000_000


@pytest.mark.parametrize("place", [0, 400, 5_000, -1])
def test_a_file_of_which_one_byte_was_changed_is_refused(tmp_path, place):
    content = bytearray(SHIPPED.read_bytes())
    content[place] ^= 1
    changed = tmp_path / "speech.model"
    changed.write_bytes(content)
    with pytest.raises(CallError, match="digest"):
        load_model(changed, DIGEST)


@pytest.mark.parametrize("content", [b"", b"{}\n", b"no json\nx", b'{"kinds": 3}\nx'])
def test_a_file_that_is_no_model_is_refused_even_with_its_own_digest(tmp_path, content):
    from_elsewhere = tmp_path / "other.model"
    from_elsewhere.write_bytes(content)
    with pytest.raises(CallError):
        load_model(from_elsewhere, digest_of_bytes(content))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WORD])
@pytest.mark.parametrize(
    "frame", ["The {} next door are having a party.", "Why do {} always behave like animals?"]
)
def test_a_text_is_as_likely_whomever_it_names(model, kind, frame):
    one_word = [model.scores(frame.format(people))[kind] for people in PEOPLE if " " not in people]
    assert len(set(one_word)) == 1


@pytest.mark.parametrize(
    ("token", "read_as"),
    [
        ("@somebody", "<handle>"),
        ("https://a.example/x", "<address>"),
        ("www.a.example", "<address>"),
        ("2026", "<number>"),
        ("Lesbians", "<people>"),
        ("IDIOT", "idiot"),
        ("don’t", "don't"),
    ],
)
def test_names_numbers_and_addresses_read_alike(token, read_as):
    assert plain(token) == read_as


def test_a_word_is_known_by_its_parts():
    shared = set(word_features("idiotic")) & set(word_features("idiots"))
    assert len(shared) > 5


@pytest.mark.parametrize(
    "text", ["", " ", "\u0000", "🙂🙂🙂", "٣٤", "a" * 100_000, "idiot " * 30_000, "\ud800 idiot"]
)
def test_any_text_can_be_read(model, text):
    marked = model.likelihood(text, Kind.ATTACK, wide=True)
    assert all(0 <= start < end <= len(text) for start, end in marked.spans)
    assert TOKEN.findall(text) or not marked.speaks


NOTICED_IN_COMMENTS = (
    "What a pathetic bunch of whining hypocrites run this town.",
    "The people in that office are arrogant, ignorant and useless.",
    "Typical drivel from a brainless, gutless crook.",
    "Only a complete fool would swallow that garbage, you sad little man.",
    "Silly, silly person. Stupidity like that should hurt.",
    "These greedy parasites sicken me.",
    "Such hypocritical, self-centered rubbish from a stupid little man.",
    "Morons like that are why nothing gets fixed.",
    "Grow up. You sound like an ignorant, spoiled brat.",
    "He is a disgusting, corrupt excuse for a human being.",
)
LEFT_ALONE = (
    "Our ADA ramp at the north station opens on Monday.",
    "Free STI testing at the county clinic on Monday.",
    "Road closed at Elm and Third after a crash. Take another way round.",
    "Muslim, Jewish and Christian neighbours broke bread together at the station last night.",
    "Nobody here should be called names because of where they were born.",
    "I am a proud gay man and I love this city.",
    "Immigrants are not criminals.",
    "Black people are not all alike, and neither is anybody else.",
    "She told the court that he had called her names for years.",
    "“You are an idiot,” he said. That is no way to speak to a clerk.",
    "I disagree with the council, and I will say so on Tuesday.",
    "The plan was poorly thought through, and the numbers do not add up.",
    "I'm furious about the water bill. Fix it.",
    "Kill the process and restart the server.",
    "He was shot and killed on Elm Street on Friday night.",
    "What a beautiful ceremony. Thank you for your service.",
    "The women's shelter needs blankets and diapers.",
    "Our dog is a silly old thing and we love him.",
    "Blind and deaf residents can text 911.",
    "Thank you, officers, for helping my mother home.",
)


@pytest.mark.parametrize("text", NOTICED_IN_COMMENTS)
def test_an_insulting_comment_is_noticed_by_a_rule_or_by_the_statistic(library, text):
    examiner = library.examiner(["nmpd"], "comment.review", DAY)
    report = examiner.examine(BaseFacts(Facts(), PostClass.COMMENT).facts_for(text), text)
    assert [one for one in report.of(Verdict.NOT_MET) if one.check == "CT014"]


@pytest.mark.parametrize("post_class", [PostClass.PERSONAL, PostClass.OFFICIAL, PostClass.COMMENT])
@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_text_that_only_looks_like_it_is_left_alone(look_at, text, post_class):
    assert look_at(text, post_class) == []


NEW_WORDS = "Only a moronic dolt would swallow such stupidity, and ignoramuses will."


def test_what_a_statistic_noticed_never_stops_whatever_a_binding_says(library, monkeypatch):
    changed_in_every_pack(library, monkeypatch, strict)
    noticed = by_statistic(library, NEW_WORDS)
    assert noticed
    assert {one.effect for one in noticed} == {Effect.REVIEW}


def test_a_binding_that_does_not_ask_is_not_answered(library, monkeypatch):
    assert by_statistic(library, NEW_WORDS)
    changed_in_every_pack(library, monkeypatch, unasking)
    assert by_statistic(library, NEW_WORDS) == []


def strict(binding):
    return replace(binding, effect=Effect.STOP, unsure=replace(binding.unsure, below=0.0))


def unasking(binding):
    kept = {name: value for name, value in binding.values.items() if name != STATISTIC}
    return replace(binding, values=kept)


def changed_in_every_pack(library, monkeypatch, change):
    for pack in library.packs.values():
        for binding in pack.bindings.values():
            if STATISTIC in binding.values:
                monkeypatch.setitem(pack.bindings, binding.id, change(binding))


def by_statistic(library, text):
    examiner = library.examiner(["nmpd"], "comment.review", DAY)
    report = examiner.examine(BaseFacts(Facts(), PostClass.COMMENT).facts_for(text), text)
    return [one for one in report.of(Verdict.NOT_MET) if BY_STATISTIC in str(one.why)]


@pytest.mark.data
@pytest.mark.parametrize(
    ("path", "column", "post_class"),
    [
        ("official/uk_police_tweets.give.csv", "text", PostClass.OFFICIAL),
        ("official/uk_police_tweets.give.csv", "text", PostClass.PERSONAL),
        ("official/crisis_other_sources.give.csv", "text", PostClass.OFFICIAL),
        ("official/crisis_other_sources.give.csv", "text", PostClass.PERSONAL),
        ("guilt/prosecutor_headlines.give.csv", "headline", PostClass.OFFICIAL),
    ],
)
def test_real_official_posts_are_rarely_spoken_of(data_folder, look_at, path, column, post_class):
    with (data_folder / path).open(encoding="utf-8", newline="") as file:
        texts = [row[column] for row in csv.DictReader(file)][::4]
    spoken_of = [text for text in texts if look_at(text, post_class)]
    assert len(spoken_of) <= 0.005 * len(texts)
