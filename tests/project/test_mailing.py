"""How mail is set up: by the environment before the file, never half, and never in a demo."""

import pytest

from bailiwick.connectors.smtp import Encryption
from bailiwick.kernel.errors import CallError
from bailiwick.project.folder import Folder
from bailiwick.project.looking.finding import Level
from bailiwick.project.looking.mail import look_at_mail
from bailiwick.project.mailing import MailSettings, keep_mail_settings, mail_of, mail_settings

SENDER, ADDRESS = "Bailiwick <bailiwick@wexham.example>", "https://bailiwick.wexham.example"
TOLD = MailSettings("smtps://bailiwick@mail.wexham.example", SENDER, ADDRESS)
SECRET = "towards-the-server"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("MAIL", "MAIL_FROM", "MAIL_CA", "MAIL_BOUNCES", "MAIL_PASSWORD", "ADDRESS"):
        monkeypatch.delenv(f"BAILIWICK_{name}", raising=False)
    (tmp_path / "keys").mkdir()
    return Folder(tmp_path)


def test_where_nobody_has_said_how_there_is_no_mail_and_doctor_says_what_that_means(folder):
    assert mail_of(folder) is None
    (found,) = look_at_mail(folder)
    assert found.level is Level.LOOK
    assert "bailiwick mail set" in found.mend


def test_what_was_kept_is_read_again_and_the_password_stands_beside_the_keys_for_its_owner_alone(folder):
    keep_mail_settings(folder, TOLD, SECRET)
    mailing = mail_of(folder)
    assert (mailing.mail.server.password, mailing.address) == (SECRET, ADDRESS)
    assert mailing.mail.server.encryption is Encryption.FROM_THE_START
    assert SECRET not in folder.mail_file.read_text()
    assert folder.mail_password.stat().st_mode & 0o077 == 0


def test_the_environment_goes_before_the_file(folder, monkeypatch):
    keep_mail_settings(folder, TOLD)
    monkeypatch.setenv("BAILIWICK_MAIL", "smtp://localhost:2525")
    assert mail_settings(folder).server == "smtp://localhost:2525"
    assert mail_settings(folder).sender == SENDER


@pytest.mark.parametrize(
    "told",
    [("mail.wexham.example", SENDER, ADDRESS), ("smtp://h.example", "Bailiwick", ADDRESS),
     ("smtp://h.example", SENDER, "bailiwick.wexham.example"),
     ("smtp://h.example", SENDER, "http://bailiwick.wexham.example"),
     ("smtp://h.example", "Bailiwick <jefatura.de.policía@wexham.example>", ADDRESS),
     ("smtp://h.example", "B <b@wexham.example>\nBcc: x@y.example", ADDRESS)],
)  # fmt: skip
def test_half_of_it_is_not_taken(told):
    with pytest.raises(CallError):
        MailSettings(*told)


def test_a_file_that_cannot_be_understood_is_told_by_doctor(folder):
    folder.mail_file.write_text('{"server": 7}')
    (found,) = look_at_mail(folder)
    assert found.level is Level.WRONG
    assert "bailiwick mail set" in found.mend


def test_doctor_tells_that_the_server_cannot_be_reached(folder):
    keep_mail_settings(folder, MailSettings("smtp://127.0.0.1:1", SENDER, "http://localhost:8420"))
    (found,) = look_at_mail(folder)
    assert (found.level, "could not be reached" in found.what) == (Level.WRONG, True)
