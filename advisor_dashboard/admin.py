"""What an administrator may see and set. Never a CV, a profile, a consent or a message.

Being an administrator opens no personal data: those tables are left out on purpose.
"""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from .models import AdvisorCohort, Offer, ReferenceLoad


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows to look at, written by the product alone."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(AdvisorCohort)
class AdvisorCohortAdmin(admin.ModelAdmin):
    """Which cohorts an advisor is narrowed to."""

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
class OfferAdmin(admin.ModelAdmin):
    """The offers as their authors wrote them, to take down one that should not stand."""

    list_display = ("title", "employer", "structure_key", "contract", "closes_on", "created_at")
    list_filter = ("structure_key", "contract")
    search_fields = ("title", "employer")
    readonly_fields = ("author", "structure_key", "occupation", "commune", "created_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
