"""What no procedure says: each topic is told of in words, in the list of gaps and on the form."""

from bailiwick.apps.policies.forms import COVERS_WORDS
from bailiwick.apps.policies.models import Covers
from bailiwick.apps.policies.selectors.gaps import TOPICS


def test_every_topic_of_procedures_has_its_words_where_it_is_missing_and_where_it_is_chosen():
    assert set(TOPICS) == set(Covers) == set(COVERS_WORDS)
