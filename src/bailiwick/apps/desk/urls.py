"""The desk's addresses."""

from __future__ import annotations

from django.urls import path

from bailiwick.apps.desk.views import about_me, cheating, home, jobs, journal, mail, seats

app_name = "desk"
urlpatterns = [
    path("home/", home.home, name="home"),
    path("demo/", seats.choose, name="seats"),
    path("mail/", mail.mail, name="mail"),
    path("mail/confirm", mail.confirm, name="confirm-mail"),
    path("go/<uuid:notice>", mail.go, name="go"),
    path("jobs/", jobs.jobs, name="jobs"),
    path("jobs/<uuid:job>/again", jobs.again, name="again"),
    path("about-me/", about_me.about_me, name="about-me"),
    path("about-me/held.json", about_me.as_file, name="about-me-file"),
    path("journal/", journal.journal, name="journal"),
    path("journal/log.key", journal.key, name="key"),
    path("journal/verify_bailiwick.py", journal.verifier, name="verifier"),
    path("journal/try-to-cheat", cheating.cheating, name="cheat"),
    path("journal/try-to-cheat/export", cheating.tampered, name="tampered"),
    path("journal/<uuid:record>/", journal.entry, name="entry"),
    path("journal/<uuid:record>/proof", journal.proof, name="proof"),
]
