"""The letter about an offer, rendered and sent by edx-ace itself."""

from __future__ import annotations

import pytest

from advisor_dashboard.platform import Letter
from advisor_dashboard.platform.letters import APP_LABEL, NAME, words_of

pytestmark = pytest.mark.lms

LETTER = Letter(
    course_key="course-v1:nord+CV1+2026",
    course_name="Mon premier CV",
    structure_name="Mission locale du Nord",
    offer_title="Vendeur & <vendeuse>",
    link="/clicnjob/me/course-v1:nord+CV1+2026/",
)
COURSE_PAGE = "https://lms.example.org/courses/course-v1:nord+CV1+2026/course/"
SETTINGS_PAGE = "https://lms.example.org/dashboard"


@pytest.fixture
def sent(mailoutbox):
    """What arrives of a letter in a language."""

    def send(language):
        from edx_ace import ace
        from edx_ace.message import Message
        from edx_ace.recipient import Recipient

        context = words_of(LETTER, COURSE_PAGE, SETTINGS_PAGE)
        ace.send(
            Message(
                app_label=APP_LABEL,
                name=NAME,
                recipient=Recipient(1, "lina@example.org"),
                language=language,
                context={**context, "platform_name": "Campus"},
            )
        )
        (mail,) = mailoutbox
        return mail

    return send


def test_a_letter_leaves_in_french_with_the_way_to_the_offer(sent):
    mail = sent("fr")

    assert mail.to == ["lina@example.org"]
    assert mail.subject == "Une offre pour toi : Vendeur & <vendeuse>"
    assert "https://lms.example.org/clicnjob/me/course-v1:nord+CV1+2026/" in mail.body
    assert SETTINGS_PAGE in mail.body
    assert "Mission locale du Nord" in mail.body


def test_a_letter_leaves_in_english_for_those_who_read_it(sent):
    assert sent("en").subject == "An offer for you: Vendeur & <vendeuse>"


def test_what_an_advisor_typed_is_text_in_the_page_of_the_mail(sent):
    ((page, kind),) = sent("fr").alternatives

    assert kind == "text/html"
    assert "<vendeuse>" not in page
    assert "Vendeur &amp; &lt;vendeuse&gt;" in page
    assert 'href="https://lms.example.org/clicnjob/me/' in page
