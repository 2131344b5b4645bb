"""The contract of the port: every implementation passes these, through a host driver."""

from __future__ import annotations

import pytest
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication

from advisor_dashboard.platform import Outline, PlatformUnavailable, get_platform
from advisor_dashboard.platform.signals import course_deleted, membership_changed
from tests.platform.broken import SETTING
from tests.platform.drivers import DRIVERS, HostDriver, not_in_studio

pytestmark = pytest.mark.django_db


@pytest.fixture(params=DRIVERS, ids=lambda driver: driver.__name__)
def host(request, settings, tmp_path) -> HostDriver:
    settings.DEMO_DIR = tmp_path
    return request.param()


@pytest.fixture
def platform(host):
    return host.platform


@pytest.fixture
def course(host) -> str:
    return host.make_course("nord", "Premier cours")


@pytest.fixture
def learner(host) -> int:
    return host.make_person("lina", "Lina Morel")


@pytest.fixture
def told():
    """The ids of people whose memberships were told to have changed."""
    ids: list[int] = []

    def note(user_id, **kwargs):
        ids.append(user_id)

    membership_changed.connect(note)
    yield ids
    membership_changed.disconnect(note)


def test_a_person_is_known_by_id_and_by_username(platform, learner):
    person = platform.person(learner)
    assert (person.user_id, person.username, person.name) == (learner, "lina", "Lina Morel")
    assert platform.person_named("lina") == person
    assert platform.people([learner, 10**9]) == {learner: person}


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("lina", True),
        ("MOREL", True),
        ("Nour", True),
        ("sans_nom", True),
        ("more", False),
        ("", False),
    ],
)
def test_a_word_is_a_name_if_somebody_is_called_so(host, platform, learner, word, known):
    host.make_person("sans_nom", "")
    host.deactivate(host.make_person("nour", "Marie-Nour El Amrani"))
    assert platform.is_called([word]) is known
    assert platform.is_called(["blorgueur", word]) is known
    assert not platform.is_called([])


def test_who_asks_the_api_is_known_by_classes_of_the_rest_framework(platform):
    kinds = platform.rest_authentication()

    assert kinds
    assert all(issubclass(kind, BaseAuthentication) for kind in kinds)


def test_an_unknown_person_is_nobody(platform):
    assert platform.person(10**9) is None
    assert platform.person_named("nobody") is None
    assert platform.people([]) == {}


def test_a_person_without_a_name_goes_by_the_username(host, platform):
    assert platform.person(host.make_person("sans_nom", "")).name == "sans_nom"


def test_a_name_of_the_host_turns_no_text_around_it(host, platform, course, learner):
    person = platform.person(host.make_person("eve", "Eve \u202egnp.exe"))
    host.enroll(learner, course, "Lundi\u202e 8 h")

    assert person.name == "Eve gnp.exe"
    assert [each.name for each in platform.cohorts(course)] == ["Lundi 8 h"]


def test_a_deactivated_person_is_nobody_anywhere(host, platform, course, learner):
    host.enroll(learner, course)
    host.appoint(learner, course)
    host.deactivate(learner)
    assert platform.person(learner) is None
    assert platform.person_named("lina") is None
    assert platform.people([learner]) == {}
    assert not platform.is_enrolled(learner, course)
    assert platform.enrollments_of(learner) == []
    assert platform.enrollments_among([learner], course) == []
    assert not platform.is_course_staff(learner, course)
    assert platform.courses_staffed_by(learner) == []
    assert platform.courses_staffed_among([learner]) == {}


def test_somebody_was_last_active_when_they_logged_in(host, platform, learner):
    other = host.make_person("sami", "Sami")
    before = timezone.now()
    host.log_in(learner)
    found = platform.last_active([learner, other, 10**9])
    assert set(found) == {learner}
    assert before <= found[learner] <= timezone.now()
    assert platform.last_active([]) == {}
    host.deactivate(learner)
    assert platform.last_active([learner]) == {}


def test_a_course_says_its_name_and_structure(platform, course):
    found = platform.course(course)
    assert (found.key, found.name, found.structure.key) == (course, "Premier cours", "nord")
    assert found in list(platform.courses())


@pytest.mark.parametrize("key", ["course-v1:no+such+course", "not a key", "", "é/ß"])
def test_an_unknown_or_malformed_course_is_none(platform, learner, key):
    assert platform.course(key) is None
    assert not platform.has_course(key)
    assert not platform.is_enrolled(learner, key)
    assert not platform.is_course_staff(learner, key)
    assert platform.cohorts(key) == []
    assert platform.cohort_of(learner, key) is None
    assert platform.enrollments_among([learner], key) == []


