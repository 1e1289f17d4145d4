"""The pages of the corpus: what each shows, and what is expected of it. The official domain is ridge.example."""

PAGES: dict[str, dict[str, object]] = {}
SITE = "https://ridge.example/police"
ALL_PD = (
    "intro", "link", "owner", "contact", "opinion", "monitored", "remove-any", "disclosed-posted", "disclosed-submitted",
)  # fmt: skip
ALL_NMPD = (
    "owner",
    "contact",
    "opinion",
    "monitored",
    "remove-limited",
    "disclosed-posted",
    "disclosed-submitted",
)
WHOLE = (
    "The Ridge City Police Department operates this page to pass on crime prevention advice, road closures and event dates. "
    "It is no place to report a crime. Opinions left by visitors are theirs, not the department's. Comments are moderated by "
    "our staff. We may delete any comment. Whatever is posted or submitted to this page is subject to disclosure under the "
    "public records act."
)
WHOLE_LIMITED = (
    "The New Marlow Police Department manages this page. Opinions left by visitors are theirs, not the department's. Our staff "
    "reads all comments. Obscene comments, comments off the topic and personal attacks may be deleted. Whatever is posted or "
    "submitted to this page is subject to disclosure under the public records act."
)


def page(key, layout, shows, expected, /, policy="pd", **parts):
    """Add one page."""
    assert key not in PAGES, key
    PAGES[key] = {"layout": layout, "shows": shows, "policy": policy, "parts": parts, "expected": expected}


def every(names, state="present", **others):
    """All of the names in one state, and some others."""
    return {**dict.fromkeys(names, state), **{key.replace("_", "-"): value for key, value in others.items()}}


# fmt: off
# Whole pages, in every shape.
page(
    "facebook-whole",
    "facebook",
    "every notice in Intro and About",
    every(ALL_PD),
    bio="Non-emergency: 555-0100. 12 Oak Avenue.",
    about=WHOLE,
    link=SITE,
)
page(
    "x-whole-bio-and-pinned",
    "x",
    "owner and number in the bio, the rest pinned",
    every(ALL_PD),
    bio="Official account of the Ridge City Police. Call 555-0100; 911 in an emergency.",
    pinned=WHOLE,
    link="https://t.co/Ab12",
    link_text="ridge.example/police",
)
page(
    "instagram-whole",
    "instagram",
    "everything in a long bio",
    every(ALL_PD),
    bio=f"Desk: 555-0100\n{WHOLE}",
    link="https://l.instagram.example/?u=https%3A%2F%2Fridge.example%2Fpolice&e=1",
    link_text="ridge.example/police",
)
page(
    "youtube-whole",
    "youtube",
    "everything in the channel description",
    every(ALL_PD),
    about=f"Reach us at desk@ridge.example or 12 Oak Avenue. {WHOLE}",
    link=SITE,
)
page(
    "nextdoor-whole",
    "nextdoor",
    "everything under Page info",
    every(ALL_PD),
    bio="Questions? Call 555-0144.",
    about=WHOLE,
    link=SITE,
)
page(
    "wordpress-whole",
    "wordpress",
    "everything on the About page",
    every(ALL_PD),
    about=f"Write to police@ridge.example. {WHOLE}",
    link=SITE,
)
page(
    "plain-whole",
    "plain",
    "a page of tables, everything in its text",
    every(ALL_PD),
    about=f"Telephone 555-0100. {WHOLE}",
    link=SITE,
)
page(
    "facebook-whole-limited",
    "facebook",
    "every notice of nmpd",
    every(ALL_NMPD),
    policy="nmpd",
    bio="Front desk 555-0100",
    about=WHOLE_LIMITED,
)
page(
    "x-whole-limited",
    "x",
    "every notice of nmpd, pinned",
    every(ALL_NMPD),
    policy="nmpd",
    bio="NMPD. 555-0100",
    pinned=WHOLE_LIMITED,
)
page(
    "wordpress-whole-limited",
    "wordpress",
    "every notice of nmpd, part of it at the comment box",
    every(ALL_NMPD),
    policy="nmpd",
    about="The New Marlow Police Department manages this page. Call 555-0100.",
    form="Your views are yours, not the department's. Comments are moderated. Obscene comments, comments off the topic and personal attacks may be removed. Posts and submissions are public records.",
)

