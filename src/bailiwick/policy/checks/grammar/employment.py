"""Whether a sentence tells of its author's own work for a police agency, or of somebody else's, or of a wish."""

from __future__ import annotations

import re

_RANK = (
    r"(?:police ?(?:man|woman|officer|sergeant|lieutenant|captain|detective|dispatcher|cadet)?|cops?|officer|detective|sergeant|sgt\.?"
    r"|corporal|cpl\.?|lieutenant|lt\.?|captain|capt\.?|chief|commander|major|deputy|trooper|patrol(?:man|woman| officer)?"
    r"|constable|dispatch(?:er)?|call[- ]taker|clerk|cadet|recruit|rookie|investigator|analyst|swat|k-?9(?: handler| unit)?|sro"
    r"|evidence tech\w*|crime scene \w+|jailer|spokes(?:man|woman|person)|pio|volunteer|employee|leo|guy|one)"
)
_FAMILY = (
    r"wife|husband|spouse|neighbou?r|brother|sister|son|daughter|kid|dad|father|mom|mum|mother|cousin|uncle|aunt|friend|buddy"
    r"|grandpa|grandfather|grandmother|boyfriend|girlfriend|nephew|niece|roommate|landlord|boss's son"
)
_FIRST = re.compile(
    r"(?<![\w'])(?:i|i['’]?m|i['’]ve|i['’]ll|me|my|mine|myself|we|we['’]re|our|ours|us)(?![\w'])",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:i (?:still |now |also |currently |proudly )?(?:work|serve|patrol|run|wear)|joined|join(?:ing)? my|working|work here|serv(?:e|ing)"
    r"|employed|hired me|made me|promoted|shift|on patrol|patrol the|badge says|sworn|academy class|roll call|overtime is|member of"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\w+teen) years|since (?:19|20)\d\d|on the job|on the force|on duty|off duty"
    r"|business card|pay ?check|lanyard|name ?tag|my (?:partner|sergeant|lieutenant|captain|chief|squad|unit|desk|beat|job|career|colleagues|co-?workers|locker"
    r"|employer|fellow|badge|team)|we at|us at|here at|the desk|a medal|award|for a living|night shift|commendation|work anniversary|day one|career"
    r"|first (?:day|night|week|year|shift|patrol)|i['’]m with|i am with|i run|we are short|we['’]re (?:short|hiring)"
    rf"|(?:i['’]?m|i am|i['’]ve been|as) (?:an?|the|one of|your|your friendly) (?:[\w'’-]+ ){{0,5}}{_RANK})\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    rf"^\W*(?:[\w'’@|•,:/-]+\s+){{0,4}}?{_RANK}\s*(?:,|\||-|–|—|/|@|•|at|with|for|of|in|from)\s*(?:the\s+|@|your\s+|our\s+)?[\s@#]*$",
    re.IGNORECASE,
)
_NO_FRAGMENT = re.compile(
    r"\b(?:an?|the|that|this|his|her|their|to|by|every|any|some|two|three|saw|met|called|he|she|they|is|are|was|were|has|had)\s",
    re.IGNORECASE,
)
_RANK_AFTER = re.compile(
    rf"^(?:\s+(?:police|patrol|homicide|k-?9|traffic|swat))?\s+{_RANK}\s*(?:$|[,.;:|!•/()\[\]–—-]|by day|since|for \d|\d|and (?:dad|mom|proud|coach)|looking|here)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^\W*(?:(?:ama|proud|retired army|now|off[- ]duty|on[- ]duty|current|active|i['’]?m|i am|an?|just|another|your|local|bio|job|occupation)\W+){0,4}$",
    re.IGNORECASE,
)
_MEMBER = re.compile(
    r"\b(?:(?:work|job|employment|occupation|position)(?=\s?:)|shift change at|proud (?:to (?:be|serve)|member|part|employee)|member of|part of the [\w ]{0,20}family|works? (?:at|for)|working (?:at|for|a \w+ at)|employ(?:er|ed)\b|employee of"
    r"|serving (?:with|at|the)|sworn in|(?:years|months) (?:at|with|on|in)|shift (?:at|with|for)|day (?:one|\w+) at)\b",
    re.IGNORECASE,
)
_JOB_ON_OFFER = re.compile(
    r"\b(?:join|become|role|career|work(?:s|ed|ing)?|job|served?|hired|appointed|retired)\b", re.IGNORECASE
)
_FAMILY_BEFORE = re.compile(
    rf"\b(?:my|our|his|her|their|your|a|the) (?:\w+ )?(?:{_FAMILY})s?\b", re.IGNORECASE
)
_RELATED = re.compile(
    r"\b(?:(?:wife|husband|mom|mum|dad|son|daughter|fan|friend|supporter|parent|spouse|brother|sister) (?:of|to)|married to|supports?|former(?:ly)?|ex-?|retired(?: from)?"
    r"|applying|applicant|future|wannabe)\b[\w\s]{0,20}$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:thanks? (?:you )?to|thank(?:s| you)|shout ?out|congrat\w+|gave me (?:an?|another|some) (?:ticket|ride|lift|warning|hand|citation|tour|hard time)|wrote me"
    r"|(?:stopped|pulled|arrested|ticketed|helped|called|told|searched|cited|visited) (?:me|by an?)|he|she|they|him)\b",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"\b(?:if i (?:were|was|worked|had|could)|were i|when i grow|i wish|i['’]d love|i would|used to|i want(?:ed)?|wants? to|hop(?:e|ing) to|dream(?:ed|t|s|ing)? (?:of|about)"
    r"|thinking (?:about|of)|appl(?:y|ied|ying|ication)|interview\w*|job hunt\w*|never (?:been|was)|no longer|former(?:ly)?|ex-?cop|retired (?:from|in|last)|novel|movie|show|book|video game"
    r"|character|played a|school play|costume|years ago i (?:was|worked|left)|i (?:worked|left|quit|retired)|(?:i|we) (?:called|saw|met|(?:support|respect|love|trust|applaud) (?:our|the|this|these|all) (?:local )?(?:police|pd|officers|cops|department|sheriff|nmpd))"
    r"|as an? (?:nurse|teacher|paramedic|fire ?fighter|reporter|journalist|lawyer|attorney|social worker|contractor|resident|citizen)|not (?:a|an|with)|aren['’]t|married to|dating an?|(?:son|daughter|wife|husband|mom|dad|fan) of|in the (?:news|paper))\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|dream come true|sworn in)\b", re.IGNORECASE)
_DONE_BY = re.compile(r"\bby (?:the |an? )?(?:[a-z]+ )?$", re.IGNORECASE)
_NAMED = re.compile(rf"^\W*{_RANK}\s+[A-Z][a-z'’-]+,?\s*(?:of |with |at )?(?:the )?$", re.IGNORECASE)
_SHIFT_AFTER = re.compile(
    r"^\s+(?:night|day|graveyard|swing|evening|second|third) (?:shift|watch)\b|^\W*$", re.IGNORECASE
)
_POLICE = re.compile(
    r"\b(?:polic\w+|officers?|cops?|patrol\w*|badge|precinct|detectives?|sergeant|squad|beat|academy|sworn|years on the job|on the job (?:for )?\d+|on the force|medal|swat|k-?9|roll call)\b",
    re.IGNORECASE,
)
_OTHER_TRADE = re.compile(
    r"\b(?:bank|school|store|hospital|university|college|english|math|fire|firefighter|accounting|sales|marketing|health|nurs\w+|paramedic|army|navy)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"\b(?:checking in|signing (?:off|on)|reporting|here|my|mine|i['’]?m|in service|10-\d+)\b", re.IGNORECASE
)
_TOLD_ON = re.compile(
    r"\b(?:wrote|gave|stopped|was (?:nice|rude|polite|great)|thank|the officer|his badge|her badge|he|she)\b",
    re.IGNORECASE,
)


def is_first_person(sentence: str) -> bool:
    """Whether somebody says I or we."""
    return _FIRST.search(sentence) is not None


def is_own_work(sentence: str) -> bool:
    """Whether the words are those of somebody at work: a shift, years of service, a desk, a sergeant of one's own."""
    return _WORK.search(sentence) is not None


def is_membership(words: str) -> bool:
    """Whether the words claim membership without a pronoun: "proud member of", "Employer:", "years with"."""
    return _MEMBER.search(words) is not None


def is_somebody_else(before: str, sentence: str) -> bool:
    """Whether the sentence, or what stands before the name, is about somebody other than its author."""
    return _FAMILY_BEFORE.search(before) is not None or _SOMEBODY_ELSE.search(sentence) is not None


def is_related(before: str) -> bool:
    """Whether a profile names the agency only as somebody's, or as what is over: "wife of a", "retired"."""
    return _RELATED.search(before) is not None


def is_past(sentence: str) -> bool:
    """Whether it is over, wished for, imagined or denied, and nothing says that it is so now."""
    return _WISH.search(sentence) is not None and _NOW.search(sentence) is None


def is_done_by(before: str) -> bool:
    """Whether the agency is the one who acts on somebody: "escorted out by the"."""
    return _DONE_BY.search(before) is not None


def is_calling(sentence: str) -> bool:
    """Whether a badge number or call sign is the speaker's own."""
    return _CALLING.search(sentence) is not None and _TOLD_ON.search(sentence) is None


def is_of_another_trade(sentence: str) -> bool:
    """Whether "the department" is a bank's, a school's or a fire brigade's."""
    return _OTHER_TRADE.search(sentence) is not None


def tells_of_police(text: str) -> bool:
    """Whether any word of police work occurs."""
    return _POLICE.search(text) is not None


def fragment_before(before: str) -> bool:
    """Whether only a rank and a link stand before the agency's name: "Sergeant with the", "Detective @"."""
    told = re.sub(
        r"\b(?:(?:the|an?|your|our)\s*$|(?:now|currently|also|still) an? )", "", before, flags=re.IGNORECASE
    )
    return _FRAGMENT.search(before) is not None and _NO_FRAGMENT.search(told) is None


def rank_after(before: str, after: str) -> bool:
    """Whether the agency's name opens a description of oneself: "NMPD officer, 10 years"."""
    if _NAMED.search(before) and re.search(r"\b(?:here|i|my|ask me|speaking)\b", after, re.IGNORECASE):
        return True
    if _SHIFT_AFTER.search(after):
        return after.strip(" .!,)") != "" or before.strip(" .!,(@#") == ""
    return _OPENING.search(before) is not None and _RANK_AFTER.search(after) is not None


def is_job_on_offer(before: str) -> bool:
    """Whether what stands before a rank makes it a job to be had, held or left: "become an officer"."""
    return _JOB_ON_OFFER.search(before) is not None
