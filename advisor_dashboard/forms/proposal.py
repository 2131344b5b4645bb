"""The message that goes along with an offer."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from .fields import PlainForm, text_field


class MessageForm(PlainForm):
    """What the advisor writes to the learners."""

    message = text_field(
        gettext_lazy("Your message"),
        2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Everybody chosen reads the same message, above the offer."),
        missing=gettext_lazy("Write a message: the learners will want to know who sends this."),
    )


class ReminderForm(PlainForm):
    """What the advisor writes to those who have not answered."""

    message = text_field(
        gettext_lazy("Your message"),
        2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Everybody below reads the same message, above the offer."),
        missing=gettext_lazy("Write a message: the learners will want to know who sends this."),
    )