# Nothing at all.
page(
    "facebook-bare",
    "facebook",
    "a slogan and nothing else",
    {"owner": "incomplete"},
    bio="Protect and serve.",
)
page(
    "x-bare",
    "x",
    "a slogan and an emergency number",
    {"owner": "incomplete", "contact": "incomplete"},
    bio="Courage. Honor. In an emergency call 911 or 555-0111.",
)
page(
    "instagram-bare",
    "instagram",
    "emoji and a hashtag",
    {},
    name="ridge_k9s",
    bio="🐕 good boys of the valley #k9",
)
page("youtube-bare", "youtube", "no description", {"owner": "incomplete"}, bio="")
page("nextdoor-bare", "nextdoor", "opening hours only", {"owner": "incomplete"}, bio="Mon to Fri, 8 to 4")
page(
    "wordpress-bare",
    "wordpress",
    "a site with news and no notice",
    {},
    name="Safe Streets Ridge",
    bio="Together",
    about="Our town is a good town.",
)
page("plain-bare", "plain", "a title only", {}, name="Safe Streets", about="Hello.")

# Where things stand.
page(
    "facebook-behind-more",
    "facebook",
    "removal and disclosure behind See more, in the file",
    every(("monitored", "remove-any", "disclosed-posted", "disclosed-submitted", "owner")),
    about="Comments on this page are monitored.",
    more="The department may take down any posting. Posts and submissions are public records. This page is maintained by the Ridge City Police Department.",
)
page(
    "facebook-contact-behind-more",
    "facebook",
    "the number stands only behind See more",
    {"owner": "incomplete", "contact": "incomplete"},
    about="Serving Ridge City.",
    more="Call us at 555-0100 on weekdays.",
)
page(
    "facebook-more-not-saved",
    "facebook",
    "what See more would show is not in the file",
    every(ALL_PD, "cannot-tell"),
    about="Serving Ridge City.",
    more="x",
    more_kept=False,
)
page(
    "instagram-more-not-saved",
    "instagram",
    "a bio cut off after its first words; owner is shown",
    every(ALL_PD, "cannot-tell", owner="present"),
    bio="Official page of the Ridge City Police.",
    more="x",
    more_kept=False,
    more_text="more",
)
page(
    "instagram-more-kept",
    "instagram",
    "the rest of the bio is folded away",
    every(("owner", "opinion")),
    bio="Run by the Ridge City Police Department.",
    more="Comments left by followers are not our opinion.",
    more_text="more",
)
page(
    "wordpress-details-closed",
    "wordpress",
    "disclosure in a closed details element",
    every(("owner", "disclosed-posted", "disclosed-submitted")),
    name="Ridge Watch",
    about="This website is run by the Ridge City Police.",
    more="Comments posted here, and those we never publish, are public records.",
)
page(
    "facebook-about-low",
    "facebook",
    "the number comes after 700 characters",
    {"owner": "incomplete", "contact": "incomplete"},
    about=("Ridge City lies on the river and has a long tradition of fairs and parades. " * 10)
    + "Telephone 555-0100.",
)
page(
    "wordpress-footer-contact",
    "wordpress",
    "the number stands in the footer only",
    {"contact": "incomplete"},
    name="Safe Streets Ridge",
    about="Our town is a good town.",
    footer="Police desk 555-0100",
)
page(
    "facebook-contact-in-old-post",
    "facebook",
    "the number stands in a post only",
    {"owner": "incomplete", "contact": "incomplete"},
    bio="Serving Ridge City.",
    posts=("Lost dog? Call the desk at 555-0100.", "Parade on Saturday."),
)
page(
    "x-notice-in-old-post",
    "x",
    "monitoring told in a post only",
    {"owner": "incomplete", "monitored": "incomplete"},
    bio="Serving Ridge City.",
    posts=("Reminder: we monitor all comments on this account.", "Parade on Saturday."),
)
page(
    "facebook-visitor-says-it",
    "facebook",
    "a visitor wrote the notices in a comment",
    {"owner": "incomplete"},
    bio="Serving Ridge City.",
    visitors=(
        "Comments are monitored and any comment may be removed by the police.",
        "All posts and submissions are public records. Call 555-0100.",
        "This page is run by the Ridge City Police Department.",
    ),
)
page(
    "wordpress-visitor-says-it",
    "wordpress",
    "a visitor wrote the opinion notice",
    {},
    name="Safe Streets Ridge",
    about="Our town is a good town.",
    visitors=("Visitors' comments are not the opinion of the police department.",),
)
page(
    "youtube-visitor-says-it",
    "youtube",
    "a visitor wrote the number",
    {"owner": "incomplete"},
    about="Films from our town.",
    visitors=("Call them at 555-0100, they run this channel: Ridge City Police",),
)
page(
    "wordpress-comment-box",
    "wordpress",
    "the comment notices stand beside the comment box",
    every(("opinion", "monitored", "remove-any", "disclosed-posted", "disclosed-submitted")),
    name="Safe Streets Ridge",
    about="Our town is a good town.",
    form="What you write is your opinion and not that of the police. All comments are read by a moderator, who may delete any comment. Comments, published or not, are public records.",
)
page(
    "wordpress-sidebar",
    "wordpress",
    "owner and opinion in the sidebar",
    every(("owner", "opinion")),
    name="Ridge Watch",
    about="Our town is a good town.",
    sidebar="This site is managed by the Ridge City Police. Readers' comments express their own views.",
)
page(
    "wordpress-sticky",
    "wordpress",
    "the rules in a post kept on top",
    every(("monitored", "remove-any", "owner")),
    name="Ridge Watch",
    about="Our town is a good town.",
    pinned="Ridge City's police department keeps this site. Staff monitor comments and may remove any of them.",
)
page(
    "facebook-pinned",
    "facebook",
    "everything about comments is pinned",
    every(
        ("opinion", "monitored", "remove-any", "disclosed-posted", "disclosed-submitted"), owner="incomplete"
    ),
    pinned="House rules: comments are the views of those who write them, not ours. We monitor comments and can delete any of them. What you post or send us is a public record.",
)

