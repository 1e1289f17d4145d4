"""T25: outside authorities stamp checkpoints; none of their faults is taken for a stamp, and none holds anything up."""

import random
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.journal.authority import REPLY, Authority, Server
from tests.apps.journal.helping import NOON, write

from bailiwick.apps.journal.errors import NotStampedError
from bailiwick.apps.journal.models import Timestamp
from bailiwick.apps.journal.selectors import due, late
from bailiwick.apps.journal.services import (
    INTERNAL,
    authorities,
    sign_checkpoint,
    stamp_checkpoints,
    store_of,
)
from bailiwick.apps.journal.services import Authority as Asked
from bailiwick.apps.journal.services.tokens import in_order, request_for, verified
from bailiwick.connectors.timestamping import LARGEST_ANSWER, HttpTimestamper
from bailiwick.kernel.errors import CallError
from bailiwick.ports.timestamper import NoAnswerError

pytestmark = pytest.mark.django_db
NOTE = b"records.example/internal\n3\nroot\n\nsignature\n"
FLIPS = 3000


@pytest.fixture(scope="session")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def server(authority):
    serving = Server(lambda request: (200, REPLY, [authority.reply(request)]))
    yield serving
    serving.close()


def asked(server, authority, name=""):
    return Asked(name or server.address, HttpTimestamper(server.address, wait=5), (authority.root,))


def sign_at(signer, moment):
    write(1)
    return sign_checkpoint(INTERNAL, signer.key, store_of(INTERNAL), moment)


def test_a_stamp_is_kept_as_it_came_and_openssl_takes_it_too(signer, server, authority):
    signed = sign_at(signer, NOON)
    assert [one.sizes for one in stamp_checkpoints([asked(server, authority)], NOON)] == [(1,)]
    stamp = Timestamp.objects.get()
    assert abs(stamp.at - timezone.now()) < timedelta(minutes=1)
    assert authority.verifies(bytes(stamp.token), signed.note)
    assert not authority.verifies(bytes(stamp.token), signed.note + b" ")


def forged(authority, fault):
    """A request, and an answer to it that has the fault."""
    request = request_for(NOTE)
    query = request.as_bytes()
    digest = request.message_imprint.message
    answers = {
        "another nonce": lambda: authority.reply(request_for(NOTE).as_bytes()),
        "another imprint": lambda: authority.reply(query.replace(digest, bytes(32))),
        "an expired signer": lambda: authority.reply(query, "expired"),
        "a signer of its own making": lambda: authority.reply(query, "alone"),
        "no token": lambda: bytes.fromhex("3005300302010 2".replace(" ", "")),
        "no answer at all": lambda: b"",
        "half an answer": lambda: authority.reply(query)[:-100],
        "a page": lambda: b"<html>come back later</html>",
    }
    return request, answers[fault]()


