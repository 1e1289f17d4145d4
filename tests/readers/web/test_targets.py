"""Which addresses are fetched: 150 hostile forms, not one of which makes a connection within."""

import socket
import threading

import pytest

from bailiwick.readers.web import NotFetchedError, fetch
from bailiwick.readers.web.fetching import Limits
from bailiwick.readers.web.targets import target_of

HOSTS = (
    "127.0.0.1", "127.1", "127.0.1", "127.000.000.001", "0127.0.0.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001",
    "0x7f.1", "127.0.0.1.", "0", "0.0.0.0", "0x0", "00000000", "1", "255.255.255.255", "localhost", "LOCALHOST", "localhost.", "a.localhost",
    "localhost.localdomain", "printer.local", "db.internal", "intranet", "server.lan", "router.home", "x.corp", "10.0.0.1", "10.255.255.255", "10.1",
    "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.1.254", "192.168.257", "169.254.169.254", "169.254.0.1", "2852039166", "0xa9fea9fe",
    "0251.0376.0251.0376", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.0.170", "192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1",
    "198.19.255.255", "192.88.99.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "254.1.2.3", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001:0:7f00:1::]", "[2001:db8::1]", "[fe80::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]", "[fec0::1]",
    "[fc00::1]", "[fd00::1]", "[fd12:3456::1]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[5f00::1]", "[3fff::1]", "[::1", "::1]", "[]", "[v1.x]", "[127.0.0.1]",
    "①②⑦.⓪.⓪.①", "１２７.０.０.１", "127。0。0。1", "ⓛocalhost", "loc\u00adalhost", "127.0.0.1%00", "127.0.0.1%2f", "%31%32%37.0.0.1", "127.0.0.1\\@ridge.example",
    "user@127.0.0.1", "user:pass@127.0.0.1", "ridge.example@127.0.0.1", "127.0.0.1@ridge.example", "ridge.example:80@127.0.0.1", ":80", "", ".", "..",
    "-bad.example", "bad-.example", "ex ample.example", "exa\tmple.example", "exa\nmple.example", "a" * 64 + ".example", "ridge", "ridge.7", "ridge.0x1", "1.2.3",
    "1.2.3.4.5", "256.256.256.256", "999.1.1.1", "1.1.1.1x", "metadata.google.internal", "x.onion", "1.0.0.127.in-addr.arpa", "test.invalid", "my.test",
    "ridge.example:22", "ridge.example:25", "ridge.example:6379", "ridge.example:0", "ridge.example:99999", "ridge.example:-1", "ridge.example:８０",
    "ridge.example:80:80", "ridge.example:+80", "\u202eelpmaxe.egdir", "ridge\u2024example", "ri\u200bdge.example/\u200b",
)  # fmt: skip
OTHERS = (
    "file:///etc/passwd", "file://localhost/etc/passwd", "ftp://ridge.example/", "gopher://127.0.0.1:70/", "dict://127.0.0.1:11211/", "ldap://127.0.0.1",
    "javascript:alert(1)", "data:text/html,hello", "about:blank", "view-source:http://ridge.example", "jar:http://127.0.0.1!/", "//127.0.0.1/", "http:/127.0.0.1",
    "http:127.0.0.1", "http:///127.0.0.1", "http:\\\\127.0.0.1\\", "https:\\\\ridge.example", " http://127.0.0.1", "http://127.0.0.1 ", "http://\t127.0.0.1",
    "ht\ntp://127.0.0.1", "http://", "https://", "", "127.0.0.1", "unix:///var/run/x.sock", "http+unix://x", "ws://ridge.example", "httpx://ridge.example",
    "http://[::ffff:127.0.0.1]:80/", "http://?127.0.0.1", "http://#127.0.0.1", "http://127.0.0.1?@ridge.example", "http://127.0.0.1#@ridge.example", "x" * 3000,
)  # fmt: skip
HOSTILE = (*(f"{scheme}://{host}/" for host in HOSTS for scheme in ("http",)), *OTHERS)


class Listener:
    """Listens on this computer and counts who calls."""

    def __init__(self):
        self.sockets = []
        self.calls = 0
        for family, place in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            try:
                one = socket.create_server((place, 0), family=family)
            except OSError:
                continue
            self.sockets.append(one)
            threading.Thread(target=self._answer, args=(one,), daemon=True).start()

    def _answer(self, one):
        while True:
            try:
                call, _ = one.accept()
            except OSError:
                return
            self.calls += 1
            call.close()

    @property
    def ports(self):
        return [one.getsockname()[1] for one in self.sockets]


@pytest.fixture(scope="module")
def listener():
    one = Listener()
    yield one
    for held in one.sockets:
        held.close()


def test_there_are_more_than_a_hundred_hostile_forms():
    assert len(set(HOSTILE)) >= 150


@pytest.mark.parametrize("address", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_form_is_refused_and_nobody_within_is_called(address, listener):
    asked = []

    def resolve(host, port):
        asked.append((host, port))
        return ["127.0.0.1"]

    with pytest.raises(NotFetchedError):
        fetch(address, resolve=resolve)
    assert listener.calls == 0


@pytest.mark.parametrize("port", [80, 443, 8000])
@pytest.mark.parametrize(
    "inner",
    [
        "127.0.0.1",
        "::1",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "fd00::1",
        "0.0.0.0",
        "224.0.0.1",
        "fe80::1%eth0",
    ],
)
def test_a_good_name_that_leads_within_is_refused(inner, port, listener):
    limits = Limits(ports=frozenset({80, 443, 8000}))
    with pytest.raises(NotFetchedError, match="open Internet"):
        fetch(f"http://ridge.example:{port}/", limits, resolve=lambda *_: [inner])
    assert listener.calls == 0


def test_a_name_with_one_inner_address_among_public_ones_is_refused():
    with pytest.raises(NotFetchedError, match="open Internet"):
        fetch("http://ridge.example/", resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("http://ridge.example", "http://ridge.example/"),
        ("HTTPS://Ridge.Example/Police?x=1#y", "https://ridge.example/Police?x=1"),
        ("https://ridge.example:443/a", "https://ridge.example/a"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("https://[2606:2800:220:1:248:1893:25c8:1946]/", "https://[2606:2800:220:1:248:1893:25c8:1946]/"),
    ],
)
def test_an_open_address_is_asked_for_as_it_is(address, asked):
    assert target_of(address).address == asked