# Hidden words are not shown.
page(
    "facebook-hidden",
    "facebook",
    "the notices are there, and display:none",
    {"owner": "incomplete"},
    bio="Serving Ridge City.",
    hidden="This page is run by the Ridge City Police. Comments are monitored. Call 555-0100. Any posting may be removed.",
)
page(
    "plain-hidden-by-class",
    "plain",
    "hidden by a class of the style sheet",
    {},
    name="Safe Streets",
    about="Hello.",
    hidden="This page is run by the Ridge City Police. Posts and submissions are public records.",
)
page(
    "wordpress-for-screen-readers-only",
    "wordpress",
    "a plain page whose style hides nothing that matters",
    every(("owner",)),
    name="Ridge Watch",
    about="This site is maintained by the Ridge City Police Department.",
    style=".unused{display:none}",
)

# Notices in pictures.
page(
    "facebook-cover-picture",
    "facebook",
    "the cover picture tells the comment rules",
    every(("monitored", "remove-any"), owner="incomplete"),
    cover="words: Comments are monitored. The department may remove any posting.",
    bio="Serving Ridge City.",
)
page(
    "facebook-pinned-picture",
    "facebook",
    "disclosure in a pinned picture",
    every(("disclosed-posted", "disclosed-submitted"), owner="incomplete"),
    pinned="Read this.",
    pinned_picture="words: Posts and submissions on this page are public records.",
    bio="Serving Ridge City.",
)
page(
    "x-cover-picture",
    "x",
    "owner and number in the cover picture",
    every(("owner", "contact")),
    name="RCPD News",
    cover="words: This account is run by the Ridge City Police Department. Call 555-0100.",
    bio="Serving you.",
)
page(
    "plain-picture",
    "plain",
    "the opinion notice in a picture",
    every(("opinion",)),
    name="Safe Streets",
    about="Hello to all.",
    cover="words: Comments by visitors are not the views of the police department.",
)
page(
    "facebook-cover-not-saved",
    "facebook",
    "a cover picture that is not in the file, and no description",
    every(ALL_PD, "cannot-tell", owner="present", contact="present"),
    cover="https://cdn.example/1.jpg",
    bio="This page is run by the Ridge City Police. Call 555-0100.",
)
page(
    "facebook-cover-described",
    "facebook",
    "the network describes the words of a cover picture that is not saved",
    every(("monitored",), owner="incomplete"),
    cover="https://cdn.example/1.jpg",
    cover_alt="May be an image of text that says 'All comments on this page are monitored.'",
    bio="Serving Ridge City.",
)
page(
    "nextdoor-cover-described",
    "nextdoor",
    "a cover picture of the station, described",
    {"owner": "incomplete"},
    cover="https://cdn.example/2.jpg",
    cover_alt="The old brick station at dusk with two cars in front",
    bio="Serving Ridge City.",
)
page(
    "x-pinned-picture-not-saved",
    "x",
    "the pinned post is a picture that is not in the file",
    every(ALL_PD, "cannot-tell"),
    bio="Serving Ridge City.",
    pinned="Our rules:",
    pinned_picture="https://cdn.example/rules.png",
)

