"""The map of a path: what is done, where one goes on, what is left."""

from __future__ import annotations

from typing import Any

from advisor_dashboard.platform import Outline, OutlineChapter, OutlineStep, OutlineUnit
from clicnjob_xblocks.content.documents import read
from clicnjob_xblocks.paths.mapping import PathMap, State, draw_map
from clicnjob_xblocks.paths.steps import SHAPE
from clicnjob_xblocks.paths.time import in_time

MAP = "block-v1:nord+M+1+type@clicnjob_path+block@map"


def unit(ident: str, done: bool | None = False, *blocks: str) -> OutlineUnit:
    return OutlineUnit(ident, f"Unit {ident}", f"/{ident}", blocks or (f"block-{ident}",), done)


def step(ident: str, *units: OutlineUnit) -> OutlineStep:
    return OutlineStep(ident, f"Step {ident}", units)


def chapter(*steps: OutlineStep, is_whole: bool = True) -> OutlineChapter:
    return OutlineChapter("c", "Chapter", steps, is_whole)


def course(*chapters: OutlineChapter, is_whole: bool = True) -> Outline:
    return Outline(chapters, is_whole)


MAP_STEP = step("start", unit("map", None, MAP))


def document(*steps: dict[str, Any], **head: Any) -> Any:
    items = [{"id": f"step{n}", "kind": "step", **each} for n, each in enumerate(steps)]
    found = read({"schema": 1, **head, "steps": items}, SHAPE)
    assert found.problems == ()
    return found


def states(drawn: PathMap) -> dict[str, State]:
    return {each.id: each.state for each in drawn.stops}


def test_what_is_done_is_done_then_one_is_here_then_comes_the_next():
    outline = course(
        chapter(
            MAP_STEP,
            step("a", unit("a1", True), unit("a2", True)),
            step("b", unit("b1", True), unit("b2", False)),
            step("c", unit("c1")),
            step("d", unit("d1")),
        )
    )
    drawn = draw_map(document(), outline, own_block=MAP)
    assert states(drawn) == {
        "a": State.DONE,
        "b": State.HERE,
        "c": State.NEXT,
        "d": State.LATER,
    }
    assert drawn.here is not None
    assert (drawn.here.url, drawn.here.done, drawn.here.of) == ("/b2", 1, 2)
    assert (drawn.is_begun, drawn.is_complete, drawn.done) == (True, False, 1)


def test_only_the_part_in_which_the_map_stands_is_drawn_unless_the_author_wants_all():
    outline = course(chapter(MAP_STEP, step("a", unit("a1"))), chapter(step("z", unit("z1"))))
    assert list(states(draw_map(document(), outline, own_block=MAP))) == ["a"]
    whole = draw_map(document(source="course"), outline, own_block=MAP)
    assert list(states(whole)) == ["a", "z"]


def test_a_unit_with_the_map_and_more_counts_for_the_rest():
    outline = course(chapter(step("a", unit("a1", False, MAP, "other"))))
    assert list(states(draw_map(document(), outline, own_block=MAP))) == ["a"]


def test_the_author_s_words_stand_with_the_step_that_they_name():
    outline = course(chapter(MAP_STEP, step("a", unit("a1")), step("b", unit("b1"))))
    said = document({"target": "b", "minutes": 7, "learn": "You can", "title": "Better"})
    plain, named = draw_map(said, outline, own_block=MAP).stops
    assert (plain.title, plain.minutes) == ("Step a", 0)
    assert (named.title, named.minutes, named.learn) == ("Better", 7, "You can")


def test_an_author_s_list_leads_to_steps_and_units_and_names_what_is_not_there_yet():
    outline = course(chapter(step("a", unit("a1", True), unit("a2"))))
    listed = document(
        {"target": "a2"}, {"target": "a"}, {"target": "gone", "title": "Soon"}, source="list"
    )
    second, first, soon = draw_map(listed, outline, own_block=MAP).stops
    assert (second.title, second.url) == ("Unit a2", "/a2")
    # Begun, a step goes on where something is left.
    assert (first.title, first.url) == ("Step a", "/a2")
    assert (soon.title, soon.url, soon.state) == ("Soon", "", State.CLOSED)


