"""What a policy sets a check to, in words for people; what names a pack's own things is not told at all."""

from __future__ import annotations

from bailiwick.kernel.sentence import Sentence, say

VALUE_WORDS: dict[str, Sentence] = {
    "only": say("only what is looked for"),
    "logistics": say("what a bare date or place of a hearing comes to"),
    "kinds": say("kinds looked for"),
    "topics": say("subjects asked about"),
    "poor_light_only": say("only what shows the agency in a poor light"),
    "counts": say("reactions that count as one’s own words"),
    "asks": say("what is asked"),
    "subjects": say("what is asked about"),
    "classes": say("classes of people named"),
    "statistic": say("when the statistic is asked"),
    "reach": say("how widely it reaches"),
    "looks_at": say("what it looks at"),
    "scope": say("how much is asked about"),
    "assisting_agency": say("an agency that helps is asked about too"),
    "tactics_only": say("an instruction to keep away is free"),
    "released_frees": say("what the agency has released is free"),
    "permission_frees": say("a permission that is claimed is asked about"),
    "screens": say("protected speech that passes"),
    "takes-reason": say("a recorded reason is taken"),
    "purposes": say("uses that the policy lists"),
    "accounts": say("accounts that are asked about"),
    "duty": say("when it holds"),
    "frees": say("grounds that free it"),
    "last": say("counted from"),
    "within": say("due after"),
    "remind": say("a reminder after"),
    "at_least": say("how many, at least"),
    "one_of": say("what it may be"),
    "compare": say("what is compared"),
}
"""Names of values to words. What is not here names facts, acts or word lists of ours, and says nothing to people."""
