"""What is sealed opens for its holder, about what it is about, and for nobody else."""

import pytest

from bailiwick.apps.covert.facts import DoesNotOpenError, Pair, boxes

WORDS = {"site": "Canary Meadow Market", "username": "canary-handle"}


def test_what_is_sealed_to_somebody_opens_for_them_alone():
    mine, others = Pair.drawn(), Pair.drawn()
    box = boxes.seal_to(mine.public, b"a key", "profile/1")
    assert boxes.open_with(mine, box, "profile/1") == b"a key"
    with pytest.raises(DoesNotOpenError):
        boxes.open_with(others, box, "profile/1")
    with pytest.raises(DoesNotOpenError):
        boxes.open_with(mine, box, "profile/2")


def test_a_box_that_was_changed_anywhere_opens_for_nobody():
    mine = Pair.drawn()
    box = boxes.seal_to(mine.public, b"a key", "profile/1")
    for place in range(len(box)):
        changed = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        with pytest.raises(DoesNotOpenError):
            boxes.open_with(mine, changed, "profile/1")


def test_a_key_opens_with_its_passphrase_and_about_its_owner_alone():
    locked = boxes.lock("four words of mine only", b"private", "key/1", work=4)
    assert boxes.unlock("four words of mine only", locked, "key/1") == b"private"
    for passphrase, about in (("four words of mine", "key/1"), ("four words of mine only", "key/2")):
        with pytest.raises(DoesNotOpenError):
            boxes.unlock(passphrase, locked, about)


def test_words_open_at_their_own_place_alone():
    key = boxes.new_key()
    sealed = boxes.seal_words(key, WORDS, "profile/1/0/submitted")
    assert boxes.open_words(key, sealed, "profile/1/0/submitted") == WORDS
    with pytest.raises(DoesNotOpenError):
        boxes.open_words(key, sealed, "profile/2/0/submitted")
    assert boxes.seal_words(key, WORDS, "profile/1/0/submitted") != sealed
    assert not any(word.encode() in sealed for word in WORDS.values())


def test_a_key_is_shown_nowhere():
    pair = Pair.drawn()
    assert pair.private.hex() not in repr(pair)
    assert repr(pair.private) not in repr(pair)
    assert Pair.of(pair.private).public == pair.public
