"""Names of jobs as a list can show them."""

from __future__ import annotations

from .labels import split_label


def short_job(label: str) -> str:
    """``Vendeur en boutique / Vendeuse en boutique`` as ``Vendeur / Vendeuse en boutique``.

    What both forms end with is said once, as ROME itself does for many jobs. A label of
    another make comes back as it is.
    """
    forms = label.split(" / ")
    if len(forms) != 2:
        return label
    one, other = (form.split() for form in forms)
    if one == other:
        return " ".join(one) or label
    tail = 0
    # Each form keeps a word of its own, or nothing would be left to tell them apart.
    while tail < min(len(one), len(other)) - 1 and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return f"{' '.join(one[: len(one) - tail])} / {' '.join(other)}"


def own_forms(label: str) -> tuple[str, ...]:
    """What somebody may be called by: one form, the other, or both; nothing where all have one.

    Which one it is, is for the person to say: no name and no other answer tells it.
    """
    forms = split_label(label)
    if forms.masculine == forms.feminine:
        return ()
    return forms.feminine, forms.masculine, short_job(label)
