"""A demand is held the moment it is recorded, searched, looked through and exported, and each step names who did it."""

import hashlib
from dataclasses import replace

import pytest
from django.utils import timezone
from tests.apps.keeping.helpers import BEN, granted, release
from tests.apps.records.playing import (
    COMMENTS,
    EDITED,
    OTHER,
    POST,
    WITHOUT,
    as_,
    build,
    custody,
    found,
    manifest,
    opened,
    posted,
    received,
    repacked,
    searched,
    seen,
    signed,
    today,
    told,
    verified,
    words_found,
)
from tests.apps.roster.town import after, give, hire

from bailiwick.apps.journal.errors import RefusedError
from bailiwick.apps.journal.models import Entry
from bailiwick.apps.journal.services import INTERNAL, building_tables, sign_and_publish
from bailiwick.apps.keeping.facts import Scope
from bailiwick.apps.keeping.models import Hold, Record
from bailiwick.apps.keeping.selectors import held_by
from bailiwick.apps.keeping.services import destroy, place_hold, propose_destruction
from bailiwick.apps.publishing.models import Version
from bailiwick.apps.records import services
from bailiwick.apps.records.errors import RecordsError
from bailiwick.apps.records.facts import covers
from bailiwick.apps.records.models import Demand, Source, State, StepKind
from bailiwick.apps.records.selectors.demands import demand_of
from bailiwick.apps.records.selectors.holds import holds_to_name
from bailiwick.apps.records.services import Handed, Holding
from bailiwick.apps.roster.models import Role
from bailiwick.kernel.canonical import digest_of_text
from bailiwick.kernel.errors import BailiwickError

pytestmark = pytest.mark.django_db


def exported(town, demand, who=None):
    made = services.export(as_(who or town.custodian), demand)
    return services.take(as_(who or town.custodian), demand, made.package)


@pytest.mark.clause("pd/IV.A.7.s1")
def test_a_request_for_posts_on_a_topic_finds_posts_edits_and_comments():
    town = build("pd")
    demand = searched(town)
    texts = words_found(town, demand)
    wanted = [POST.decode(), EDITED.decode(), "bruiz\nWho pays for it?"]
    wanted += [f"The culvert opens again on {day}. - Wexham Falls Police" for day in ("Monday", "Tuesday")]
    assert [one for one in wanted if one not in texts] == []
    assert sum("My cellar is full" in one for one in texts) == len((COMMENTS, WITHOUT))
    assert {one.source for one in found(town, demand)} == {Source.CAPTURE, Source.ITEM}
    assert OTHER.decode() not in texts


def test_words_saved_before_keeping_had_them_are_found_and_exported():
    town = build()
    signed()
    words = "The culvert, as it was said before."
    with building_tables():
        old = Version.objects.create(
            key=f"{town.draft.row.id}:9",
            draft=town.draft.row,
            number=9,
            text=words,
            digest=digest_of_text(words),
            by_id=town.sam.id,
            at=timezone.now(),
        )
    demand = searched(town)
    files = opened(exported(town, demand))
    line = next(one for one in manifest(files)["items"] if one["id"] == f"version:{old.pk}")
    assert (files[line["file"]].decode(), line["author"]) == (words, town.sam.name)


@pytest.mark.clause("nmpd/V.D.s1")
def test_a_deleted_post_is_found_and_the_package_says_since_when_it_is_gone(record_folder):
    town = build("nmpd")
    signed()
    demand = searched(town)
    told_of = manifest(opened(exported(town, demand)))["items"]
    gone = [one for one in told_of if one["gone_since"]]
    assert {one["kind"] for one in gone} == {"post", "said-in-a-thread"}
    assert {one["id"] for one in gone} >= {f"capture:{town.first.capture}", f"item:{town.comment.pk}"}


