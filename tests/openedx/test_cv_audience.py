"""Earlier versions, looks, links and erasing through the LMS's own address of a handler."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.lms

PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile"


@pytest.fixture
def ask(world, call):
    """What Lina's page hears from a handler."""

    def asked(handler, who=None, **data):
        status, body = call(who or world.lina, "clicnjob_cv", handler, **data)
        assert status == 200, body
        return body

    return asked


@pytest.fixture
def rewrite(ask):
    """Save Lina's CV with other words; ``keep`` makes an earlier version of what was there."""

    def rewritten(**words):
        own = ask("load")
        return ask("save_cv", version=own["version"], document=own["document"] | words)

    return rewritten


@pytest.fixture
def two_versions(world, vocabulary, write_cv, ask):
    """Lina's CV, saved once as it was and once otherwise from a file: the first can be had."""
    write_cv(world.lina, "Lina")
    own = ask("load")
    document = own["document"] | {"first_name": "Autre"}
    return ask("save_cv", version=own["version"], document=document, keep=True)


def test_an_earlier_version_is_listed_shown_and_gone_back_to(two_versions, ask):
    [former] = ask("list_versions")["versions"]
    assert former["differs"]
    assert "Lina" in str(ask("show_version", id=former["id"])["sheet"])

    back = ask("go_back", id=former["id"], version=two_versions["version"])
    assert back["document"]["first_name"] == "Lina"
    assert back["version"] > two_versions["version"]
    assert ask("load")["document"]["first_name"] == "Lina"
    # What was there before going back is an earlier version itself.
    assert len(ask("list_versions")["versions"]) == 2


def test_going_back_over_what_another_phone_saved_is_asked_first(two_versions, ask, call, world):
    [former] = ask("list_versions")["versions"]
    status, refusal = call(
        world.lina, "clicnjob_cv", "go_back",
        id=former["id"], version=two_versions["version"] - 1,
    )  # fmt: skip
    assert (status, refusal["code"]) == (409, "conflict")
    assert refusal["current"]["document"]["first_name"] == "Autre"


@pytest.mark.parametrize("who", ["sami", "nadia"])
def test_another_s_earlier_version_is_not_there(two_versions, ask, call, world, who):
    [former] = ask("list_versions")["versions"]
    other = getattr(world, who)
    assert ask("list_versions", other) == {"versions": []}
    for handler in ("show_version", "go_back"):
        status, refusal = call(other, "clicnjob_cv", handler, id=former["id"], version=0)
        assert status == 404, (handler, refusal)
        assert "Lina" not in str(refusal)


def test_the_learner_is_told_which_advisor_opened_the_card(
    world, hosting, vocabulary, write_cv, ask
):
    write_cv(world.lina, "Lina")
    assert ask("list_looks", skip=0) == {
        **{"looks": [], "total": 0, "more": False},
        "sheet": None,
    }

    card = hosting.log_in(world.nadia).get(f"/clicnjob/learners/{world.lina.pk}/cv/")
    assert card.status_code == 200

    seen = ask("list_looks", skip=0)
    assert (seen["total"], seen["more"]) == (1, False)
    assert [look["name"] for look in seen["looks"]] == ["Nadia Petit"]
    assert ask("list_looks", world.sami, skip=0)["total"] == 0


def test_who_is_refused_the_card_is_no_look(world, hosting, vocabulary, write_cv, ask):
    write_cv(world.lina, "Lina")
    refused = hosting.log_in(world.stranger).get(f"/clicnjob/learners/{world.lina.pk}/cv/")
    assert refused.status_code == 404
    assert ask("list_looks", skip=0)["total"] == 0


def test_a_link_lives_until_it_is_ended(world, vocabulary, write_cv, ask, client):
    write_cv(world.lina, "Lina")
    [link] = ask("make_link", page="", days=7, anonymous=False)["links"]
    path = "/clicnjob/" + link["address"].partition("/clicnjob/")[2]
    for place in (path, f"{path}pdf/"):
        assert client.get(place, headers={"User-Agent": PHONE}).status_code == 200
    assert ask("list_links")["links"][0]["views"] == 1

    [ended] = ask("revoke_link", id=link["id"])["links"]
    assert ended["live"] is False
    for place in (path, f"{path}pdf/"):
        gone = client.get(place, headers={"User-Agent": PHONE})
        assert gone.status_code == 404
        assert "Lina" not in gone.content.decode()


def test_another_s_link_cannot_be_ended(world, vocabulary, write_cv, ask, call):
    write_cv(world.lina, "Lina")
    [link] = ask("make_link", page="", days=7, anonymous=True)["links"]
    status, refusal = call(world.sami, "clicnjob_cv", "revoke_link", id=link["id"])
    assert status == 404, refusal
    assert ask("list_links")["links"][0]["live"] is True


def test_erasing_leaves_neither_cv_nor_versions_nor_links(two_versions, world, ask, client):
    [link] = ask("make_link", page="", days=7, anonymous=False)["links"]
    empty = ask("erase_cv", sure=True)
    assert empty["document"]["first_name"] == ""
    assert empty["sharing"]["open"] is False
    assert ask("list_versions") == {"versions": []}
    assert not [each for each in ask("list_links")["links"] if each["live"]]
    assert client.get("/clicnjob/" + link["address"].partition("/clicnjob/")[2]).status_code == 404
