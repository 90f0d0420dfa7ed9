"""The moment that a `timestamp.txt` tells, in whatever way mail, systems and people write one."""

import codecs
import re
import warnings
from datetime import UTC, datetime

from dateutil import parser, tz
from nbgrader.utils import parse_utc

EPOCH = re.compile(r"\d{10}(\d{3})?(\.\d+)?")
YEAR_FIRST = re.compile(r"\d{4}[-/.]?\d{1,2}[-/.]?\d{1,2}(?!\d)")
YEARS = range(2000, 2100)
UNSAID = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # what is taken for parts that a text does not name


def moment(raw):
    """The bytes of a `timestamp.txt` as text that nbgrader reads as this moment; None where they tell no single one.

    Read are ISO 8601 and everything with the year first or the month as a word, days and months in either order where
    only one makes sense, seconds or milliseconds since 1970; in UTF-8, with or without a byte order mark, or UTF-16.
    Without a zone it is UTC, as for nbgrader.
    """
    try:
        text = _text(raw)
        found = _epoch(text) if EPOCH.fullmatch(text) else _date(text)
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return None
    if found is None or found.year not in YEARS:
        return None
    return text if _as_nbgrader_reads(text) == found else found.strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _text(raw):
    wide = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if wide else "utf-8-sig").strip().strip("\0")


def _epoch(text):
    seconds = float(text)
    return datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC).replace(tzinfo=None)


def _date(text):
    """In UTC; None where the day is not said, or could be a month."""
    orders = (False,) if YEAR_FIRST.match(text) else (False, True)
    found = {_parsed(text, dayfirst, unsaid) for dayfirst in orders for unsaid in UNSAID}
    return found.pop() if len(found) == 1 else None


def _parsed(text, dayfirst, unsaid):
    date, _, zone = text.rpartition(" ")
    place = tz.gettz(zone) if "/" in zone and date else None  # a city, as in Europe/Vienna
    found = parser.parse(date if place else text, dayfirst=dayfirst, default=unsaid, tzinfos=_zone)
    found = found.replace(tzinfo=place) if place else found
    return found.astimezone(UTC).replace(tzinfo=None) if found.tzinfo else found


def _zone(name, offset):
    """Raises ValueError for names of zones that nobody knows; dateutil would leave them out."""
    found = offset if offset is not None else tz.gettz(name)
    if found is None:
        raise ValueError(name)
    return found


def _as_nbgrader_reads(text):
    try:
        with warnings.catch_warnings(action="ignore"):  # of zones that it leaves out
            return parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return None
