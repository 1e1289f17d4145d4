"""Seven shapes of page: what stands around an agency's words on networks and plain sites. All of it is invented."""

from html import escape

DEFAULTS = {
    "name": "Ridge City Police Department", "bio": "", "about": "", "link": "", "link_text": "", "pinned": "", "more": "",
    "cover": "", "cover_alt": "", "pinned_picture": "", "pinned_alt": "", "posts": ("Road work on Elm Street until noon.",),
    "visitors": ("Nice parade!", "When does the pool open?"), "form": "", "comments": "open", "footer": "", "hidden": "",
    "lang": "en", "more_text": "See more", "more_kept": True, "sidebar": "", "style": "",
}  # fmt: skip


def _with(parts):
    return {**DEFAULTS, **parts}


def _lines(text):
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line)


def _anchor(parts, classes="x1i10hfl xjbqb8w"):
    if not parts["link"]:
        return ""
    shown = parts["link_text"] or parts["link"].removeprefix("https://").removeprefix("http://")
    return f'<a class="{classes}" rel="nofollow noopener" target="_blank" href="{escape(parts["link"])}">{escape(shown)}</a>'


def _img(address, alt, classes="x1ey2m1c"):
    return f'<img class="{classes}" src="{address}" alt="{escape(alt)}">' if address else ""


def facebook(parts):
    p = _with(parts)
    folded = ""
    if p["more"]:
        kept = (
            f'<span class="text_exposed_show" style="display:none"> {escape(p["more"])}</span>'
            if p["more_kept"]
            else "…"
        )
        folded = f'{kept}<span role="button" tabindex="0">{p["more_text"]}</span>'
    posts = "".join(
        f'<div role="article" class="x1lliihq userContentWrapper"><h4>{escape(p["name"])}</h4><div data-ad-preview="message">{_lines(one)}</div>'
        f'<ul class="x78zum5">{"".join(f"<li class=x1n2onr6 aria-label=Comment><div role=article aria-label=Comment-by-visitor><span>{escape(v)}</span></div></li>" for v in p["visitors"])}</ul></div>'
        for one in p["posts"]
    )
    pinned = ""
    if p["pinned"] or p["pinned_picture"]:
        pinned = (
            f'<div role="article" class="userContentWrapper"><span>Pinned post</span><h4>{escape(p["name"])}</h4>'
            f'<div data-ad-preview="message">{_lines(p["pinned"])}</div>{_img(p["pinned_picture"], p["pinned_alt"])}</div>'
        )
    closed = "<p>Comments are turned off for this page.</p>" if p["comments"] == "off" else ""
    hidden = f'<div style="display:none">{_lines(p["hidden"])}</div>' if p["hidden"] else ""
    form = (
        f'<form class="comment-form"><div class="form-notice">{_lines(p["form"])}</div><textarea placeholder="Write a comment"></textarea></form>'
        if p["comments"] == "open"
        else ""
    )
    return f"""<!DOCTYPE html><html lang="{p["lang"]}" id="facebook"><head><meta charset="utf-8"><title>{escape(p["name"])} | Facebook</title><style>{p["style"]}</style>
<script>requireLazy(["TimeSlice"],function(){{}});</script></head><body class="_6s5d _71pn system-fonts--body"><div id="mount_0_0">
<div role="banner" class="x9f619"><div role="navigation" aria-label="Facebook"><a href="/">Home</a><a href="/watch">Watch</a><a href="/marketplace">Marketplace</a></div></div>
<div role="main" data-pagelet="ProfileTilesFeed"><div data-pagelet="ProfileCover" class="cover-photo">{_img(p["cover"], p["cover_alt"])}</div>
<div class="x1heor9g"><h1 class="x1heor9g x1qlqyl8">{escape(p["name"])}</h1><img class="avatar" src="p.jpg" alt="profile picture"><span>4.2K likes • 4.9K followers</span></div>
<div role="tablist"><a role="tab" href="#p">Posts</a><a role="tab" href="#a">About</a><a role="tab" href="#m">Mentions</a></div>
<div data-pagelet="ProfileTilesFeed_0" class="intro-card"><h2>Intro</h2>{_lines(p["bio"])}{_anchor(p)}</div>
<div class="about-card x1yztbdb"><h2>About</h2><div>{_lines(p["about"])}<span>{folded}</span></div></div>{closed}{hidden}
{pinned}<div data-pagelet="TimelineFeedUnit">{posts}</div>{form}</div>
<div role="contentinfo"><a href="/privacy">Privacy</a> · <a href="/ads">Advertising</a> · Meta-like © 2026 {escape(p["footer"])}</div></div></body></html>"""


