"""Every handler of every block over HTTP, for everybody: nobody gets or changes another's data."""

from __future__ import annotations

import pytest

from .conftest import block_entry_points, handlers_of

pytestmark = pytest.mark.lms

#: In plain letters: pages hold some of it as JSON, which would write accents otherwise.
SECRET = "Motrarissime"


@pytest.fixture
def sent(world, vocabulary, write_cv, propose):
    """What is posted to each handler: names and ids that are Lina's."""
    from advisor_dashboard.models import CurriculumVitae, Proposal

    write_cv(world.lina, SECRET)
    propose(world.lina, f"Bonjour {SECRET}")
    return {
        "version": CurriculumVitae.objects.get(learner=world.lina).version,
        "document": {},
        "open": False,
        "id": Proposal.objects.get(learner=world.lina).pk,
        "answer": "interested",
        "text": "vend",
        "learner": world.lina.pk,
        "user_id": world.lina.pk,
        "display_name": "Autre titre",
    }


@pytest.fixture
def call_all(call, sent):
    """Call every handler, once in the name of Lina and once without a name."""

    def every(who):
        unnamed = {name: sent[name] for name in sent if name not in ("learner", "user_id")}
        return {
            (point.name, handler, named): call(who, point.name, handler, **data)
            for point in block_entry_points()
            for handler in handlers_of(point.load())
            for named, data in (("named", sent), ("unnamed", unnamed))
        }

    return every


def rows(model, **chosen):
    return list(model._default_manager.filter(**chosen).order_by("pk").values())


def models():
    from completion.models import BlockCompletion
    from django.apps import apps
    from lms.djangoapps.courseware.models import StudentModule

    return [*apps.get_app_config("advisor_dashboard").get_models(), StudentModule, BlockCompletion]


def everything():
    """All that the blocks could write: their own tables, and the platform's."""
    return {model.__name__: rows(model) for model in models()}


def all_of(person):
    """The rows of one person in those tables."""
    from django.contrib.auth import get_user_model

    return {
        (model.__name__, field.name): rows(model, **{field.name: person})
        for model in models()
        for field in model._meta.concrete_fields
        if field.related_model is get_user_model()
    }


def fields_of(world):
    from xmodule.modulestore.django import modulestore

    return {
        point.name: modulestore().get_item(world.usage[point.name]).display_name
        for point in block_entry_points()
    }


def test_every_handler_answers_its_learner_with_json(world, call_all):
    titles = fields_of(world)
    for where, (status, body) in call_all(world.lina).items():
        assert status < 500, (where, body)
        assert isinstance(body, dict), (where, body)
        assert status == 200 or body["error"], (where, body)
    # What authors write is not written here, by whoever asks.
    assert fields_of(world) == titles


@pytest.mark.parametrize("who", ["sami", "nadia"])
def test_another_of_the_course_gets_and_changes_nothing_of_hers(world, call_all, who):
    before = all_of(world.lina)
    for where, (status, body) in call_all(getattr(world, who)).items():
        assert status < 500, where
        assert SECRET not in str(body), where
    assert all_of(world.lina) == before


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any learner", "lina"])
def test_who_looks_as_a_learner_gets_nothing_and_writes_nothing(world, hosting, call_all, chosen):
    client = hosting.log_in(world.nadia)
    hosting.look_as_learner(client, world.course, **chosen)
    before = everything()
    for where, (status, body) in call_all(client).items():
        assert status == 403, (where, status, body)
        assert SECRET not in str(body), where
    assert everything() == before


@pytest.mark.parametrize("who", ["stranger", "outsider", "nobody"])
@pytest.mark.parametrize("public", [False, True], ids=["closed", "public"])
def test_who_is_not_in_the_course_gets_nothing_and_changes_nothing_of_hers(
    world, hosting, call_all, who, public
):
    if public:
        hosting.make_public(world.course_key)
    client = {
        "stranger": lambda: hosting.log_in(world.stranger),
        "outsider": lambda: hosting.log_in(hosting.make_account("outsider", "Outsider")),
        "nobody": hosting.Client,
    }[who]()
    before, whole = all_of(world.lina), everything()
    for where, (status, body) in call_all(client).items():
        assert status < 500, (where, status, body)
        assert SECRET not in str(body), where
        if who == "nobody":
            assert status == 403, (where, status, body)
    assert all_of(world.lina) == before
    if who == "nobody":
        assert everything() == whole


def test_a_handler_is_posted_to_and_nothing_else(world, hosting, sent):
    client = hosting.log_in(world.lina)
    before = everything()
    for point in block_entry_points():
        for handler in handlers_of(point.load()):
            url = f"/courses/{world.course}/xblock/{world.usage[point.name]}/handler/{handler}"
            for who in (client, hosting.Client()):
                answer = who.get(url)
                assert answer.status_code in (302, 403, 404, 405), (point.name, handler)
                assert SECRET not in answer.content.decode()
    assert everything() == before
