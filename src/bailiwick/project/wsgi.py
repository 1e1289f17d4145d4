"""The application that a WSGI server calls. Importing it loads the policies, so that no visitor waits for them."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from bailiwick.ui.ask.answering import desk
from bailiwick.ui.shelf import shelf

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
application = get_wsgi_application()
desk().warm(timezone.localdate())
shelf()
if settings.JOBS_HERE:
    # Models can be loaded only once Django is ready.
    from bailiwick.jobs.worker import work_in_background

    work_in_background()
