"""The platform as an LTI provider: another learning platform shows a block to its own learner."""

from __future__ import annotations

import json

import pytest
from django.conf import settings

from .conftest import block_entry_points

pytestmark = [
    pytest.mark.lms,
    pytest.mark.skipif(
        not getattr(settings, "FEATURES", {}).get("ENABLE_LTI_PROVIDER"),
        reason="the platform is no LTI provider",
    ),
]


@pytest.fixture
def launch(world, hosting):
    """A browser in which another platform has opened a block, and the page it got."""
    from lms.djangoapps.lti_provider.models import LtiConsumer
    from oauthlib.oauth1 import SIGNATURE_TYPE_BODY, Client

    consumer = LtiConsumer.objects.create(consumer_name="Ailleurs")

    def post(usage):
        url = f"/lti_provider/courses/{world.course}/{usage}"
        form = {
            "user_id": "visiteur-1",
            "roles": "Student",
            "context_id": "cours-1",
            "lti_message_type": "basic-lti-launch-request",
            "lti_version": "LTI-1p0",
        }
        signer = Client(
            consumer.consumer_key, consumer.consumer_secret, signature_type=SIGNATURE_TYPE_BODY
        )
        kind = "application/x-www-form-urlencoded"
        _, _, body = signer.sign(
            f"http://testserver{url}", "POST", body=form, headers={"Content-Type": kind}
        )
        client = hosting.Client()
        return client, client.post(url, body, content_type=kind)

    return post


def test_every_block_is_shown_with_the_account_that_the_platform_makes(world, launch):
    from django.contrib.auth import get_user_model

    accounts = get_user_model().objects
    before = accounts.count()
    for point in block_entry_points():
        _client, page = launch(world.usage[point.name])
        assert page.status_code == 200, (point.name, page.content)
        assert f'data-block-type="{point.name}"' in page.content.decode()
    # One for the visitor, whichever block is opened.
    assert accounts.count() == before + 1


def test_the_visitor_is_in_no_course_so_nothing_is_kept_nor_opened(world, launch):
    from advisor_dashboard.models import CurriculumVitae, Sharing

    client, _page = launch(world.usage["clicnjob_cv"])

    def call(handler, **data):
        url = f"/courses/{world.course}/xblock/{world.usage['clicnjob_cv']}/handler/{handler}"
        answer = client.post(url, json.dumps(data), content_type="application/json")
        return answer.status_code, answer.json()

    status, own = call("load")
    assert status == 200
    for handler, data in (
        ("save_cv", {"version": own["version"], "document": own["document"]}),
        ("set_sharing", {"open": True}),
    ):
        status, refusal = call(handler, **data)
        assert (status, refusal["code"]) == (403, "not_enrolled"), handler
        assert refusal["error"], handler
    assert not CurriculumVitae.objects.exists()
    assert not Sharing.objects.exists()
