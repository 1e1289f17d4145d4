"""`bailiwick mail`: set up, tried against a real server, and what came back read from a mailbox."""

import pytest
from click.testing import CliRunner
from tests.apps.desk.mailbox import reachable
from tests.apps.roster.town import an_agency, build, today
from tests.connectors.smtp.conftest import KEY
from tests.connectors.smtp.serving import Postbox, serving
from tests.connectors.smtp.test_bounces import REPORT

from bailiwick.apps.accounts.selectors import notice_mark
from bailiwick.apps.desk.facts import Occasion
from bailiwick.apps.desk.models import CameBack
from bailiwick.apps.desk.selectors.mail import readers
from bailiwick.apps.desk.services import plan_notice
from bailiwick.apps.journal.facts import CLOCKWORK
from bailiwick.apps.journal.models import Entry
from bailiwick.kernel.errors import CallError
from bailiwick.project.commands.mail import mail
from bailiwick.project.folder import Folder
from bailiwick.project.mailing import mail_settings

SENDER = ["--from", "Bailiwick <bailiwick@wexham.example>", "--address", "https://bailiwick.wexham.example"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("MAIL", "MAIL_FROM", "MAIL_CA", "MAIL_BOUNCES", "MAIL_PASSWORD", "ADDRESS"):
        monkeypatch.delenv(f"BAILIWICK_{name}", raising=False)
    monkeypatch.setenv("BAILIWICK_FOLDER", an_agency(tmp_path / "record"))
    (tmp_path / "record" / "keys").mkdir()
    return Folder(tmp_path / "record")


def said(*arguments, answers=""):
    ended = CliRunner().invoke(mail, list(arguments), input=answers)
    if ended.exception:
        raise ended.exception
    return ended.output


def test_a_mail_is_tried_by_the_server_that_was_set_and_says_what_every_mail_says(folder):
    box = Postbox()
    server = serving(box)
    server.start()
    assert "Kept." in said("set", f"smtp://127.0.0.1:{server.port}", *SENDER)
    assert "The mail server has taken it (250)" in said("try", "dana@wexham.example")
    server.stop()
    (got,) = box.taken
    assert got["Subject"] == "Something waits for you in Bailiwick"
    assert "https://bailiwick.wexham.example/home/" in got.get_body(("plain",)).get_content()


def test_the_password_is_asked_for_and_shown_nowhere(folder):
    told = said("set", "smtps://bailiwick@mail.wexham.example", *SENDER, answers="towards-the-server\n")
    assert "towards-the-server" not in told + folder.mail_file.read_text()
    assert folder.mail_password.read_text() == "towards-the-server\n"


def test_files_are_kept_so_that_they_are_found_from_any_folder(folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    said("set", "smtp://127.0.0.1:25", *SENDER, "--bounces", "came-back", "--authorities", "~/city.pem")
    told = mail_settings(folder)
    assert (told.bounces, told.authorities) == (str(tmp_path / "came-back"), str(tmp_path / "home/city.pem"))


def test_where_mail_is_not_set_up_none_is_tried_and_it_says_how(folder):
    with pytest.raises(CallError, match="Mail is not set up"):
        said("try", "dana@wexham.example")


@pytest.mark.django_db
def test_what_came_back_is_read_from_a_file_and_noted_once_as_the_operator(folder, tmp_path):
    town = build()
    address = reachable(town.officer)[town.officer.id]
    reader = readers(today(), [town.officer.id])[0]
    notice = plan_notice(CLOCKWORK, reader, Occasion("daily", frozenset({"0" * 64}), ""), today())
    file = tmp_path / "bounce.eml"
    file.write_text(
        REPORT.replace(str(KEY), str(notice_mark(notice.pk))).replace("Dana@wexham.example", address)
    )
    assert "Mails read: 1. Of ours came back: 1." in said("bounces", str(file))
    assert "Mails read: 1. Of ours came back: 0." in said("bounces", str(file))
    assert CameBack.objects.get().status == "5.1.1"
    assert Entry.objects.get(act="desk.mail.came-back").actor_kind == "operator"
