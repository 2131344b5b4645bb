"""What a course's author sets of the CV: what is asked and needed, the models, the grade."""

from __future__ import annotations

import pytest

from advisor_dashboard.api import cv_photos
from tests import factories

from .host import call

CV = "clicnjob_cv"
WHOLE = {
    "email": "lina@example.org",
    "wanted_jobs": [{"key": "", "rome": "", "label": "Vendeuse"}],
    "experiences": [{"id": "a", "title": "Stage"}],
}


def texts(**more):
    return {"display_name": "Ton CV", "introduction": "", **more}


def save(block, learner_id, **changes):
    from advisor_dashboard.api import profiles

    version = profiles.load_cv(learner_id).version
    document = factories.cv_document(**changes)
    return call(block, "save_cv", {"document": document, "version": version})


def published(block, kind):
    return [data for name, data in block.runtime.published if name == kind]


def test_authors_set_what_is_asked_needed_and_offered(studio_editor):
    block = studio_editor.block(CV)
    data = texts(
        asked=["languages", "skills"],
        needed=["name", "contact", "languages"],
        models=["relief", "sobre"],
        has_score=True,
        weight="2,5",
    )
    assert call(block, "studio_submit", data).status == 200
    assert block.asked == "skills,languages"
    assert block.needed_parts() == ("name", "contact", "languages")
    assert block.allowed_models() == ("sobre", "relief")
    assert (block.has_score, block.weight, block.max_score()) == (True, 2.5, 1.0)
    assert "languages" in block.asked_parts()
    assert "photo" not in block.asked_parts()
    assert "personal" not in block.asked_parts()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asked": ["name"]}, "asked"),
        ({"asked": "photo"}, "asked"),
        ({"asked": [[]]}, "asked"),
        ({"models": [{}, None]}, "models"),
        ({"needed": []}, "needed"),
        ({"needed": ["photo"]}, "needed"),
        ({"needed": ["interests"], "asked": []}, "needed"),
        ({"models": []}, "models"),
        ({"models": ["<b>"]}, "models"),
        ({"has_score": "yes"}, "has_score"),
        ({"weight": "beaucoup"}, "weight"),
        ({"weight": -1}, "weight"),
        ({"weight": "nan"}, "weight"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(studio_editor, changes, field):
    block = studio_editor.block(CV)
    data = texts(**changes) | {"display_name": "Autre titre"}
    answer = call(block, "studio_submit", data)
    assert (answer.status, answer.body["field"]) == (400, field)
    assert answer.body["error"]
    assert not block.fields["display_name"].is_set_on(block)


def test_what_an_older_form_does_not_send_stays(studio_editor):
    block = studio_editor.block(CV, models="relief", has_score=True)
    assert call(block, "studio_submit", texts()).status == 200
    assert (block.models, block.has_score) == ("relief", True)


def test_what_is_put_back_to_the_default_is_no_longer_set(studio_editor):
    block = studio_editor.block(CV, models="relief")
    everything = list(block.allowed_models.__func__(studio_editor.block(CV, models="")))
    assert call(block, "studio_submit", texts(models=everything)).status == 200
    assert not block.fields["models"].is_set_on(block)


@pytest.mark.parametrize("kept", ["", "nothing,at all", ",,", None, 3])
def test_what_a_file_says_wrongly_counts_as_not_said(learner, kept):
    block = learner.block(CV, models=kept, needed=kept)
    fresh = learner.block(CV)
    for name in ("models", "needed"):
        fresh.fields[name].delete_from(fresh)
    assert block.allowed_models() == ("sobre", "clair", "colonne", "relief")
    assert block.needed_parts() == ("name", "contact", "wanted_job", "place", "history")


def test_done_is_what_this_course_needs(learner, world):
    block = learner.block(CV, needed="name,languages")
    answer = save(block, world.learner.pk)
    assert "languages" in answer.body["missing"]
    assert published(block, "completion") == []
    save(block, world.learner.pk, languages=[{"language": "fr", "level": "native"}])
    assert published(block, "completion") == [{"completion": 1.0}]


def test_a_part_that_is_not_asked_is_not_needed(learner, world):
    block = learner.block(CV, needed="name,languages", asked="")
    save(block, world.learner.pk)
    assert published(block, "completion") == [{"completion": 1.0}]


def test_without_a_grade_none_is_told(learner, world):
    block = learner.block(CV)
    assert block.has_score is False
    save(block, world.learner.pk, **WHOLE)
    assert published(block, "grade") == []


def test_the_grade_is_the_share_of_what_is_needed_and_never_falls(learner, world):
    block = learner.block(CV, has_score=True)
    save(block, world.learner.pk)
    save(block, world.learner.pk, **WHOLE)
    save(block, world.learner.pk, last_name="", **WHOLE)
    told = published(block, "grade")
    assert [each["value"] for each in told] == [pytest.approx(0.4), 1.0]
    assert all(each["max_value"] == 1.0 for each in told)


def test_a_save_that_fills_nothing_more_tells_no_grade_again(learner, world):
    block = learner.block(CV, has_score=True)
    for number in range(3):
        save(block, world.learner.pk, introduction=f"Essai {number}")
    assert len(published(block, "grade")) == 1


def test_erasing_takes_no_grade_back(learner, world):
    block = learner.block(CV, has_score=True)
    save(block, world.learner.pk, **WHOLE)
    call(block, "erase_cv", {"sure": True})
    assert [each["value"] for each in published(block, "grade")] == [1.0]


def test_search_and_the_mobile_app_are_given_texts_alone(learner):
    block = learner.block(CV, introduction="Bonjour")
    assert set(block.student_view_data()) == {"display_name", "introduction"}


def _page_of(learner, **settings):
    block = learner.block(CV)
    for name, value in settings.items():
        setattr(block, name, value)
    return block.render("student_view").content


def test_the_form_asks_what_the_course_asks(learner):
    whole, short = _page_of(learner), _page_of(learner, asked="skills,languages")
    for step in ("interests", "introduction", "licences", "personal"):
        assert f'data-step="{step}"' in whole
        assert f'data-step="{step}"' not in short
    for step in ("experiences", "training", "skills", "languages"):
        assert f'data-step="{step}"' in short


def test_the_page_offers_the_models_of_the_course(learner):
    page = _page_of(learner, models="relief")
    assert 'value="relief"' in page
    assert 'value="sobre"' not in page


def test_where_no_photo_is_asked_only_who_has_one_can_erase_it(learner, world):
    assert '<cnj-photo class="cnj-card cnj-page__part" hidden>' in _page_of(learner, asked="skills")
    assert '<cnj-photo class="cnj-card cnj-page__part">' in _page_of(learner, asked="photo")
    cv_photos.save_photo(world.learner.pk, factories.picture(), course_key=None)
    assert '<cnj-photo class="cnj-card cnj-page__part">' in _page_of(learner, asked="skills")
