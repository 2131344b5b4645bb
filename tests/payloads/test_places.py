"""What was typed is read as words and nothing else, at every place that shows it."""

from __future__ import annotations

import re
from collections import defaultdict
from email.message import Message
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.template.backends.django import DjangoTemplates
from django.utils import translation

from advisor_dashboard.platform.letters import TEMPLATES, words_of
from advisor_dashboard.platform.port import Letter
from tests import registry_parts
from tests.authorization import rows_of as who_may
from tests.cv.reading import needs_tools

from .attacks import HOSTILE, MARKUP
from .looking import Answer, Walk
from .reading import read_html
from .walk import ROLES
from .words import rows_of
from .world import COURSE

# The worlds are written to tables, and papers are read back by Debian's tools.
pytestmark = [pytest.mark.django_db, needs_tools]

#: Where a text is shown in part, and why.
SHOWN_IN_PART = {
    # The first word of the name stands in the field of the first name.
    ("live_phone", "account.*"),
    # A file of the CV is called by letters and figures of the name, so many of them.
    ("clicnjob_mailbox.*", "cv.first_name"),
}
#: What the host around a block shows of its own.
_FRAMES = ("account.", "platform.", "course.")
#: Shown to who has typed it alone, to be mended.
_OWN = ("form.", "target.", "rest.", "handler", "search.words", "access.names", "address.")
#: The sign of the attack, and how far from the mark it stands at most.
_TURNS, _NEAR = "\u202e", 40
_STAND_INS = Path(registry_parts.__file__).parent / "templates"
_FORBIDDEN_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')


def in_part(place: str, field: str) -> bool:
    return any(fnmatch(place, where) and fnmatch(field, of) for where, of in SHOWN_IN_PART)


def test_every_place_of_the_tables_was_looked_at(walked: Walk) -> None:
    """Otherwise the rest would say nothing of it."""
    seen = {each.place for each in walked.answers if each.status == 200}
    pages = {
        row["address"]
        for row in who_may("addresses.tsv")
        if row["verb"] == "GET" and "200" in [row[who] for who in ROLES]
    }
    handlers = {
        f"{row['block']}.{row['handler']}"
        for row in who_may("handlers.tsv")
        if "200" in [row[who].split()[1] for who in ("learner", "team", "preview")]
    }

    assert sorted((pages | handlers) - seen) == []
    assert [(each.place, each.status) for each in walked.answers if each.status >= 500] == []


def test_nothing_typed_becomes_more_than_words(walked: Walk) -> None:
    broken = {f"{each.place}: {said}" for each in walked.answers for said in each.read.broken}

    assert sorted(broken) == []


def test_words_are_read_as_they_were_typed(walked: Walk) -> None:
    words = walked.world.words
    torn = {
        (each.place, field)
        for each in walked.answers
        for text in each.read.texts
        for field in words.torn(text)
        if not in_part(each.place, field)
    }

    assert sorted(torn) == []


def test_each_text_is_read_where_the_table_says(walked: Walk) -> None:
    """A place that is new here has to be looked at: does it escape, and who reads it?"""
    words, rows = walked.world.words, {row["field"]: row for row in rows_of("fields.tsv")}
    found: dict[str, set[str]] = defaultdict(set)
    for each in walked.answers:
        for text in each.read.texts:
            for field in words.marks_in(text):
                framed = field.startswith(_FRAMES) and each.place.endswith("_view")
                found[row_of(field, rows)] |= set() if framed else {each.place}
    typed = {row_of(field, rows) for field in words.fields()}
    listed = {name: set(row["read at"].split(",")) - {"-"} for name, row in rows.items()}

    assert sorted(set(rows) - typed) == []
    if walked.attack is not MARKUP:
        return  # of other words a search finds other people
    new = {name: sorted(found[name] - listed[name]) for name in rows if found[name] - listed[name]}
    gone = {name: sorted(listed[name] - found[name]) for name in rows if listed[name] - found[name]}
    assert new == {}
    assert gone == {}


def row_of(field: str, rows: dict[str, dict[str, str]]) -> str:
    """The row of the table that a field belongs to: its own, or its document's."""
    while field not in rows:
        field, dot, _last = field.rpartition(".")
        assert dot, "the table has no row for it"
    return field


def test_nobody_s_words_turn_the_lines_of_another(walked: Walk) -> None:
    """Authors are told apart: what they write is a course, and read before it is released."""
    words, rows = walked.world.words, {row["field"]: row for row in rows_of("fields.tsv")}
    turned = {
        (each.place, field)
        for each in walked.answers
        for text in each.read.texts
        for before in text.split(_TURNS)[:-1]
        for field in list(words.marks_in(before[-_NEAR:]))[-1:]
        if rows[row_of(field, rows)]["given by"] not in ("author", "file")
        and not field.startswith(_OWN)
        and not (field.startswith(_FRAMES) and each.place.endswith("_view"))
    }
    papers = [each for each in walked.answers if each.kind == "application/pdf"]

    assert turned == set()
    # What is turned is read backwards: see the attack.
    assert [each.place for each in papers if "exe.png" in "".join(each.read.texts)] == []


