"""What is logged: that something happened and where in the code, never what somebody typed."""

from __future__ import annotations

import logging
import traceback

OURS = "bailiwick"


class WithoutContent(logging.Formatter):
    """Formats a record without its message, arguments, path and exception text: any of them may quote a person.

    Our own loggers say what they say, since their messages are written to hold no text of anybody's.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, status, and for an exception its type and the lines of code it came through."""
        parts = [self.formatTime(record), record.levelname, record.name]
        if record.name.partition(".")[0] == OURS:
            parts.append(record.getMessage())
        status = getattr(record, "status_code", None)
        if status is not None:
            parts.append(str(status))
        if record.exc_info and record.exc_info[0] is not None:
            frames = traceback.extract_tb(record.exc_info[2])
            parts.append(record.exc_info[0].__name__)
            parts += [f"at {frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-5:]]
        return " ".join(parts)


LOGGING_TREE = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without-content": {"()": WithoutContent}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": "WARNING", "formatter": "without-content"}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own defaults print whole messages and mail whole requests; both are replaced.
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "ERROR", "propagate": False},
    },
}
"""For logging.config.dictConfig."""