def test_enrollment_with_a_cohort(host, platform, course, learner):
    host.enroll(learner, course, "Matin")
    cohort = platform.cohort_of(learner, course)
    assert (cohort.name, cohort.course_key) == ("Matin", course)
    assert platform.cohorts(course) == [cohort]
    assert platform.is_enrolled(learner, course)
    [enrollment] = platform.enrollments_of(learner)
    assert (enrollment.user_id, enrollment.course_key) == (learner, course)
    assert enrollment.cohort_id == cohort.id


def test_enrollment_without_a_cohort(host, platform, course, learner):
    host.enroll(learner, course)
    assert platform.cohort_of(learner, course) is None
    assert platform.enrollments_of(learner)[0].cohort_id is None


def test_moving_to_another_cohort_leaves_the_first(host, platform, course, learner):
    host.enroll(learner, course, "Matin")
    host.enroll(learner, course, "Soir")
    assert platform.cohort_of(learner, course).name == "Soir"
    assert [one.name for one in platform.cohorts(course)] == ["Matin", "Soir"]
    assert len(platform.enrollments_of(learner)) == 1


def test_leaving_a_course_leaves_its_cohort(host, platform, course, learner):
    host.enroll(learner, course, "Matin")
    host.unenroll(learner, course)
    assert not platform.is_enrolled(learner, course)
    assert platform.cohort_of(learner, course) is None
    assert platform.enrollments_of(learner) == []


def test_asking_for_a_cohort_puts_nobody_into_one(host, platform, course, learner):
    host.enroll(host.make_person("sami", "Sami"), course, "Matin")
    host.enroll(learner, course)
    assert platform.cohort_of(learner, course) is None
    assert platform.cohort_of(learner, course) is None
    assert platform.enrollments_among([learner], course)[0].cohort_id is None


def test_enrollments_among_some_people_in_one_course(host, platform, course, learner):
    other_course = host.make_course("sud", "Second cours")
    stranger = host.make_person("sami", "Sami")
    host.enroll(learner, course, "Matin")
    host.enroll(learner, other_course)
    host.enroll(stranger, course)
    [found] = platform.enrollments_among([learner, 10**9], course)
    assert (found.user_id, found.course_key) == (learner, course)
    assert platform.enrollments_among([], course) == []


def test_enrollments_in_a_course_or_in_some_of_its_cohorts(host, platform, course, learner):
    other_course = host.make_course("sud", "Second cours")
    stranger = host.make_person("sami", "Sami")
    third = host.make_person("zoe", "Zoé")
    host.enroll(learner, course, "Matin")
    host.enroll(stranger, course)
    host.enroll(third, other_course)
    morning = platform.cohort_of(learner, course).id
    assert {each.user_id for each in platform.enrollments_in(course, None, 10)} == {
        learner,
        stranger,
    }
    [found] = platform.enrollments_in(course, {morning}, 10)
    assert (found.user_id, found.cohort_id) == (learner, morning)
    assert platform.enrollments_in(course, set(), 10) == []
    assert len(platform.enrollments_in(course, None, 1)) == 1
    host.unenroll(learner, course)
    assert platform.enrollments_in(course, {morning}, 10) == []
    assert platform.enrollments_in("no course", None, 10) == []


def test_all_the_enrollments_in_one_course(host, platform, course, learner):
    other_course = host.make_course("sud", "Second cours")
    gone, stranger = host.make_person("gone", "Gone"), host.make_person("sami", "Sami")
    for each in (learner, gone):
        host.enroll(each, course, "Matin")
    host.enroll(stranger, other_course)
    host.unenroll(gone, course)
    [found] = platform.enrollments_in(course)
    assert (found.user_id, found.course_key) == (learner, course)
    assert found.cohort_id == platform.cohort_of(learner, course).id
    assert platform.enrollments_in("no key") == []


def test_the_team_of_a_course_is_no_other_course_s(host, platform, course, learner):
    host.make_course("nord", "Second cours")
    host.appoint(learner, course)
    assert [one.key for one in platform.courses_staffed_by(learner)] == [course]
    assert platform.is_course_staff(learner, course)
    assert not platform.is_enrolled(learner, course)
    host.dismiss(learner, course)
    assert platform.courses_staffed_by(learner) == []
    assert not platform.is_course_staff(learner, course)


