"""States, steps and kinds in words, and whose move it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bailiwick.apps.sites.facts.takeover import Phase
from bailiwick.apps.sites.models import (
    Aim,
    Comments,
    Document,
    Ending,
    Function,
    Harm,
    PlatformKind,
    Scope,
    State,
    StepKind,
    TakeOverState,
)
from bailiwick.apps.sites.models import PlatformStepKind as P
from bailiwick.apps.sites.models import Presence as Form
from bailiwick.kernel.sentence import Sentence, say

S, K = State, StepKind
STATE_WORDS: Mapping[State, Sentence] = MappingProxyType(
    {
        S.DRAFT: say("Draft"),
        S.IN_REVIEW: say("In review"),
        S.MORE_INFO: say("A question is open"),
        S.APPROVED: say("Approved, not set up"),
        S.REFUSED: say("Sent back"),
        S.WITHDRAWN: say("Called off"),
        S.SET_UP: say("Being set up"),
        S.LIVE: say("Live"),
        S.UNDER_REVIEW: say("Under review"),
        S.UNAPPROVED: say("Not approved"),
        S.CLOSING: say("Closing"),
        S.CLOSED: say("Closed"),
        S.ARCHIVED: say("Archived"),
    }
)
NEXT = MappingProxyType(
    {
        S.DRAFT: say("It is with {who}, to be completed and sent."),
        S.IN_REVIEW: say("It is with {who}."),
        S.MORE_INFO: say("It is with {who}, for an answer."),
        S.APPROVED: say("Everybody has said yes. It is with {who}, to be set up."),
        S.REFUSED: say("It was sent back. {who}: read why, mend it, and send it again."),
        S.WITHDRAWN: say("It was called off. Nobody has to do anything."),
        S.SET_UP: say("It is with {who}, and goes live when the list below is done."),
        S.LIVE: say("It speaks for the agency. Nobody has to do anything before {day}."),
        S.UNDER_REVIEW: say("It is with {who}, to look whether this entry is still right."),
        S.UNAPPROVED: say("It is with {who}: have it asked for, or have it closed."),
        S.CLOSING: say("It is with {who}: {left}."),
        S.CLOSED: say("It is closed, and its name is kept. It is with {who}, to be archived."),
        S.ARCHIVED: say("It has ended. What was kept of it stays under its class."),
    }
)
STEP_WORDS: Mapping[StepKind, Sentence] = MappingProxyType(
    {
        K.DRAFTED: say("began a request for it"),
        K.REFERRED: say("passed on what somebody asked the help desk for"),
        K.FOUND: say("came upon it"),
        K.IMPORTED: say("brought it in from a file"),
        K.FILLED: say("confirmed or completed its entry"),
        K.SUBMITTED: say("sent the request"),
        K.CALLED_OFF: say("called it off"),
        K.SETTING_UP: say("began to set it up"),
        K.ITEM_DONE: say("saw to an item"),
        K.ITEM_NOT_NEEDED: say("said that the Clerk’s help is not needed"),
        K.ITEM_OPENED: say("called the Clerk in"),
        K.SECURED: say("said how its logins are kept"),
        K.ADVISED: say("advised on its security"),
        K.LIVE: say("said that it is live"),
        K.REVIEWED: say("reviewed it"),
        K.CHANGE_ASKED: say("asked for a change"),
        K.RENAMED: say("changed it as it was approved"),
        K.HANDED_OVER: say("gave it to another owner"),
        K.COMMENTS: say("said whether visitors may comment"),
        K.CAPACITY: say("said in which capacity it speaks"),
        K.CLOSURE_ORDERED: say("ordered it closed"),
        K.ANNOUNCED: say("told its followers"),
        K.HOLDS_ASKED: say("asked whether anything of it is held"),
        K.FINAL_CAPTURE: say("kept its final capture"),
        K.CLOSED: say("closed it"),
        K.ARCHIVED: say("put its records under their class"),
    }
)
LEFT_WORDS: Mapping[StepKind, Sentence] = MappingProxyType(
    {
        K.HOLDS_ASKED: say("ask for holds"),
        K.FINAL_CAPTURE: say("keep the final capture"),
        K.ANNOUNCED: say("tell its followers"),
        K.CLOSED: say("close it and keep its name"),
        K.ARCHIVED: say("put its records under their class"),
    }
)
KIND_WORDS: Mapping[PlatformKind, Sentence] = MappingProxyType(
    {
        PlatformKind.SOCIAL_NETWORK: say("Social network"),
        PlatformKind.MICROBLOG: say("Microblog"),
        PlatformKind.SHARING: say("Photo and video sharing"),
        PlatformKind.WIKI: say("Wiki"),
        PlatformKind.BLOG: say("Blog"),
        PlatformKind.NEWS: say("News with comments"),
        PlatformKind.FORUM: say("Forum"),
        PlatformKind.CHAT: say("Chat"),
        PlatformKind.WEBSITE: say("Website"),
        PlatformKind.OTHER: say("Something else"),
    }
)
FUNCTION_WORDS: Mapping[Function, Sentence] = MappingProxyType(
    {
        Function.POST: say("Post something of one’s own"),
        Function.COMMENT: say("Comment on what others post"),
        Function.SHARE: say("Share what others post"),
        Function.PROFILE: say("Keep a profile"),
        Function.COMMUNITY: say("Gather in groups"),
        Function.EDIT_TOGETHER: say("Edit the same pages together"),
        Function.MESSAGE: say("Write to one another"),
    }
)
SCOPE_WORDS: Mapping[Scope, Sentence] = MappingProxyType(
    {
        Scope.PRESUMED: say("Presumed to be social media, until the policy steward records otherwise"),
        Scope.NAMED: say("Social media, by the policies’ own words"),
        Scope.IN: say("Social media, as was recorded"),
        Scope.OUT: say("Not social media, as was recorded"),
        Scope.NOT_SOCIAL: say("Not social media: nobody makes anything there together"),
    }
)
PLATFORM_STEP_WORDS: Mapping[P, Sentence] = MappingProxyType(
    {
        P.ENTERED: say("entered it"),
        P.IN_SCOPE: say("recorded that it is social media"),
        P.OUT_OF_SCOPE: say("recorded that it is not social media"),
        P.ASKED: say("asked for leave"),
        P.SUSPENDED: say("stopped its use"),
        P.REINSTATED: say("took its use up again"),
        P.LOOKED: say("looked for new ones"),
    }
)
PRESENCE_WORDS: Mapping[Form, Sentence] = MappingProxyType(
    {
        Form.PAGE: say("Page"),
        Form.PROFILE: say("Profile"),
        Form.ACCOUNT: say("Account"),
        Form.GROUP: say("Group"),
        Form.CHANNEL: say("Channel"),
        Form.OTHER: say("Another form"),
    }
)
COMMENTS_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        Comments.OPEN: say("Open"),
        Comments.LIMITED: say("Limited"),
        Comments.OFF: say("Off"),
        Comments.NONE: say("The platform has none"),
        "": say("Nobody has said"),
    }
)
DOCUMENT_WORDS: Mapping[Document, Sentence] = MappingProxyType(
    {
        Document.TERMS: say("Terms of service"),
        Document.COMMUNITY: say("Community standards"),
        Document.PRIVACY: say("Privacy terms"),
        Document.OTHER: say("Another document"),
    }
)
AIM_WORDS: Mapping[Aim, Sentence] = MappingProxyType(
    {
        Aim.OPEN: say("to open it"),
        Aim.SET_UP: say("how long its records are kept"),
        Aim.RENAME: say("another name"),
        Aim.OWNER: say("another owner"),
        Aim.PURPOSE: say("another purpose"),
    }
)
NOBODY = say("nobody, as nobody here holds what it takes: ask the policy steward")
EXISTING = say("existing site")
HARM_WORDS: Mapping[Harm, Sentence] = MappingProxyType(
    {
        Harm.TAKEN_OVER: say("A page of ours in others’ hands"),
        Harm.POSED_AS: say("A page that poses as ours"),
    }
)
TAKEOVER_WORDS: Mapping[TakeOverState, Sentence] = MappingProxyType(
    {
        TakeOverState.REPORTED: say("Reported"),
        TakeOverState.CONTAINED: say("Contained"),
        TakeOverState.RECOVERED: say("Over, with work left"),
        TakeOverState.REVIEWED: say("Over"),
    }
)
ENDING_WORDS: Mapping[Ending, Sentence] = MappingProxyType(
    {
        Ending.BACK: say("The page is ours again."),
        Ending.GONE: say("It has been taken down."),
        Ending.LOST: say("We did not get it back."),
        Ending.MISTAKEN: say("It was a mistake: nothing had happened."),
    }
)
PHASE_WORDS: Mapping[Phase, Sentence] = MappingProxyType(
    {
        Phase.MINUTES: say("In the first minutes"),
        Phase.HOURS: say("In the first hours"),
        Phase.DAYS: say("In the days after"),
    }
)
SHOWS_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "other": say("Another picture"),
        "not-seen": say("Nobody has looked"),
        "none-in-force": say("No picture is in force"),
        "same": say("The picture in force"),
    }
)
