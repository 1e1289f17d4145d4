"""Regions: which place of a page an element opens, by its names, roles and headings, on networks and plain sites."""

from __future__ import annotations

import re
from enum import Enum

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bailiwick.readers.page.shown import Layout, Place


class Outside(Enum):
    """Parts of a page that are no place for a notice."""

    VISITORS = "visitors"  # what visitors wrote
    POSTS = "posts"  # ordinary posts, which scroll away
    FURNITURE = "furniture"  # menus, buttons, advertisements
    LOWER = "lower"  # footer and sidebars: shown, further down


Region = Place | Outside

_NAMES = (
    "id",
    "class",
    "data-testid",
    "aria-label",
    "role",
    "itemprop",
    "name",
    "data-region",
    "data-pagelet",
)
_WORD = r"(?:^|[\s_\-/:])"
_END = r"(?:$|[\s_\-/:])"


def _names(words: str) -> re.Pattern[str]:
    return re.compile(f"{_WORD}(?:{words}){_END}", re.IGNORECASE)


# In this order: the first that fits wins.
_BY_NAME: tuple[tuple[re.Pattern[str], Region], ...] = (
    (_names(r"comment-?(?:policy|rules|guidelines|notice|disclaimer|terms)|commenting-(?:policy|rules|guidelines)|house-rules|community-(?:rules|guidelines|standards)|comments?-disclaimer"), Place.ABOUT),
    (_names(r"comment-?(?:form|box|composer|input|reply-form|respond)|respond|reply-?form|post-?form|composer|write-?(?:a-)?comment|leave-?(?:a-)?(?:comment|reply)|tweet-?(?:composer|box)|add-?(?:a-)?comment|form-notice|comment-notes|commentform"), Place.POST_FORM),
    (_names(r"comments?(?:-?(?:list|area|section|thread|item|body|content|text|author|wrapper))?|commentlist|repl(?:y|ies)(?:-?(?:list|item))?|ugc|visitor-?posts?|visitorposts|guestbook|reviews?(?:-?(?:list|item))?|ytd-comment\w*|recommendations"), Outside.VISITORS),
    (_names(r"nav(?:bar|igation)?|menu|breadcrumbs?|toolbar|tablist|button|search|ads?|advertisement|sponsored|promoted|cookie-?(?:banner|notice|bar)|share-?buttons?|login|sign-?up|suggested|trending|who-to-follow|related"), Outside.FURNITURE),
    (_names(r"pinned(?:-?(?:post|tweet|item|comment))?|pinnedpost|featured-?post|sticky(?:-post)?|announcement|is-pinned"), Place.PINNED),
    (_names(r"username|profile-?name|page-?(?:name|title)|display-?name|channel-?name|site-?title|entry-title|p-name|agency-?name|business-name|fn"), Place.NAME),
    (_names(r"userdescription|user-?bio|bio(?:graphy)?|profile-?(?:bio|description|note|text|intro)|intro(?:-?card|duction)?|tagline|site-?description|page-?intro|p-note|short-?description|subtitle|summary|headline-description"), Place.BIO),
    (_names(r"about(?:-?(?:us|page|section|text|this-page|card|tab|panel|channel))?|page-?info(?:rmation)?|description(?:-container)?|channel-?description|impressum|page-?transparency|disclaimer|notice|notices|terms-of-use|policy|policies|rules|details-card|widget_text|about-this-page"), Place.ABOUT),
    (_names(r"cover(?:-?(?:photo|image|area))?|banner(?:-image)?|hero|masthead|header(?:-?(?:photo|image|text))?|profile-?header|page-?header|channel-?header"), Place.HEADER),
    (_names(r"post|posts|tweet|status|feed(?:-?item)?|timeline|story|stories|media-?grid|post-?grid|videos?|video-?list|type-post|reels|article|userstream"), Outside.POSTS),
    (_names(r"footer|contentinfo|site-?footer|colophon|sidebar|aside|complementary|secondary"), Outside.LOWER),
)  # fmt: skip
_BY_TAG: dict[str, Region] = {
    "nav": Outside.FURNITURE,
    "button": Outside.FURNITURE,
    "footer": Outside.LOWER,
    "aside": Outside.LOWER,
    "h1": Place.NAME,
    "header": Place.HEADER,
    "article": Outside.POSTS,
}
_PINNED_LABEL = re.compile(
    r"^\W*(?:📌\s*)?(?:pinned(?: (?:post|tweet|by\b.{0,40}|comment))?|publicaci[oó]n fijada|featured post|fijado)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?:about(?: (?:us|this (?:page|channel|account|site)|the page))?|intro|page (?:info|transparency)|details|description|comment(?:ing)? (?:policy|rules|guidelines)|house rules|"
    r"(?:community|page) (?:rules|guidelines)|disclaimer|notice|terms of use|rules|contact(?: us| info)?|acerca de|informaci[oó]n|sobre nosotros|pol[ií]tica de comentarios|normas|aviso)\W*$",
    re.IGNORECASE,
)  # fmt: skip
_LAYOUTS: tuple[tuple[str, Layout], ...] = (
    ("[data-pagelet], #pagelet_timeline_main_column, .fb_content, [id^=fbTimeline], [id^=PagesProfile]", Layout.FACEBOOK),
    ("[data-testid=UserDescription], [data-testid=UserName], [data-testid=tweet]", Layout.X),
    ("[data-region=ig-header], .ig-profile, main header section ul li span[title], ._aa_c, [href^='instagram.com']", Layout.INSTAGRAM),
    ("ytd-app, ytd-channel-name, #channel-header, .channel-description", Layout.YOUTUBE),
    ("[data-testid^=nd-], .nextdoor-page, #nd-root", Layout.NEXTDOOR),
    ("body.wordpress, [class*=wp-block], link[href*=wp-content], .wp-site-blocks, meta[name=generator][content^=WordPress]", Layout.WORDPRESS),
)  # fmt: skip
LONGEST_LABEL = 60