@pytest.mark.clause("pd/IV.A.7.s4")
def test_of_a_date_range_and_a_site_the_manifest_lists_every_item_with_its_hash():
    town = build("pd")
    signed()
    late = posted(town, "posts/3", b"Closed again.", day=today())
    scope = Scope(sites=frozenset({town.site.id}), since=after(-30), until=today())
    demand = searched(town, scope=scope)
    files = opened(exported(town, demand))
    lines = {one["id"]: one for one in manifest(files)["items"]}
    assert f"capture:{late.capture}" in lines
    assert f"capture:{town.first.capture}" not in lines
    assert len(lines) == len(found(town, demand)) == len([one for one in files if one.startswith("items/")])
    for line in lines.values():
        assert hashlib.sha256(files[line["file"]]).hexdigest() == line["sha256"]
    assert files[lines[f"capture:{late.capture}"]["file"]] == b"Closed again."
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest


def test_what_a_demand_asks_for_cannot_be_destroyed_from_the_moment_it_is_recorded():
    town = build()
    demand = received(town)
    hold = seen(town, demand).hold
    assert [one.pk for one in held_by(town.first.record)] == [hold.pk]
    with pytest.raises(RefusedError, match="civil-2026-014"):
        propose_destruction(BEN, town.first.record)
    later = posted(town, "posts/9", b"The culvert, once more.")
    assert [one.pk for one in held_by(later.record)] == [hold.pk]


def test_everything_that_was_found_in_a_record_is_held():
    town = build()
    for one in found(town, searched(town)):
        assert one.record is None or held_by(one.record)


def test_the_package_verifies_offline_with_python_alone_and_names_each_step(tmp_path):
    town = build()
    signed()
    demand = searched(town)
    sign_and_publish(INTERNAL, Entry.objects.order_by("-index")[0].at)
    data = exported(town, demand)
    code, answer = verified(tmp_path, data)
    assert (code, answer["findings"]) == (0, [])
    steps = {one["act"]: one for one in custody(opened(data))}
    captured = {one["who"] for one in custody(opened(data)) if one["act"] == "keeping.capture"}
    assert captured == {"Ines Moy", town.sam.name}
    assert (steps["keeping.hold"]["who"], steps["records.demand.search"]["who"]) == ("Max Orr", "Ines Moy")
    of_post = next(
        one for one in manifest(opened(data))["items"] if one["id"] == f"capture:{town.first.capture}"
    )
    entry = Entry.objects.get(pk=of_post["entry"])
    assert (entry.act, of_post["sha256"]) == ("keeping.capture", town.first.digest)
    assert town.first.digest.encode() in b"".join(
        one for name, one in opened(data).items() if name.startswith("journal/openings")
    )
    (tmp_path / "again").mkdir()
    files = {name: one.replace(town.first.digest.encode(), b"0" * 64) for name, one in opened(data).items()}
    code, answer = verified(tmp_path / "again", repacked(files))
    assert code == 1
    assert str(entry.pk) in str(answer["findings"])


def test_who_exported_what_and_when_is_in_the_entry_and_in_the_next_package():
    town = build()
    signed()
    demand = searched(town)
    first = exported(town, demand)
    services.hand_over(
        as_(town.counsel), demand, 1, Handed(to="Dell’s counsel", way="On a drive", day=today())
    )
    entry = Entry.objects.get(act="records.demand.export")
    assert entry.actor == town.custodian.id
    assert hashlib.sha256(first).hexdigest().encode() in bytes(entry.manifest)
    second = custody(opened(exported(town, demand, town.counsel)))
    steps = [(one["act"], one["who"]) for one in second if one["act"].startswith("records.")]
    assert steps == [
        ("records.demand.record", "Max Orr"),
        ("records.demand.search", "Ines Moy"),
        ("records.demand.export", "Ines Moy"),
        ("records.package.take", "Ines Moy"),
        ("records.package.hand-over", "Max Orr"),
    ]


def test_what_is_left_out_is_named_with_its_reason_and_its_words_stay_out():
    town = build()
    signed()
    demand = searched(town)
    secret = next(one for one in found(town, demand) if one.thing == town.comment.pk)
    services.leave_out(as_(town.counsel), demand, secret.name, "A private person’s complaint.")
    files = opened(exported(town, demand))
    assert manifest(files)["left_out"] == [
        {
            "number": secret.number,
            "id": secret.name,
            "sha256": secret.digest,
            "why": "A private person’s complaint.",
        }
    ]
    assert secret.name not in {one["id"] for one in manifest(files)["items"]}
    with pytest.raises(RecordsError, match="left out already"):
        services.leave_out(as_(town.counsel), demand, secret.name, "Again.")
    services.put_back(as_(town.counsel), demand, secret.name)
    assert seen(town, demand).left_out == {}
    assert seen(town, demand).state is State.SEARCHED
    with pytest.raises(RecordsError, match="not left out"):
        services.put_back(as_(town.counsel), demand, secret.name)
    with pytest.raises(RecordsError, match="did not find"):
        services.leave_out(as_(town.counsel), demand, "capture:none", "Why not.")


