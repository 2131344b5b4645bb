"""Access sheets on the platform itself: accounts that log in, learn, and get no mail."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.lms

_SECRET = re.compile(r"cnj-access-sheet__secret[^>]*>([^<]+)<")
LIST, NEW, SHEETS = "/clicnjob/access/", "/clicnjob/access/new/", "/clicnjob/access/sheets/"


@pytest.fixture
def on(hosting):
    hosting.switch("access_sheets", None, on=True)


@pytest.fixture
def nadia(world, hosting, on):
    return hosting.log_in(world.nadia)


@pytest.fixture
def with_front_end(settings):
    """The platform logs people in by its front end, as it does by default with Tutor."""
    settings.FEATURES = {**settings.FEATURES, "ENABLE_AUTHN_MICROFRONTEND": True}


def make(client, world, hosting, *names: str, cohort: str = "") -> list[tuple[str, str]]:
    """What is typed at the login, by the sheets."""
    from advisor_dashboard.platform import get_platform

    cohorts = {each.name: each.id for each in get_platform().cohorts(world.course)}
    place = f"{world.course} {cohorts.get(cohort, 0)}"
    with hosting.settled():
        check = client.post(NEW, {"place": place, "names": "\n".join(names)})
        assert check.status_code == 302, check.content.decode()
        made = client.post(check["Location"])
    assert made["Location"] == SHEETS, made.content.decode()
    return sheets(client)


def sheets(client) -> list[tuple[str, str]]:
    found = _SECRET.findall(client.get(SHEETS).content.decode())
    return list(zip(found[::2], found[1::2], strict=True))


def account(name: str):
    from advisor_dashboard.models import AccessSheet

    return AccessSheet.objects.get(learner__profile__name=name).learner


def try_to_log_in(name: str, password: str, *, version: str) -> int:
    from django.test import Client

    field = "email" if version == "v1" else "email_or_username"
    answer = Client().post(
        f"/api/user/{version}/account/login_session/", {field: name, "password": password}
    )
    return answer.status_code


def test_off_at_first_nobody_makes_accounts(world, hosting):
    client = hosting.log_in(world.nadia)
    assert client.get(NEW).status_code == 403
    assert LIST not in client.get("/clicnjob/").content.decode()


def test_the_platform_s_own_login_page_takes_what_is_printed(world, hosting, nadia, settings):
    settings.FEATURES = {**settings.FEATURES, "ENABLE_AUTHN_MICROFRONTEND": False}
    [(name, password)] = make(nadia, world, hosting, "Zoé Martin")
    assert name == account("Zoé Martin").email
    assert try_to_log_in(name, password, version="v1") == 200
    assert try_to_log_in(name, password + "x", version="v1") == 400


def test_the_front_end_s_login_takes_what_is_printed(world, hosting, nadia, with_front_end):
    [(name, password)] = make(nadia, world, hosting, "Zoé Martin")
    assert re.fullmatch("zoe[2-9]{4}", name)
    assert try_to_log_in(name, password, version="v2") == 200


def next_page_of(address: str) -> tuple[str, str]:
    """An address without its host, and where it leads afterwards."""
    from urllib.parse import parse_qs, urlsplit

    parts = urlsplit(address)
    assert parts.scheme
    [afterwards] = parse_qs(parts.query)["next"]
    return f"{parts.path}?{parts.query}", afterwards


def test_the_code_leads_to_the_login_and_then_to_the_course(world, platform):
    from django.test import Client

    address, afterwards = next_page_of(platform.login_url(world.course))
    page = Client(headers={"Accept": "text/html"}).get(address).content.decode()
    assert afterwards == f"/courses/{world.course}/course/"
    assert f'"login_redirect_url": "{afterwards}"' in page


def test_so_does_it_by_the_front_end(world, hosting, platform, settings, request):
    from django.test import Client

    settings.AUTHN_MICROFRONTEND_URL = "https://apps.example.org/authn"
    request.getfixturevalue("with_front_end")
    client = request.getfixturevalue("nadia")
    [(name, password)] = make(client, world, hosting, "Zoé Martin")
    address, afterwards = next_page_of(platform.login_url(world.course))
    browser = Client(headers={"Accept": "*/*"})
    assert next_page_of(browser.get(address)["Location"])[1] == afterwards
    sent = {"email_or_username": name, "password": password, "next": afterwards}
    answer = browser.post("/api/user/v2/account/login_session/", sent)
    assert answer.json()["redirect_url"].endswith(afterwards)


def test_the_learner_is_in_course_and_cohort_as_by_the_instructor_dashboard(
    world, hosting, nadia, platform
):
    from common.djangoapps.student.models import CourseEnrollment, ManualEnrollmentAudit

    make(nadia, world, hosting, "Zoé Martin", cohort="Matin")
    zoe = account("Zoé Martin")
    enrollment = CourseEnrollment.objects.get(user=zoe)
    assert (enrollment.course_id, enrollment.mode, enrollment.is_active) == (
        world.course_key, "audit", True,
    )  # fmt: skip
    assert ManualEnrollmentAudit.objects.get(enrollment=enrollment).enrolled_by == world.nadia
    assert platform.cohort_of(zoe.pk, world.course).name == "Matin"
    assert zoe.is_active
    assert not zoe.is_staff
    assert zoe.registration.activation_timestamp is None


@pytest.mark.usefixtures("vocabulary")
def test_the_learner_uses_the_course_and_the_platform_s_settings(world, hosting, nadia, write_cv):
    make(nadia, world, hosting, "Zoé Martin", cohort="Matin")
    zoe = account("Zoé Martin")
    client = hosting.log_in(zoe)
    assert client.get(f"/xblock/{world.usage['vertical']}").status_code == 200
    write_cv(zoe, "Zoé")
    # Writing was another login, which ends the one before.
    client = hosting.log_in(zoe)
    assert "Zoé" in nadia.get("/clicnjob/target/?q=vendeur").content.decode()
    patch = {"content_type": "application/merge-patch+json"}
    preferences = f"/api/user/v1/preferences/{zoe.username}"
    assert client.patch(preferences, '{"pref-lang": "fr"}', **patch).status_code == 204
    assert client.get(preferences).json()["pref-lang"] == "fr"
    told = client.get(f"/api/user/v1/accounts/{zoe.username}").json()
    assert (told["name"], told["email"]) == ("Zoé Martin", zoe.email)
    named = client.patch(f"/api/user/v1/accounts/{zoe.username}", '{"name": "Zoé Durand"}', **patch)
    assert named.status_code == 200, named.content


@pytest.mark.usefixtures("vocabulary", "on")
def test_no_mail_is_sent_when_it_is_made_or_when_an_offer_comes(
    world, hosting, write_cv, propose, mailoutbox
):
    make(hosting.log_in(world.nadia), world, hosting, "Zoé Martin", cohort="Matin")
    zoe = account("Zoé Martin")
    write_cv(zoe, "Zoé")
    with hosting.settled():
        propose(zoe)
    assert mailoutbox == []


def test_a_lost_sheet_is_printed_again_and_who_was_locked_out_comes_in(
    world, hosting, nadia, with_front_end
):
    from common.djangoapps.student.models import LoginFailures

    [(name, old)] = make(nadia, world, hosting, "Zoé Martin")
    zoe = account("Zoé Martin")
    for _wrong in range(8):
        LoginFailures.increment_lockout_counter(zoe)
    assert LoginFailures.is_user_locked_out(zoe)
    learner = hosting.log_in(zoe)
    assert learner.get(f"/xblock/{world.usage['vertical']}").status_code == 200
    answer = nadia.post(LIST, {"pick": zoe.pk})
    assert answer["Location"] == SHEETS
    [(again, new)] = sheets(nadia)
    assert (again, new != old) == (name, True)
    assert try_to_log_in(name, new, version="v2") == 200
    assert try_to_log_in(name, old, version="v2") == 400
    # The sessions of before are over.
    assert learner.get("/api/user/v1/me").status_code == 401


def test_a_learner_who_has_an_address_later_makes_the_account_their_own(
    world, hosting, nadia, mailoutbox, monkeypatch
):
    from smtplib import SMTPRecipientsRefused

    from common.djangoapps.student.models import PendingEmailChange
    from django.core.mail.backends.locmem import EmailBackend

    deliver = EmailBackend.send_messages

    def refuse_placeholders(self, messages):
        if any(to.endswith(".invalid") for message in messages for to in message.to):
            raise SMTPRecipientsRefused({})
        return deliver(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse_placeholders)
    make(nadia, world, hosting, "Zoé Martin")
    zoe = account("Zoé Martin")
    client = hosting.log_in(zoe)
    asked = client.patch(
        f"/api/user/v1/accounts/{zoe.username}",
        '{"email": "zoe@example.org"}',
        content_type="application/merge-patch+json",
    )
    assert asked.status_code == 200, asked.content
    assert [mail.to for mail in mailoutbox] == [["zoe@example.org"]]
    client.get(f"/email_confirm/{PendingEmailChange.objects.get(user=zoe).activation_key}")
    zoe.refresh_from_db()
    assert zoe.email == "zoe@example.org"
    nadia.post(LIST, {"pick": zoe.pk})
    assert hosting.User.objects.get(pk=zoe.pk).password == zoe.password


def own_address(hosting, zoe):
    hosting.User.objects.filter(pk=zoe.pk).update(email="zoe@example.org")


def asked_for_an_address(hosting, zoe):
    from common.djangoapps.student.models import PendingEmailChange

    PendingEmailChange(user=zoe).request_change("zoe@example.org")


def recovery_address(hosting, zoe):
    from common.djangoapps.student.models import AccountRecovery

    AccountRecovery.objects.create(user=zoe, secondary_email="zoe@example.org")


def another_login(hosting, zoe):
    from social_django.models import UserSocialAuth

    UserSocialAuth.objects.create(user=zoe, provider="google-oauth2", uid="zoe")


def own_password(hosting, zoe):
    zoe.set_password("mon-secret-a-moi-42")
    zoe.save()


def in_a_group(hosting, zoe):
    from django.contrib.auth.models import Group

    zoe.groups.add(Group.objects.create(name="redaction"))


def beta_tester(hosting, zoe):
    from common.djangoapps.student.roles import CourseBetaTesterRole

    CourseBetaTesterRole(hosting.make_course("sud", "Essai")).add_users(zoe)


def organisation_staff(hosting, zoe):
    from common.djangoapps.student.roles import OrgStaffRole

    OrgStaffRole("sud").add_users(zoe)


def global_staff(hosting, zoe):
    hosting.User.objects.filter(pk=zoe.pk).update(is_staff=True)


def disabled(hosting, zoe):
    hosting.disable(zoe)


def deactivated(hosting, zoe):
    hosting.User.objects.filter(pk=zoe.pk).update(is_active=False)


@pytest.mark.parametrize(
    "take",
    [
        own_address, asked_for_an_address, recovery_address, another_login, own_password,
        in_a_group, beta_tester, organisation_staff, global_staff, disabled, deactivated,
    ],
)  # fmt: skip
def test_an_account_that_is_somebody_s_own_is_not_taken_over(world, hosting, nadia, take):
    make(nadia, world, hosting, "Zoé Martin", "Paul Durand")
    zoe, paul = account("Zoé Martin"), account("Paul Durand")
    take(hosting, zoe)
    before = hosting.User.objects.get(pk=zoe.pk).password
    nadia.post(LIST, {"pick": [zoe.pk, paul.pk]})
    assert hosting.User.objects.get(pk=zoe.pk).password == before
    assert hosting.User.objects.get(pk=paul.pk).password != paul.password
    assert len(sheets(nadia)) == 1


def test_every_role_of_a_team_keeps_its_holder_s_password(world, hosting, nadia):
    for role in hosting.ROLES:
        name = f"Zoé {role.title().replace('_', ' ')}"
        make(nadia, world, hosting, name)
        zoe = account(name)
        hosting.appoint(zoe, world.course_key, role)
        nadia.post(LIST, {"pick": zoe.pk})
        assert hosting.User.objects.get(pk=zoe.pk).password == zoe.password, role


def test_people_who_registered_and_those_of_elsewhere_are_out_of_reach(world, hosting, nadia):
    make(nadia, world, hosting, "Zoé Martin", cohort="Matin")
    zoe = account("Zoé Martin")
    before = dict(hosting.User.objects.values_list("pk", "password"))
    nadia.post(LIST, {"pick": [world.lina.pk, world.sami.pk, world.nadia.pk, world.stranger.pk]})
    stranger = hosting.log_in(world.stranger)
    stranger.post(LIST, {"pick": zoe.pk})
    assert "Zoé" not in stranger.get(LIST).content.decode()
    hosting.log_in(world.lina).post(LIST, {"pick": zoe.pk})
    assert dict(hosting.User.objects.values_list("pk", "password")) == before


def test_who_also_learns_with_another_organisation_is_not_renewed(world, hosting, nadia):
    make(nadia, world, hosting, "Zoé Martin")
    zoe = account("Zoé Martin")
    hosting.enroll(zoe, hosting.make_course("sud", "Ailleurs"))
    nadia.post(LIST, {"pick": zoe.pk})
    assert hosting.User.objects.get(pk=zoe.pk).password == zoe.password


def test_the_institution_s_rules_for_passwords_are_kept(world, hosting, nadia, settings):
    rules = "common.djangoapps.util.password_policy_validators"
    settings.AUTH_PASSWORD_VALIDATORS = [
        {"NAME": f"{rules}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
        {"NAME": f"{rules}.UppercaseValidator", "OPTIONS": {"min_upper": 1}},
        {"NAME": f"{rules}.NumericValidator", "OPTIONS": {"min_numeric": 2}},
        {"NAME": f"{rules}.PunctuationValidator", "OPTIONS": {"min_punctuation": 1}},
    ]
    [(_name, password)] = make(nadia, world, hosting, "Zoé Martin")
    assert re.fullmatch(r"[A-Z][a-z]+(-[A-Z][a-z]+){2}-[2-9]{4}", password)


def test_a_retired_learner_leaves_no_sheet(world, hosting, nadia):
    from openedx.core.djangoapps.user_api.accounts.signals import USER_RETIRE_LMS_MISC

    from advisor_dashboard.models import AccessSheet

    make(nadia, world, hosting, "Zoé Martin")
    USER_RETIRE_LMS_MISC.send(sender=None, user=account("Zoé Martin"))
    assert not AccessSheet.objects.exists()


def test_where_nobody_may_register_the_institution_still_makes_accounts(
    world, hosting, nadia, settings
):
    settings.FEATURES = {**settings.FEATURES, "ALLOW_PUBLIC_ACCOUNT_CREATION": False}
    assert len(make(nadia, world, hosting, "Zoé Martin")) == 1
