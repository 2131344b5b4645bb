"""Each criterion of a password: what passes, and what is told of what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clicnjob_xblocks.mailboxes.criteria import OF_A_PASSWORD
from clicnjob_xblocks.mailboxes.criteria.passwords import AskedPassword, NewPassword

CRITERIA = {each.name: each for each in OF_A_PASSWORD}
ASKED = AskedPassword("Léa", "Modèle", "Exemple Emploi", "lea.modele@exemple.fr")
STRONG = "Tarte&Vélo-Lampe7"
PHRASE = "girafe velo tarte lampadaire"
MET = "met"
TABLE = [
    ("password_long", STRONG, MET),
    ("password_long", "Ab3!", ""),
    ("password_long", "", "none"),
    ("password_mixed", STRONG, MET),
    ("password_mixed", PHRASE, MET),
    ("password_mixed", "tartevelolampe", ""),
    ("password_mixed", "", ""),
    ("password_hard", STRONG, MET),
    ("password_hard", PHRASE, MET),
    ("password_hard", "Bonjour girafe et lampadaire", MET),
    ("password_hard", "Tarte-1234-Velo", "run"),
    ("password_hard", "Azerty-Velo-9!", "run"),
    ("password_hard", "Tarte!!!!!!7x", "repeated"),
    ("password_hard", "abababababab", "repeated"),
    ("password_hard", "Soleil!2019!", "usual"),
    ("password_hard", "M0tDeP@sse-77", "usual"),
    ("password_hard", "Lea2007", "name"),
    ("password_hard", "Inès-2007!", "name"),
    ("password_hard", "Modele-Tarte-77", "name"),
    ("password_hard", "Lea girafe et lampadaire", MET),
    ("password_hard", "", "none"),
    ("password_personal", STRONG, MET),
    ("password_personal", "Modele-Tarte-77", ""),
    ("password_personal", "M-o-d-e-l-e-Tarte-77", ""),
    ("password_personal", "Emploi-Tarte-77", "site"),
    ("password_personal", "", "none"),
]


@pytest.mark.parametrize(("name", "password", "expected"), TABLE)
def test_a_password_is_judged(name: str, password: str, expected: str) -> None:
    found = CRITERIA[name].judge(NewPassword(password, password), ASKED)
    assert (MET if found is None else found.code) == expected


@pytest.mark.parametrize(("again", "met"), [(STRONG, True), (STRONG.lower(), False), ("", False)])
def test_it_is_to_be_typed_twice_the_same(again: str, met: bool) -> None:
    found = CRITERIA["password_same"].judge(NewPassword(STRONG, again), ASKED)
    assert (found is None) is met


def test_every_sentence_of_a_criterion_is_reached() -> None:
    said = {(name, expected) for name, _, expected in TABLE if expected != MET}
    said.add(("password_same", ""))
    assert said == {(name, code) for name, each in CRITERIA.items() for code in each.not_yet}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_typed_is_judged(password: str, again: str, name: str) -> None:
    for each in OF_A_PASSWORD:
        found = each.judge(NewPassword(password, again), AskedPassword(name, name, name, name))
        assert found is None or found.code in each.not_yet
