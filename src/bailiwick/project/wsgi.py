"""The application that a WSGI server calls. Importing it loads the policies, so that no visitor waits for them."""

from __future__ import annotations

import gc
import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from bailiwick.ui.ask.answering import desk
from bailiwick.ui.shelf import shelf

TURN = 0.0005
"""Seconds that one thread may keep the others waiting (Python: 0.005): each query hands the turn over, and a page that
asks twenty things beside somebody who only reckons would wait for its turn twenty times."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bailiwick.project.settings")
application = get_wsgi_application()
desk().warm(timezone.localdate())
shelf()
sys.setswitchinterval(TURN)
# What is loaded by now stays as long as the process: no collection has to look at it again.
gc.collect()
gc.freeze()
if settings.JOBS_HERE:
    # Models can be loaded only once Django is ready.
    from bailiwick.jobs.worker import work_in_background

    work_in_background()
