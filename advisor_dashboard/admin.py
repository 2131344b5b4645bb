"""What an administrator may see and set. Never a CV, a profile, a consent or a message.

Being an administrator opens no personal data: those tables are left out on purpose.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .api.access import asked_platform
from .api.errors import Unavailable
from .models import AdvisorCohort, Offer, ReferenceLoad, SharedLearner
from .platform import Platform


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at, written by the product alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


class ConfirmedForm(forms.ModelForm):
    """Something about an advisor in a course, kept if the platform confirms it."""

    def clean_course_key(self) -> str:
        """The key without the blanks around it."""
        key: str = self.cleaned_data["course_key"].strip()
        return key

    def clean(self) -> dict[str, Any]:
        """Check all fields together, once each of them can be read."""
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
            if not platform.is_course_staff(given["advisor"].pk, key):
                self.add_error("advisor", _("This person is not on the team of the course."))
            self.ask_more(platform, given)

    def ask_more(self, platform: Platform, given: dict[str, Any]) -> None:
        """Ask the platform about the other fields; the course is there."""
        raise NotImplementedError


class AdvisorCohortForm(ConfirmedForm):
    """A narrowing that the platform confirms: a typing error would narrow nothing."""

    class Meta:
        model = AdvisorCohort
        fields = ("advisor", "course_key", "cohort_id")

    def ask_more(self, platform: Platform, given: dict[str, Any]) -> None:
        """The cohort is one of the course."""
        cohorts = platform.cohorts(given["course_key"])
        if given["cohort_id"] not in {cohort.id for cohort in cohorts}:
            self.add_error("cohort_id", _("This course has no cohort with this number."))


class SharedLearnerForm(ConfirmedForm):
    """A learner whom the platform knows in the course: nobody else can be opened to anybody."""

    class Meta:
        model = SharedLearner
        fields = ("advisor", "course_key", "learner")
        help_texts = {
            "advisor": gettext_lazy(
                "On the team of the course, and narrowed to cohorts there. "
                "Who is not narrowed sees everybody already."
            )
        }
        error_messages = {
            NON_FIELD_ERRORS: {
                "unique_together": gettext_lazy("This advisor has this learner already.")
            }
        }

    def ask_more(self, platform: Platform, given: dict[str, Any]) -> None:
        """The learner is one of the course, and not on its team."""
        learner_id, key = given["learner"].pk, given["course_key"]
        if not platform.is_enrolled(learner_id, key):
            self.add_error("learner", _("This person is not enrolled in the course."))
        elif platform.is_course_staff(learner_id, key):
            self.add_error("learner", _("This person is on the team of the course, no learner."))


@admin.register(AdvisorCohort)
class AdvisorCohortAdmin(admin.ModelAdmin):
    """Which cohorts an advisor is narrowed to."""

    form = AdvisorCohortForm
    list_display = ("advisor", "course_key", "cohort_id")
    list_select_related = ("advisor",)
    search_fields = ("advisor__username", "course_key")
    raw_id_fields = ("advisor",)


@admin.register(SharedLearner)
class SharedLearnerAdmin(admin.ModelAdmin):
    """Which learners are opened one by one to an advisor who is narrowed to cohorts.

    A row is added or deleted: changed, it would be about two learners at once.
    """

    form = SharedLearnerForm
    list_display = ("advisor", "course_key", "learner", "shared_at")
    list_select_related = ("advisor", "learner")
    search_fields = ("advisor__username", "learner__username", "course_key")
    raw_id_fields = ("advisor", "learner")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


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
