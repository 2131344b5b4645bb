"""A page of a CV as Europass XML, the "Candidate" document that the Europass editor imports.

Texts that the editor shows as rich text are HTML inside of XML: what a person typed is escaped
for both. Nothing is claimed that the person did not say: levels of languages stay in words, since
nobody tested them, and skills are not called digital.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from html import escape

from ..document import CV, Experience, ExperienceKind, Level, Page, Training, parse_day, parse_month
from . import wording
from .europass_parts import Part, add, candidate, to_bytes
from .sheet import Sheet, build_sheet, shown, task_lines
from .telephone import parse_telephone
from .wording import Gettext

_WORK = frozenset(
    (
        ExperienceKind.JOB.value,
        ExperienceKind.INTERNSHIP.value,
        ExperienceKind.APPRENTICESHIP.value,
        ExperienceKind.ODD_JOB.value,
    )
)
#: ISO 639-2 of the languages that are stored by their code.
_ISO = {
    **{"fr": "fra", "en": "eng", "es": "spa", "de": "deu", "it": "ita", "pt": "por", "ar": "ara"},
    **{"tr": "tur", "ro": "ron", "pl": "pol", "ru": "rus", "uk": "ukr", "zh": "zho", "fa": "fas"},
    **{"ps": "pus", "wo": "wol", "bm": "bam"},
}
_YEAR = re.compile(r"[12][0-9]{3}")


def to_europass(
    cv: CV,
    page: Page,
    *,
    today: date,
    language: str = "fr",
    gettext: Gettext | None = None,
    photo: bytes | None = None,
) -> bytes:
    """Write one page; what it hides or leaves out is not in the file."""
    gettext = gettext or wording.catalogue(language)
    sheet = build_sheet(cv, page, today=today, language=language, gettext=gettext)
    return to_bytes(_Writer(cv, page, sheet, gettext, photo if page.photo else None).write())


@dataclass(frozen=True)
class _Other:
    """An entry of a section that Europass does not know by name."""

    heading: str
    title: str
    row: Experience | None = None
    where: str = ""


class _Writer:
    def __init__(
        self, cv: CV, page: Page, sheet: Sheet, gettext: Gettext, photo: bytes | None
    ) -> None:
        self._cv = cv
        self._page = page
        self._sheet = sheet
        self._gettext = gettext
        self._photo = photo
        self._others: list[_Other] = []

    def write(self) -> Part:
        root = candidate()
        self._supplier(add(root, "CandidateSupplier"))
        self._person(add(root, "CandidatePerson"))
        self._profile(add(root, "CandidateProfile", languageCode=self._sheet.language))
        self._design(add(root, "RenderingInformation"))
        return root

    def _supplier(self, supplier: Part) -> None:
        scheme = {"schemeID": "clicnjob", "schemeAgencyName": "EUROPASS", "schemeVersionID": "1.0"}
        add(supplier, "hr:PartyID", schemeName="PartyID", **scheme)
        add(supplier, "hr:PartyName", "Owner")
        self._name(add(supplier, "PersonContact"))
        add(supplier, "hr:PrecedenceCode", "1")

    def _name(self, parent: Part) -> None:
        name = add(parent, "PersonName")
        add(name, "oa:GivenName", self._cv.first_name)
        add(name, "hr:FamilyName", self._cv.last_name)

    def _person(self, person: Part) -> None:
        cv = self._cv
        self._name(person)
        if cv.email:
            mail = add(person, "Communication")
            add(mail, "ChannelCode", "Email")
            add(mail, "oa:URI", cv.email)
        self._telephone(person)
        self._address(person)
        born = parse_day(cv.birth_date) if self._page.age else None
        if born:
            add(person, "hr:BirthDate", born.isoformat())
        for each in cv.languages:
            if each.language and each.level == Level.NATIVE.value:
                code = _ISO.get(each.language)
                kind = "NORMAL" if code else "FREE_TEXT"
                add(person, "PrimaryLanguageCode", code or each.language, name=kind)

    def _telephone(self, person: Part) -> None:
        if not self._cv.phone:
            return
        telephone = parse_telephone(self._cv.phone)
        if telephone is None:
            # The editor refuses a whole file for a number without its country.
            self._others.append(_Other(self._sheet.headings["contact"], self._cv.phone))
            return
        line = add(person, "Communication")
        add(line, "ChannelCode", "Telephone")
        add(line, "UseCode", "mobile" if telephone.is_mobile else "home")
        add(line, "CountryDialing", telephone.country)
        add(line, "oa:DialNumber", telephone.number)
        if telephone.is_french:
            add(line, "CountryCode", "fr")

    def _address(self, person: Part) -> None:
        street = self._cv.address if self._page.address else ""
        commune = self._cv.commune
        if not street and not (commune and commune.name):
            return
        line = add(person, "Communication")
        add(line, "UseCode", "home")
        address = add(line, "Address", type="home")
        if street:
            add(address, "oa:AddressLine", street)
        if commune:
            add(address, "oa:CityName", commune.name)
            if commune.key:
                add(address, "CountryCode", "fr")
            if commune.postcode:
                add(address, "oa:PostalCode", commune.postcode)

    def _profile(self, profile: Part) -> None:
        sheet = self._sheet
        summary = [f"<strong>{escape(sheet.headline)}</strong>"] if sheet.headline else []
        summary += map(escape, sheet.introduction)
        if summary:
            add(profile, "hr:ExecutiveSummary", "".join(f"<p>{line}</p>" for line in summary))
        self._history(profile)
        if self._cv.licences:
            licences = add(profile, "eures:Licenses")
            for licence in self._cv.licences:
                add(add(licences, "eures:License"), "hr:LicenseTypeCode", licence)
        self._languages(profile)
        if self._photo is not None:
            picture = b"data:image/jpeg;base64," + b64encode(self._photo)
            attachment = add(profile, "eures:Attachment")
            add(attachment, "oa:EmbeddedData", b64encode(picture).decode())
            add(attachment, "oa:FileType", "photo")
            add(attachment, "hr:Instructions", "ProfilePicture")
        for name in ("skills", "practical", "interests"):
            for text in getattr(sheet, name):
                self._others.append(_Other(sheet.headings[name], text))
        for other in self._others:
            self._other(profile, other)

    def _history(self, profile: Part) -> None:
        work = add(profile, "EmploymentHistory")
        for row in shown(self._cv.experiences, self._page):
            if row.kind in _WORK:
                self._employment(add(work, "EmployerHistory"), row)
            else:
                kind = wording.kind_name(row.kind, self._gettext)
                heading = kind[:1].upper() + kind[1:] or self._sheet.headings["experience"]
                where = ", ".join(filter(None, (row.employer if row.title else "", row.place)))
                self._others.append(_Other(heading, row.title or row.employer, row, where))
        school = add(profile, "EducationHistory")
        for each in shown(self._cv.training, self._page):
            self._education(add(school, "EducationOrganizationAttendance"), each)

    def _employment(self, employer: Part, row: Experience) -> None:
        add(employer, "hr:OrganizationName", row.employer)
        _town(employer, row.place)
        position = add(employer, "PositionHistory")
        add(position, "PositionTitle", row.title, typeCode="FREETEXT")
        period = add(position, "eures:EmploymentPeriod")
        _dates(period, row, "eures:")
        add(period, "hr:CurrentIndicator", _said(row.current))
        kind = wording.kind_name(row.kind, self._gettext)
        description = self._description(row, [kind] if kind else [])
        if description:
            add(position, "oa:Description", description)
        if row.place:
            add(position, "City", row.place)

    def _education(self, attendance: Part, row: Training) -> None:
        add(attendance, "hr:OrganizationName", row.school)
        _town(attendance, row.place)
        period = add(attendance, "AttendancePeriod")
        _dates(period, row)
        add(period, "Ongoing", _said(row.current))
        degree = add(attendance, "EducationDegree")
        add(degree, "hr:DegreeName", row.title)
        description = self._description(row, [])
        if description:
            add(degree, "OccupationalSkillsCovered", description)

    def _description(self, row: Experience | Training, before: list[str]) -> str:
        """What was done; and the dates in words where they are no months."""
        lines = list(before)
        if any(each and not _is_date(each) for each in (row.start, row.end)):
            lines.append(
                wording.period(row.start, row.end, current=row.current, gettext=self._gettext)
            )
        tasks = task_lines(row.tasks) if isinstance(row, Experience) else ()
        done = "".join(f"<li>{escape(line)}</li>" for line in tasks)
        return "".join(f"<p>{escape(line)}</p>" for line in lines) + (
            f"<ul>{done}</ul>" if done else ""
        )

    def _languages(self, profile: Part) -> None:
        known = add(profile, "PersonQualifications")
        for each, spoken in zip(
            (each for each in self._cv.languages if each.language),
            self._sheet.languages,
            strict=True,
        ):
            if each.level == Level.NATIVE.value:
                continue
            code = _ISO.get(each.language)
            competency = add(known, "PersonCompetency")
            kind = "NORMAL" if code else "FREE_TEXT"
            add(competency, "CompetencyID", code or each.language, schemeName=kind)
            add(competency, "hr:TaxonomyID", "language")
            if spoken.level:
                text = f"{spoken.name} – {spoken.level}"
                self._others.append(_Other(self._sheet.headings["languages"], text))

    def _other(self, profile: Part, entry: _Other) -> None:
        """A section of its own for each; the editor joins those of the same heading."""
        others = add(profile, "Others")
        add(others, "Title", entry.heading)
        other = add(others, "Other")
        add(other, "Title", entry.title)
        row = entry.row
        if row is None:
            return
        if _is_date(row.start) or _is_date(row.end):
            _dates(add(other, "Date"), row)
        description = self._description(row, [entry.where] if entry.where else [])
        if description:
            add(other, "Description", description)

    def _design(self, rendering: Part) -> None:
        """Which sections are shown, in order: the editor hides those that are not named."""
        history = ["work-experience", "education-training"]
        if self._sheet.training_first:
            history.reverse()
        order = add(add(rendering, "Design"), "SectionsOrder")
        for name in (*history, "language", "driving-licence"):
            add(add(order, "Section"), "Title", name)


def _town(parent: Part, place: str) -> None:
    if place:
        contact = add(add(parent, "OrganizationContact"), "Communication")
        add(add(contact, "Address"), "oa:CityName", place)


def _dates(parent: Part, row: Experience | Training, prefix: str = "") -> None:
    end = "" if row.current else row.end
    for name, text in (("StartDate", row.start), ("EndDate", end)):
        if _is_date(text):
            add(add(parent, f"{prefix}{name}"), "hr:FormattedDateTime", text)


def _is_date(text: str) -> bool:
    """Whether the editor takes it: it refuses a whole file for a date that does not exist."""
    month = parse_month(text)
    return month[0] >= 1000 if month else bool(_YEAR.fullmatch(text))


def _said(flag: bool) -> str:
    return "true" if flag else "false"
