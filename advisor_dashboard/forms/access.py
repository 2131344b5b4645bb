"""The names of those who are to have an account, and where they will learn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..api.access_lists import KeptList, Place
from .fields import PlainForm


class AccessListForm(PlainForm):
    """What is wrong with it is the API's to say."""

    place = forms.ChoiceField(label=gettext_lazy("Course or group"), required=False)
    names = forms.CharField(
        label=gettext_lazy("First names and surnames"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One person a line: the first name, then the surname. At most 40 people."
        ),
    )

    @classmethod
    def of(cls, places: Sequence[Place], kept: KeptList | None) -> AccessListForm:
        """The form with these places to choose from, and with what was typed before."""
        by_course: dict[str, list[tuple[str, str]]] = {}
        for place in places:
            name = place.cohort_name or _("The course, without a group")
            by_course.setdefault(place.course_name, []).append((place.key, name))
        choices = [] if len(places) == 1 else [("", _("Choose…"))]
        form = cls({"place": kept.place_key, "names": kept.typed} if kept else None)
        field = cast(forms.ChoiceField, form.fields["place"])
        field.choices = [*choices, *by_course.items()]
        if kept is not None:
            form.full_clean()
            form.errors.clear()
            for name, sentence in kept.wrong.items():
                form.add_error(name, sentence)
        return form