def x(parts):
    p = _with(parts)
    pinned = ""
    if p["pinned"]:
        pinned = f'<article data-testid="tweet" role="article"><div><span>Pinned</span></div><div data-testid="tweetText">{escape(p["pinned"])}</div>{_img(p["pinned_picture"], p["pinned_alt"])}</article>'
    posts = "".join(
        f'<article data-testid="tweet" role="article"><div data-testid="tweetText">{escape(one)}</div></article>'
        for one in p["posts"]
    )
    replies = "".join(
        f'<div data-testid="reply" class="reply"><div data-testid="tweetText">{escape(one)}</div></div>'
        for one in p["visitors"]
    )
    website = f'<span data-testid="UserUrl">{_anchor(p, "css-1rynq56 r-bcqeeo")}</span>' if p["link"] else ""
    closed = "<div>Who can reply? Nobody</div>" if p["comments"] == "off" else ""
    return f"""<!DOCTYPE html><html dir="ltr" lang="{p["lang"]}"><head><meta charset="utf-8"><title>{escape(p["name"])} (@rcpd) / X</title></head>
<body style="background-color:#FFFFFF"><div id="react-root"><div class="css-175oi2r r-13awgt0"><header role="banner" class="css-175oi2r r-lrvibr"><nav aria-label="Primary" role="navigation"><a href="/home">Home</a><a href="/explore">Explore</a></nav></header>
<main role="main" class="css-175oi2r r-16y2uox"><div data-testid="primaryColumn"><div class="css-175oi2r profile-header">{_img(p["cover"], p["cover_alt"], "css-9pa8cd")}</div>
<div data-testid="UserName" class="css-175oi2r"><span>{escape(p["name"])}</span><span>@rcpd</span></div>
<div data-testid="UserDescription" dir="auto"><span>{escape(p["bio"])}</span></div>
<div data-testid="UserProfileHeader_Items"><span>Ridge City</span>{website}<span>Joined May 2011</span></div>{closed}
<section role="region" aria-label="timeline"><h1 class="css-1rynq56" style="position:absolute;left:-9999px">posts</h1>{pinned}{posts}{replies}</section></div>
<div data-testid="sidebarColumn" class="sidebar"><div aria-label="Who to follow" class="who-to-follow"><span>Hollis News</span></div><div>Terms of Service</div></div></main></div></div></body></html>"""


def instagram(parts):
    p = _with(parts)
    folded = f'<span class="_ap3a" role="button">{p["more_text"]}</span>' if p["more"] else ""
    kept = (
        f'<span class="see-more-content">{escape(p["more"])}</span>' if p["more"] and p["more_kept"] else ""
    )
    grid = "".join(
        f'<a href="/p/{n}/" class="post-grid-item"><img src="g{n}.jpg" alt="Photo by {escape(p["name"])}. {escape(one)}"></a>'
        for n, one in enumerate(p["posts"])
    )
    return f"""<!DOCTYPE html><html lang="{p["lang"]}"><head><meta charset="utf-8"><title>{escape(p["name"])} (@ridgepd) • photos and videos</title></head><body class="_a3wf system-fonts--body">
<div class="ig-profile"><nav class="_acub"><a href="/">Home</a><a href="/direct/">Messages</a></nav><main class="_a993 _a994"><div><header class="_aa_h" data-region="ig-header"><div class="_aarg"><img class="_aadp avatar" alt="ridgepd's profile picture" src="me.jpg"></div>
<section class="_aa_m"><h1 class="_aacl username">{escape(p["name"])}</h1><ul><li><span title="12">12</span> posts</li><li>3,204 followers</li></ul>
<div class="_aa_c bio"><span>{escape(p["bio"]).replace(chr(10), "<br>")}</span>{kept}{folded}<div>{_anchor(p)}</div></div></section></header>
<div class="_aaq8 media-grid">{grid}</div><ul class="comments">{"".join(f"<li>{escape(v)}</li>" for v in p["visitors"])}</ul></div></main><footer class="_ab1h">About Blog Jobs Help © 2026 {escape(p["footer"])}</footer></div></body></html>"""


def youtube(parts):
    p = _with(parts)
    return f"""<!DOCTYPE html><html lang="{p["lang"]}"><head><meta charset="utf-8"><title>{escape(p["name"])} - Tube</title></head><body><ytd-app><div id="masthead" class="search"><input placeholder="Search"></div>
<div id="page-manager"><div id="channel-header" class="channel-header">{_img(p["cover"], p["cover_alt"])}<ytd-channel-name class="channel-name"><h1>{escape(p["name"])}</h1></ytd-channel-name><span>@ridgepd 812 subscribers</span><div class="tagline">{escape(p["bio"])}</div></div>
<div class="about-panel" aria-label="About"><h2>Description</h2><yt-formatted-string class="channel-description">{_lines(p["about"])}</yt-formatted-string><h2>Links</h2>{_anchor(p)}</div>
<div class="video-list">{"".join(f'<ytd-video class="video"><h3>{escape(one)}</h3></ytd-video>' for one in p["posts"])}</div>
<div id="comments" class="ytd-comments"><h2>2 Comments</h2>{"".join(f'<ytd-comment-thread class="comment"><p>{escape(v)}</p></ytd-comment-thread>' for v in p["visitors"])}{"<p>Comments are turned off.</p>" if p["comments"] == "off" else ""}</div></div></ytd-app></body></html>"""


