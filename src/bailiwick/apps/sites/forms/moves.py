"""What people send with a move of a site's page. What must be there is looked at by services, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bailiwick.apps.sites.forms.asking import EntryForm
from bailiwick.apps.sites.forms.making import Form, People, area, choice, day, line, tick, words_of
from bailiwick.apps.sites.models import Comments
from bailiwick.apps.sites.selectors.moves import Move
from bailiwick.apps.sites.selectors.wording import COMMENTS_WORDS


class WordsForm(Form):
    """A reason, in a sentence."""

    words = area(_("Why"))


class NothingForm(Form):
    """A move without words."""


class SaidForm(Form):
    """What was looked at, or how one can see it."""

    words = area(_("What you looked at"))


class TakeOnForm(Form):
    """Who answers for a page that was found."""

    owner = choice(_("Who answers for it"), [])
    backup = choice(_("Who stands in"), [])
    goal = area(_("Goal"))


class SecureForm(Form):
    """How the logins are kept."""

    second_factor = tick(_("Every login asks for a second proof"))
    own_logins = tick(_("Each administrator has a login of their own"))
    recovery = tick(_("Somebody knows how to get the account back"))
    words = area(_("Anything else; never a password"))


class CommentsForm(Form):
    """Whether visitors may comment."""

    comments = choice(_("Comments"), [])
    words = area(_("Why, if they are less than open"))
    until = day(_("Until when"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = {one: COMMENTS_WORDS[one] for one in Comments}
        self.fields["comments"].choices = words_of(words)  # type: ignore[attr-defined]


class RenameForm(Form):
    """Another name for a page."""

    handle = line(_("The new name on the platform"))
    name = line(_("What people will call it"))
    address = line(_("The new address"))


class HandOverForm(Form):
    """Another owner."""

    owner = choice(_("The new owner"), [])
    backup = choice(_("Who stands in"), [], required=False)
    words = area(_("What was decided, and by whom"))


class StrikeForm(Form):
    """What a platform complained of."""

    day = day(_("When they wrote"))
    words = area(_("What they wrote"))


class CaptureForm(Form):
    """What was kept of a page at its end."""

    manifest = area(_("What was kept: posts, comments, messages, pictures, by number"))


class CloseForm(Form):
    """How one can see that a page is closed."""

    words = area(_("How one can see that it is closed and its name kept"))
    redirect = line(_("Where people are led from now on"))


class ArchiveForm(Form):
    """Under which class records stay."""

    series = line(_("The class of the retention schedule"))


FORMS: dict[Move, type[Form]] = {
    Move.FILL: EntryForm,
    Move.IT_DONE: SaidForm,
    Move.RECORDS_DONE: SaidForm,
    Move.CLERK_DONE: SaidForm,
    Move.CLERK_IN: WordsForm,
    Move.CLERK_OUT: WordsForm,
    Move.SECURE: SecureForm,
    Move.ADVISE: WordsForm,
    Move.TAKE_ON: TakeOnForm,
    Move.REVIEW: SaidForm,
    Move.RENAME: RenameForm,
    Move.COMMENTS: CommentsForm,
    Move.CAPACITY: WordsForm,
    Move.HAND_OVER: HandOverForm,
    Move.STRIKE: StrikeForm,
    Move.CALL_OFF: WordsForm,
    Move.ORDER_CLOSURE: WordsForm,
    Move.ANNOUNCE: WordsForm,
    Move.FINAL_CAPTURE: CaptureForm,
    Move.CLOSE: CloseForm,
    Move.ARCHIVE: ArchiveForm,
}
"""The forms of moves that ask for something."""
LABELS: dict[Move, Any] = {
    Move.ADVISE: _("What you advise"),
    Move.CAPACITY: _("In which capacity it speaks, and who gave it"),
    Move.ANNOUNCE: _("What followers were told, and where they find the agency from now on"),
    Move.REVIEW: _("What the review found"),
}
BUTTONS: dict[Move, Any] = {
    Move.SUBMIT: _("Send the request"),
    Move.FILL: _("Complete its entry"),
    Move.SET_UP: _("Begin to set it up"),
    Move.GO_LIVE: _("It is live"),
    Move.IT_DONE: _("IT has seen to its item"),
    Move.RECORDS_DONE: _("Records are seen to"),
    Move.CLERK_DONE: _("The Clerk has helped"),
    Move.CLERK_IN: _("Call the Clerk in"),
    Move.CLERK_OUT: _("The Clerk is not needed"),
    Move.SECURE: _("Say how its logins are kept"),
    Move.ADVISE: _("Advise on its security"),
    Move.TAKE_ON: _("Name who answers for it"),
    Move.CONFIRM: _("The entry is still right"),
    Move.REVIEW: _("Review it"),
    Move.MAKE_RENAME: _("Change its name, as approved"),
    Move.RENAME: _("Ask for another name"),
    Move.COMMENTS: _("Say whether visitors may comment"),
    Move.CAPACITY: _("Say in which capacity it speaks"),
    Move.HAND_OVER: _("Give it to another owner"),
    Move.STRIKE: _("Note a complaint of the platform"),
    Move.CALL_OFF: _("Call the request off"),
    Move.ORDER_CLOSURE: _("Order it closed"),
    Move.ASK_HOLDS: _("Ask for holds"),
    Move.ANNOUNCE: _("Tell its followers"),
    Move.FINAL_CAPTURE: _("Keep the final capture"),
    Move.CLOSE: _("Close it and keep its name"),
    Move.ARCHIVE: _("Put its records under their class"),
}


def form_of(move: Move, data: Any = None, *, people: People = (), initial: Any = None) -> Form:
    """The form of a move."""
    made = FORMS.get(move, NothingForm)(data, people=people, initial=initial, prefix=move.value)
    if move in LABELS:
        made.fields["words"].label = LABELS[move]
    return made
