"""What the rows about sites name: a platform, its terms, and a page of Patrol, and of Parks, that is asked for."""

from tests.apps.roster.town import as_

from bailiwick.apps.sites.models import Document
from bailiwick.apps.sites.services import Wanted, draft, enter_platform, keep_terms
from bailiwick.kernel.canonical import digest_of_text


def pages(town):
    """A draft of the officer, owned by the officer with the supervisor behind her."""
    officer = as_(town.officer)
    platform = enter_platform(officer, name="Facebook")
    sets = {"owner": town.officer.id, "backup": town.deputy.id, "goal": "Closed roads."}
    town.platform = platform.id
    town.site = draft(
        officer, Wanted(unit=town.patrol.id, platform=platform.id, handle="Patrol", sets=sets)
    ).row.id
    keeper = as_(town.people["every-other-role"])
    terms = keep_terms(
        keeper, platform.id, unit=town.city.id, document=Document.TERMS, words="You keep your rights."
    )
    for words in ("You keep it.", "You keep nothing."):
        keep_terms(keeper, platform.id, unit=town.city.id, document=Document.PRIVACY, words=words)
    town.parks_page = draft(
        as_(town.gardener),
        Wanted(
            unit=town.parks.id, platform=platform.id, handle="Parks", sets=sets | {"owner": town.gardener.id}
        ),
    ).row.id
    town.terms, town.table = terms.id, "platform,handle,unit,owner\nFacebook,Plaza,PAT,robin@wexham.example"
    town.table_digest = digest_of_text(town.table)
