"""Mail against a real server: what goes over, what is kept from others, and errors told apart."""

from dataclasses import replace
from time import monotonic

import pytest
from tests.connectors.smtp.conftest import KEY

from bailiwick.connectors.smtp import Encryption, SmtpMail, read_server
from bailiwick.connectors.smtp.replies import address_refused, status_of
from bailiwick.kernel.errors import CallError
from bailiwick.ports.mail import AddressRefusedError, NotNowError, RefusesUsError

RIGHT, WRONG = "right", "not-the-one"


def nothing():
    """Before the mail goes out."""


def test_a_mail_goes_over_as_text_and_html_and_names_itself_by_its_key(mail, postbox, envelope):
    receipt = mail().send(envelope, nothing)
    (got,) = postbox.taken
    assert receipt.message_id == f"<{KEY}@wexham.example>" == got["Message-ID"]
    assert (got["From"], got["To"]) == ("Bailiwick <bailiwick@wexham.example>", "dana@wexham.example")
    assert (got["Auto-Submitted"], got["Content-Language"]) == ("auto-generated", "en")
    assert got.get_body(("plain",)).get_content().strip() == "Look there."
    assert got.get_body(("html",)).get_content().strip() == "<p>Look there.</p>"
    assert str(got["Date"]) == "Sat, 21 Nov 2026 12:00:00 +0000"


@pytest.mark.parametrize(
    ("reply", "error"),
    [("550 5.7.1 You may not send as that", RefusesUsError), ("451 4.3.0 Later", NotNowError)],
)
def test_a_look_asks_whether_the_sender_is_taken_and_sends_nothing(mail, postbox, reply, error):
    sender = mail()
    sender.look()
    assert (postbox.senders, postbox.taken) == (["bailiwick@wexham.example"], [])
    postbox.replies["MAIL"] = reply
    with pytest.raises(error):
        sender.look()


def test_what_comes_before_the_mail_is_called_once_the_address_is_taken_and_can_still_stop_it(
    mail, postbox, envelope
):
    sender = mail()

    def lost():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        sender.send(envelope, lost)
    postbox.replies["RCPT"] = "450 4.2.1 Busy"
    called = []
    with pytest.raises(NotNowError):
        sender.send(envelope, lambda: called.append(1))
    assert (called, postbox.taken) == ([], [])


REPLIES = [
    ("MAIL", "451 4.3.0 Later", NotNowError),
    ("RCPT", "450 4.2.1 Greylisted", NotNowError),
    ("RCPT", "452 4.2.2 Full for now", NotNowError),
    ("DATA", "451 4.7.1 Later", NotNowError),
    ("RCPT", "550 5.1.1 No such user", AddressRefusedError),
    ("RCPT", "550 No such user", AddressRefusedError),
    ("RCPT", "530 5.7.0 Say who you are", RefusesUsError),
    ("MAIL", "550 5.7.1 You may not send as that", RefusesUsError),
    ("DATA", "554 5.7.1 Not this mail", RefusesUsError),
    ("DATA", "552 5.2.2 Mailbox full", AddressRefusedError),
]


@pytest.mark.parametrize(("command", "reply", "error"), REPLIES, ids=[f"{c} {r[:9]}" for c, r, _ in REPLIES])
def test_what_passes_is_told_from_what_never_will(mail, postbox, envelope, command, reply, error):
    postbox.replies[command] = reply
    with pytest.raises(error):
        mail().send(envelope, nothing)
    assert postbox.taken == []


def test_an_address_that_is_refused_says_which_mail_and_why(mail, postbox, envelope):
    postbox.replies["RCPT"] = "550 5.1.1 No such user"
    with pytest.raises(AddressRefusedError) as caught:
        mail().send(envelope, nothing)
    bounce = caught.value.bounce
    assert (bounce.address, bounce.status, bounce.key) == ("dana@wexham.example", "5.1.1", KEY)
    assert bounce.permanent
    assert "dana" not in str(caught.value)


def test_a_server_that_hangs_up_on_the_whole_mail_may_have_taken_it(mail, postbox, envelope):
    postbox.hang_up = True
    with pytest.raises(NotNowError) as caught:
        mail().send(envelope, nothing)
    assert caught.value.perhaps_sent
    assert len(postbox.taken) == 1


