"""A profile from its registration to the hand-over of its password: who may, what is kept, and what is not."""

import json
from uuid import uuid4

import pytest
from tests.apps.covert.vaulting import ANOTHER, PASSPHRASE, REASON, SHORT, TOLD
from tests.apps.roster.town import give, today

from bailiwick.apps.covert.errors import VaultError
from bailiwick.apps.covert.facts import DoesNotOpenError, State, Unlocked, standing_of
from bailiwick.apps.covert.facts.unlocked import key_of, said_in
from bailiwick.apps.covert.models import Part, Profile, SealedEntry, Share, Step, StepKind
from bailiwick.apps.covert.services import (
    Purpose,
    admit,
    ask_for_password,
    change_names,
    confirm_hand_over,
    give_back,
    make_key,
    note_disclosure,
    register,
    share_key,
    submit,
    submit_again,
    unlock,
)
from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.facts import OPERATOR
from bailiwick.apps.roster.models import Role, Unit
from bailiwick.apps.roster.services import leave

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


def state_of(identity):
    steps = Step.objects.filter(profile=identity).order_by("number")
    return standing_of(StepKind(one.kind) for one in steps)


def share_of(actor):
    return Share.objects.select_related("epoch").filter(key__by=actor.identity).first()


def read(unlocked, identity, share=None):
    """What was said with each step, to whoever has it opened."""
    profile = Profile.objects.get(pk=identity)
    key = key_of(unlocked, profile, share)
    return [dict(said_in(key, step)) for step in profile.steps.order_by("number")]


def entries(act):
    found = SealedEntry.objects.filter(act=act)
    return [(one.outcome, one.reason, json.loads(bytes(one.manifest))) for one in found]


def test_what_a_maintainer_hands_in_the_commander_confirms_and_both_alone_can_read(vault):
    identity = vault.submitted()
    assert state_of(identity).state is State.SUBMITTED
    register(vault.commander, identity, unlocked=vault.c)
    assert state_of(identity).state is State.REGISTERED
    assert read(vault.m, identity) == read(vault.c, identity, share_of(vault.commander)) == [TOLD, {}]
    for outsider in (vault.o, vault.d):
        with pytest.raises(DoesNotOpenError):
            read(outsider, identity)


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("address", "web address"),
        ("username", "username"),
        ("screen_name", "screen name"),
        ("site", "name of the site"),
    ],
)
def test_a_registration_without_a_field_is_refused_by_its_name(vault, field, told):
    with pytest.raises(VaultError, match=told) as refused:
        submit(vault.maintainer, told=TOLD | {field: "  "})
    assert refused.value.field == field
    assert not Profile.objects.exists()


@pytest.mark.parametrize(
    "address", ["meadow", "ftp://meadow.example/", "https://", "https://[", "javascript:x"]
)
def test_what_is_no_web_address_is_refused_and_not_repeated(vault, address):
    with pytest.raises(VaultError, match="no web address") as refused:
        submit(vault.maintainer, told=TOLD | {"address": address})
    assert address not in f"{refused.value.message} {refused.value.remedy}".replace("https:// on", "")


def test_what_was_returned_comes_back_changed_and_is_confirmed(vault):
    identity = vault.submitted()
    give_back(vault.commander, identity, reason="Which market?", unlocked=vault.c)
    submit_again(vault.maintainer, identity, told=TOLD | {"site": "Meadow"}, unlocked=vault.m)
    register(vault.commander, identity, unlocked=vault.c)
    said = read(vault.m, identity)
    assert [one.get("site") for one in said] == [TOLD["site"], None, "Meadow", None]
    assert said[1] == {"reason": "Which market?"}