FAULTS = {
    "another nonce": "another request",
    "another imprint": "Mismatch between messages",
    "an expired signer": "certificate",
    "a signer of its own making": "certificate",
    "no token": "",
    "no answer at all": "parse",
    "half an answer": "parse",
    "a page": "parse",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_an_answer_that_proves_nothing_is_no_stamp(authority, fault):
    request, token = forged(authority, fault)
    with pytest.raises(NotStampedError, match=f"proves no time.*{FAULTS[fault]}"):
        verified(request, token, NOTE, [authority.root])


def test_certificates_in_any_order_are_read_and_nothing_else_of_the_token_moves(authority):
    request = request_for(NOTE)
    token = authority.reply(request.as_bytes())
    ordered = in_order(token)
    assert sorted(ordered) == sorted(token)
    assert in_order(ordered) == ordered
    assert verified(request, token, NOTE, [authority.root]) == verified(
        request, ordered, NOTE, [authority.root]
    )
    for cut in range(0, len(token), 7):
        assert in_order(token[:cut]) == token[:cut]


def test_a_token_is_bound_to_the_roots_that_were_named(authority, tmp_path):
    request = request_for(NOTE)
    token = authority.reply(request.as_bytes())
    assert verified(request, token, NOTE, [authority.root]) <= timezone.now() + timedelta(seconds=2)
    with pytest.raises(NotStampedError):
        verified(request, token, NOTE, [Authority(tmp_path).root])


@pytest.mark.slow
def test_no_flipped_bit_changes_the_time_that_is_taken(authority):
    request = request_for(NOTE)
    token = authority.reply(request.as_bytes())
    at = verified(request, token, NOTE, [authority.root])
    chance, taken = random.Random(25), []  # noqa: S311 -- the same flips in each run
    for _ in range(FLIPS):
        flipped = bytearray(token)
        place = chance.randrange(len(token) * 8)
        flipped[place // 8] ^= 1 << place % 8
        try:
            taken.append(verified(request, bytes(flipped), NOTE, [authority.root]))
        except NotStampedError:
            continue
    assert set(taken) <= {at}
    assert len(taken) < FLIPS // 3


def test_one_authority_that_is_out_for_three_days_holds_up_neither_acts_nor_the_other(
    signer, server, authority
):
    down = Server(lambda _: (503, "text/plain", [b"later"]))
    both = [asked(down, authority, "down"), asked(server, authority, "up")]
    for hour in range(72):
        moment = NOON + timedelta(hours=hour)
        sign_at(signer, moment)
        first, second = stamp_checkpoints(both, moment)
        assert (first.sizes, second.sizes) == ((), (hour + 1,))
        assert "answered 503" in first.fault
    down.close()
    assert [one.authority for one in late(["down", "up"], moment)] == ["down"]
    back = [asked(server, authority, "down")]
    assert stamp_checkpoints(back, moment)[0].sizes == tuple(range(1, 73))
    assert late(["down", "up"], moment) == []
    assert Timestamp.objects.count() == 144


def test_silence_is_an_alarm_after_sixty_minutes_and_not_before(signer):
    sign_at(signer, NOON)
    assert late(["one"], NOON + timedelta(minutes=59, seconds=59)) == []
    alarm = late(["one"], NOON + timedelta(minutes=60))
    assert [(one.authority, one.since, one.number) for one in alarm] == [("one", NOON, 1)]


def test_one_stamp_an_hour_is_asked_for(signer, server, authority):
    for minute in (0, 10, 50, 70, 80):
        sign_at(signer, NOON + timedelta(minutes=minute))
    at = NOON + timedelta(minutes=81)
    assert [one.size for one in due("one", at)] == [3, 5]
    assert stamp_checkpoints([asked(server, authority, "one")], at)[0].sizes == (3, 5)
    sign_at(signer, NOON + timedelta(minutes=90))
    assert due("one", NOON + timedelta(minutes=119)) == []
    over = NOON + timedelta(minutes=120)
    assert [(one.size, one.since) for one in due("one", over)] == [(6, over)]


ANSWERS = {
    "a redirect": (302, REPLY, [b"x"]),
    "an error": (500, REPLY, [b"x"]),
    "a page": (200, "text/html", [b"x"]),
    "more than a token": (200, REPLY, [b"x" * (LARGEST_ANSWER + 1)]),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_what_is_no_answer_is_not_taken(answer):
    serving = Server(lambda _: answer)
    with pytest.raises(NoAnswerError, match="gave no answer"):
        HttpTimestamper(serving.address, wait=5).ask(b"request")
    serving.close()


def test_an_authority_that_drips_is_left_after_its_time():
    def drip():
        for _ in range(100):
            time.sleep(0.1)
            yield b"x"

    serving = Server(lambda _: (200, REPLY, drip()))
    start = time.monotonic()
    with pytest.raises(NoAnswerError, match="took too long"):
        HttpTimestamper(serving.address, wait=0.5).ask(b"request")
    assert time.monotonic() - start < 3
    serving.close()


def test_an_authority_that_is_not_there_is_told():
    with pytest.raises(NoAnswerError, match="could not be reached"):
        HttpTimestamper("http://127.0.0.1:1/", wait=1).ask(b"request")


def test_authorities_are_named_with_their_roots(authority):
    roots = authority.folder / "root.pem"
    found = authorities(f"https://a.example/ {roots}; https://b.example/ {roots};", HttpTimestamper)
    assert [one.name for one in found] == ["https://a.example/", "https://b.example/"]
    assert found[0].roots == (authority.root,)
    assert authorities("", HttpTimestamper) == ()
    for wrong in (
        "https://a.example/",
        "https://a.example/ nowhere.pem",
        f"x {authority.folder / 'good.key'}",
    ):
        with pytest.raises(CallError, match="no file of root certificates"):
            authorities(wrong, HttpTimestamper)
