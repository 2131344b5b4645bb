"""The words of the side "My CV page": models, colours, what the script says, what a photo needs."""

from __future__ import annotations

from typing import Any

from .changes import Change, part_names
from .document import Colour, Model
from .words import Gettext, _

_SCRIPT = {
    # The picture of the page.
    "picture_of": _("Your CV as it will be printed: model {model}, colour {colour}"),
    "drawing": _("Drawing your page…"),
    "drawn": _("This is your page as it will be printed."),
    "undrawn": _("No network: this is how your page was before. It will be drawn again later."),
    "unseen": _("The picture does not come. Your CV is safe. Try again later."),
    "zoom_in": _("See it larger"),
    "zoom_out": _("See the whole page"),
    # One page.
    "overflows": _("Your CV takes {pages} pages. One is read more easily. Start with this:"),
    # The pages.
    "main_page": _("My CV"),
    "page_for": _("CV {job}"),
    "page_number": _("CV {number}"),
    "pages_full": _("You have {limit} CVs. That is the maximum. Delete one to make another."),
    "made": _(
        "Your new CV is ready. Your answers are the same: here you change its look and its words."
    ),
    "open_cv": _("CV that is open: {name}. Your answers are those of your {count} CVs."),
    "shown": _("You see: {name}"),
    "other_job": _("Another job"),
    # What is to be printed and is not there yet.
    "no_photo": _("You have no photo yet: you can add one below."),
    "no_age": _("Your date of birth is missing: give it in your answers."),
    "no_address": _("Your address is missing: give it in your answers."),
    # The photo.
    "photo_shown": _("Your photo"),
    "photo_unreadable": _(
        "This phone cannot open the file as a picture. Take a new photo, or choose a JPEG."
    ),
    "photo_offline": _("No network: your photo is not sent. Try again later."),
    "photo_saved": _("Your photo is saved, and your CV shows it."),
    "photo_removed": _("Your photo is erased. It is kept nowhere."),
    # Sending.
    "copied": _("Copied. You can paste it in your message."),
    "not_copied": _("Your phone does not let us copy. The text is selected: copy it yourself."),
    "unsaved": _("Your last changes are not saved yet. The file would not have them. Try again."),
    "share_failed": _("It could not be shared. Download your CV, then send it yourself."),
    # From a file.
    "file_offline": _("No network: the file is not read. Try again later."),
    "town_none": _("None of these: keep it as text"),
    "file_taken": _("Your CV now holds what was in the file."),
    "file_same": _("This file holds what your CV already has. Nothing to change."),
}
_MODELS = {
    Model.SOBRE: _("Plain"),
    Model.CLAIR: _("Light"),
    Model.COLONNE: _("Column"),
    Model.RELIEF: _("Relief"),
}
_COLOURS = {
    Colour.INK: _("Ink"),
    Colour.BLUE: _("Blue"),
    Colour.GREEN: _("Green"),
    Colour.PLUM: _("Plum"),
    Colour.BRICK: _("Brick"),
}
_PHOTO_REFUSALS = {
    "empty": _("This file is empty. Choose another picture."),
    "too_heavy": _("This picture is too heavy. Choose one of less than 8 MB."),
    "not_a_picture": _("This file is no picture that we can read. Choose a JPEG, PNG or WebP."),
    "heic": _(
        "This picture is of a kind (HEIC) that we cannot read. "
        "Take a new photo here, or save it as JPEG."
    ),
    "too_large": _("This picture has too many points. Choose a smaller one, or take a new photo."),
    "too_small": _("This picture is too small: it would be blurred. Choose a larger one."),
    "animated": _("This picture moves. Choose one that stays still."),
    "cmyk": _(
        "This picture is made for a printing house. Open it on your phone and take a "
        "screenshot of it, then choose the screenshot."
    ),
    "damaged": _("This picture is damaged, or not whole. Choose another one."),
}
_EMPTIED = _("{part}: the file has nothing, yours would be taken out")


def for_the_script(gettext: Gettext) -> dict[str, Any]:
    """The strings of the side's scripts."""
    return {
        **{name: gettext(text) for name, text in _SCRIPT.items()},
        "models": dict(models(gettext)),
        "colours": dict(colours(gettext)),
    }


def models(gettext: Gettext) -> list[tuple[str, str]]:
    """Every model with its name."""
    return [(model.value, gettext(name)) for model, name in _MODELS.items()]


def colours(gettext: Gettext) -> list[tuple[str, str]]:
    """Every colour with its name."""
    return [(colour.value, gettext(name)) for colour, name in _COLOURS.items()]


def why_no_photo(code: str, gettext: Gettext) -> str:
    """What is wrong with a picture, and how to mend it."""
    return gettext(_PHOTO_REFUSALS.get(code, _PHOTO_REFUSALS["damaged"]))


def in_words(change: Change, gettext: Gettext) -> str:
    """A part that would change, as a person calls it."""
    name = part_names(gettext)[change.part]
    return gettext(_EMPTIED).format(part=name) if change.emptied else name
