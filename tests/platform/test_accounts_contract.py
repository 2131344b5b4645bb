"""The contract of the port about accounts that are made for learners without an e-mail."""

from __future__ import annotations

import re

import pytest

from advisor_dashboard.platform import Access, Letter, NewAccount
from advisor_dashboard.platform.sheet_accounts import is_placeholder
from tests.platform.drivers import DRIVERS, HostDriver, not_in_studio

pytestmark = [pytest.mark.django_db, not_in_studio]


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request) -> HostDriver:
    return request.param()


@pytest.fixture
def course(host) -> str:
    return host.make_course("nord", "Premier cours")


@pytest.fixture
def advisor(host, course) -> int:
    user_id = host.make_person("nadia", "Nadia Petit")
    host.appoint(user_id, course)
    return user_id


@pytest.fixture
def make(host, course, advisor):
    def make_one(name: str = "Zoé Martin", cohort_id: int | None = None) -> Access:
        return host.platform.open_account(NewAccount(name, course, cohort_id), advisor)

    return make_one


def as_made(host, access: Access) -> bool:
    return host.platform.still_as_made({access.user_id: access.stamp}) == {access.user_id}


def test_the_account_lets_in_and_is_in_the_course(host, course, make):
    access = make()
    assert host.lets_in(access.username, access.password)
    assert host.platform.is_enrolled(access.user_id, course)
    assert host.platform.cohort_of(access.user_id, course) is None
    assert host.platform.person(access.user_id).name == "Zoé Martin"
    assert not host.platform.is_course_staff(access.user_id, course)


def test_it_is_put_into_the_cohort(host, course, make):
    host.enroll(host.make_person("lina", "Lina"), course, "Matin")
    cohort = host.platform.cohorts(course)[0]
    assert host.platform.cohort_of(make(cohort_id=cohort.id).user_id, course) == cohort


def test_a_cohort_of_another_course_makes_no_account(host, course, make):
    other = host.make_course("nord", "Second cours")
    host.enroll(host.make_person("lina", "Lina"), other, "Matin")
    with pytest.raises(Exception, match=r"."):
        make("Zoé Perdue", cohort_id=host.platform.cohorts(other)[0].id)
    assert host.platform.learners_called(course, ["Zoé Perdue"]) == {}


def test_the_username_holds_a_first_name_and_digits_alone(make):
    found = {name: make(name).username for name in ("Zoé Martin", "Jean-Élie Œuvrard", "Łukasz B")}
    for name, start in (("Zoé Martin", "zoe"), ("Jean-Élie Œuvrard", "jeanelie")):
        assert re.fullmatch(start + "[2-9]{4}", found[name])
    assert re.fullmatch("[a-z]+[2-9]{4}", make("علي حسن").username)
    assert len({make("Zoé Martin").username for _again in range(3)}) == 3


def test_the_address_is_a_placeholder_and_each_has_its_own(host, make):
    one, other = (host.platform.person(make().user_id).email for _two in range(2))
    assert one != other
    assert is_placeholder(one)
    assert is_placeholder(other)


def test_the_password_is_read_from_paper(make):
    access = make()
    assert re.fullmatch(r"[a-z]{4,6}(-[a-z]{4,6}){2}-[2-9]{4}", access.password)
    assert access.password not in repr(access)
    assert make().password != access.password


def test_the_host_s_own_rules_for_passwords_count(host, make, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "tests.platform.passwords.Refusing", "OPTIONS": {"pattern": "^[^A-Z]*$"}}
    ]
    assert re.fullmatch(r"[A-Z][a-z]+(-[A-Z][a-z]+){2}-[2-9]{4}", make().password)


def test_where_no_words_pass_the_host_s_generator_does(host, make, settings):
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": "tests.platform.passwords.Refusing", "OPTIONS": {"pattern": "-"}}
    ]
    access = make()
    assert "-" not in access.password
    assert len(access.password) >= 12
    assert host.lets_in(access.username, access.password)