def let_go(town, demand):
    """The hold of a demand, released by two people."""
    services.ask_release(as_(town.counsel), demand, "Settled.")
    services.release(as_(town.custodian), demand)


def test_a_hold_that_was_released_meanwhile_stops_the_export_and_can_be_placed_again():
    town = build()
    signed()
    demand = searched(town)
    let_go(town, demand)
    for does in (services.export, services.search_for):
        with pytest.raises(RefusedError, match="its hold was released"):
            does(as_(town.custodian), demand)
    assert not seen(town, demand).packages
    services.hold_again(as_(town.custodian), demand, Holding(matter="civil-2026-015"))
    assert manifest(opened(exported(town, demand)))["items"]
    with pytest.raises(RecordsError, match="held already"):
        services.hold_again(as_(town.custodian), demand, Holding(matter="civil-2026-016"))


def test_an_item_that_was_destroyed_meanwhile_is_named_by_id_and_certificate_and_nothing_of_it_leaks():
    town = build()
    signed()
    demand = searched(town)
    let_go(town, demand)
    destroy(BEN, granted(town.first.record))
    services.hold_again(as_(town.counsel), demand, Holding(matter="civil-2026-015"))
    data = exported(town, demand)
    told_of = manifest(opened(data))
    certified = Entry.objects.get(act="keeping.destroy")
    assert [(one["record"], one["certificate"]) for one in told_of["destroyed"]] == [
        (str(town.first.record), certified.index)
    ] * 2
    assert {one["id"] for one in told_of["destroyed"]} == {
        f"capture:{town.first.capture}",
        f"capture:{town.edited.capture}",
    }
    assert POST not in data
    assert EDITED not in data
    assert not Record.objects.filter(pk=town.first.record).exists()


def test_nobody_lets_a_hold_go_alone_and_only_counsel_asks_for_it():
    town = build()
    demand = received(town)
    with pytest.raises(RefusedError, match="Only counsel"):
        services.ask_release(as_(town.custodian), demand, "Settled.")
    with pytest.raises(RecordsError, match="Nobody has asked"):
        services.release(as_(town.custodian), demand)
    services.ask_release(as_(town.counsel), demand, "Settled.")
    with pytest.raises(RefusedError, match="cannot grant"):
        services.release(as_(town.counsel), demand)
    assert seen(town, demand).is_held
    services.release(as_(town.custodian), demand)
    assert not seen(town, demand).is_held
    assert Hold.objects.get().released_by == town.custodian.id


def test_a_hold_that_covers_it_is_named_and_one_that_takes_less_is_not():
    town = build()
    wide = place_hold(as_(town.counsel), "civil-1", Scope(sites=frozenset({town.site.id})))
    narrow = place_hold(as_(town.counsel), "civil-2", Scope(words=("picnic",)))
    assert holds_to_name(as_(town.counsel), today()) == [wide, narrow]
    assert holds_to_name(as_(town.custodian), today()) == []
    with pytest.raises(RecordsError, match="takes less"):
        received(town, holding=Holding(named=narrow.pk))
    assert not Demand.objects.exists()
    demand = received(town, holding=Holding(named=wide.pk))
    assert seen(town, demand).hold == wide
    assert Hold.objects.count() == 2
    release(wide)
    with pytest.raises(RecordsError, match="no such hold"):
        received(town, holding=Holding(named=wide.pk))


