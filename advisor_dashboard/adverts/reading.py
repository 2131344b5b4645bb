"""Reading a whole advert."""

from __future__ import annotations

from datetime import date

from .contact import read_contact
from .contract import read_contract
from .employer import read_employer
from .finders import JobFinder, PlaceFinder
from .hours import read_hours
from .jobs import read_jobs
from .licences import read_licences
from .moments import read_moments
from .places import read_place
from .readings import Advert
from .skills import read_skills, read_skills_file
from .title import read_title
from .words import AdvertText


def read_advert(text: str, jobs: JobFinder, places: PlaceFinder, today: date) -> Advert:
    """What the text says, as far as it says it plainly.

    Args:
        text: as somebody pasted it; what stands behind ``words.MAX_TEXT`` is not read.
        jobs: the vocabulary.
        places: the communes.
        today: days without a year are counted from here.
    """
    advert = AdvertText(text)
    found = read_jobs(advert, jobs)
    starts_on, closes_on = read_moments(advert, today)
    return Advert(
        text=advert.text,
        jobs=found,
        place=read_place(advert, places),
        contract=read_contract(advert),
        hours=read_hours(advert),
        licences=read_licences(advert),
        skills=read_skills(advert, read_skills_file()),
        starts_on=starts_on,
        closes_on=closes_on,
        title=read_title(advert, found[0] if found else None),
        employer=read_employer(advert),
        contact=read_contact(advert),
    )