def test_the_teams_of_some_people_are_asked_in_one_go(
    host, platform, course, learner, django_assert_max_num_queries
):
    other_course = host.make_course("sud", "Second cours")
    advisors = [host.make_person(f"advisor{number}", "Conseil") for number in range(4)]
    for advisor in advisors:
        host.appoint(advisor, course)
    host.appoint(advisors[0], other_course)
    host.enroll(learner, course)
    with django_assert_max_num_queries(3):
        found = platform.courses_staffed_among([learner, *advisors, 10**9])
    assert found == {advisors[0]: {course, other_course}} | {
        advisor: {course} for advisor in advisors[1:]
    }
    assert platform.courses_staffed_among([]) == {}


def test_the_teams_of_some_people_are_not_remembered(host, platform, course, learner):
    advisor, other = host.make_person("nadia", "Nadia"), host.make_person("sami", "Sami")
    for person in (advisor, other):
        host.appoint(person, course)
    assert platform.courses_staffed_among([advisor, learner]) == {advisor: {course}}
    assert platform.is_course_staff(other, course)
    host.dismiss(advisor, course)
    host.appoint(learner, course)
    assert platform.courses_staffed_among([advisor, learner]) == {learner: {course}}


def test_an_administrator_is_on_no_team_by_that(host, platform, course, learner):
    administrator = host.make_person("chef", "Chef", administrator=True)
    assert platform.is_administrator(administrator)
    assert not platform.is_administrator(learner)
    assert platform.courses_staffed_by(administrator) == []


def test_masquerade_is_seen_from_the_one_who_is_shown(host, platform, course, learner):
    watcher = host.make_person("nadia", "Nadia")
    host.enroll(learner, course)
    host.appoint(watcher, course)
    assert not platform.is_masquerading(learner, course)
    with host.masquerade(watcher):
        assert platform.is_masquerading(learner, course)
    assert not platform.is_masquerading(learner, course)


def test_a_view_that_was_chosen_is_that_of_one_course(host, platform, course):
    watcher = host.make_person("nadia", "Nadia")
    other_course = host.make_course("nord", "Second cours")
    host.appoint(watcher, course)
    assert not platform.looks_as_learner(watcher, course)
    with host.look_as_learner(watcher, course):
        assert platform.looks_as_learner(watcher, course)
        assert not platform.looks_as_learner(watcher, other_course)
        assert not platform.looks_as_learner(watcher, "not a key")


def test_a_course_begins_somewhere(platform, course):
    assert course.rpartition("/")[2] in platform.course_url(course)
    assert platform.course_url("course-v1:no+such+course") is None
    assert platform.course_url("not a key") is None


@not_in_studio
def test_the_first_unit_with_a_block_is_for_who_is_in_the_course(host, platform, course, learner):
    teacher = host.make_person("nadia", "Nadia")
    host.fill(course, ["clicnjob_inbox", "clicnjob_cv"])
    host.enroll(learner, course)
    host.appoint(teacher, course)
    url = platform.unit_url(learner, course, "clicnjob_cv")
    assert "clicnjob_cv" in url
    assert platform.unit_url(teacher, course, "clicnjob_cv") == url
    assert platform.unit_url(learner, course, "clicnjob_quiz") is None
    assert platform.unit_url(host.make_person("sami", "Sami"), course, "clicnjob_cv") is None
    assert platform.unit_url(10**9, course, "clicnjob_cv") is None
    assert platform.unit_url(learner, "course-v1:no+such+course", "clicnjob_cv") is None
    assert platform.unit_url(learner, "not a key", "clicnjob_cv") is None


@not_in_studio
def test_the_outline_says_where_each_unit_is_and_what_is_done(host, platform, course, learner):
    host.fill(course, ["clicnjob_inbox", "clicnjob_cv", "clicnjob_quiz"])
    host.enroll(learner, course)
    host.complete(learner, course, "clicnjob_cv")
    teacher = host.make_person("nadia", "Nadia")
    host.appoint(teacher, course)

    units = [
        unit
        for chapter in platform.outline(learner, course).chapters
        for step in chapter.steps
        for unit in step.units
    ]
    kinds = [each.blocks[0].partition("type@")[2].partition("+")[0] for each in units]
    done = dict(zip(kinds, (each.done for each in units), strict=True))

    # There is nothing to finish with messages.
    assert done == {"clicnjob_inbox": None, "clicnjob_cv": True, "clicnjob_quiz": False}
    assert all(each.url and each.title and each.id for each in units)
    assert len({each.url for each in units}) == 3
    assert platform.outline(teacher, course).chapters
    assert platform.outline(host.make_person("sami", "Sami"), course) == Outline()
    assert platform.outline(10**9, course) == Outline()
    assert platform.outline(learner, "course-v1:no+such+course") == Outline()
    assert platform.outline(learner, "not a key") == Outline()


