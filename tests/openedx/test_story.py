"""The story on the platform: state, completion, files of the course, who may write."""

from __future__ import annotations

import json

import pytest

from tests.stories import making

from . import quizzing

pytestmark = pytest.mark.lms

STORY = "clicnjob_story"
IDS = [f"{kind}-1" for kind in making.CARDS]
#: Of a file that is there, and of one that is only named.
SERVED = ("/assets/courseware/v1/", "/asset-v1:")


@pytest.fixture
def story(world):
    quizzing.write(world, tag=STORY, cards=json.dumps(making.story()))
    return world


def page_of(world, hosting, person):
    return hosting.log_in(person).get(f"/xblock/{world.usage[STORY]}").content.decode()


def choices_in(page):
    return [part.split('"')[0] for part in page.split('data-choice="')[1:]]


def completions(world):
    from completion.models import BlockCompletion

    rows = BlockCompletion.objects.filter(user=world.lina, block_key=world.usage[STORY])
    return [each.completion for each in rows]


def states(world):
    from lms.djangoapps.courseware.models import StudentModule

    rows = StudentModule.objects.filter(module_state_key=world.usage[STORY])
    return [(each.student.username, json.loads(each.state)) for each in rows]


def test_it_is_complete_at_its_last_card_with_the_question_answered(story, hosting, call):
    hosting.keep_completion()
    page = page_of(story, hosting, story.lina)
    assert completions(story) == []
    assert call(story.lina, STORY, "saw", seen=IDS, here=IDS[-1]) == (200, {"over": False})
    assert completions(story) == []
    choice = choices_in(page)[0]
    status, said = call(story.lina, STORY, "answer", card="question-1", choice=choice)
    assert (status, said["over"], said["answer"]["verdict"]) == (200, True, "not_yet")
    assert completions(story) == [1.0]
    # What comes twice, and what is seen again, change nothing.
    call(story.lina, STORY, "answer", card="question-1", choice=choice)
    call(story.lina, STORY, "saw", seen=IDS[:1], here=IDS[0])
    assert completions(story) == [1.0]


def test_what_two_phones_did_is_kept_together_as_ids_alone(story, call):
    call(story.lina, STORY, "saw", seen=IDS[:2], here=IDS[1])
    call(story.lina, STORY, "saw", seen=[IDS[0], IDS[3]], here=IDS[3])
    call(story.lina, STORY, "tick", card="todo-1", done=True)
    [(whose, state)] = states(story)
    assert whose == "lina"
    assert json.loads(state["state"]) == {
        "here": IDS[3],
        "seen": [IDS[0], IDS[1], IDS[3]],
        "ticked": ["todo-1"],
        "answers": {},
    }


def test_one_comes_back_to_the_card_where_one_was(story, hosting, call):
    call(story.lina, STORY, "saw", seen=IDS[:5], here=IDS[4])
    for person, first in ((story.lina, IDS[4]), (story.sami, IDS[0])):
        page = page_of(story, hosting, person)
        shown = [
            each
            for each in IDS
            if "hidden" not in page.split(f'data-card="{each}"')[1].split(">")[0]
        ]
        assert shown == [first]


def test_the_page_has_all_the_text_and_no_key(story, hosting):
    page = page_of(story, hosting, story.lina)
    for words in ("Un employeur la lit", "On choisit un nom.", "prenom.nom@"):
        assert words in page
    for secret in making.SECRETS:
        assert secret not in page, secret


def test_files_of_the_course_have_their_addresses(story, hosting):
    page = page_of(story, hosting, story.lina)
    for name in ("chat.png", "film.mp4", "film.jpg", "film.vtt", "voix.mp3"):
        assert f'"/static/{name}' not in page
        addresses = [part for part in page.split('"') if part.endswith(name)]
        assert addresses
        assert all(each.startswith(SERVED) for each in addresses), addresses


def test_somebody_who_looks_as_a_learner_keeps_nothing(story, hosting, call):
    from lms.djangoapps.courseware.models import StudentModule

    client = hosting.log_in(story.nadia)
    hosting.look_as_learner(client, story.course)
    handler = f"/courses/{story.course}/xblock/{story.usage[STORY]}/handler"
    sent = json.dumps({"seen": IDS, "here": IDS[-1]})
    refused = client.post(f"{handler}/saw", sent, content_type="application/json")
    assert refused.status_code == 403
    rows = StudentModule.objects.filter(module_state_key=story.usage[STORY])
    assert [row for row in rows if "seen" in row.state] == []
