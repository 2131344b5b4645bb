"""Memo sheets on the platform: kept, with the files of the course, sent to one's own, printed."""

from __future__ import annotations

import json

import pytest

from tests.memo_sheets import SHEET, TEXT

pytestmark = pytest.mark.lms

MEMO = "clicnjob_memo"
NOTES = {"document": {"text": "À moi."}, "version": 0}


def write(world, tag=MEMO, **fields):
    """Change the block in the course store, as Studio does, and publish it."""
    from xmodule.modulestore import ModuleStoreEnum
    from xmodule.modulestore.django import modulestore

    store, who = modulestore(), ModuleStoreEnum.UserID.test
    with store.branch_setting(ModuleStoreEnum.Branch.draft_preferred, world.course_key):
        block = store.get_item(world.usage[tag])
        for name, value in fields.items():
            setattr(block, name, value)
        store.update_item(block, who)
        store.publish(world.usage["vertical"], who)


def png():
    from tests.factories import picture

    return picture()


@pytest.fixture
def memo(world):
    """A sheet with a picture that stands in the files of the course."""
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore

    location = StaticContent.compute_location(world.course_key, "ecran.png")
    contentstore().save(StaticContent(location, "ecran.png", "image/png", png()))
    write(world, sheet=TEXT)
    return world


def page_of(memo, hosting, who):
    return hosting.log_in(who).get(f"/xblock/{memo.usage[MEMO]}").content.decode()


def pdf_of(memo, hosting, who):
    address = f"/courses/{memo.course}/xblock/{memo.usage[MEMO]}/handler/pdf"
    return hosting.log_in(who).get(address, {"learner": who.pk})


def test_a_learner_keeps_a_sheet_writes_on_it_and_finds_both_on_the_page_of_memos(
    memo, hosting, call
):
    assert "Je relis." in page_of(memo, hosting, memo.lina)
    status, said = call(memo.lina, MEMO, "write_notes", **NOTES)
    assert status == 200, said
    assert "À moi." in page_of(memo, hosting, memo.lina)
    client = hosting.log_in(memo.lina)
    listed = client.get("/clicnjob/memos/").content.decode()
    assert "À moi." in listed
    assert "À moi." not in hosting.log_in(memo.sami).get("/clicnjob/memos/").content.decode()
    assert "À moi." not in page_of(memo, hosting, memo.nadia)


def test_keeping_completes_the_block_and_looking_does_not(memo, hosting, call):
    from completion.models import BlockCompletion
    from completion.waffle import ENABLE_COMPLETION_TRACKING_SWITCH
    from waffle.testutils import override_switch

    rows = BlockCompletion.objects.filter(user=memo.lina, block_key=memo.usage[MEMO])
    with override_switch(ENABLE_COMPLETION_TRACKING_SWITCH.name, active=True):
        page_of(memo, hosting, memo.lina)
        assert not rows.exists()
        assert call(memo.lina, MEMO, "keep")[0] == 200
    assert [row.completion for row in rows] == [1.0]


def test_a_picture_of_the_course_is_shown_kept_and_printed(memo, hosting, platform, call):
    assert "/static/ecran.png" not in page_of(memo, hosting, memo.lina)
    (where,) = platform.file_addresses(memo.course, ["/static/ecran.png"]).values()
    assert where in page_of(memo, hosting, memo.lina)
    assert platform.files_of(memo.course, ["/static/ecran.png", "/static/no.png"]) == {
        "/static/ecran.png": png()
    }
    with_picture = pdf_of(memo, hosting, memo.lina)
    assert with_picture.status_code == 200
    assert with_picture["Content-Type"] == "application/pdf"
    write(memo, sheet=json.dumps({**SHEET, "parts": SHEET["parts"][:1]}))
    assert len(pdf_of(memo, hosting, memo.lina).content) < len(with_picture.content)


