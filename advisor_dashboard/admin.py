"""What an administrator may see and set. Never a CV, a profile, a consent or a message.

Being an administrator opens no personal data: those tables are left out on purpose.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .api.access import asked_platform
from .api.errors import Unavailable
from .models import AdvisorCohort, Offer, ReferenceLoad


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at, written by the product alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class AdvisorCohortForm(forms.ModelForm):
    """A narrowing that the platform confirms: a typing error would narrow nothing."""

    class Meta:
        model = AdvisorCohort
        fields = ("advisor", "course_key", "cohort_id")

    def clean_course_key(self) -> str:
        """The key without the blanks around it."""
        key: str = self.cleaned_data["course_key"].strip()
        return key

    def clean(self) -> dict[str, Any]:
        """Check the three together, once each of them can be read."""
        given = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                self._ask(given)
            except Unavailable as error:
                raise forms.ValidationError(str(error)) from error
        return given

    def _ask(self, given: dict[str, Any]) -> None:
        key = given["course_key"]
        with asked_platform() as platform:
            course = platform.course(key)
            if course is None or course.key != key:
                self.add_error("course_key", _("There is no course with exactly this key."))
                return
            if given["cohort_id"] not in {cohort.id for cohort in platform.cohorts(key)}:
                self.add_error("cohort_id", _("This course has no cohort with this number."))
            if not platform.is_course_staff(given["advisor"].pk, key):
                self.add_error("advisor", _("This person is not on the team of the course."))


@admin.register(AdvisorCohort)
class AdvisorCohortAdmin(admin.ModelAdmin):
    """Which cohorts an advisor is narrowed to."""

    form = AdvisorCohortForm
    list_display = ("advisor", "course_key", "cohort_id")
    list_select_related = ("advisor",)
    search_fields = ("advisor__username", "course_key")
    raw_id_fields = ("advisor",)


@admin.register(ReferenceLoad)
class ReferenceLoadAdmin(ReadOnlyAdmin):
    """Which vocabulary and which communes the product works with."""

    list_display = ("kind", "source", "version", "loaded_at")
    list_filter = ("kind",)


@admin.register(Offer)
class OfferAdmin(ReadOnlyAdmin):
    """The offers as their authors wrote them. Whom they were proposed to is not shown."""

    list_display = (
        "title", "employer", "structure_key", "contract", "closes_on", "closed_at", "created_at",
        "changed_by", "changed_at",
    )  # fmt: skip
    list_select_related = ("changed_by",)
    list_filter = ("structure_key", "contract")
    search_fields = ("title", "employer")
