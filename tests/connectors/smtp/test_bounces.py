"""Bounces as real servers write them (RFC 3464), and everything else that lands in a mailbox."""

import mailbox

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.connectors.smtp.conftest import KEY

from bailiwick.connectors.smtp import read_bounces, read_mailbox
from bailiwick.kernel.errors import CallError

REPORT = f"""\
From: MAILER-DAEMON@mail.wexham.example
To: bailiwick@wexham.example
Message-ID: <9b2d7c1e-aaaa-4bbb-8ccc-dddddddddddd@mail.wexham.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

Your mail could not be delivered.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.wexham.example

Final-Recipient: rfc822; Dana@wexham.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user

--b1
Content-Type: message/rfc822

From: Bailiwick <bailiwick@wexham.example>
To: dana@wexham.example
Message-ID: <{KEY}@wexham.example>
Subject: Something waits for you

Look there.
--b1--
"""
HEADERS_ALONE = REPORT.replace("message/rfc822", "text/rfc822-headers")
DELAYED = REPORT.replace("Action: failed", "Action: delayed").replace("5.1.1", "4.4.1")


@pytest.mark.parametrize("report", [REPORT, HEADERS_ALONE, REPORT.replace("\n", "\r\n")])
def test_a_bounce_tells_address_status_and_which_mail_of_ours_it_was(report):
    (bounce,) = read_bounces(report.encode())
    assert (bounce.address, bounce.status, bounce.key) == ("dana@wexham.example", "5.1.1", KEY)


@pytest.mark.parametrize(
    "other",
    [DELAYED, "", "Subject: hello\n\nIt bounced: 5.1.1 dana@wexham.example",
     REPORT.replace("multipart/report", "multipart/mixed"), REPORT.replace("Status: 5.1.1\n", "")],
)  # fmt: skip
def test_what_is_late_or_no_bounce_says_nothing(other):
    assert read_bounces(other.encode()) == ()


def test_a_bounce_without_our_mail_in_it_names_no_mail():
    (bounce,) = read_bounces(REPORT.replace(str(KEY), "somebody-elses").encode())
    assert bounce.key is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, len(REPORT)))
def test_no_mail_however_damaged_does_more_than_say_nothing(noise, at):
    damaged = REPORT.encode()[:at] + noise + REPORT.encode()[at:]
    assert all(one.address and one.status for one in read_bounces(damaged))


def test_a_maildir_an_mbox_and_a_file_of_one_mail_are_read_alike(tmp_path):
    box = mailbox.Maildir(tmp_path / "maildir")
    box.add(REPORT)
    box.add("Subject: hello\n\nHello.")
    one_file = tmp_path / "bounce.eml"
    one_file.write_text(REPORT)
    many = mailbox.mbox(tmp_path / "mbox")
    many.add(REPORT)
    many.close()
    for path in (tmp_path / "maildir", one_file, tmp_path / "mbox", tmp_path):
        assert [bounce.key for bounces in read_mailbox(path) for bounce in bounces] == [KEY]
    with pytest.raises(CallError):
        list(read_mailbox(tmp_path / "none"))