def test_an_author_s_stop_that_is_the_map_alone_is_left_out():
    outline = course(chapter(MAP_STEP, step("a", unit("a1"))))
    listed = document({"target": "start"}, {"target": "map"}, {"target": "a"}, source="list")
    assert [each.url for each in draw_map(listed, outline, own_block=MAP).stops] == ["/a1"]


def test_a_path_that_leads_to_what_is_not_open_is_not_complete():
    outline = course(chapter(step("a", unit("a1", True))))
    listed = document({"target": "a"}, {"target": "gone", "title": "Soon"}, source="list")
    assert not draw_map(listed, outline, own_block=MAP).is_complete
    # A name alone leads nowhere, and holds nothing back.
    named = document({"target": "a"}, {"title": "By the way"}, source="list")
    assert draw_map(named, outline, own_block=MAP).is_complete


def test_who_has_done_the_rest_is_led_to_what_they_passed_over():
    outline = course(chapter(MAP_STEP, step("a", unit("a1")), step("b", unit("b1", True))))
    said = document({"target": "a", "can_skip_if": "I can"}, {"target": "b"})
    drawn = draw_map(said, outline, own_block=MAP, known=["a"])
    assert (drawn.here, drawn.is_complete) == (None, False)
    assert drawn.passed_over is not None
    assert drawn.passed_over.url == "/a1"


def test_what_one_knows_is_passed_over_and_still_open():
    outline = course(chapter(MAP_STEP, step("a", unit("a1")), step("b", unit("b1"))))
    said = document({"target": "a", "can_skip_if": "I can"}, {"target": "b"})
    drawn = draw_map(said, outline, own_block=MAP, known=["a", "b"])
    # What nobody asked about is not passed over.
    assert states(drawn) == {"a": State.KNOWN, "b": State.HERE}
    assert drawn.stops[0].url == "/a1"
    assert not drawn.is_complete


def test_a_path_is_complete_when_all_that_can_be_finished_is():
    outline = course(chapter(MAP_STEP, step("a", unit("a1", True)), step("b", unit("b1", None))))
    drawn = draw_map(document(), outline, own_block=MAP)
    assert states(drawn) == {"a": State.DONE, "b": State.OPEN}
    assert drawn.is_complete
    assert drawn.here is None


def test_a_path_where_nothing_can_be_finished_is_never_complete():
    outline = course(chapter(MAP_STEP, step("b", unit("b1", None))))
    drawn = draw_map(document(), outline, own_block=MAP)
    assert not drawn.is_complete
    assert not draw_map(document(), Outline(), own_block=MAP).is_complete


def test_a_path_of_which_more_opens_later_is_not_complete():
    done = (MAP_STEP, step("a", unit("a1", True)))
    here = course(chapter(*done, is_whole=False), is_whole=False)
    elsewhere = course(chapter(*done), is_whole=False)
    listed = document({"target": "a"}, source="list")
    told = {
        "part": draw_map(document(), here, own_block=MAP),
        "next part": draw_map(document(), elsewhere, own_block=MAP),
        "course": draw_map(document(source="course"), elsewhere, own_block=MAP),
        "list": draw_map(listed, elsewhere, own_block=MAP),
    }
    assert [name for name, each in told.items() if each.is_complete] == ["next part", "list"]
    assert [name for name, each in told.items() if each.waits] == ["part", "course"]
    unfinished = course(chapter(MAP_STEP, step("a", unit("a1")), is_whole=False))
    assert not draw_map(document(), unfinished, own_block=MAP).waits


def test_the_minutes_that_are_left_leave_out_what_is_over():
    outline = course(chapter(MAP_STEP, step("a", unit("a1", True)), step("b", unit("b1"))))
    said = document({"target": "a", "minutes": 5}, {"target": "b", "minutes": 8})
    assert draw_map(said, outline, own_block=MAP).minutes_left == 8


def test_a_step_of_nothing_is_for_its_author_to_mend():
    found = read({"schema": 1, "steps": [{"id": "step1", "kind": "step"}]}, SHAPE)
    assert [each.code for each in found.problems] == ["step_of_nothing"]


def test_from_an_hour_on_minutes_are_told_with_hours():
    assert [in_time(each, str) for each in (5, 60, 100, 125)] == [
        "5 min",
        "1 h",
        "1 h 40",
        "2 h 05",
    ]