# Parts, contradictions, too wide.
page(
    "facebook-partial-removal",
    "facebook",
    "a right over some comments only",
    {"owner": "incomplete", "monitored": "present", "remove-any": "incomplete"},
    about="Comments are watched by our staff. Obscene comments will be deleted.",
)
page(
    "x-partial-endorsement",
    "x",
    "retweets are not endorsements, and no more",
    {"owner": "present", "opinion": "incomplete"},
    name="RCPD",
    bio="Official feed of the Ridge City Police. RTs are not endorsements.",
)
page(
    "facebook-partial-disclosure",
    "facebook",
    "posts, and not submissions",
    {"owner": "incomplete", "disclosed-posted": "present"},
    about="Comments on this page are public records under state law.",
)
page(
    "nextdoor-partial-intro",
    "nextdoor",
    "who and nothing on what",
    {"owner": "present", "intro": "incomplete"},
    bio="The official page of the Ridge City Police.",
)
page(
    "facebook-two-grounds",
    "facebook",
    "two of three grounds",
    {"owner": "incomplete", "monitored": "present", "remove-limited": "incomplete"},
    policy="nmpd",
    about="All comments are monitored. We may remove profanity and personal attacks.",
)
page(
    "facebook-too-wide",
    "facebook",
    "three grounds and criticism",
    {"owner": "incomplete", "monitored": "present", "remove-limited": "too-wide"},
    policy="nmpd",
    about="All comments are monitored. Obscene, off-topic or critical comments and personal attacks may be removed.",
)
page(
    "wordpress-too-wide-any",
    "wordpress",
    "three grounds, and any comment at all",
    {"monitored": "present", "remove-limited": "too-wide"},
    policy="nmpd",
    name="Ridge Watch",
    about="Hello.",
    form="Comments are moderated. We may delete any comment, for instance if it is obscene, off topic or a personal attack.",
)
page(
    "facebook-fan-page",
    "facebook",
    "a fan page with the department's name",
    {"contact": "present"},
    name="Friends of the Ridge City Police",
    bio="Fan page. Not run by the police department. Station: 12 Oak Avenue.",
)
page(
    "x-parody",
    "x",
    "a parody account",
    {},
    name="Ridge City Police (parody)",
    bio="Parody. Not affiliated with the Ridge City Police.",
)
page(
    "facebook-unmoderated",
    "facebook",
    "it says that comments are not watched",
    {"owner": "incomplete"},
    about="Comments are not monitored. We never delete comments.",
)
page(
    "facebook-private",
    "facebook",
    "it promises that messages stay private",
    {"owner": "incomplete"},
    about="We keep your messages private and never share your comments.",
)
page(
    "nextdoor-personal-number",
    "nextdoor",
    "only an officer's own telephone",
    {"owner": "incomplete", "contact": "incomplete"},
    bio="Text Officer Lane on his own phone, 555-0133.",
)