def test_a_course_without_content_has_no_units(host, platform, course, learner):
    host.enroll(learner, course)
    assert platform.unit_url(learner, course, "clicnjob_cv") is None
    assert platform.outline(learner, course) == Outline()
    assert platform.completion_of(learner, course, "clicnjob_cv") == 0


def test_what_is_done_is_of_one_person_one_course_and_one_kind(host, platform, course, learner):
    other_course = host.make_course("nord", "Second cours")
    other = host.make_person("sami", "Sami")
    for each in (course, other_course):
        host.fill(each, ["clicnjob_inbox", "clicnjob_cv"])
    assert platform.completion_of(learner, course, "clicnjob_cv") == 0
    host.complete(learner, course, "clicnjob_cv")
    assert platform.completion_of(learner, course, "clicnjob_cv") == 1
    assert platform.completion_of(learner, course, "clicnjob_inbox") == 0
    assert platform.completion_of(learner, other_course, "clicnjob_cv") == 0
    assert platform.completion_of(other, course, "clicnjob_cv") == 0
    assert platform.completion_of(learner, "not a key", "clicnjob_cv") == 0


def test_a_course_s_team_and_who_runs_the_platform_may_author(host, platform, course, learner):
    teacher = host.make_person("nadia", "Nadia")
    root = host.make_person("chef", "Chef", administrator=True)
    host.appoint(teacher, course)
    host.enroll(learner, course)
    other_course = host.make_course("sud", "Second cours")
    assert platform.may_author(teacher, course)
    assert platform.may_author(root, course)
    assert not platform.may_author(teacher, other_course)
    assert not platform.may_author(learner, course)
    assert not platform.may_author(10**9, course)
    assert not platform.may_author(teacher, "not a key")


def test_blocks_are_added_to_those_a_course_offers(host, platform, course):
    teacher = host.make_person("nadia", "Nadia")
    other_course = host.make_course("sud", "Second cours")
    host.appoint(teacher, course)
    assert platform.allowed_blocks(course) == frozenset()
    platform.allow_blocks(teacher, course, ["poll"])
    platform.allow_blocks(teacher, course, ["clicnjob_cv", "poll"])
    assert platform.allowed_blocks(course) == {"poll", "clicnjob_cv"}
    assert platform.allowed_blocks(other_course) == frozenset()
    assert platform.allowed_blocks("not a key") == frozenset()


def test_every_change_is_told(host, course, learner, told):
    host.enroll(learner, course, "Matin")
    host.enroll(learner, course, "Soir")
    host.unenroll(learner, course)
    host.appoint(learner, course)
    host.dismiss(learner, course)
    assert told == [learner] * 5


def test_a_deleted_course_is_nowhere_and_the_deletion_is_told(host, platform, course, learner):
    host.enroll(learner, course)
    kept = host.make_course("nord", "Second cours")
    told: list[str] = []

    def note(course_key, **kwargs):
        told.append(course_key)

    course_deleted.connect(note)
    host.delete_course(course)
    course_deleted.disconnect(note)
    assert told == [course]
    assert platform.course(course) is None
    assert not platform.has_course(course)
    assert [one.key for one in platform.courses() if one.key in (course, kept)] == [kept]


def test_a_course_is_there_whatever_the_capitals_of_its_key(platform, course):
    assert platform.has_course(course)
    assert platform.has_course(course.replace("nord", "NORD"))


def test_a_path_that_does_not_import_is_an_unavailable_host(settings):
    settings.CLICNJOB = {"PLATFORM": "nowhere.at.all.Platform"}
    with pytest.raises(PlatformUnavailable, match=r"nowhere\.at\.all"):
        get_platform()


def test_the_setting_chooses_the_host(settings):
    settings.CLICNJOB = SETTING
    with pytest.raises(PlatformUnavailable):
        get_platform().person(1)


@pytest.mark.parametrize("path", ["tests.platform.broken.refuse", "tests.platform.broken.SETTING"])
def test_a_host_that_cannot_be_made_is_an_unavailable_host(settings, path):
    settings.CLICNJOB = {"PLATFORM": path}
    with pytest.raises(PlatformUnavailable, match="broken"):
        get_platform()


def test_the_address_of_a_page_is_whole_for_people_outside(host):
    address = host.platform.absolute_url("/clicnjob/cv/abc/")
    assert address.startswith(("http://", "https://"))
    assert address.endswith("/clicnjob/cv/abc/")
    assert address.count("/clicnjob/") == 1