def test_no_letter_goes_to_a_placeholder(host, course, make, mailoutbox):
    letter = Letter(course, "Premier cours", "Nord", "Vente", "")
    host.platform.send_letters(letter, [make().user_id])
    assert mailoutbox == []


def test_a_new_password_ends_the_old_one(host, make):
    access = make()
    renewed = host.platform.renew_password(access.user_id, access.stamp)
    assert (renewed.user_id, renewed.username) == (access.user_id, access.username)
    assert host.lets_in(access.username, renewed.password)
    assert not host.lets_in(access.username, access.password)
    assert as_made(host, renewed)
    assert not as_made(host, access)


def test_a_stamp_of_before_renews_nothing(host, make):
    access = make()
    renewed = host.platform.renew_password(access.user_id, access.stamp)
    assert host.platform.renew_password(access.user_id, access.stamp) is None
    assert host.lets_in(access.username, renewed.password)


#: What makes an account somebody's own, or more than a learner's.
TAKEN = {
    "own address": lambda host, course, pk: host.set_address(pk, "zoe@example.org"),
    "own password": lambda host, course, pk: host.set_password(pk, "mon-secret-a-moi-42"),
    "another placeholder": lambda host, course, pk: host.set_address(pk, "x@other.invalid"),
    "closed": lambda host, course, pk: host.deactivate(pk),
    "on a team": lambda host, course, pk: host.appoint(pk, course),
    "on another team": lambda host, course, pk: host.appoint(pk, host.make_course("sud", "Autre")),
    "administrator": lambda host, course, pk: host.make_administrator(pk),
}


@pytest.mark.parametrize("how", TAKEN)
def test_an_account_that_is_somebody_s_own_keeps_its_password(host, course, make, how):
    access, other = make(), make()
    TAKEN[how](host, course, access.user_id)
    assert host.platform.renew_password(access.user_id, access.stamp) is None
    stamps = {each.user_id: each.stamp for each in (access, other)}
    assert host.platform.still_as_made(stamps) == {other.user_id}
    if how in ("own address", "another placeholder", "on a team", "administrator"):
        assert host.lets_in(access.username, access.password)


def test_an_account_that_was_not_made_here_is_never_renewed(host, course, make):
    learner = host.make_person("lina", "Lina")
    host.set_password(learner, "mon-secret-a-moi-42")
    host.enroll(learner, course)
    for stamp in ("", make().stamp):
        assert host.platform.renew_password(learner, stamp) is None
        assert host.platform.still_as_made({learner: stamp}) == frozenset()
    assert host.lets_in("lina", "mon-secret-a-moi-42")
    assert host.platform.renew_password(10**9, "") is None
    assert host.platform.still_as_made({}) == frozenset()


def test_learners_of_a_name_are_found_whatever_its_accents(host, course, make):
    access = make("Zoé Martin")
    elsewhere = host.make_person("zoe", "Zoé Martin")
    host.enroll(elsewhere, host.make_course("nord", "Second cours"))
    for name in ("ZOE  martin", "Martin Zoé"):
        assert host.platform.learners_called(course, [name, "Nobody"]) == {
            access.user_id: "Zoé Martin"
        }
    assert host.platform.learners_called(course, ["Zoé"]) == {}
    host.unenroll(access.user_id, course)
    assert host.platform.learners_called(course, ["Zoé Martin"]) == {}
    assert host.platform.learners_called("no course", ["Zoé Martin"]) == {}


def test_what_is_typed_at_the_login_is_the_account_s_own(host, make):
    person = host.platform.person(make().user_id)
    assert host.platform.login_name(person) in (person.username, person.email)
    assert person.email.startswith(f"{person.username}@")


def test_the_login_leads_to_the_course(host, course):
    address, _mark, query = host.platform.login_url(course).partition("?")
    assert "/" in address
    assert query.startswith("next=/course")
    assert "+" not in query
