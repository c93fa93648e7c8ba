"""Logs as one JSON object a line, holding nothing about a person: no query string, no position, no text typed, no full address, no secret.

A search address holds what someone needs and where they are, and an exception's message may quote it. So a request is logged by its path
alone, and an exception by its type and the lines of code it went through. A secret address is logged by its first word.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

QUERY_STRING = re.compile(r'\?.*(?= HTTP/[0-9.]+"? )|\?.*', re.DOTALL)
"""To the end of the text: a query string that was not escaped may hold blanks and quotes. Only the end of a request line is kept."""


def _any_writing(text: str) -> str:
    """A pattern for a text of a path, each sign of it written as it is or as a percent and two digits."""
    return "".join(f"(?:{re.escape(sign)}|%{ord(sign):02x})" for sign in text)


SECRET_WORDS = ("/mon-lieu/", "/demande/")
"""Whoever reads `/mon-lieu/<token>/` may act for a place, `/demande/<token>/` read whom it must call: only this word is kept."""

SECRET_PATH = re.compile("(" + "|".join(_any_writing(word) for word in SECRET_WORDS) + r")[^\s\"'<>]*", re.IGNORECASE)

STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
KEPT_EXTRAS = frozenset({"status_code"})


def without_query_strings(text: str) -> str:
    """The text up to its first question mark; what follows a request line (`HTTP/1.1" 200 123`) is kept."""
    return QUERY_STRING.sub("", text)


def without_secrets(text: str) -> str:
    """The text without what follows the first word of a secret address."""
    return SECRET_PATH.sub(r"\1…", text)


class JsonFormatter(logging.Formatter):
    """`{"at", "level", "logger", "event", …}`. Extras are dropped unless listed in `KEPT_EXTRAS`: deny by default."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": without_secrets(without_query_strings(record.getMessage())),
        }
        line |= {name: value for name, value in vars(record).items() if name in KEPT_EXTRAS and name not in STANDARD}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__qualname__
            line["code"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(line, ensure_ascii=False)
