"""What the forms share: lengths, days as people write them, and telling errors to a reader."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y"]
NUL = _("This text holds a character that cannot be shown. Type it again by hand.")


def text_field(label: Any, length: int, **kwargs: Any) -> forms.CharField:
    """A text of at most ``length`` characters, with sentences of ours for what is wrong."""
    field = forms.CharField(
        label=label,
        max_length=length,
        error_messages={
            "required": kwargs.pop("missing", _("Fill in this field.")),
            "max_length": ngettext_lazy(
                "Write at most %(limit_value)d character. You wrote %(show_value)d.",
                "Write at most %(limit_value)d characters. You wrote %(show_value)d.",
                "limit_value",
            ),
            "null_characters_not_allowed": NUL,
        },
        **kwargs,
    )
    field.widget.attrs.pop("maxlength", None)  # a browser would cut a pasted text in silence
    return field


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day, from the browser's calendar or typed by hand."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("We do not know this date. Write it like 31/01/2027.")},
        **kwargs,
    )


class PlainForm(forms.Form):
    """A form whose fields carry our classes and tell a screen reader what is wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("use_required_attribute", False)
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if not isinstance(field.widget, forms.CheckboxSelectMultiple | forms.HiddenInput):
                field.widget.attrs.setdefault("class", "cnj-input")
            if isinstance(field.widget, forms.TextInput | forms.Textarea):
                # A text from right to left stands as it was written.
                field.widget.attrs.setdefault("dir", "auto")
            if field.required:
                field.widget.attrs["aria-required"] = "true"
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_hint"

    def full_clean(self) -> None:
        super().full_clean()
        for name in self.errors:
            self._point_at_error(name)

    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error(field, error)
        if field:
            self._point_at_error(field)

    def _point_at_error(self, name: str) -> None:
        if name not in self.fields:
            return
        field = self.fields[name]
        hint = f"id_{name}_hint " if field.help_text else ""
        field.widget.attrs |= {
            "aria-invalid": "true",
            "aria-describedby": f"{hint}id_{name}_error",
        }