# Comments switched off: the clauses make no exception.
page(
    "facebook-comments-off",
    "facebook",
    "comments switched off, no word about them",
    {"owner": "present"},
    bio="Managed by the Ridge City Police Department.",
    comments="off",
)
page(
    "wordpress-comments-off",
    "wordpress",
    "comments closed, and the notices still there",
    every(("owner", "monitored", "remove-any")),
    name="Ridge Watch",
    about="Kept by the Ridge City Police. When comments are open, they are monitored, and any comment may be removed.",
    comments="off",
)
page(
    "youtube-comments-off",
    "youtube",
    "comments turned off on a channel",
    {"owner": "present"},
    about="Channel of the Ridge City Police Department, run by its media team.",
    comments="off",
    visitors=(),
)

# Links.
page(
    "facebook-look-alike",
    "facebook",
    "a link to a name that only resembles ours",
    {"owner": "incomplete"},
    bio="Serving Ridge City.",
    link="https://ridge-police.blogspot.example",
)
page(
    "x-shortened",
    "x",
    "a shortened link nobody has opened, with words of its own",
    {"owner": "incomplete", "link": "cannot-tell"},
    bio="Serving Ridge City.",
    link="https://bit.ly/rcpd",
    link_text="our website",
)
page(
    "plain-false-words",
    "plain",
    "the link says ridge.example and opens another name",
    {},
    name="Safe Streets",
    about="Hello to all.",
    link="https://ridge.example.login.example/police",
    link_text="ridge.example/police",
)
page(
    "plain-user-in-link",
    "plain",
    "ridge.example stands before an at sign",
    {},
    name="Safe Streets",
    about="Hello to all.",
    link="https://ridge.example@other.example/",
    link_text="website",
)
page(
    "wordpress-link-in-text",
    "wordpress",
    "the address stands in the text",
    {"link": "present"},
    name="Safe Streets",
    about="More on www.ridge.example, the city's website.",
)

# Spanish, and another language.
ES = (
    "Esta página es administrada por el Departamento de Policía de Ridge City. Usamos esta página para compartir noticias y avisos "
    "de seguridad. No es para emergencias. Los comentarios de los visitantes no reflejan la opinión del departamento. Los "
    "comentarios son monitoreados. Podemos eliminar cualquier comentario. Las publicaciones y lo que usted envíe son registros "
    "públicos."
)
page(
    "facebook-spanish",
    "facebook",
    "every notice in Spanish",
    every(ALL_PD),
    lang="es",
    name="Policía de Ridge City",
    bio="Llame al 555-0100.",
    about=ES,
    link=SITE,
)
page(
    "x-spanish-partial",
    "x",
    "owner and monitoring in Spanish, the rest missing",
    every(("owner", "monitored")),
    lang="es",
    name="Policía de Ridge City",
    bio="Cuenta oficial de la Policía de Ridge City. Los comentarios son revisados por nuestro personal.",
)
page(
    "wordpress-spanish-limited",
    "wordpress",
    "the three grounds in Spanish",
    every(("owner", "monitored", "remove-limited")),
    policy="nmpd",
    lang="es",
    name="Policía",
    bio="Para la comunidad",
    about="Este sitio es manejado por la policía de la ciudad. Los comentarios se revisan; podemos quitar los obscenos, los que estén fuera de tema y los ataques personales.",
)
page(
    "facebook-spanish-folded",
    "facebook",
    "disclosure in Spanish behind Ver más",
    every(("disclosed-posted", "disclosed-submitted")),
    lang="es",
    name="Calles Seguras",
    about="Bienvenidos a nuestra página.",
    more="Los comentarios publicados y los mensajes enviados son documentos públicos.",
    more_text="Ver más",
)
page(
    "facebook-german",
    "facebook",
    "a page in German, which we do not read",
    every(ALL_PD, "cannot-tell", link="absent"),
    lang="de",
    name="Stadtwache",
    bio="Das ist die Seite der Wache in unserer Stadt, und wir freuen uns über jeden Besuch.",
    about="Die Kommentare werden von uns gelesen und können gelöscht werden, wenn sie nicht zum Thema gehören.",
    visitors=(),
    posts=(),
)
