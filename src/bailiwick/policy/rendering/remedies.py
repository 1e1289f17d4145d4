"""Remedies in words, for faces that have no buttons, and as plain data for machines."""

from __future__ import annotations

from collections.abc import Mapping

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.joint import Joint
from bailiwick.policy.remedy import Ask, Change, Do, Remedy, Supply, Wait, Waive

_DONE = {
    "second-reading": say("If the words do not mean what we think, ask a second person to say so."),
    "name-purpose": say("Say what the post is for."),
    "rewrite": say("Write the sentence anew: without these words nothing whole would be left."),
    "read": say("Ask somebody who reads that language to look."),
    "seal-original": say("Keep the original sealed."),
    "leave-the-picture-out": say("Leave the picture out, and keep it sealed."),
    "settle-page": say(
        "Have whoever answers for pages settle it: ask for approval, rename it, or have it closed."
    ),
    "ask-the-member": say("Have the supervisor ask, and record the ground or the answer."),
    "return-to-maintainer": say(
        "Send it back to the maintainer, for a name and picture that nothing known leads to."
    ),
    "resubmit": say("Put the page back, or send the memorandum the same way again."),
    "review-terms": say(
        "Have Communications read the change, and accept the new copy or leave the platform."
    ),
    "find-edition": say("Find the text of that edition and load it."),
    "take-out-hidden-data": say("Save the picture without its hidden data, and attach that one."),
    "blur-what-can-be-read": say("Blur or crop what can be read."),
    "leave-unposted": say("Leave it unposted."),
    "record-right": say("Record why it may be used, link to it, or use something of your own."),
    "ask-clerk": say(
        "Stop the talk there, keep the thread, and ask the Clerk how to bring it into a meeting."
    ),
    "add-sign-off": say("Sign off: name, role, department."),
    "ask": say("Ask the policy steward which rules hold for it."),
}
"""Acts that have a sentence of their own."""
_MARKS = 2


def remedy_sentence(  # noqa: PLR0911 -- one return for each remedy
    remedy: Remedy, words: tuple[int, int] = (-1, -1)
) -> Sentence:
    """One remedy as a sentence; `words` is the span that the finding shows, where it shows one."""
    match remedy:
        case Ask(power, _):
            return say("Ask for leave ({power}).", power=power)
        case Supply(fact):
            return say("Say whether this is so: {fact}.", fact=fact)
        case Change():
            return _change_sentence(remedy, words)
        case Waive(kind):
            return say("Record a reason of this kind: {kind}.", kind=kind)
        case Do(act, _) if act in _DONE:
            return _DONE[act]
        case Do(act, by):
            return say(
                "Have this done: {act}, by {role}.", act=act.replace("-", " "), role=by.replace("-", " ")
            )
        case Wait(until):
            return say("Wait: {until}.", until=until)


def _change_sentence(change: Change, words: tuple[int, int]) -> Sentence:
    suggestion = change.suggestion
    if change.start == change.end and suggestion:
        return say("You could add: “{words}”", words=suggestion.lstrip(" ."))
    if suggestion:
        # A suggestion that ends its sentence brings its own stop.
        ended = suggestion.endswith((".", "!", "?"))
        return (
            say("You could write: “{words}”", words=suggestion)
            if ended
            else say("You could write: “{words}”.", words=suggestion)
        )
    if words[1] > 0 and takes_more_than(words, change.start, change.end):
        return say("Take the whole sentence out.")
    return say("Take these words out.")


def remedy_sentences(joint: Joint) -> list[Sentence]:
    """The remedies of findings told together, each as a sentence."""
    words = (joint.lead.start, joint.lead.end)
    return [remedy_sentence(remedy, words) for remedy in joint.remedies]


def takes_more_than(words: tuple[int, int], start: int, end: int) -> bool:
    """Whether a cut takes more out than the words shown, but for a mark and a space on each side."""
    return start < words[0] - _MARKS or end > words[1] + _MARKS


def strictest_counts(joint: Joint, citations: Mapping[str, str]) -> Sentence | None:
    """The sentence that says whose answer counts, where policies are not equally strict.

    `citations`: the ids of the policies that were asked, with how each is cited.
    """
    if not joint.differ(citations):
        return None
    lead = joint.lead.policy
    return say(
        "More than one policy speaks here. The strictest counts: {policy}.", policy=citations.get(lead, lead)
    )


def remedy_data(remedy: Remedy) -> dict[str, object]:
    """One remedy as plain data; `kind` is ask, supply, change, waive, do or wait."""
    match remedy:
        case Ask(power, target):
            return {"kind": "ask", "power": power, "object": target}
        case Supply(fact):
            return {"kind": "supply", "fact": fact}
        case Change(start, end, suggestion):
            return {"kind": "change", "start": start, "end": end, "suggestion": suggestion}
        case Waive(kind):
            return {"kind": "waive", "reason": kind}
        case Do(act, by):
            return {"kind": "do", "act": act, "by": by}
        case Wait(until):
            return {"kind": "wait", "until": until}