def layout_of(tree: LexborHTMLParser) -> Layout:
    """Whose furniture the page has, by marks that its markup carries."""
    for selector, layout in _LAYOUTS:
        if tree.css_first(selector) is not None:
            return layout
    return Layout.PLAIN


def region_of(node: LexborNode) -> Region | None:
    """The region an element opens; None when it only continues the one it is in."""
    attributes = node.attributes
    if node.tag in _PAGE_BODY or "type-page" in (attributes.get("class") or "").split():
        return None
    told = " ".join(str(attributes[name]) for name in _NAMES if attributes.get(name))[:600]
    if told:
        for pattern, region in _BY_NAME:
            if pattern.search(told):
                return region
    return _BY_TAG.get(node.tag or "")


_ONE_POST = frozenset({"post", "tweet", "status", "story", "feed-item", "userContentWrapper", "featured"})
_OF_VISITORS = re.compile(
    r"^\W*(?:\d{0,6} )?(?:comments?|replies|reviews|visitor posts|community posts|guestbook|recommendations|comentarios|most relevant|what people (?:say|are saying))\b[\W\d]*$", re.IGNORECASE
)  # fmt: skip
_OF_POSTS = re.compile(
    r"^\W*(?:(?:recent|latest|our|all|more) )?(?:posts|updates|tweets|news|videos|photos|uploads|stories|publicaciones)\W*$",
    re.IGNORECASE,
)
_PAGE_BODY = frozenset({"html", "body", "main"})


# Which regions a nested element may open within another. What is not named continues the outer one.
_VISITORS, _FURNITURE = Outside.VISITORS, Outside.FURNITURE
OPENS_WITHIN: dict[Region | None, frozenset[Region]] = {
    _VISITORS: frozenset(),
    _FURNITURE: frozenset(),
    Place.POST_FORM: frozenset(),
    Outside.POSTS: frozenset({_VISITORS, _FURNITURE, Place.PINNED, Place.POST_FORM}),
    Place.PINNED: frozenset({_VISITORS, _FURNITURE, Place.POST_FORM}),
    Place.NAME: frozenset({_FURNITURE}),
    Place.BIO: frozenset({_VISITORS, _FURNITURE}),
    Place.ABOUT: frozenset({_VISITORS, _FURNITURE, Place.POST_FORM, Outside.POSTS, Place.PINNED}),
    Outside.LOWER: frozenset({_VISITORS, _FURNITURE, Place.ABOUT, Place.BIO, Place.PINNED, Place.POST_FORM, Outside.POSTS}),
}  # fmt: skip
ANYTHING: frozenset[Region] = frozenset((*Place, *Outside))


def may_open(region: Region, within: Region | None) -> bool:
    """Whether a region may open within another."""
    return region in OPENS_WITHIN.get(within, ANYTHING)


def is_one_post(node: LexborNode) -> bool:
    """Whether an element is one post, and not a list of them."""
    attributes = node.attributes
    classes = (attributes.get("class") or "").split()
    return node.tag == "article" or attributes.get("role") == "article" or not _ONE_POST.isdisjoint(classes)


def is_post_by_name(node: LexborNode) -> bool:
    """Whether an article calls itself a post."""
    classes = set((node.attributes.get("class") or "").split())
    return (
        bool(classes & {"post", "type-post", "tweet", "status"})
        or node.attributes.get("data-testid") == "tweet"
    )


def region_under(heading: str) -> Region | None:
    """The region that a heading opens for what follows it; None when it opens none we know."""
    if len(heading) > LONGEST_LABEL:
        return None
    if _OF_VISITORS.match(heading):
        return Outside.VISITORS
    if _OF_POSTS.match(heading):
        return Outside.POSTS
    return Place.ABOUT if is_about_heading(heading) else None


def says_pinned(text: str) -> bool:
    """Whether the label above a post says that it is pinned."""
    return bool(_PINNED_LABEL.match(text[:LONGEST_LABEL]))


def is_about_heading(text: str) -> bool:
    """Whether a heading opens a part about the page."""
    return len(text) <= LONGEST_LABEL and bool(_HEADING.match(text))
