"""How the name, a mark or a title of an agency is used: told of, criticised, remembered, or put to work."""

from __future__ import annotations

import re

_TOLD = re.compile(
    r"\b(?:beware|scam(?:s|mers?|med|ming)?|fraud\w*|fake (?:officer|cop|police|badge|notice|page|account|text|email)s?|impostors?|imposters?|impersonat\w+|arrest\w*|charged|convicted|"
    r"sentenced|accused|alleg\w+|police (?:said|say|warn)|warn(?:s|ed|ing)?|don't (?:click|pay|fall)|do not (?:click|pay)|never (?:ask|call|demand)s?|report (?:it|them)|"
    r"lawsuit|sued|council (?:voted|approved)|voted on|museum|history of|according to|the (?:paper|news|article)|news (?:photo|story|article|report)|resume|résumé|"
    r"apply (?:on|at|through)|is (?:hiring|looking for)|permits? desk|department's rules|policy (?:on|says|requires)|ask the)\b",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"\b(?:ugly|terrible|redesign|rebrand\w*|should change|i think|in my opinion|looks like a|looks dated|hate the|love the new|waste of|crossed out|parody|satire|cartoon)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:i (?:once )?(?:worked|served|applied|retired|interned|was (?:a|an))|used to (?:work|be)|retired|former(?:ly)?|ex-\w+|worked (?:for|at) the|years (?:at|with|for) the|from (?:19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_OFFICIAL_WORK = re.compile(
    r"\b(?:our (?:department|officers|city)|the department is|city council|city pool|recreation|crime stoppers|free of charge|citizens'? academy|public works|annual report|"
    r"\w+\.gov\b|non-?emergency|community (?:meeting|event)|volunteers?|toys? (?:drive|for)|blood drive|open house|auction of|sold at auction|recover(?:ed|y)|stolen|lost|found|"
    r"crash(?:ed)?|in memory|funeral|memorial)\b",
    re.IGNORECASE,
)
_BORNE = re.compile(
    r"\b(?:(?:my|the|a|his|her|our|your|with|police|city|fire|department) (?:police |fire ?fighter |city |department |officer'?s? |old )?(?:badge|uniform|squad(?: car)?|cruiser|patrol car|police id|city id|rank|title|"
    r"headshot in uniform|police headshot|star|shield|flag|letterhead|lanyard|business card|email)|police business|city business|official business|(?:i'?m|i am|as) (?:an? |the )?(?:\w+ ){0,2}(?:cop|officer|"
    r"inspector|detective|sergeant|lieutenant|deputy|marshal|fire ?fighter|council ?(?:man|woman|member)|city (?:employee|worker|official)|employee of the city)|i work (?:for|at) (?:the )?(?:city|police|department|mpd)|"
    r"leaning on the squad|in (?:full )?uniform|officer-owned|officer-approved|mpd star|cop card|pba card|courtesy card)\b",
    re.IGNORECASE,
)
_BY_TITLE = re.compile(
    r"\b(?:officer|sgt\.?|sergeant|lt\.?|lieutenant|capt\.?|captain|detective|deputy|chief|inspector|council ?(?:man|woman|member)|mayor) (?-i:[A-Z][a-z]+)\b|\b(?:officer|cop|badge|blue)[- ](?:owned|approved|tested|trusted)\b",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r"\b(?:firefighters and nurses|first responders|all (?:officers|members|veterans)|veterans|anyone|everyone|residents|the zoo|this month)\b|\bget a discount\b|\b(?:stolen|lost|turned in)\b",
    re.IGNORECASE,
)
_NAMED_LIKE = re.compile(
    r"(?:\b|_|@|(?<=[a-z]))(?:mpd|nmpd|[a-z]{1,4}pd|police|polic[ei]dept|city(?:\s?of|hall|council)|city|mpls|minneapolis|department|dept|precinct|sheriff|cityclerk|"
    r"sergeant|sgt|chief|captain|lieutenant|detective|officer|mayor|council(?:man|woman|member)?|inspector)(?=\b|_|[A-Z0-9]|official|deals|merch|sergeant|chief|police|\W|$)",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"(?:official|real|verified|deals|merch|store|shop|help|jobs|permits?|payments?|tickets?|alerts?|rewards?|giveaways?|invest\w*|refunds?|rebates?|services?|support|security|consult\w*|"
    r"realty|roofing|sales|crypto|coin|grants?|benefits?|housing|hotline|tips|news|updates?)|\b(?:private|hire|trusted)\b",
    re.IGNORECASE,
)
_UNOFFICIAL = re.compile(
    r"\b(?:unofficial|fan(?:s|page)?|parody|not affiliated|reporter|watch|community|neighbou?rs|foodie|history|union|alumni|retired|former(?:ly)?"
    r"|(?:views?|opinions?|tweets|posts|thoughts)[^.]{0,20}(?:my own|mine|personal))\b",
    re.IGNORECASE,
)
_MARK_SHOWN = re.compile(
    r"\b(?:logo|seal|crest|shield|badge|patch|emblem|insignia|letterhead|uniform|squad car|patrol car|police car|official stamp|city flag|brand(?:ing)?|star)\b",
    re.IGNORECASE,
)
_PUT_TO_WORK = re.compile(
    r"\b(?:flyer|flier|ad|advert\w*|poster for|business cards?|t-?shirts?|mugs?|merch|menu|invoice|homemade|brochure|coupon|promo|crypto|coin|gun course|class|course|listing|real estate|"
    r"raffle|for sale|store|shop|company|campaign|fund-?raiser|sponsor\w*|label|product|bottle|supplement|protein|letter|notice|citation|billboard|banner|truck|van|website|landing page|"
    r"profile picture|avatar|dating|only ?fans|survey|petition|certificate|ticket|prices?|\$ ?[0-9])\b",
    re.IGNORECASE,
)
_SEEN_ELSEWHERE = re.compile(r"\bnews\b|\bprotest\b|\bparade\b", re.IGNORECASE)


def is_told_or_official(whole: str) -> bool:
    """Whether the text is news, a warning, or about the agency's own work."""
    return bool(_TOLD.search(whole) or _OFFICIAL_WORK.search(whole))


def is_opinion(sentence: str) -> bool:
    """Whether the sentence gives an opinion on the name or the mark."""
    return _OPINION.search(sentence) is not None


def is_history(sentence: str) -> bool:
    """Whether the sentence tells where somebody once worked."""
    return _HISTORY.search(sentence) is not None


def is_borne(sentence: str) -> bool:
    """Whether a badge, a uniform or a title of the writer's stands in the sentence, and not a favour to everybody."""
    return _BORNE.search(sentence) is not None and _FOR_ALL.search(sentence) is None


def is_lent(whole: str) -> bool:
    """Whether a badge, a uniform or somebody by title stands anywhere in the text."""
    return bool(_BORNE.search(whole) or _BY_TITLE.search(whole))


def passes_for_official(name: str, whole: str) -> bool:
    """Whether a handle, page name or address carries the agency's name or a title, and claims something with it."""
    if _UNOFFICIAL.search(name) or _TOLD.search(whole):
        return False
    return _NAMED_LIKE.search(name) is not None and _CLAIMS.search(name) is not None


def shows_a_mark_at_work(shown: str) -> bool:
    """Whether a described picture shows a mark of the agency on something of one's own."""
    if _TOLD.search(shown) or _OPINION.search(shown) or _SEEN_ELSEWHERE.search(shown):
        return False
    return _MARK_SHOWN.search(shown) is not None and _PUT_TO_WORK.search(shown) is not None