def test_another_name_is_noted_and_the_old_one_stays_with_its_date(vault):
    identity = vault.registered()
    change_names(
        vault.maintainer, identity, told={"username": "loon2", "screen_name": "Loon Two"}, unlocked=vault.m
    )
    said = read(vault.c, identity, share_of(vault.commander))
    assert (said[0]["screen_name"], said[2]) == (
        TOLD["screen_name"],
        {"username": "loon2", "screen_name": "Loon Two"},
    )
    moments = list(Step.objects.filter(profile=identity).order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_who_asked_for_a_password_when_and_why_and_who_confirmed_stand_in_the_sealed_log(vault):
    identity = vault.asked()
    assert state_of(identity).asked == 2
    confirm_hand_over(vault.maintainer, identity, to=vault.commander.identity, unlocked=vault.m)
    assert state_of(identity).asked is None
    ((outcome, _, asked),) = entries("covert.password.ask")
    assert (outcome, asked["actor"]["id"], asked["details"]["purpose"]) == (
        "done", str(vault.commander.identity), "request",
    )  # fmt: skip
    ((outcome, _, handed),) = entries("covert.password.hand-over")
    assert (outcome, handed["actor"]["id"], handed["details"]["to"]) == (
        "done", str(vault.maintainer.identity), str(vault.commander.identity),
    )  # fmt: skip
    assert handed["details"]["answers"] == asked["details"]["step"]
    assert handed["at"] >= asked["at"]
    assert read(vault.m, identity)[2] == {"purpose": "request", "reason": REASON}


def test_a_designee_asks_once_they_have_the_registers_key(vault):
    identity = vault.registered()
    asking = {"purpose": Purpose.AUDIT, "reason": REASON, "unlocked": vault.d}
    with pytest.raises(DoesNotOpenError):
        ask_for_password(vault.designee, identity, **asking)
    vault.share()
    ask_for_password(vault.designee, identity, **asking)
    with pytest.raises(VaultError, match="somebody else"):
        confirm_hand_over(vault.maintainer, identity, to=vault.commander.identity, unlocked=vault.m)
    confirm_hand_over(vault.maintainer, identity, to=vault.designee.identity, unlocked=vault.m)
    assert state_of(identity).asked is None


def test_a_password_is_asked_for_once_and_confirmed_only_when_asked_for(vault):
    identity = vault.registered()
    with pytest.raises(VaultError, match="does not come next"):
        confirm_hand_over(vault.maintainer, identity, to=vault.commander.identity, unlocked=vault.m)
    asking = {"purpose": Purpose.REQUEST, "reason": REASON, "unlocked": vault.c}
    ask_for_password(vault.commander, identity, **asking)
    with pytest.raises(VaultError, match="does not come next"):
        ask_for_password(vault.commander, identity, **asking)


def test_a_reason_that_gives_a_password_is_refused_not_kept_and_not_repeated(vault):
    identity = vault.registered()
    before = SealedEntry.objects.count(), Step.objects.count()
    with pytest.raises(VaultError, match="as if it gave a password") as refused:
        ask_for_password(
            vault.commander,
            identity,
            purpose=Purpose.AUDIT,
            reason="The password is Meadow77",
            unlocked=vault.c,
        )
    assert "Meadow77" not in f"{refused.value.message}{refused.value.remedy}"
    assert (SealedEntry.objects.count(), Step.objects.count()) == before


def test_what_was_disclosed_to_a_colleague_is_marked_as_outside_the_exception(vault):
    identity = vault.registered()
    to = vault.people["o"].id
    note_disclosure(vault.maintainer, identity, to=to, reason="They covered for me", unlocked=vault.m)
    ((_, _, told),) = entries("covert.password.disclose")
    assert (told["details"]["outside_the_exception"], told["details"]["to"]) == (True, str(to))
    assert read(vault.c, identity, share_of(vault.commander))[2] == {
        "to": str(to), "reason": "They covered for me",
    }  # fmt: skip


def test_nobody_but_the_maintainer_notes_anything_on_a_profile(vault):
    identity = vault.registered()
    for actor, opened in ((vault.other, vault.o), (vault.commander, vault.c), (vault.designee, vault.d)):
        with pytest.raises(RefusedError):
            change_names(actor, identity, told=TOLD, unlocked=opened)
    with pytest.raises(RefusedError):
        change_names(vault.maintainer, identity, told=TOLD, unlocked=vault.o)
    with pytest.raises(RefusedError):
        change_names(vault.maintainer, uuid4(), told=TOLD, unlocked=vault.m)
    assert Step.objects.filter(profile=identity).count() == 2


def test_a_commander_never_confirms_a_profile_of_their_own(vault):
    admit(vault.commander, person=vault.commander.identity, part=Part.MAINTAINER)
    identity = submit(vault.commander, told=TOLD)
    with pytest.raises(RefusedError, match="of their own"):
        register(vault.commander, identity, unlocked=vault.c)
    admit(vault.commander, person=vault.people["o"].id, part=Part.DESIGNEE)
    share_key(vault.commander, person=vault.people["o"].id, unlocked=vault.c)
    give(Role.SIC_COMMANDER, vault.people["o"], Unit.objects.get(code="PD"))
    register(vault.other, identity, unlocked=vault.o)
    assert state_of(identity).state is State.REGISTERED


def test_a_designee_confirms_nothing_and_lets_nobody_in(vault):
    vault.share()
    identity = vault.submitted()
    with pytest.raises(RefusedError):
        register(vault.designee, identity, unlocked=vault.d)
    with pytest.raises(RefusedError):
        admit(vault.designee, person=vault.people["d"].id, part=Part.MAINTAINER)


def test_whoever_is_let_out_or_has_left_may_nothing_any_more(vault):
    identity = vault.registered()
    admit(vault.commander, person=vault.people["m"].id, part=Part.MAINTAINER, admitted=False)
    with pytest.raises(RefusedError):
        change_names(vault.maintainer, identity, told=TOLD, unlocked=vault.m)
    leave(OPERATOR, person=vault.people["o"].id, day=today())
    with pytest.raises(RefusedError):
        unlock(vault.other, passphrase=PASSPHRASE)


def test_a_key_is_made_once_is_long_and_opens_with_its_own_passphrase(vault):
    assert unlock(vault.maintainer, passphrase=PASSPHRASE) == vault.m
    assert isinstance(vault.m, Unlocked)
    with pytest.raises(VaultError, match="have a key already"):
        make_key(vault.maintainer, passphrase=PASSPHRASE)
    admit(vault.commander, person=vault.people["c"].id, part=Part.DESIGNEE)
    with pytest.raises(VaultError, match="shorter than 16"):
        make_key(vault.commander, passphrase=SHORT)


def test_five_wrong_passphrases_are_the_last_for_a_quarter_of_an_hour_for_that_person_alone(vault):
    for _ in range(5):
        with pytest.raises(RefusedError, match="does not open your key"):
            unlock(vault.maintainer, passphrase=ANOTHER)
    with pytest.raises(RefusedError, match="five wrong tries"):
        unlock(vault.maintainer, passphrase=PASSPHRASE)
    assert unlock(vault.commander, passphrase=PASSPHRASE) == vault.c
    assert [reason for outcome, reason, _ in entries("covert.unlock") if outcome == "refused"] == [
        *["wrong-passphrase"] * 5,
        "too-many-tries",
    ]
