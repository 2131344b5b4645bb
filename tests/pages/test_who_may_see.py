"""Every page of the advisors, for every kind of person; a new page cannot be forgotten.

The pages are found by walking the URL patterns. A name that is not in the table fails.
"""

from __future__ import annotations

import pytest
from django.urls import reverse

from advisor_dashboard import urls
from advisor_dashboard.api import sharing
from advisor_dashboard.models import Message, Offer

LOGIN, REFUSED, UNKNOWN, SEEN, AWAY = "login", 403, 404, 200, 302

#: For each page: the arguments of its address, and what each kind of person gets.
#: ``SEEN`` must be so for the advisor alone wherever a learner's name may stand.
PAGES = {
    "home": ((), {"advisor": SEEN, "colleague": SEEN, "stranger": SEEN}),
    "target": ((), {"advisor": SEEN, "colleague": SEEN, "stranger": SEEN}),
    "offers": ((), {"advisor": SEEN, "colleague": SEEN, "stranger": SEEN}),
    "offer_new": ((), {"advisor": SEEN, "colleague": SEEN, "stranger": SEEN}),
    # Who may not read a CV does not learn that there is one.
    "cv": (
        ("learner",),
        {"advisor": SEEN, "anonymous": LOGIN}
        | dict.fromkeys(
            ["colleague", "stranger", "learner", "other_learner", "administrator"], UNKNOWN
        ),
    ),
    "offer": (("offer",), {"advisor": SEEN, "colleague": SEEN, "stranger": UNKNOWN}),
    "propose": (("offer",), {"advisor": SEEN, "colleague": SEEN, "stranger": UNKNOWN}),
    # By GET it only leads back to the message.
    "confirm": (("offer",), {"advisor": AWAY, "colleague": AWAY, "stranger": UNKNOWN}),
}
#: Nobody of these is an advisor: administering the platform opens no learner's data.
NO_ADVISORS = {
    "anonymous": LOGIN,
    "learner": REFUSED,
    "other_learner": REFUSED,
    "administrator": REFUSED,
}
ROLES = ("advisor", "colleague", "stranger", *NO_ADVISORS)
CHANGING = ("offer_new", "propose", "confirm")
NAMES = ("Lina", "Morel", "Sami", "Diallo")


def names_of_pages() -> list[str]:
    return [pattern.name for pattern in urls.urlpatterns]


def expected(page: str, role: str):
    return {**NO_ADVISORS, **PAGES[page][1]}[role]


@pytest.fixture
def address(world, offer):
    def build(page: str) -> str:
        ids = {"learner": world.learner.pk, "offer": offer.id}
        query = f"?pick={world.learner.pk}&pick={world.neighbour.pk}"
        return reverse(f"clicnjob:{page}", args=[ids[name] for name in PAGES[page][0]]) + query

    return build


@pytest.fixture
def visitor(people, browse):
    return lambda role: browse(getattr(people, role, None))


def main_part(response) -> str:
    return response.content.decode().partition("<main")[2]


def outcome(response):
    if response.status_code == AWAY and response["Location"].startswith("/?next="):
        return LOGIN
    return response.status_code


def test_every_page_stands_in_the_table():
    assert sorted(names_of_pages()) == sorted(PAGES)


@pytest.mark.parametrize("page", names_of_pages())
def test_a_page_opens_for_whom_the_table_says(page, address, visitor):
    url = address(page)

    assert {role: outcome(visitor(role).get(url)) for role in ROLES} == {
        role: expected(page, role) for role in ROLES
    }


@pytest.mark.parametrize("page", names_of_pages())
def test_only_the_advisor_of_the_group_reads_a_learners_name(page, address, visitor):
    url = address(page)
    read = {
        role: [name for name in NAMES if name in main_part(visitor(role).get(url, follow=True))]
        for role in ROLES
        if role != "advisor"
    }

    assert read == {role: [] for role in read}


@pytest.mark.parametrize("page", CHANGING)
def test_nobody_else_changes_anything(page, address, visitor):
    sent = {"message": "Bonjour", "confirmed": "2", "token": "t" * 32, "title": "x"}
    for role in (*NO_ADVISORS, "stranger"):
        response = visitor(role).post(address(page), sent)
        if (page, role) != ("offer_new", "stranger"):
            assert outcome(response) == expected(page, role)

    assert Offer.objects.count() == 1
    assert Message.objects.count() == 0


@pytest.mark.parametrize("page", CHANGING)
def test_a_form_without_our_token_is_refused(page, address, browse):
    response = browse(enforce_csrf_checks=True).post(address(page), {"message": "Bonjour"})

    assert response.status_code == 403


@pytest.mark.parametrize("page", names_of_pages())
def test_a_page_with_personal_data_is_kept_nowhere(page, address, browse):
    response = browse().get(address(page))

    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("page", names_of_pages())
def test_without_the_platform_nobody_sees_anything(page, address, browse, settings):
    url, client = address(page), browse()
    settings.CLICNJOB = {"PLATFORM": "tests.platform.nothing.Here"}

    response = client.get(url)

    assert response.status_code == 503
    assert "Rien n’est perdu" in response.content.decode()


def test_a_refused_administrator_reads_what_to_do(people, browse):
    text = browse(people.administrator).get(reverse("clicnjob:home")).content.decode()

    assert "Demandez à l’administrateur de vous ajouter à l’équipe" in text


def test_htmx_is_sent_to_the_login_as_a_whole_page(browse):
    response = browse(None).get(reverse("clicnjob:target"), headers={"HX-Request": "true"})

    assert response["HX-Redirect"].startswith("/?next=")


def test_a_cv_that_was_closed_is_gone(world, browse):
    sharing.close_sharing(world.learner.pk, world.course)

    assert browse().get(reverse("clicnjob:cv", args=[world.learner.pk])).status_code == 404


def test_no_page_carries_a_script_or_a_style_of_its_own(address, browse):
    for page in names_of_pages():
        text = browse().get(address(page), follow=True).content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert text.count("<script") == text.count("<script src=") + text.count(
            '<script type="module" src='
        )