HOLDS = [
    (Scope(words=("culvert",)), Scope(words=("Culvert",)), True),
    (Scope(words=("culvert",)), Scope(words=("culvert", "dell")), False),
    (Scope(words=("culvert",)), Scope(since=today()), False),
    (Scope(since=after(-9)), Scope(since=after(-3), words=("a",)), True),
    (Scope(since=after(-3)), Scope(since=after(-9)), False),
    (Scope(since=after(-3)), Scope(words=("a",)), False),
    (Scope(until=after(3)), Scope(until=after(9)), False),
    (Scope(until=after(9)), Scope(until=after(3)), True),
    (Scope(), Scope(words=("a",)), False),
]


@pytest.mark.sqlite
@pytest.mark.parametrize(("hold", "asked", "does"), HOLDS)
def test_a_hold_covers_what_it_leaves_open_or_names_in_full(hold, asked, does):
    assert covers(hold, asked) is does


WRONG = [
    ({"received_on": after(1), "due_on": after(2)}, "still to come"),
    ({"due_on": after(-1)}, "before it arrived"),
    ({"scope": Scope()}, "what it asks for"),
    ({"scope": Scope(since=today(), until=after(-1))}, "before the first"),
    ({"authority": " "}, "who asks"),
    ({"number": "x" * 81}, "longer than 80"),
    ({"authority": "a\x00b"}, "cannot be seen"),
    ({"holding": Holding(matter="Not a code")}, "no code of a matter"),
]


@pytest.mark.parametrize(("more", "says"), WRONG)
def test_a_demand_that_does_not_fit_is_not_recorded_and_holds_nothing(more, says):
    town = build()
    with pytest.raises(BailiwickError, match=says):
        received(town, **more)
    assert not Demand.objects.exists()
    assert not Hold.objects.exists()


def test_pages_of_another_unit_and_people_nobody_knows_are_not_asked_for():
    town = build()
    give(Role.ATTORNEY, town.counsel, town.comms)
    with pytest.raises(RecordsError, match="another unit"):
        received(town, unit=town.comms.id)
    with pytest.raises(RecordsError, match="never worked there"):
        received(town, scope=Scope(people=frozenset({town.site.id})))


def test_counsel_of_one_unit_knows_nothing_of_demands_to_another():
    town = build()
    demand = received(town)
    other = hire("Ola Berg", town.comms, title="Counsel")
    give(Role.ATTORNEY, other, town.comms)
    assert demand_of(as_(other), demand, today()) is None
    with pytest.raises(RefusedError, match="no such demand"):
        services.search_for(as_(other), demand)
    with pytest.raises(RefusedError, match="not yours"):
        services.record_demand(as_(other), told(town))


def test_a_demand_is_closed_with_how_it_ended_and_its_packages_are_kept_for_so_long_from_then():
    town = build()
    signed()
    demand = searched(town)
    data = exported(town, demand)
    services.close(as_(town.counsel), demand, "Withdrawn.")
    assert seen(town, demand).state is State.CLOSED
    package = Record.objects.get(kind="production")
    assert [(one.trigger, one.day) for one in package.key_dates.all()] == [("request-closed", today())]
    assert services.take(as_(town.counsel), demand, 1) == data
    with pytest.raises(RecordsError, match="closed"):
        services.search_for(as_(town.custodian), demand)
    with pytest.raises(RecordsError, match="no such package"):
        services.take(as_(town.counsel), demand, 2)


def test_nothing_is_exported_before_it_was_searched_and_before_the_journal_was_signed():
    town = build()
    demand = received(town)
    with pytest.raises(RecordsError, match="Nobody has searched"):
        services.export(as_(town.custodian), demand)
    services.search_for(as_(town.custodian), demand)
    with pytest.raises(RecordsError, match="not been signed"):
        services.export(as_(town.custodian), demand)
    assert not seen(town, demand).packages


def test_a_package_was_handed_over_on_a_day_when_it_was_there():
    town = build()
    signed()
    demand = searched(town)
    exported(town, demand)
    handed = Handed(to="The court", way="By mail", day=today())
    for day in (after(-1), after(1)):
        with pytest.raises(RecordsError, match="not there that day"):
            services.hand_over(as_(town.custodian), demand, 1, replace(handed, day=day))
    services.hand_over(as_(town.custodian), demand, 1, handed)
    assert seen(town, demand).state is State.HANDED_OVER
    assert seen(town, demand).last(StepKind.HANDED_OVER).to == "The court"