def test_a_server_that_is_not_there_is_tried_later_and_in_bounded_time(envelope):
    started = monotonic()
    with pytest.raises(NotNowError) as caught:
        SmtpMail(read_server("smtp://127.0.0.1:1"), "b@wexham.example", wait=1).send(envelope, nothing)
    assert not caught.value.perhaps_sent
    assert monotonic() - started < 5


@pytest.mark.parametrize("encryption", [Encryption.STARTTLS, Encryption.FROM_THE_START])
def test_a_mail_goes_over_encrypted_to_a_server_that_proves_who_it_is(
    mail, postbox, envelope, certificate, encryption
):
    file, context = certificate
    if encryption is Encryption.FROM_THE_START:
        sender = mail(encryption, authorities=file, tls=context, from_the_start=True)
    else:  # aiosmtpd asks who somebody is after STARTTLS alone
        sender = mail(
            encryption, user="bailiwick", password=RIGHT, authorities=file, tls=context, asks_who=True
        )
    sender.send(envelope, nothing)
    sender.look()
    assert len(postbox.taken) == 1


@pytest.mark.parametrize(
    ("encryption", "start"), [(Encryption.STARTTLS, False), (Encryption.FROM_THE_START, True)]
)
def test_a_server_that_nobody_vouches_for_is_told_nothing(
    mail, postbox, envelope, certificate, encryption, start
):
    sender = mail(encryption, tls=certificate[1], from_the_start=start)
    with pytest.raises(RefusesUsError, match="could not prove who it is"):
        sender.send(envelope, nothing)
    assert postbox.senders == []


def test_a_server_without_encryption_is_told_nothing(mail, postbox, envelope):
    with pytest.raises(RefusesUsError, match="offers no encryption"):
        mail(Encryption.STARTTLS).send(envelope, nothing)
    assert postbox.senders == []


def test_a_wrong_password_is_ours_to_mend(mail, postbox, envelope, certificate):
    file, context = certificate
    sender = mail(
        Encryption.STARTTLS, user="bailiwick", password=WRONG, authorities=file, tls=context, asks_who=True
    )
    with pytest.raises(RefusesUsError):
        sender.look()
    assert postbox.senders == []


@pytest.mark.parametrize(
    "address",
    ["", "dana", "dana@", "@wexham.example", "dana@wexham.example\nBcc: x@y.example", "a b@wexham.example",
     "dána@wexham.example", f"{'a' * 250}@wexham.example", "<dana@wexham.example>"],
)  # fmt: skip
def test_an_address_that_cannot_be_one_bounces_before_anybody_is_asked(mail, postbox, envelope, address):
    with pytest.raises(AddressRefusedError) as caught:
        mail().send(replace(envelope, to=address), nothing)
    assert (caught.value.bounce.status, postbox.senders) == ("5.1.3", [])


SERVERS = [
    ("smtps://mail.wexham.example", 465, Encryption.FROM_THE_START, ""),
    ("smtp://bailiwick@mail.wexham.example", 587, Encryption.STARTTLS, "bailiwick"),
    ("smtp://b%40wexham.example@mail.wexham.example:25", 25, Encryption.STARTTLS, "b@wexham.example"),
    ("smtp://127.0.0.1:25", 25, Encryption.NONE, ""),
    ("smtp://localhost", 587, Encryption.NONE, ""),
    ("smtp://[::1]:2525", 2525, Encryption.NONE, ""),
    ("smtp://127.0.0.1.wexham.example", 587, Encryption.STARTTLS, ""),
]


@pytest.mark.parametrize(("address", "port", "encryption", "user"), SERVERS)
def test_a_server_is_read_from_its_address_and_in_the_clear_on_this_machine_alone(
    address, port, encryption, user
):
    server = read_server(address, password=WRONG)
    assert (server.port, server.encryption, server.user) == (port, encryption, user)
    assert WRONG not in repr(server)


@pytest.mark.parametrize(
    "address", ["", "mail.wexham.example", "http://mail.wexham.example", "smtp://", "smtp://h:99999", "smtp://h/x",
                "smtp://bailiwick:secret@mail.wexham.example"],
)  # fmt: skip
def test_an_address_that_names_no_server_or_tells_a_password_is_not_taken(address):
    with pytest.raises(CallError) as caught:
        read_server(address)
    assert "secret" not in str(caught.value)


def test_a_reply_without_a_finer_code_counts_by_its_class(envelope):
    assert status_of(550, b"no") == "5.0.0"
    assert status_of(450, "5.1.1 in another class") == "4.0.0"
    assert isinstance(address_refused(421, b"going down", envelope), NotNowError)
