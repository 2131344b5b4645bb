"""Every place at which somebody reads what somebody else has typed."""

from __future__ import annotations

from django.core import mail
from django.urls import reverse

from tests.authorization import rows_of

from .handlers import File, call, handlers, views
from .looking import Walk, look
from .pages import sent_by_programs, typed_on_pages
from .world import World

#: Who looks: of the table of addresses those who are in this world.
ROLES = ("advisor", "learner", "administrator", "anonymous")


def walk_files(world: World) -> Walk:
    """The files for a spreadsheet."""
    found = Walk(world)
    for name in ("work", "work_on_answers"):
        url = reverse("clicnjob:work_file", args=[world.ids[name]])
        look(found, "work_file", "advisor", url)
    call(found, "clicnjob_quiz", "answers_csv", File(), who="advisor", studio=False)
    return found


def walk(world: World) -> Walk:
    """Look at everything, once as each of those who may."""
    found = Walk(world, mails=list(mail.outbox))
    _addresses(found)
    typed_on_pages(found)
    sent_by_programs(found)
    views(found)
    handlers(found)
    return found


def _addresses(found: Walk) -> None:
    """Every address of the table that is read, as each who may read it."""
    ids = found.world.ids
    for row in rows_of("addresses.tsv"):
        if row["verb"] != "GET":
            continue
        names = [name for name in row["of"].split(",") if name != "-"]
        url = reverse(f"clicnjob:{row['address']}", args=[ids[name] for name in names])
        for who in ROLES:
            if row[who] in ("200", "302"):
                look(found, row["address"], who, url)
    for name in ("work_on_answers",):
        for page in ("work", "work_file"):
            look(found, page, "advisor", reverse(f"clicnjob:{page}", args=[ids[name]]))
