"""Which parts of a CV are filled in, of those that an author may ask for."""

from __future__ import annotations

from .document import CV, Part, filled_parts

#: Besides those that make a CV, what may be needed of everybody. What says who somebody is by
#: birth, body or papers (photo, age, address, licences) is nobody's to need.
MORE = ("skills", "languages", "introduction", "interests")
#: All that completion may depend on, in the order of the page.
NEEDABLE = (*(part.value for part in Part), *MORE)


def filled(document: CV) -> frozenset[str]:
    """The parts of :data:`NEEDABLE` that hold enough to be of use."""
    more = {
        "skills": any(document.skills),
        "languages": any(each.language for each in document.languages),
        "introduction": document.introduction or any(page.introduction for page in document.pages),
        "interests": any(document.interests),
    }
    found = {name for name, present in more.items() if present}
    return frozenset(found | {part.value for part in filled_parts(document)})