def test_no_header_holds_more_than_one_line(walked: Walk) -> None:
    odd = [
        (each.place, name)
        for each in walked.answers
        for name, value in each.headers.items()
        if HOSTILE in name or re.search(r"[\x00-\x1f\x7f]", name + value)
    ]

    assert odd == []
    assert not [
        each.place for each in walked.answers if HOSTILE in each.headers.get("Set-Cookie", "")
    ]


def test_nobody_is_led_away(walked: Walk) -> None:
    ways = {each.headers["Location"] for each in walked.answers if "Location" in each.headers}

    assert ways
    assert [way for way in ways if not re.match(r"/(?![/\\])", way)] == []


def test_a_file_is_saved_under_a_name_that_every_system_takes(walked: Walk) -> None:
    names = {each.place: name for each in walked.answers if (name := file_name(each)) is not None}

    assert {place for place in names if "pdf" in place or "file" in place}
    assert {place: name for place, name in names.items() if _FORBIDDEN_IN_NAMES.search(name)} == {}


def file_name(answer: Answer) -> str | None:
    """The name that a browser reads out of the header, by RFC 6266 and 8187."""
    given = answer.headers.get("Content-Disposition")
    if given is None or given == "inline":
        return None
    message = Message()
    message["Content-Disposition"] = given
    # The document of the API is read in a browser too.
    inline = answer.place == "api_document"
    assert message.get_content_disposition() == ("inline" if inline else "attachment")
    assert not message.defects
    return message.get_filename()


def test_an_answer_is_taken_for_nothing_else(walked: Walk) -> None:
    """No host is asked for it: a file, and what the API says, forbid it themselves."""
    for each in walked.answers:
        given = each.headers.get("Content-Type", "")
        assert given, each.place
        if each.kind == "text/html" or each.place.startswith("live_"):
            continue
        if each.kind == "application/json" and not each.place.startswith("api_"):
            # JSON is never taken for a page, whatever stands in it.
            continue
        assert each.headers.get("X-Content-Type-Options") == "nosniff", (each.place, each.kind)


def test_a_letter_has_the_subject_that_was_typed_and_no_header_of_it(walked: Walk) -> None:
    words = walked.world.words
    assert len(walked.mails) == 4
    for mail in walked.mails:
        made = mail.message()
        assert set(made.keys()) <= {
            *("Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To"),
            *("Date", "Message-ID"),
        }
        assert "offer.title" in list(words.marks_in(mail.subject))
        assert not words.torn(mail.subject)
        assert {"offer.title", "platform.structure"} <= set(words.marks_in(mail.body))
        assert not words.torn(mail.body)
        assert [each for each in mail.recipients() if "example.org" not in each] == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("reminder", [False, True])
def test_the_letter_as_a_page_is_of_words_too(walked: Walk, language: str, reminder: bool) -> None:
    """The platform sends it; its own frame is stood in for."""
    words = walked.world.words
    letter = Letter(
        course_key=COURSE,
        course_name=words("platform.course", 255),
        structure_name=words("platform.structure", 255),
        offer_title=words("offer.title", 120),
        link="/clicnjob/me/",
        reminder=reminder,
    )
    params = {"NAME": "letters", "DIRS": [_STAND_INS], "APP_DIRS": True, "OPTIONS": {}}
    with translation.override(language):
        page = DjangoTemplates(params).get_template(f"{TEMPLATES}/body.html")
        html = page.render(words_of(letter, course_page="https://lms.example", mail_settings="/"))

    read = read_html(html)
    assert read.broken == []
    assert {"offer.title", "platform.course"} <= set(words.marks_in(read.texts[-1]))
    assert [words.torn(text) for text in read.texts if words.torn(text)] == []


def test_no_log_holds_what_was_typed_or_a_line_that_was_forged(walked: Walk) -> None:
    """Django's own record of a wrong address names the address, in one line."""
    ours = [each for each in walked.records if not each.name.startswith("django.request")]
    said = [each.getMessage() for each in ours] + [str(each.exc_info or "") for each in ours]

    assert ours
    assert [
        each for each in said if HOSTILE in each or list(walked.world.words.marks_in(each))
    ] == []
    lines = [each.getMessage() for each in walked.records]
    assert [each for each in lines if re.search(r"[\x00-\x1f\x7f\u2028]", each)] == []
