"""What stands in what in the part of a Europass "Candidate" document that we write."""

from __future__ import annotations

from lxml import etree

_PREFIXES = {
    "http://www.europass.eu/1.0": "",
    "http://www.hr-xml.org/3": "hr:",
    "http://www.openapplications.org/oagis/9": "oa:",
    "http://www.europass_eures.eu/1.0": "eures:",
}
_PERIOD = "StartDate EndDate"
#: In order; a star may come again, a question mark may be missing.
_FORM = {
    "Candidate": "hr:DocumentID CandidateSupplier CandidatePerson CandidateProfile "
    "RenderingInformation",
    "CandidateSupplier": "hr:PartyID hr:PartyName PersonContact hr:PrecedenceCode",
    "PersonContact": "PersonName",
    "PersonName": "oa:GivenName hr:FamilyName",
    "CandidatePerson": "PersonName Communication* hr:BirthDate? PrimaryLanguageCode*",
    "Communication": "ChannelCode? UseCode? CountryDialing? oa:DialNumber? Address? oa:URI? "
    "CountryCode?",
    "Address": "oa:AddressLine? oa:CityName? CountryCode? oa:PostalCode?",
    "CandidateProfile": "hr:ExecutiveSummary? EmploymentHistory EducationHistory eures:Licenses? "
    "PersonQualifications eures:Attachment? Others*",
    "EmploymentHistory": "EmployerHistory*",
    "EmployerHistory": "hr:OrganizationName OrganizationContact? PositionHistory",
    "OrganizationContact": "Communication",
    "PositionHistory": "PositionTitle eures:EmploymentPeriod oa:Description? City?",
    "eures:EmploymentPeriod": "eures:StartDate? eures:EndDate? hr:CurrentIndicator",
    "eures:StartDate": "hr:FormattedDateTime",
    "eures:EndDate": "hr:FormattedDateTime",
    "EducationHistory": "EducationOrganizationAttendance*",
    "EducationOrganizationAttendance": "hr:OrganizationName OrganizationContact? "
    "AttendancePeriod EducationDegree",
    "AttendancePeriod": "StartDate? EndDate? Ongoing",
    "StartDate": "hr:FormattedDateTime",
    "EndDate": "hr:FormattedDateTime",
    "EducationDegree": "hr:DegreeName OccupationalSkillsCovered?",
    "eures:Licenses": "eures:License*",
    "eures:License": "hr:LicenseTypeCode",
    "PersonQualifications": "PersonCompetency*",
    "PersonCompetency": "CompetencyID hr:TaxonomyID",
    "eures:Attachment": "oa:EmbeddedData oa:FileType hr:Instructions",
    "Others": "Title Other",
    "Other": "Title Date? Description?",
    "Date": "StartDate? EndDate?",
    "RenderingInformation": "Design",
    "Design": "SectionsOrder",
    "SectionsOrder": "Section*",
    "Section": "Title",
}


def name_of(element: etree._Element) -> str:
    """An element's name with the prefix that the form gives its namespace."""
    name = etree.QName(element)
    return f"{_PREFIXES[name.namespace]}{name.localname}"


def faults(root: etree._Element) -> list[str]:
    """What does not stand where the form wants it."""
    return [
        f"{name_of(element)}: {[name_of(each) for each in element]}"
        for element in root.iter()
        if not _fits([name_of(each) for each in element], _FORM.get(name_of(element), "").split())
    ]


def _fits(children: list[str], form: list[str]) -> bool:
    left = list(children)
    for place in form:
        name, many, optional = place.rstrip("*?"), place.endswith("*"), place[-1] in "*?"
        count = 0
        while left and left[0] == name and (many or count == 0):
            left.pop(0)
            count += 1
        if count == 0 and not optional:
            return False
    return not left
