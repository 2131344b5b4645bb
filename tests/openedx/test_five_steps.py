"""From a CV to an answer, in the LMS, over HTTP, with real roles and cohorts."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms


def text_of(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def cvs(world, vocabulary, write_cv):
    write_cv(world.lina, "Lina")
    write_cv(world.sami, "Sami")


def narrow(world, platform, cohort):
    from advisor_dashboard.models import AdvisorCohort

    row = next(each for each in platform.cohorts(world.course) if each.name == cohort)
    AdvisorCohort.objects.create(advisor=world.nadia, course_key=world.course, cohort_id=row.id)


def test_from_a_cv_to_an_answer(world, hosting, cvs, call, propose):
    nadia = hosting.log_in(world.nadia)
    found = nadia.get("/clicnjob/target/?q=vendeur")
    assert found.status_code == 200
    assert "Lina" in text_of(found)
    number = propose(world.lina)

    lina = hosting.log_in(world.lina)
    page = lina.get(f"/xblock/{world.usage['clicnjob_inbox']}")
    assert page.status_code == 200
    assert "Vendeuse ou vendeur" in text_of(page)
    status, offers = call(lina, "clicnjob_inbox", "list_offers")
    assert status == 200, offers
    [offer] = offers["offers"]
    assert call(lina, "clicnjob_inbox", "open_offer", id=offer["id"])[0] == 200
    status, answered = call(
        lina, "clicnjob_inbox", "answer_offer", id=offer["id"], answer="interested"
    )
    assert (status, answered["answer"]) == (200, "interested")
    assert call(world.sami, "clicnjob_inbox", "list_offers")[1] == {"offers": []}

    seen = hosting.log_in(world.nadia).get(f"/clicnjob/offers/{number}/")
    assert seen.status_code == 200
    assert "Lina" in text_of(seen)


def test_a_pasted_offer_becomes_a_search_for_its_advisor_alone(world, hosting, cvs):
    text = "Vendeur·euse en prêt-à-porter (H/F)\nCDD 6 mois, 30h par semaine"
    found = hosting.log_in(world.nadia).post("/clicnjob/advert/", {"text": text}, follow=True)
    assert found.status_code == 200
    assert "Lina" in text_of(found)
    assert "30h par semaine" in text_of(found)
    address = found.redirect_chain[-1][0]
    others = hosting.log_in(world.stranger).get(address)
    assert "30h par semaine" not in text_of(others)
    for who in (world.lina, world.sami):
        refused = hosting.log_in(who).post("/clicnjob/advert/", {"text": text})
        assert refused.status_code == 403, who.username


def test_the_cv_opens_for_its_advisor_and_for_nobody_else(world, hosting, cvs):
    page = f"/clicnjob/learners/{world.lina.pk}/cv/"
    assert hosting.log_in(world.nadia).get(page).status_code == 200
    for who in (world.stranger, world.sami, world.lina):
        refused = hosting.log_in(who).get(page)
        assert refused.status_code in (403, 404), who.username
        assert "Bonjour" not in text_of(refused)


def test_another_course_s_staff_find_nobody(world, hosting, cvs):
    found = hosting.log_in(world.stranger).get("/clicnjob/target/?q=vendeur")
    assert found.status_code == 200
    assert "Lina" not in text_of(found)


def test_a_learner_an_administrator_and_nobody_are_refused(world, hosting, cvs):
    root = hosting.make_account("root", "Root", is_staff=True, is_superuser=True)
    for who in (world.lina, root):
        assert hosting.log_in(who).get("/clicnjob/target/?q=vendeur").status_code == 403
    assert hosting.Client().get("/clicnjob/").status_code == 302


def test_an_advisor_narrowed_to_a_cohort_sees_that_cohort(world, hosting, platform, cvs):
    narrow(world, platform, "Soir")
    nadia = hosting.log_in(world.nadia)
    found = text_of(nadia.get("/clicnjob/target/?q=vendeur"))
    assert "Sami" in found
    assert "Lina" not in found
    assert nadia.get(f"/clicnjob/learners/{world.lina.pk}/cv/").status_code == 404


def test_who_has_left_the_team_reads_nothing_more(world, hosting, cvs):
    nadia = hosting.log_in(world.nadia)
    hosting.dismiss(world.nadia, world.course_key)
    assert nadia.get(f"/clicnjob/learners/{world.lina.pk}/cv/").status_code in (403, 404)


def test_an_unconfirmed_learner_is_found_too(world, hosting, vocabulary, write_cv):
    awa = hosting.make_account("awa", "Awa Sow", confirmed=False)
    hosting.enroll(awa, world.course_key, "Matin")
    write_cv(awa, "Awa")
    found = hosting.log_in(world.nadia).get("/clicnjob/target/?q=vendeur")
    assert "Awa" in text_of(found)


def test_a_whole_cv_is_a_completed_block_when_the_platform_keeps_completion(
    world, vocabulary, finish_cv
):
    from completion.models import BlockCompletion

    finish_cv(world.lina, "Lina")
    row = BlockCompletion.objects.get(user=world.lina, block_key=world.usage["clicnjob_cv"])
    assert row.completion == 1.0
