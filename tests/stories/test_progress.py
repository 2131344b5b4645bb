"""What a learner has done of a story: two phones agree, and it is over at the right time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clicnjob_xblocks.content.documents import read
from clicnjob_xblocks.stories import progress
from clicnjob_xblocks.stories.cards import SHAPE
from clicnjob_xblocks.stories.progress import MOST, Progress

from . import making

CARDS = read(making.story(), SHAPE).items
IDS = [each.id for each in CARDS]
QUESTION = next(each for each in CARDS if each.kind == "question")
TODO = next(each for each in CARDS if each.kind == "todo")
seen_ids = st.lists(st.sampled_from([*IDS, "gone-1"]), max_size=8)


@given(st.lists(seen_ids, max_size=5))
def test_what_was_seen_on_two_phones_is_seen_whoever_comes_first(batches):
    one = other = Progress()
    for batch in batches:
        one = progress.see(one, CARDS, batch, None)
    for batch in reversed(batches):
        other = progress.see(other, CARDS, [*batch, *batch], None)
    assert set(one.seen) == set(other.seen) == {each for b in batches for each in b} & set(IDS)


def test_it_is_over_once_the_last_card_was_seen_and_the_questions_are_answered():
    all_seen = progress.see(Progress(), CARDS, IDS[:-1], None)
    answered = progress.answer(all_seen, QUESTION, "bebe")
    assert not progress.is_over(answered, CARDS)
    last = progress.see(all_seen, CARDS, [], IDS[-1])
    assert not progress.is_over(last, CARDS)
    # A wrong answer is an answer; a box that is not ticked keeps nobody.
    assert progress.is_over(progress.answer(last, QUESTION, "bebe"), CARDS)
    assert not progress.is_over(Progress(), ())


def test_an_answer_that_is_no_longer_offered_does_not_count():
    done = progress.answer(progress.see(Progress(), CARDS, IDS, None), QUESTION, "taken-out")
    assert not progress.is_over(done, CARDS)


def test_the_last_word_on_a_tick_and_on_a_question_counts():
    own = progress.tick(progress.tick(Progress(), TODO, done=True), TODO, done=True)
    assert own.ticked == (TODO.id,)
    assert progress.tick(own, TODO, done=False).ticked == ()
    answered = progress.answer(progress.answer(own, QUESTION, "chat"), QUESTION, "nom")
    assert answered.answers == {QUESTION.id: "nom"}


def test_one_comes_back_to_the_card_where_one_was():
    own = progress.see(Progress(), CARDS, IDS[:2], IDS[2])
    assert progress.begins_at(own, CARDS) == IDS[2]
    without = [each for each in CARDS if each.id != IDS[2]]
    assert progress.begins_at(own, without) == IDS[3]
    assert progress.begins_at(Progress(), CARDS) == IDS[0]
    assert progress.begins_at(Progress(), ()) == ""


def test_it_is_kept_as_text_and_odd_texts_begin_anew():
    own = progress.answer(progress.see(Progress(), CARDS, IDS, IDS[3]), QUESTION, "nom")
    assert progress.parse(progress.dump(own)) == own
    for odd in ("", "null", "[]", '{"here": 1}', '{"seen": 1}', "[" * 5000, '{"here": "a"'):
        assert progress.parse(odd) == Progress()


def test_it_never_grows_beyond_bounds():
    many = Progress(seen=tuple(f"old-{n}" for n in range(MOST)))
    assert len(progress.see(many, CARDS, IDS, IDS[0]).seen) == MOST
