"""The memo on the platform: kept, written on, printed, sent, found again on its own page."""

from __future__ import annotations

import html
import json
from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from tests.memos.making import SHEET, TEXT

from . import quizzing

pytestmark = pytest.mark.lms

MEMO = "clicnjob_memo"
#: Of a file that is there, and of one that is only named.
SERVED = ("/assets/courseware/v1/", "/asset-v1:")
NOTE = "Chez ma sœur, mardi."


def png():
    """A picture that paper can show."""
    drawn = BytesIO()
    Image.new("RGB", (400, 300), (10, 90, 160)).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def memo(world):
    """A sheet with a picture that stands in the files of the course."""
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore

    location = StaticContent.compute_location(world.course_key, "ecran.png")
    contentstore().save(StaticContent(location, "ecran.png", "image/png", png()))
    quizzing.write(world, tag=MEMO, sheet=TEXT)
    return world


def page_of(world, client, view="student_view"):
    page = client.get(f"/xblock/{world.usage[MEMO]}?view={view}")
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def write(call, person, text, version=0):
    return call(person, MEMO, "write_notes", document={"text": text}, version=version)


def completions(world, person):
    from completion.models import BlockCompletion

    rows = BlockCompletion.objects.filter(user=person, block_key=world.usage[MEMO])
    return [each.completion for each in rows]


def pdf_of(world, client, person):
    address = f"/courses/{world.course}/xblock/{world.usage[MEMO]}/handler/pdf"
    return client.get(address, {"learner": person.pk})


def kept():
    from advisor_dashboard.models import KeptMemo

    return sorted(KeptMemo.objects.values_list("learner__username", "notes"))


def test_it_is_read_with_its_picture_where_the_platform_serves_it(memo, hosting):
    client = hosting.log_in(memo.lina)
    page = page_of(memo, client)
    assert "Un objet clair." in page
    [address] = [each for each in page.split('"') if each.endswith("ecran.png")]
    assert address.startswith(SERVED)
    assert client.get(address).status_code == 200


def test_it_is_complete_once_kept_and_not_by_being_looked_at(memo, hosting, call):
    hosting.keep_completion()
    page_of(memo, hosting.log_in(memo.lina))
    assert (completions(memo, memo.lina), kept()) == ([], [])
    for _time in range(2):
        status, said = call(memo.lina, MEMO, "keep")
        assert (status, said["current"]) == (200, True)
    assert completions(memo, memo.lina) == [1.0]
    assert kept() == [("lina", "")]
    assert completions(memo, memo.sami) == []


def test_notes_keep_it_and_those_of_another_phone_are_not_written_over(memo, hosting, call):
    hosting.keep_completion()
    assert write(call, memo.lina, NOTE)[0] == 200
    assert completions(memo, memo.lina) == [1.0]
    assert NOTE in page_of(memo, hosting.log_in(memo.lina))
    assert NOTE not in page_of(memo, hosting.log_in(memo.sami))
    status, said = write(call, memo.lina, "Autre")
    assert (status, said["current"]["document"]) == (409, {"text": NOTE})
    assert kept() == [("lina", NOTE)]


def test_a_file_to_print_comes_from_the_block_for_its_own_learner(memo, hosting, call):
    write(call, memo.lina, NOTE)
    client = hosting.log_in(memo.lina)
    answer = pdf_of(memo, client, memo.lina)
    assert answer.status_code == 200, answer.content
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert pdf_of(memo, client, memo.sami).status_code == 403
    assert pdf_of(memo, hosting.Client(), memo.lina).status_code in (302, 403)


def test_a_file_too_large_to_be_a_picture_is_not_read(memo, platform, monkeypatch):
    from advisor_dashboard.platform import port

    monkeypatch.setattr(port, "MOST_FILE_BYTES", len(png()) - 1)
    assert platform.files_of(memo.course, ["/static/ecran.png"]) == {}


def test_a_picture_of_the_course_is_printed_unless_it_is_locked(memo, hosting, platform):
    from xmodule.contentstore.content import StaticContent
    from xmodule.contentstore.django import contentstore

    names = ["/static/ecran.png", "/static/no.png"]
    assert platform.files_of(memo.course, names) == {names[0]: png()}
    pictured = pdf_of(memo, hosting.log_in(memo.lina), memo.lina)
    location = StaticContent.compute_location(memo.course_key, "ecran.png")
    contentstore().set_attr(location, "locked", True)
    assert platform.files_of(memo.course, names) == {}
    bare = pdf_of(memo, hosting.log_in(memo.lina), memo.lina)
    assert (pictured.status_code, bare.status_code) == (200, 200)
    assert len(bare.content) < len(pictured.content)


def test_the_port_finds_the_published_sheets_of_a_course_in_its_order(memo, hosting, platform):
    two = hosting.add_block(memo.usage["vertical"], MEMO, "two")
    found = platform.blocks_of_type(memo.course, MEMO)
    assert [each.usage_key for each in found] == [str(memo.usage[MEMO]), str(two)]
    assert json.loads(found[0].fields["sheet"]) == SHEET
    assert "sheet" not in found[1].fields
    assert platform.blocks_of_type("no key", MEMO) == []


