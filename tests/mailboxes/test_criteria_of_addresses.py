"""Each criterion of an address: what passes, and what is told of what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clicnjob_xblocks.mailboxes.criteria import OF_AN_ADDRESS
from clicnjob_xblocks.mailboxes.criteria.addresses import AskedAddress

CRITERIA = {each.name: each for each in OF_AN_ADDRESS}
LEA = AskedAddress("Léa", "Modèle-Dupré", taken=("lea.modele@exemple.fr",))
NOBODY = AskedAddress()
MET = "met"
TABLE = [
    ("address_shape", "lea.modele@exemple.fr", LEA, MET),
    ("address_shape", "", LEA, ""),
    ("address_shape", "lea.modele", LEA, "no_at"),
    ("address_shape", "lea modele@exemple.fr", LEA, "space"),
    ("address_shape", "lea@exemple", LEA, "odd"),
    ("address_shape", "@exemple.fr", LEA, "odd"),
    ("address_shape", "léa.modèle@exemple.fr", LEA, "accent"),
    ("address_serious", "lea.modele@exemple.fr", LEA, MET),
    ("address_serious", "lea.modele@gmial.com", LEA, "provider"),
    ("address_serious", "bogossdu93@exemple.fr", LEA, "smile"),
    ("address_serious", "xxleaxx@exemple.fr", LEA, "shape"),
    ("address_serious", "lea.modele.12052004@exemple.fr", LEA, "digits"),
    ("address_serious", "kevin.martin@exemple.fr", LEA, "other_name"),
    ("address_serious", "lea.modele@etu.exemple.fr", LEA, "closing"),
    ("address_name", "lea.modele@exemple.fr", LEA, MET),
    ("address_name", "ldupre@exemple.fr", LEA, MET),
    ("address_name", "lea.modeledupre@exemple.fr", LEA, MET),
    ("address_name", "lea22@exemple.fr", LEA, "last"),
    ("address_name", "modele@exemple.fr", AskedAddress("", "Modele"), MET),
    ("address_name", "contact@exemple.fr", AskedAddress("Lea", ""), ""),
    ("address_name", "nour.exemple@exemple.fr", NOBODY, MET),
    ("address_name", "x12@exemple.fr", NOBODY, ""),
    ("address_free", "lea.dupre@exemple.fr", LEA, MET),
    ("address_free", "Lea.Modele@exemple.fr ", LEA, ""),
]


@pytest.mark.parametrize(("name", "address", "asked", "expected"), TABLE)
def test_an_address_is_judged(name: str, address: str, asked: AskedAddress, expected: str) -> None:
    found = CRITERIA[name].judge(address, asked)
    assert (MET if found is None else found.code) == expected


def test_every_sentence_of_a_criterion_is_reached() -> None:
    said = {(name, expected) for name, *_, expected in TABLE if expected != MET}
    assert said == {(name, code) for name, each in CRITERIA.items() for code in each.not_yet}


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.from_regex(r"[a-z0-9._-]{0,30}@[a-z.]{0,12}")),
    st.builds(AskedAddress, first_name=st.text(max_size=20), last_name=st.text(max_size=20)),
)
def test_whatever_is_typed_is_judged(address: str, asked: AskedAddress) -> None:
    for each in OF_AN_ADDRESS:
        found = each.judge(address, asked)
        assert found is None or found.code in each.not_yet
