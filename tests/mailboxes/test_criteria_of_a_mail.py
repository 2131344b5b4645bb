"""Each criterion of a mail: what passes, and what is told of what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clicnjob_xblocks.mailboxes.criteria import OF_A_MAIL
from clicnjob_xblocks.mailboxes.criteria.base import Asked, Written

ASKED = Asked(
    recipient="recrutement@fleurs.example.com",
    copy="conseil@ml.exemple.fr",
    jobs=("vendeur", "vendeuse", "vente en magasin"),
    dates=("12 mars", "12/03", "jeudi"),
    times=("10 h", "10h00", "10:00"),
    file="cv",
    shortest=8,
    longest=40,
    first_name="Léa",
    last_name="Modèle",
)
MET = "met"


def judged(name: str, **written: object) -> str:
    found = OF_A_MAIL[name].judge(Written(**written), ASKED)  # type: ignore[arg-type]
    return MET if found is None else found.code


HEADS = [
    ("recipient", {"to": "recrutement@fleurs.example.com"}, MET),
    ("recipient", {"to": "  Recrutement@Fleurs.Example.com "}, MET),
    ("recipient", {"to": "Fleurs <recrutement@fleurs.example.com>"}, MET),
    ("recipient", {"to": "recrutement@fleurs.example.com;"}, MET),
    ("recipient", {"to": ""}, ""),
    ("recipient", {"to": "Madame Fleurs"}, "no_address"),
    ("recipient", {"to": "recrutemant@fleurs.example.com"}, "slip"),
    ("recipient", {"to": "moi@exemple.fr"}, "other"),
    ("recipient", {"to": "recrutement@fleurs.example.com, moi@exemple.fr"}, "more"),
    ("copy", {"cc": "conseil@ml.exemple.fr"}, MET),
    ("copy", {"cc": ""}, ""),
    ("copy", {"to": "conseil@ml.exemple.fr"}, "in_to"),
    ("copy", {"cc": "autre@exemple.fr"}, "other"),
    ("subject", {"subject": "Candidature vendeuse en magasin"}, MET),
    ("subject", {"subject": "Candidature"}, MET),
    ("subject", {"subject": "Réponse à votre offre de vendeur"}, MET),
    ("subject", {"subject": ""}, ""),
    ("subject", {"subject": " ... "}, ""),
    ("subject", {"subject": "Bonjour"}, "vague"),
    ("subject", {"subject": "Mon CV"}, "vague"),
    ("subject", {"subject": "candidature " * 20}, "long"),
    ("attachment", {"files": ("cv",)}, MET),
    ("attachment", {"files": ("cv", "letter")}, MET),
    ("attachment", {"files": ()}, ""),
    ("attachment", {"files": ("letter",)}, "other"),
    ("attachment", {"files": ("cv", "other")}, "more"),
]
BODIES = [
    ("greeting", "Bonjour,\nJe vous écris.", MET),
    ("greeting", "Bonjour Madame,\nJe vous écris.", MET),
    ("greeting", "Madame, Monsieur,\n", MET),
    ("greeting", "\n\n  BONJOUR\n", MET),
    ("greeting", "Bonjours, je vous écris", MET),
    ("greeting", "Je vous écris pour le poste.", ""),
    ("greeting", "Je cherche du travail.\nBonjour", ""),
    ("greeting", "", ""),
    ("greeting", "Salut,\nje cherche du travail", "familiar"),
    ("greeting", "Coucou !", "familiar"),
    ("greeting", "bjr", "familiar"),
    ("job", "Je souhaite le poste de vendeuse.", MET),
    ("job", "Vos offres de vendeurs me plaisent.", MET),
    ("job", "Le poste de vendeurr m’intéresse.", MET),
    ("job", "La vente en magasin me plaît.", MET),
    ("job", "Je cherche du travail.", ""),
    ("job", "> l’offre de vendeur\nJe cherche.", ""),
    ("date", "Je serai là jeudi 12 mars.", MET),
    ("date", "Rendez-vous le 12/03, merci.", MET),
    ("date", "Je serai là le 12 Mars 2027.", MET),
    ("date", "Je serai là le 13 mars.", ""),
    ("date", "Appelez-moi au 06 12 03 44 55.", ""),
    ("date", "D’accord.", ""),
    ("date", "Je serai là jeudi 12 mars, ou mardi.", "two"),
    ("time", "Je serai là à 10h.", MET),
    ("time", "à 10 h 00", MET),
    ("time", "à 10:00 précises", MET),
    ("time", "à 10h30", ""),
    ("time", "à 11 h", ""),
    ("time", "le matin", ""),
    ("time", "jeudi à 10 h, je serai là vers 9h50", MET),
    ("time", "jeudi à 10 h, mardi à 14 heures", "two"),
    ("length", "Je vous écris pour le poste de vendeuse.", MET),
    ("length", "Bonjour", "short"),
    ("length", "", ""),
    ("length", "mot " * 41, "long"),
    ("formal", "Pouvez-vous me répondre ? Votre offre me plaît.", MET),
    ("formal", "Merci d’avance pour votre temps.", MET),
    ("formal", "Le plateau, la statue et les tests.", MET),
    ("formal", "Tu peux me répondre ?", ""),
    ("formal", "J’ai vu ton annonce", ""),
    ("formal", "Je t’envoie mon CV", ""),
    ("formal", "Peux-tu me rappeler ?", ""),
    ("spelling", "Je vous écris, s’il vous plaît, répondez-moi.", MET),
    ("spelling", "Mon adresse : slt@exemple.fr", MET),
    ("spelling", "bjr je cherche du travail", "one"),
    ("spelling", "ok je vien", "one"),
    ("spelling", "slt jsui dispo pr le taf", ""),
    ("capitals", "Bonjour, je cherche un emploi dans la SNCF.", MET),
    ("capitals", "OK", MET),
    ("capitals", "BONJOUR JE CHERCHE UN EMPLOI DE VENDEUR", ""),
    ("ending", "Bonjour,\nJe cherche.\nCordialement,\nLéa Modèle", MET),
    ("ending", "Je vous prie d’agréer mes sincères salutations.", MET),
    ("ending", "Bonne journée\nLéa", MET),
    ("ending", "Cordialemant", MET),
    ("ending", "Dans l’attente de votre réponse,\nLéa", MET),
    ("ending", "Bonjour,\nJe cherche.\nLéa Modèle", ""),
    ("ending", "", ""),
    ("ending", "Bisous, Léa", "familiar"),
    ("ending", "A+", "familiar"),
    ("ending", "Cdt\nLéa Modèle", "short"),
    ("signature", "Bonjour,\nJe cherche.\nCordialement,\nLéa Modèle", MET),
    ("signature", "Bonjour,\nJe cherche.\nlea modele\n06 12 34 56 78", MET),
    ("signature", "Bonjour,\nCordialement\nLéa MODÈLE\nlea.modele@exemple.fr", MET),
    ("signature", "Bonjour,\nCordialement,\nNour El Exemple", MET),
    ("signature", "Bonjour,\nJe cherche.\nCordialement", ""),
    ("signature", "Bonjour je suis Léa Modèle et je cherche du travail", ""),
    ("signature", "Bonjour,\nBonne Journée", ""),
    ("signature", "Bonjour,\nCordialement,\nLéa", "half"),
    ("signature", "", ""),
    ("phone", "Léa\n06 12 34 56 78", MET),
    ("phone", "0612345678", MET),
    ("phone", "Tél. : 06.12.34.56.78.", MET),
    ("phone", "+33 6 12 34 56 78", MET),
    ("phone", "+33 (0)6 12 34 56 78", MET),
    ("phone", "+32 470 12 34 56", MET),
    ("phone", "Appelez-moi", ""),
    ("phone", "Je suis né le 12/03/2005", ""),
    ("phone", "06 12 34 56", "odd"),
]


@pytest.mark.parametrize(("name", "written", "expected"), HEADS)
def test_the_head_of_a_mail_is_judged(name: str, written: dict[str, object], expected: str) -> None:
    assert judged(name, **written) == expected


@pytest.mark.parametrize(("name", "text", "expected"), BODIES)
def test_the_text_of_a_mail_is_judged(name: str, text: str, expected: str) -> None:
    assert judged(name, text=text) == expected


def test_a_subject_all_in_capitals_is_told_of_as_such() -> None:
    assert judged("capitals", subject="CANDIDATURE POUR LE POSTE DE VENDEUR") == "subject"


@pytest.mark.parametrize(
    ("name", "text", "praised"),
    [
        ("spelling", "slt jveu le taf cv ds le msg", False),
        ("spelling", "Je viens.", False),
        ("capitals", "je cherche un emploi de vendeur dans votre beau magasin de la rue", False),
        ("capitals", "Je cherche un emploi de vendeur dans votre beau magasin de la rue", True),
        ("spelling", "Je cherche un emploi de vendeur dans votre beau magasin de la rue", True),
        ("formal", "Je viens.", False),
        ("formal", "Votre offre me plaît.", True),
    ],
)
def test_a_fault_that_is_only_absent_earns_no_praise(name: str, text: str, praised: bool) -> None:
    assert OF_A_MAIL[name].earns_praise(Written(text=text)) is praised


def test_every_criterion_is_tried_both_ways() -> None:
    tried = {(name, expected == MET) for name, _, expected in [*HEADS, *BODIES]}
    assert tried == {(name, met) for name in OF_A_MAIL for met in (True, False)}


def test_every_sentence_of_a_criterion_is_reached() -> None:
    said = {(name, expected) for name, _, expected in [*HEADS, *BODIES] if expected != MET}
    said.add(("capitals", "subject"))
    # These two judge the line as the recipient's is judged.
    said |= {("copy", code) for code in ("no_address", "slip", "more")}
    assert said == {(name, code) for name, each in OF_A_MAIL.items() for code in each.not_yet}


@settings(max_examples=150, deadline=None)
@given(
    st.builds(
        Written,
        to=st.text(max_size=80),
        cc=st.text(max_size=80),
        subject=st.text(max_size=120),
        text=st.text(max_size=400),
        files=st.lists(st.text(max_size=8), max_size=3).map(tuple),
    ),
    st.builds(
        Asked,
        recipient=st.text(max_size=30),
        copy=st.text(max_size=30),
        jobs=st.lists(st.text(max_size=20), max_size=3).map(tuple),
        dates=st.lists(st.text(max_size=20), max_size=3).map(tuple),
        times=st.lists(st.text(max_size=20), max_size=3).map(tuple),
        file=st.text(max_size=8),
        shortest=st.integers(0, 500),
        longest=st.integers(1, 1000),
        first_name=st.text(max_size=20),
        last_name=st.text(max_size=20),
    ),
)
def test_whatever_is_typed_is_judged_and_has_a_sentence(written: Written, asked: Asked) -> None:
    for each in OF_A_MAIL.values():
        found = each.judge(written, asked)
        assert found is None or found.code in each.not_yet
