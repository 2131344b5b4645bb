"""The rules one by one: what is told apart, and what must not be read."""

from __future__ import annotations

import pytest

from advisor_dashboard.adverts.words import MAX_TEXT
from tests.adverts.reading import expected, place_of, read, text_of


@pytest.mark.parametrize(
    ("text", "rome"),
    [
        ("Vendeur·euse en boulangerie H/F", "D1106"),
        ("Nous recherchons un(e) coiffeur(euse) pour notre salon", "D1202"),
        ("Poste : Serveur/serveuse\nVous travaillerez avec le cuisinier et le plongeur.", "G1803"),
        ("Aux côtés du boulanger, vous vendez.\nRecrute vendeuse en boulangerie", "D1106"),
        ("Employeur, acteur majeur du transport, recherche un livreur", "N4105"),
        ("MECANICIEN AUTO H/F", "I1604"),
        ("Cherche serveusse pour le samedi soir", "G1803"),
        ("Apprenti boulanger (H/F)\nLa vente est faite par deux vendeuses.", "D1102"),
        ("Loueur de voitures cherche agents préparateurs de véhicules H/F", "I1611"),
        ("cherche qqun pour la plonge le week end", "G1605"),
        ("Cherche jeune motivé(e) H/F, poste de palefrenier", "A1421"),
        ("garage pneus (gérant : Léo)\nveut monteur pneus", "I1611"),
        ("Objet : offre d'apprentissage\nNous prenons un apprenti électricien.", "F1602"),
        ("Notre boulanger part en congé. Nous cherchons à le remplacer : pain, vitrine.", "D1102"),
        ("Bonjour,\nLa crèche des Lilas\nAuxiliaire de puériculture, CDI 28h\nEn ville", "J1304"),
        ("Vendeur H/F\nTenue fournie\nRepas\nLe soir\nOffres similaires\nBoucher H/F", "D1214"),
        ("ouvrier(ère) d'entretien des espaces verts H/F", "A1203"),
        ("Hôte(sse) de caisse", "D1505"),
    ],
)
def test_the_job_that_is_offered_is_told_from_those_named_in_passing(text: str, rome: str) -> None:
    job = read(text).job
    assert job is not None
    assert job.rome == rome


def test_two_jobs_in_one_title_are_both_read() -> None:
    romes = [job.rome for job in read("Serveur / Barman H/F").jobs]
    assert romes == ["G1803", "G1801"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Vendeur H/F\nSiège social : Paris\nPoste basé à Roubaix (59)", "Roubaix 59"),
        ("Vendeur H/F - 59100 Roubaix", "Roubaix 59"),
        ("Vendeur H/F, Lille Centre", "Lille 59"),
        ("Vendeur H/F à Saint-Denis (974)", "Saint-Denis 974"),
        ("Vendeur H/F\nLieu de travail : Le Havre", "Le Havre 76"),
        ("Vendeur H/F\nVous travaillez au Havre", "Le Havre 76"),
        ("Présent à Lyon et à Nantes, le groupe recrute un vendeur à Lens.", "Lens 62"),
        (
            "Vendeur H/F\nNous comptons 42 boutiques, de Dunkerque à Perpignan.\n"
            "Pour notre boutique de la rue piétonne à Lille, nous recherchons un vendeur.",
            "Lille 59",
        ),
        ("vendeur h/f\nposte a villeneuve d'ascq", "Villeneuve-d’Ascq 59"),
        ("Vendeur H/F\nrue de Paris, Roubaix", "Roubaix 59"),
        ("Vendeur H/F\n59 - ROUBAIX\nEntreprise : Verdi, 44000 Nantes", "Roubaix 59"),
        ("Vendeur H/F\nLieu de travail\nRoubaix\nFabricant basé à Lyon", "Roubaix 59"),
        ("Basés à Lyon, nous ouvrons une boutique à Lens.", "Lens 62"),
        ("Vendeur H/F à Lens\nCordialement\nAnne\n3 rue du Port\n44000 Nantes", "Lens 62"),
        ("Vendeur H/F à Lens\nLe soir\nTenue fournie\nRepas\nCes offres\nLyon (69)", "Lens 62"),
        ("Ville de 60 000 habitants\nVendeur H/F\nLens – deux magasins", "Lens 62"),
        ("Vendeur H/F. Lyon, Lens ou Roubaix selon les besoins", "Lyon 69"),
        ("Vendeur H/F à Saint-Denis (La Réunion)", "Saint-Denis 974"),
    ],
)
def test_the_place_of_work_is_told_from_other_towns(text: str, place: str) -> None:
    assert place_of(read(text)) == place


@pytest.mark.parametrize("text", ["Vendeur H/F", "Nous avons le sens du service.", "Bonjour"])
def test_no_place_is_made_up(text: str) -> None:
    assert read(text).place is None


