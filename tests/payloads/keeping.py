"""What the product keeps of people, in hostile words, made through its own doors."""

from __future__ import annotations

from itertools import count

from django.core.cache import cache
from django.http import QueryDict
from django.test import TestCase
from django.urls import reverse
from django.utils.http import urlencode

from advisor_dashboard.api import (
    access_lists,
    adverts,
    advisor_notes,
    exports,
    learner_lists,
    live_players,
    live_sessions,
    offer_files,
    offers,
    own_offer,
    own_vocabulary,
    reminding,
    saved_searches,
    sharing,
)
from advisor_dashboard.api.reading import read_cv
from advisor_dashboard.api.targeting import TargetQuery
from advisor_dashboard.api.work_kinds import run
from advisor_dashboard.models import KeptMemo, LongWork, Proposal
from quiz_xblock import document as quizzes
from tests import live_quiz
from tests.mailboxes import making as mailboxes

from .documents import hostile_quiz
from .words import Words
from .world import (
    COURSE,
    JOB,
    PLACE,
    World,
    make_course,
    make_cv,
    make_people,
    make_reference_data,
)

_tokens = count(1)


def make_world(words: Words) -> World:
    """Everything that the product keeps, in hostile words."""
    world = World(words)
    cache.clear()
    make_reference_data(world)
    make_people(world)
    make_course(world)
    make_cv(world)
    with TestCase.captureOnCommitCallbacks(execute=True):
        _offer(world)
    _what_the_advisor_keeps(world)
    _blocks(world)
    _live(world)
    _files(world)
    for who in ("advisor", "learner", "administrator"):
        world.client(who)
    return world


def _offer(world: World) -> None:
    draft = offers.OfferDraft(
        title=world.text("offer.title", 120),
        appellation_key=JOB,
        employer=world.text("offer.employer", 120),
        commune_key=PLACE,
        contract="fixed_term",
        hours=world.text("offer.hours", 120),
        description=world.text("offer.description"),
        contact=world.text("offer.contact", 255),
    )
    # Of a path the last part alone is a name.
    name = f"{world.text('offer.file_name', 110).replace('/', '')}.pdf"
    file = offer_files.checked_file(name, b"%PDF-1.7 %%EOF")
    offer = offers.create_offer(world.advisor.pk, draft, file=file)
    people = [world.learner.pk, world.neighbour.pk, world.silent.pk]
    offers.propose(
        world.advisor.pk,
        offer.id,
        people,
        message=world.text("message.body", 2000),
        confirmed=len(people),
        token=f"token-of-sixteen-signs-{next(_tokens)}",
    )
    proposal = Proposal.objects.get(offer_id=offer.id, learner_id=world.learner.pk)
    reminding.remind(
        world.advisor.pk,
        offer.id,
        [world.learner.pk],
        message=world.text("reminder.body", 2000),
        token=f"token-of-sixteen-signs-{next(_tokens)}",
    )
    own_offer.answer(world.learner.pk, proposal.pk, "interested")
    own_offer.show_cv(world.learner.pk, proposal.pk, world.ids["page"])
    # From now on this one is called as the account is.
    sharing.close_sharing(world.neighbour.pk, COURSE)
    world.ids |= {"offer": offer.id, "proposal": proposal.pk, "learner": world.learner.pk}
    world.ids |= {"silent": world.silent.pk, "newcomer": world.newcomer.pk}
    world.ids["course"] = COURSE


def _what_the_advisor_keeps(world: World) -> None:
    own = world.advisor.pk
    # The learner reads who did.
    read_cv(own, world.learner.pk)
    advisor_notes.write_note_on(own, world.learner.pk, world.text("note.body"), 0)
    kept = learner_lists.add_to_list(
        own, [world.learner.pk], list_id=None, name=world.text("list.name", 80)
    )
    address = QueryDict(mutable=True)
    address["q"] = world.text("search.words", 200)
    found = saved_searches.save_search(own, world.text("search.name", 80), address.urlencode())
    message = offers.keep_message(own, world.ids["offer"], world.text("message.draft", 2000))
    world.ids |= {"list": kept.list_id, "search": found.search_id, "draft": message.token}
    world.ids["advert"] = adverts.keep_advert(own, world.text("advert.text"))
    place = access_lists.places(own)[0].key
    names = access_lists.keep_list(own, place, world.words("access.names"))
    world.ids["access_list"] = names.token
    own_vocabulary.teach(world.administrator.pk, "blorgueur", "ogr:11640")


def _blocks(world: World) -> None:
    """What learners and advisors leave in the blocks of the course."""
    world.call("learner", "clicnjob_memo", "keep", {})
    text = world.words("memo.notes")
    world.call(
        "learner", "clicnjob_memo", "write_notes", {"document": {"text": text}, "version": 0}
    )
    world.ids["memo"] = KeptMemo.objects.get().pk
    world.call(
        "advisor",
        "clicnjob_workshop",
        "save_session",
        {
            "session": None,
            "version": 0,
            "day": "2026-11-20",
            "guests": 1,
            "notes": world.words("workshop.notes"),
            "present": [world.learner.pk],
            "absent": [],
            "begun_as": "0123456789abcdef",
            "submission": "0123456789abcdef1",
        },
    )
    _quiz_answer(world)
    for kind in ("write", "address"):
        mission = mailboxes.MISSIONS[kind]["id"]
        draft = {
            name: world.words(f"mailbox.{name}", 250)
            for name in ("to", "cc", "subject", "address", "text")
        }
        sent = {"mission": mission, "answer": draft, "submission": f"try-of-{kind}"}
        world.call("learner", "clicnjob_mailbox", "agree", {"mission": mission, "agreed": True})
        world.call("learner", "clicnjob_mailbox", "submit", sent)


def _quiz_answer(world: World) -> None:
    shown = world.call("learner", "clicnjob_quiz", "load", {})
    gap = next(each for each in shown["questions"] if each["id"] == "qgap")
    typed = world.words("quiz.answer", 200)
    sent = {
        "submission": "submission-1",
        "question": gap["id"],
        "edition": gap["edition"],
        "answer": [typed, typed],
    }
    world.call("learner", "clicnjob_quiz", "submit", sent)


def _live(world: World) -> None:
    text = {"schema": 1, "questions": hostile_quiz(world.words)["questions"]}
    gap = [each for each in text["questions"] if each["kind"] in ("gap", "one")]
    read, _problems = quizzes.read({**text, "questions": gap})
    code = live_sessions.start(
        world.advisor.pk,
        course_key=COURSE,
        usage_key=world.usage("clicnjob_quiz"),
        title=world.text("live.title", 255),
        quiz=read,
    )
    live_quiz.guest(code)
    token = live_players.join_with_account(world.learner.pk, code, "Inès")
    # The first question opens and closes, then the one in which one types.
    live_quiz.go_on(world.advisor, code, times=3)
    typed = world.words("live.answer", 200)
    live_players.answer(code, token, "qgap", [typed, typed])
    live_quiz.go_on(world.advisor, code)
    world.ids["code"] = code


def _files(world: World) -> None:
    query = TargetQuery(text="vendeur")
    own = world.advisor.pk
    about = f"{reverse('clicnjob:target')}?{urlencode({'q': world.words('work.about', 200)})}"
    made = {
        "work": exports.export_learners(own, query, about=about),
        "work_on_answers": exports.export_follow_up(own, world.ids["offer"]),
    }
    for token in made.values():
        run(LongWork.objects.get(token=token).pk)
    world.ids |= made
