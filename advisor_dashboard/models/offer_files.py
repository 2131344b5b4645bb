"""The file that goes along with an offer, and the one that waits with its form."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .offers import Offer, OfferFormDraft


class FileRow(models.Model):
    """A file as it was checked; what is in it is read for each download alone."""

    class Kind(models.TextChoices):
        """What the file is by its content."""

        PDF = "pdf", _("PDF")
        JPEG = "jpg", _("Picture")
        DOCX = "docx", _("Word document")
        XLSX = "xlsx", _("Excel workbook")
        PPTX = "pptx", _("PowerPoint presentation")
        ODT = "odt", _("Text (ODT)")
        ODS = "ods", _("Spreadsheet (ODS)")
        ODP = "odp", _("Presentation (ODP)")

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    size = models.PositiveIntegerField()
    data = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} of {self.pk}"


class OfferFile(FileRow):
    """The file that an advisor put to an offer; it goes with the offer.

    .. pii: What an advisor attached, which may name the employer's contact.
    .. pii_types: name, phone_number, email_address
    .. pii_retirement: local_api
    """

    offer = models.OneToOneField(
        Offer, on_delete=models.CASCADE, related_name="file", primary_key=True
    )


class OfferFormFile(FileRow):
    """The file of an offer's form that could not be saved; it goes with what was typed.

    .. pii: What an advisor attached, which may name the employer's contact.
    .. pii_types: name, phone_number, email_address
    .. pii_retirement: local_api
    """

    form = models.OneToOneField(
        OfferFormDraft, on_delete=models.CASCADE, related_name="file", primary_key=True
    )