def nextdoor(parts):
    p = _with(parts)
    return f"""<!DOCTYPE html><html lang="{p["lang"]}"><head><meta charset="utf-8"><title>{escape(p["name"])} | Neighbors</title></head><body><div id="nd-root"><div data-testid="nd-nav" class="navbar"><a href="/news_feed">Feed</a><a href="/events">Events</a></div>
<div data-testid="nd-agency-page"><div class="agency-cover cover">{_img(p["cover"], p["cover_alt"])}</div><h1 class="agency-name">{escape(p["name"])}</h1><div class="short-description">{_lines(p["bio"])}</div>
<div class="details-card"><h2>Page info</h2>{_lines(p["about"])}{_anchor(p)}</div><div data-testid="feed-list">{"".join(f'<div class="post" data-testid="feed-item">{_lines(one)}<div class="reply-list">{"".join(f"<div class=reply>{escape(v)}</div>" for v in p["visitors"])}</div></div>' for one in p["posts"])}</div></div></div></body></html>"""


def wordpress(parts):
    p = _with(parts)
    comments = "".join(
        f'<li class="comment"><div class="comment-body"><p>{escape(v)}</p></div></li>' for v in p["visitors"]
    )
    respond = (
        f'<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form id="commentform" class="comment-form"><p class="comment-notes">{escape(p["form"])}</p><textarea name="comment"></textarea></form></div>'
        if p["comments"] == "open"
        else "<p class='nocomments'>Comments are closed.</p>"
    )
    sticky = (
        f'<article class="post type-post sticky"><h2>Read this first</h2>{_lines(p["pinned"])}</article>'
        if p["pinned"]
        else ""
    )
    detail = f"<details><summary>Read more</summary>{_lines(p['more'])}</details>" if p["more"] else ""
    return f"""<!doctype html><html lang="{p["lang"]}"><head><meta charset="UTF-8"><meta name="generator" content="WordPress 6.8"><title>About – {escape(p["name"])}</title><link rel="stylesheet" href="/wp-content/themes/civic/style.css"><style>.screen-reader-text{{position:absolute;left:-9999px}} {p["style"]}</style></head><body class="page-template page wp-site-blocks">
<header class="site-header"><div class="site-title"><a href="/">{escape(p["name"])}</a></div><p class="site-description">{escape(p["bio"])}</p>{_img(p["cover"], p["cover_alt"])}<nav class="main-navigation"><a href="/">Home</a> <a href="/news">News</a> <a href="/records">Public records requests</a></nav></header>
<main><article id="post-2" class="page type-page hentry"><h1 class="entry-title">About this site</h1><div class="entry-content">{_lines(p["about"])}{detail}{_anchor(p)}</div></article>{sticky}
{"".join(f'<article class="post type-post"><div class="entry-content">{_lines(one)}</div></article>' for one in p["posts"])}
<div id="comments" class="comments-area"><ol class="comment-list">{comments}</ol></div>{respond}</main>
<aside class="widget-area sidebar"><div class="widget_text">{_lines(p["sidebar"])}</div></aside><footer class="site-footer"><p>{escape(p["footer"])}</p><p>Proudly powered by presses</p></footer></body></html>"""


def plain(parts):
    p = _with(parts)
    comments = "".join(f"<p>{escape(v)}</p>" for v in p["visitors"])
    return f"""<html lang="{p["lang"]}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(p["name"])}</title><style>.h{{display:none}} {p["style"]}</style></head><body>
<table width="100%"><tr><td><font size="6"><b>{escape(p["name"])}</b></font><br><i>{escape(p["bio"])}</i></td></tr><tr><td>{_lines(p["about"])}<p>{_anchor(p)}</p></td></tr></table>
{_img(p["cover"], p["cover_alt"])}<div class="h">{_lines(p["hidden"])}</div><hr><h3>Comments</h3>{comments}<hr><footer><small>{escape(p["footer"])}</small></footer></body></html>"""


LAYOUTS = {
    "facebook": facebook, "x": x, "instagram": instagram, "youtube": youtube, "nextdoor": nextdoor, "wordpress": wordpress,
    "plain": plain,
}  # fmt: skip