def test_the_page_of_one_s_memos_has_the_sheet_its_notes_and_its_file(memo, hosting, call):
    from advisor_dashboard.models import KeptMemo

    write(call, memo.lina, NOTE)
    number = KeptMemo.objects.get().pk
    client = hosting.log_in(memo.lina)
    listed = client.get(reverse("clicnjob:memos"))
    assert reverse("clicnjob:memo", args=[number]) in listed.content.decode()
    page = client.get(reverse("clicnjob:memo", args=[number])).content.decode()
    assert "Un objet clair." in page
    assert NOTE in html.unescape(page)
    [address] = [each for each in page.split('"') if each.endswith("ecran.png")]
    assert client.get(address).status_code == 200
    printed = client.get(reverse("clicnjob:memo_pdf", args=[number]))
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")

    other = hosting.log_in(memo.sami)
    for name in ("memo", "memo_pdf"):
        assert other.get(reverse(f"clicnjob:{name}", args=[number])).status_code == 404
    assert "Objet" not in other.get(reverse("clicnjob:memos")).content.decode()


def test_a_memo_outlives_its_course(memo, hosting, call):
    from advisor_dashboard.models import KeptMemo

    write(call, memo.lina, NOTE)
    hosting.delete_course(memo.course_key)
    client = hosting.log_in(memo.lina)
    number = KeptMemo.objects.get().pk
    assert NOTE in html.unescape(
        client.get(reverse("clicnjob:memo", args=[number])).content.decode()
    )
    assert client.get(reverse("clicnjob:memo_pdf", args=[number])).status_code == 200


def test_the_team_sends_it_from_the_block_to_its_own_learners_once(memo, hosting, platform, call):
    from advisor_dashboard.models import AdvisorCohort

    assert "cnj-memo-team" in page_of(memo, hosting.log_in(memo.nadia))
    assert "<cnj-memo-team" not in page_of(memo, hosting.log_in(memo.lina))
    told = call(memo.nadia, MEMO, "team_learners")[1]["learners"]
    assert [(each["name"], each["has_it"]) for each in told] == [
        ("Lina Morel", False),
        ("Sami Diallo", False),
    ]
    evening = next(each for each in platform.cohorts(memo.course) if each.name == "Soir")
    AdvisorCohort.objects.create(advisor=memo.nadia, course_key=memo.course, cohort_id=evening.id)
    told = call(memo.nadia, MEMO, "team_learners")[1]["learners"]
    assert [each["name"] for each in told] == ["Sami Diallo"]
    both = [memo.lina.pk, memo.sami.pk]
    # Whoever is not the advisor's is nobody here.
    assert call(memo.nadia, MEMO, "team_send", ids=both, confirmed=2)[0] == 409
    for count in (1, 0):
        status, said = call(memo.nadia, MEMO, "team_send", ids=both, confirmed=1)
        assert (status, said["sent"]) == (200, count)
    assert kept() == [("sami", "")]
    page = hosting.log_in(memo.sami).get(reverse("clicnjob:memos")).content.decode()
    assert "Nadia Petit" in page


def test_a_learner_sends_it_to_nobody(memo, call):
    assert call(memo.lina, MEMO, "team_learners")[0] == 403
    assert call(memo.lina, MEMO, "team_send", ids=[memo.sami.pk], confirmed=1)[0] == 403
    assert kept() == []


def test_the_advisor_s_page_has_the_sheets_of_the_course_sends_one_and_prints_a_set(memo, hosting):
    client, usage = hosting.log_in(memo.nadia), str(memo.usage[MEMO])
    listed = client.get(reverse("clicnjob:sheets"), {"course": memo.course})
    assert usage in html.unescape(listed.content.decode())
    chosen = {"course": memo.course, "sheet": usage, "all": "1"}
    asked = client.post(reverse("clicnjob:sheet_send"), chosen)
    assert "Lina Morel" in asked.content.decode()
    assert kept() == []
    sent = client.post(reverse("clicnjob:sheet_send"), {**chosen, "confirmed": "2"})
    assert sent.status_code == 302, sent.content
    assert [whose for whose, _notes in kept()] == ["lina", "sami"]
    printed = client.post(
        reverse("clicnjob:sheet_set"), {"course": memo.course, "sheet": [usage, usage]}
    )
    assert printed["Content-Type"] == "application/pdf"
    for who in (memo.lina, memo.stranger):
        refused = hosting.log_in(who).get(reverse("clicnjob:sheets"), {"course": memo.course})
        assert usage not in refused.content.decode()


@pytest.mark.parametrize("chosen", [{}, {"user_name": "lina"}], ids=["any learner", "lina"])
def test_who_looks_as_a_learner_keeps_and_sends_nothing(memo, hosting, call, chosen):
    write(call, memo.lina, NOTE)
    client = hosting.log_in(memo.nadia)
    hosting.look_as_learner(client, memo.course, **chosen)
    page = page_of(memo, client)
    assert NOTE not in page
    assert "<cnj-memo-team" not in page
    for handler in ("keep", "write_notes", "team_learners", "team_send"):
        data = {"document": {"text": "x"}, "version": 0, "ids": [memo.lina.pk], "confirmed": 1}
        assert call(client, MEMO, handler, **data)[0] == 403
    assert pdf_of(memo, client, memo.nadia).status_code == 403
    assert kept() == [("lina", NOTE)]


def test_without_an_account_it_is_read_in_a_public_course(memo, hosting):
    hosting.make_public(memo.course_key)
    page = page_of(memo, hosting.Client(), "public_view")
    assert "Un objet clair." in page
    assert 'data-memo="keep"' not in page
    assert 'data-memo="print"' in page
