"""Reports across pages: which show another picture than the one in force, and how the policies are kept by clause."""

import csv
import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.apps.sites.conftest import words
from tests.apps.sites.playing import (
    another_agency,
    approved,
    as_,
    brought_in,
    build,
    drawn,
    home_of,
    must_refuse,
    there,
    today,
)

from bailiwick.apps.policies.selectors.packs import library
from bailiwick.apps.roster.selectors import tree_on
from bailiwick.apps.sites import services
from bailiwick.apps.sites.errors import SitesError
from bailiwick.apps.sites.permissions import units_seen
from bailiwick.apps.sites.selectors import complying
from bailiwick.apps.sites.selectors.complying import Quarter, compliance
from bailiwick.apps.sites.selectors.emblems import Shows, consistency
from bailiwick.readers.image.likeness import alike, likeness_of

LOGO = "navy"


@pytest.mark.parametrize(("side", "kind"), [(64, "PNG"), (400, "PNG"), (200, "JPEG"), (120, "WEBP")])
def test_a_picture_that_a_platform_made_smaller_or_packed_anew_is_the_same(side, kind):
    assert alike(likeness_of(drawn(LOGO)), likeness_of(drawn(LOGO, side, kind)))


@pytest.mark.parametrize("colour", ["orange", "green", "red"])
def test_another_logo_is_another_picture(colour):
    assert not alike(likeness_of(drawn(LOGO)), likeness_of(drawn(colour)))


def shown(town):
    rows = consistency(units_seen(as_(town.speaker), today()), today())
    return [(one.site.entry.handle, one.shows) for one in rows]


@pytest.mark.django_db
@pytest.mark.clause("mpls/ps.s2")
def test_of_two_pages_with_different_logos_of_the_city_the_one_that_is_off_is_listed(sign_in):
    town = build("mpls")
    text = f"platform,handle,unit,owner\nFacebook,Pools,PRK,{town.reach}\nFacebook,Paths,PRK,{town.reach}\n"
    pools, paths = brought_in(town, text=text)
    assert {one for _, one in shown(town)} == {Shows.NONE_IN_FORCE}
    client, asker = sign_in(town.speaker), sign_in(town.asker)
    file = SimpleUploadedFile("logo.png", drawn(LOGO))
    sent = {"unit": str(town.city.id), "file": file, "words": "Brand guide of 2025, page 4."}
    assert client.post("/sites/pictures", sent).status_code == 302
    for page, data in ((pools, drawn(LOGO, 90, "JPEG")), (paths, drawn("orange"))):
        sent = {"file": SimpleUploadedFile("seen.png", data)}
        assert asker.post(f"/sites/{page.row.id}/picture", sent).status_code == 302
    assert shown(town) == [("Paths", Shows.OTHER), ("Pools", Shows.SAME)]
    page = words(client.get("/sites/pictures"))
    assert page.index("Another picture Paths") < page.index("The picture in force Pools")
    kept = consistency(units_seen(as_(town.speaker), today()), today())[0].seen
    answer = client.get(f"/sites/pictures/{kept.capture}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
    assert sign_in(another_agency()).get(f"/sites/pictures/{kept.capture}").status_code == 404


@pytest.mark.django_db
def test_a_picture_of_a_page_that_has_changed_waits_until_somebody_has_looked():
    town = build("mpls")
    page = there(town)
    services.see_emblem(as_(town.asker), page.row.id, data=drawn(LOGO))
    services.see_emblem(as_(town.asker), page.row.id, data=drawn(LOGO, 80, "JPEG"))
    asks = "The picture of OldParks has changed. Say whether it is meant so."
    assert asks not in home_of(town.speaker)
    seen = services.see_emblem(as_(town.asker), page.row.id, data=drawn("orange"))
    assert asks in home_of(town.speaker)
    services.see_emblem(as_(town.asker), page.row.id, data=drawn("orange"))
    [row] = consistency(units_seen(as_(town.speaker), today()), today())
    assert (home_of(town.speaker).count(asks), row.to_look_at.id) == (1, seen.id)
    with must_refuse("right-missing"):
        services.look_at_emblem(as_(town.asker), seen.id, "Mine.")
    services.look_at_emblem(as_(town.speaker), seen.id, "A week for the pumpkin run.")
    assert asks not in home_of(town.speaker)
    again = [services.see_emblem(as_(town.asker), page.row.id, data=drawn(one)) for one in (LOGO, "orange")]
    assert home_of(town.speaker).count(asks) == 1
    with pytest.raises(SitesError, match="Nobody has to look"):
        services.look_at_emblem(as_(town.speaker), again[0].id, "It was put back.")
    services.look_at_emblem(as_(town.speaker), again[1].id, "Put back, and changed once more.")
    assert asks not in home_of(town.speaker)
    with pytest.raises(SitesError, match="Nobody has to look"):
        services.look_at_emblem(as_(town.speaker), seen.id, "Again.")
    with pytest.raises(SitesError):
        services.see_emblem(as_(town.asker), page.row.id, data=b"no picture")


def test_quarters_follow_one_another_across_the_year():
    assert [str(Quarter.of(date(2026, month, 1))) for month in (1, 3, 4, 12)] == [
        "2026-1",
        "2026-1",
        "2026-2",
        "2026-4",
    ]
    last = Quarter(2026, 4)
    assert (last.first, last.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert (str(last.after), str(last.after.before), str(Quarter(2026, 1).before)) == (
        "2027-1",
        "2026-4",
        "2025-4",
    )


@pytest.mark.django_db
@pytest.mark.clause("mpls/roles.communications.5")
def test_each_clause_shows_what_there_is_of_the_quarter_and_what_is_open_with_its_owner(sign_in, monkeypatch):
    quarter = Quarter.of(today())
    town = build("mpls")
    there(town)
    approved(town)
    units = frozenset(tree_on(today()).below(town.city.id))
    kept = compliance(units, quarter, today())
    rows = {one.clause: one for one in kept.rows}
    assert set(rows) == set(library().packs["mpls"].clauses)
    # Begun in the last minute of a quarter, what was done may stand in the next.
    later = {one.clause: one for one in compliance(units, quarter.after, today()).rows}
    assert rows["mpls/gc.s3"].evidence + later["mpls/gc.s3"].evidence == 1
    assert rows["mpls/roles.city-attorney.4"].evidence + later["mpls/roles.city-attorney.4"].evidence == 0
    found = [(one.site.entry.handle, one.owner) for one in rows["mpls/gc.s3"].open]
    assert found == [("OldParks", "Io Lindqvist")]
    assert sum(one.evidence for one in compliance(units, quarter.before, today()).rows) == 0
    client = sign_in(town.speaker)
    assert "mpls/gc.s3" in words(client.get("/sites/report?only=open"))
    table = list(csv.DictReader(io.StringIO(client.get("/sites/report.csv").content.decode())))
    told = next(one for one in table if one["clause"] == "mpls/gc.s3")
    assert (told["open exceptions"], told["whose they are"]) == ("1", "OldParks: Io Lindqvist")
    assert (told["pages looked at"], told["pages left out"]) == ("2", "0")
    monkeypatch.setattr(complying, "MOST_PAGES", 1)
    cut = next(csv.DictReader(io.StringIO(client.get("/sites/report.csv").content.decode())))
    assert (cut["pages looked at"], cut["pages left out"]) == ("1", "1")
    assert sign_in(town.asker).get("/sites/report").status_code == 404