def test_a_locked_file_is_in_no_pdf(memo, platform):
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore

    location = StaticContent.compute_location(memo.course_key, "ecran.png")
    contentstore().set_attr(location, "locked", True)
    assert platform.files_of(memo.course, ["/static/ecran.png"]) == {}


def test_the_port_finds_the_published_sheets_of_a_course_in_its_order(memo, hosting, platform):
    two = hosting.add_block(memo.usage["vertical"], MEMO, "two")
    found = platform.blocks_of_type(memo.course, MEMO)
    assert [each.usage_key for each in found] == [str(memo.usage[MEMO]), str(two)]
    assert found[0].fields["sheet"] == TEXT
    assert "sheet" not in found[1].fields
    assert platform.blocks_of_type("no key", MEMO) == []


def test_an_advisor_sends_it_to_their_learners_from_the_unit_and_from_their_page(
    memo, hosting, platform, call
):
    from advisor_dashboard.models import AdvisorCohort, KeptMemo

    morning = next(each for each in platform.cohorts(memo.course) if each.name == "Matin")
    narrow = AdvisorCohort.objects.create(
        advisor=memo.nadia, course_key=memo.course, cohort_id=morning.id
    )
    status, said = call(memo.nadia, MEMO, "team_learners")
    assert status == 200, said
    assert [each["name"] for each in said["learners"]] == ["Lina Morel"]
    both = [memo.lina.pk, memo.sami.pk]
    status, said = call(memo.nadia, MEMO, "team_send", ids=both, confirmed=1)
    assert (status, said["sent"]) == (200, 1)
    assert KeptMemo.objects.get().learner_id == memo.lina.pk
    narrow.delete()
    client = hosting.log_in(memo.nadia)
    sent = {"course": memo.course, "sheet": str(memo.usage[MEMO]), "all": "yes", "confirmed": "1"}
    assert client.post("/clicnjob/sheets/send/", sent).status_code == 302
    assert KeptMemo.objects.count() == 2
    printed = client.post(
        "/clicnjob/sheets/set/", {"course": memo.course, "sheet": [str(memo.usage[MEMO])]}
    )
    assert printed["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("who", ["lina", "sami", "stranger"])
def test_nobody_else_sends_or_learns_a_name(memo, hosting, call, who):
    person = getattr(memo, who)
    for handler, data in (("team_learners", {}), ("team_send", {"ids": [1], "confirmed": 1})):
        status, said = call(person, MEMO, handler, **data)
        assert status in (403, 404), said
        assert "Lina" not in str(said)


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any", "lina"])
def test_who_looks_as_a_learner_keeps_sends_and_reads_nothing(memo, hosting, call, chosen):
    from advisor_dashboard.models import KeptMemo

    call(memo.lina, MEMO, "write_notes", **NOTES)
    client = hosting.log_in(memo.nadia)
    hosting.look_as_learner(client, memo.course, **chosen)
    assert "À moi." not in client.get(f"/xblock/{memo.usage[MEMO]}").content.decode()
    for handler in ("keep", "write_notes", "team_learners", "team_send"):
        status, said = call(client, MEMO, handler, ids=[memo.sami.pk], confirmed=1, **NOTES)
        assert status == 403, (handler, said)
    assert KeptMemo.objects.get().learner_id == memo.lina.pk


def test_without_an_account_a_public_course_shows_the_sheet_and_keeps_nothing(memo, hosting, call):
    hosting.make_public(memo.course_key)
    client = hosting.Client()
    page = client.get(f"/xblock/{memo.usage['vertical']}?view=public_view")
    assert "Je relis." in page.content.decode()
    for handler in ("keep", "write_notes", "team_learners", "team_send"):
        assert call(client, MEMO, handler)[0] in (302, 401, 403, 404), handler


def test_what_is_kept_outlives_the_course(memo, hosting, call):
    call(memo.lina, MEMO, "write_notes", **NOTES)
    hosting.delete_course(memo.course_key)
    client = hosting.log_in(memo.lina)
    assert "À moi." in client.get("/clicnjob/memos/").content.decode()
