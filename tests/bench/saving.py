"""The questions to the database of one autosave, made through the block's handler.

The CV is open to a structure. What opens and ends the transaction counts too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

AT_MOST = 12
#: What a learner may change; all but the introduction is searched for.
CHANGES = (
    *("introduction", "first_name", "commune"),
    *("wanted_jobs", "words_for_a_job", "words_of_no_job", "all_kinds_of_jobs"),
)
#: So many lines has a short CV, and a long one.
LINES = (5, 50)


def questions_of_a_save(lines: int, changed: str, *, keeps: bool = False) -> list[str]:
    """The SQL of one autosave of a CV of so many lines.

    Args:
        changed: one of ``CHANGES``.
        keeps: whether the last state that was kept is old enough to keep another.
    """
    from advisor_dashboard.api import profiles, sharing
    from advisor_dashboard.models import Appellation, CurriculumVitae
    from tests import factories
    from tests.blocks.host import Seat, attributes

    if not Appellation.objects.exists():
        factories.make_vocabulary()
        factories.make_communes()
    course = factories.make_course(f"bench{lines}{changed}{keeps}".replace("_", ""))
    learner = factories.make_learner(course, "Matin")
    factories.save_cv(learner, **{"wanted_jobs": [_job()], **_lines(lines)})
    sharing.open_sharing(learner.pk, course)
    stored = profiles.load_cv(learner.pk)
    if keeps:
        row = CurriculumVitae.objects.filter(pk=learner.pk)
        row.update(created_at=row.get().created_at - timedelta(hours=1))
    data = {"document": {**stored.document, **_change(changed)}, "version": stored.version}
    seat = Seat(course, attributes(learner.pk))
    # A page is opened before it saves.
    seat.block("clicnjob_cv").student_view({})
    with CaptureQueriesContext(connection) as asked:
        answer = seat.call("clicnjob_cv", "save_cv", data)
    if answer.status != 200:
        raise RuntimeError(f"the CV was not saved: {answer.body}")
    return [each["sql"] for each in asked]


def _change(changed: str) -> dict[str, Any]:
    from tests import factories

    blank = {"key": "", "rome": ""}
    last = _known().latest("pk")
    name = {"label": last.masculine or last.label}
    unknown = {"label": "dompteuse de nuages"}
    jobs: dict[str, list[dict[str, str]]] = {
        "wanted_jobs": [_job(last=True), _job()],
        "words_for_a_job": [blank | name],
        "words_of_no_job": [blank | unknown],
        "all_kinds_of_jobs": [_job(), blank | name, blank | unknown],
    }
    if changed in jobs:
        return {"wanted_jobs": jobs[changed]}
    if changed == "commune":
        return {"commune": factories.commune("Roubaix")}
    return {changed: {"introduction": "Une phrase de plus.", "first_name": "Zoé"}[changed]}


def _job(*, last: bool = False) -> dict[str, str]:
    """A job of the vocabulary, as a page that it was chosen on sends it."""
    label = _known().latest("pk") if last else _known().earliest("pk")
    return {"key": label.key, "rome": label.occupation.rome, "label": label.label}


def _known() -> Any:
    from advisor_dashboard.models import Appellation

    return Appellation.objects.select_related("occupation").filter(retired=False)


def _lines(count: int) -> dict[str, Any]:
    """Experiences, trainings, skills and languages, so many together."""
    tenth = max(1, count // 5)
    entries = [
        {"id": f"e{n}", "title": f"Stage {n}", "start": "2024-01", "end": "2024-02"}
        for n in range(min(tenth, 15))
    ]
    rest = count - 2 * len(entries)
    languages = [{"language": f"langue {n}", "level": "good"} for n in range(min(rest // 2, 10))]
    skills = [f"compétence {n}" for n in range(rest - len(languages))]
    training = [{"id": f"t{each['id']}", "title": each["title"]} for each in entries]
    return {
        "experiences": entries,
        "training": training,
        "languages": languages,
        "skills": skills,
    }