@pytest.mark.parametrize(
    ("text", "contract"),
    [
        ("CDD de 3 mois pouvant déboucher sur un CDI", "fixed_term"),
        ("Type de contrat : CDI\nNotre agence d'intérim vous accueille", "permanent"),
        ("Mission d'intérim de 2 semaines", "temporary"),
        ("Contrat d'apprentissage, puis CDI", "apprenticeship"),
        ("CDI. Vous encadrez un apprenti et une stagiaire.", "permanent"),
        ("Stage de fin d'études", "internship"),
        ("Mission de service civique", "other"),
    ],
)
def test_the_contract_is_told_from_what_may_come_of_it(text: str, contract: str) -> None:
    found = read(text).contract
    assert found is not None
    assert found.value == contract


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("CDI 35h", ["35h"]),
        ("temps partiel 24h/semaine", ["24h/semaine", "temps partiel"]),
        ("mi-temps, le matin", ["mi-temps"]),
        ("de 6h à 13h, repos le lundi et le mardi", ["de 6h à 13h"]),
        ("Prime de 15 h de formation, entretien à 14h", []),
        ("équipe de nuit en 3x8", ["équipe de nuit", "3x8"]),
    ],
)
def test_hours_of_the_week_are_told_from_times_of_the_day(text: str, hours: list[str]) -> None:
    assert [each.value for each in read(text).hours] == hours


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Permis B exigé", [("B", True)]),
        ("Permis B souhaité", [("B", False)]),
        ("Permis B obligatoire, permis C apprécié", [("B", True), ("C", False)]),
        ("Permis B non exigé", []),
        ("Pas besoin de permis", []),
        ("Permis : aucun", []),
        ("Permis à jour", [("B", False)]),
        ("PERMIS CE INDISPENSABLE", [("CE", True)]),
        ("permis de conduire obligatoire", [("B", True)]),
        ("Permis de construire", []),
    ],
)
def test_a_licence_is_needed_or_wished_for_or_neither(text: str, licences: list) -> None:
    assert [(each.value, each.needed) for each in read(text).licences] == licences


@pytest.mark.parametrize(
    ("text", "starts", "closes"),
    [
        ("À partir du 3 janvier", "2027-01-03", None),
        ("Prise de poste : 01/12/2026", "2026-12-01", None),
        ("Poste à pourvoir dès que possible", "now", None),
        ("Candidature avant le 15 décembre", None, "2026-12-15"),
        ("Contrat jusqu'au 31 août", None, None),
        ("Réunion d'information le 8/12 à 9h", None, None),
        ("Tél. 06.39.98.70.07, dès le 30/02", None, None),
        ("Début : mars 2027. CV à envoyer au plus tard le 31/01/27", "2027-03-01", "2027-01-31"),
    ],
)
def test_the_first_day_is_told_from_the_last_one_to_apply(
    text: str, starts: str | None, closes: str | None
) -> None:
    advert = read(text)
    given = advert.starts_on and (advert.starts_on.value or "now")
    assert (str(given) if given else None) == starts
    assert (str(advert.closes_on.value) if advert.closes_on else None) == closes


def test_how_to_apply_and_who_recruits_are_read_where_they_stand_plainly() -> None:
    advert = read(text_of("15_mecanicien_auto"))
    assert [each.value for each in advert.contact] == ["garage@pistonneau.example"]
    assert read(text_of("12_chauffeur_livreur")).employer.value == "LivraPrest"
    assert read(text_of("28_garde_enfants")).employer is None


def test_skills_go_by_the_names_of_the_list() -> None:
    skills = [each.value for each in read(text_of("21_secretaire_medicale")).skills]
    assert skills == ["accueil", "prise de rendez-vous", "téléphone", "classement", "Word"]


@pytest.mark.parametrize("text", ["", " \n\t ", "???", "1234", "\x1a", "a" * 300, "é" * MAX_TEXT])
def test_what_is_no_advert_is_read_as_nothing(text: str) -> None:
    advert = read(text)
    assert not advert.jobs
    assert advert.place is None


@pytest.mark.parametrize(
    "piece",
    ["recherche ", "H/F ", "permis B ", "12h", "1/1/", "a@a.", "Lille ", "vendeur\n", "CDI de "],
)
def test_a_long_text_of_one_word_is_read_all_the_same(piece: str) -> None:
    advert = read(piece * (3 * MAX_TEXT // len(piece)))
    assert len(advert.text) == MAX_TEXT


def test_texts_that_came_later_hold_what_their_table_says() -> None:
    """Written once the rules stood; each one wrongly read has then bettered a rule."""
    texts = [(each, read(text_of(each.name, "later"))) for each in expected("later")]
    jobs = [advert.job is not None and advert.job.rome in each.romes for each, advert in texts]
    assert sum(jobs) >= 42
    assert sum(place_of(advert) == each.place for each, advert in texts) >= 43
