"""Everyday words widen into ranked tiers, on the vocabulary that comes with the product."""

from __future__ import annotations

import pytest

from advisor_dashboard.vocabulary.defaults import read_near, read_occupations
from advisor_dashboard.vocabulary.index import Index, LabelRow
from advisor_dashboard.vocabulary.labels import split_label
from advisor_dashboard.vocabulary.rewording import read_rewordings
from advisor_dashboard.vocabulary.suggest import suggest
from advisor_dashboard.vocabulary.synonyms import read_synonyms
from advisor_dashboard.vocabulary.tiers import Tier, Why, search


@pytest.fixture(scope="module")
def index() -> Index:
    rows, names = [], {}
    for occupation in read_occupations():
        names[occupation.rome] = occupation.labels[0].label
        for place, label in enumerate(occupation.labels):
            forms = split_label(label.label)
            rows.append(
                LabelRow(
                    label.key,
                    occupation.rome,
                    label.label,
                    forms.masculine,
                    forms.feminine,
                    main=place == 0,
                )
            )
    return Index(rows, names, read_near(), read_synonyms(), read_rewordings())


@pytest.mark.parametrize(
    ("typed", "rome", "tier"),
    [
        ("Caissière", "D1505", Tier.EXACT),
        ("caissiere", "D1505", Tier.FOLDED),
        ("caissières", "D1505", Tier.FOLDED),
        ("nounou", "K1310", Tier.SYNONYM),
        ("mcdo", "G1603", Tier.SYNONYM),
        ("vandeur", "D1214", Tier.TYPO),
        ("koiffeuse", "D1202", Tier.TYPO),
        ("femme de mennage", "K1304", Tier.TYPO),
        ("macdoo", "G1603", Tier.TYPO),
        ("babysitteuse", "K1303", Tier.TYPO),
    ],
)
def test_the_first_row_and_its_tier(index: Index, typed: str, rome: str, tier: Tier) -> None:
    first = search(index, typed, 60)[0]
    assert (first.rome, first.tier) == (rome, tier)


@pytest.mark.parametrize(
    ("typed", "rome"),
    [
        ("vendeur", "D1214"),
        ("plongeur", "G1605"),
        ("serveuse", "G1803"),
        ("aide soignante", "J1501"),
        ("aidesoignante", "J1501"),
        ("baby-sitter", "K1303"),
        ("babysitter", "K1303"),
        ("baby sitter", "K1303"),
        ("accueil agent", "M1601"),
        ("je cherche un emploi de caissière", "D1505"),
        ("apprenti boulanger", "D1102"),
        ("vendeuse h/f", "D1214"),
        ("caissière carrefour", "D1505"),
        ("employé lidl", "D1507"),
        ("animatrisse", "G1203"),
        ("vendeur(se)", "D1214"),
    ],
)
def test_the_plainest_job_stands_first(index: Index, typed: str, rome: str) -> None:
    assert search(index, typed, 60)[0].rome == rome


@pytest.mark.parametrize(
    ("typed", "rome"),
    [
        ("vendeusse", "D1214"),
        ("coifefuse", "D1202"),
        ("kiné", "J1404"),
        ("animox", "A1506"),
        ("boucer", "D1101"),
        ("nounuo", "K1310"),
        ("fair les ongles", "D1240"),
        ("hotesse de casse", "D1505"),
        ("make pu", "L1501"),
        ("aidesoingnante", "J1501"),
    ],
)
def test_a_mistyped_word_or_name_is_put_right(index: Index, typed: str, rome: str) -> None:
    assert search(index, typed, 60)[0].rome == rome


def test_a_word_known_from_longer_expressions_alone_finds_what_they_mean(index: Index) -> None:
    assert search(index, "acceuil", 60)[0].rome == "M1601"


def test_each_occupation_stands_once(index: Index) -> None:
    for typed in ("vendeur", "agent", "mécanicien", "vandeur", "employé lidl"):
        romes = [match.rome for match in search(index, typed, 60)]
        assert len(romes) == len(set(romes))


def test_near_jobs_come_last_and_name_the_job_they_are_near_to(index: Index) -> None:
    matches = search(index, "caissière", 60)
    tiers = [match.tier is Tier.NEAR for match in matches]
    assert True in tiers
    assert tiers == sorted(tiers)
    assert all(match.about for match in matches if match.why is Why.NEAR_JOB)


def test_near_jobs_keep_a_place_when_there_are_many_matches(index: Index) -> None:
    matches = search(index, "vendeur", 10)
    assert len(matches) == 10
    assert matches[-1].tier is Tier.NEAR


def test_typing_errors_are_looked_for_only_when_nothing_else_hits(index: Index) -> None:
    assert all(match.tier is not Tier.TYPO for match in search(index, "vendeur", 60))
    assert {match.tier for match in search(index, "vandeur", 60)} <= {Tier.TYPO, Tier.NEAR}


@pytest.mark.parametrize(
    "typed", ["", "   ", "de la", "!!!", "🙂", "\x00", "xyzzyqq", "שלום", "métier", "a" * 10_000]
)
def test_what_is_no_job_finds_nothing(index: Index, typed: str) -> None:
    assert search(index, typed, 60) == []


def test_no_rows_are_asked_for(index: Index) -> None:
    assert search(index, "vendeur", 0) == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("boul", "Boulanger / Boulangère"),
        ("caissi", "Caissier / Caissière"),
        ("CAISSIÈ", "Caissier / Caissière"),
        ("vendeuse en boul", "Vendeur en boulangerie / Vendeuse en boulangerie"),
        ("agent de s", "Agent de sécurité / Agente de sécurité"),
        ("baby", "Baby-sitter"),
        ("koiffeur", "Coiffeur / Coiffeuse"),
        ("mcdo", "Équipier de restauration rapide / Équipière de restauration rapide"),
    ],
)
def test_suggests_the_plainest_label_first(index: Index, typed: str, label: str) -> None:
    assert suggest(index, typed, 8)[0].row.label == label


def test_typing_vend_suggests_the_shop_first(index: Index) -> None:
    assert suggest(index, "vend", 8)[0].row.rome == "D1214"


def test_suggestions_are_few_and_differ(index: Index) -> None:
    labels = [label.row.label for label in suggest(index, "agent", 8)]
    assert len(labels) == len(set(labels)) == 8
    assert suggest(index, "", 8) == []


@pytest.mark.parametrize(
    ("typed", "rome"),
    [
        ("conduire une grue", "F1301"),
        ("conduire un quad", "N4105"),
        ("garder des moutons", "A1410"),
        ("livré des pizza", "N4104"),
        ("peindre un portail", "F1606"),
        ("réparer un camion", "I1613"),
    ],
)
def test_a_verb_is_read_with_its_object(index: Index, typed: str, rome: str) -> None:
    assert search(index, typed, 60)[0].rome == rome


@pytest.mark.parametrize(
    ("typed", "rome"),
    [
        ("vendre des bagnoles", "D1404"),
        ("mécano bagnole", "I1604"),
        ("vendeur de sport", "D1211"),
        ("chauffeur ratp", "N4103"),
    ],
)
def test_the_thing_leads_where_the_trade_knows_it(index: Index, typed: str, rome: str) -> None:
    assert search(index, typed, 60)[0].rome == rome


@pytest.mark.parametrize("typed", ["vendre des parapluies", "vendeur de tapis"])
def test_the_trade_leads_where_the_thing_is_foreign_to_it(index: Index, typed: str) -> None:
    assert search(index, typed, 60)[0].rome == "D1214"


@pytest.mark.parametrize("typed", ["boulanger carrefour", "boulangère à Auchan"])
def test_a_shop_does_not_change_a_job(index: Index, typed: str) -> None:
    assert search(index, typed, 60)[0].rome == "D1102"


def test_the_number_of_a_card_is_left_out(index: Index) -> None:
    assert search(index, "caces 9", 60)[0].rome == "N1101"
    assert search(index, "ssiap 2", 60)[0].rome == "K2503"


@pytest.mark.parametrize(
    ("typed", "rome"), [("permis B", "N4105"), ("permis D", "N4103"), ("permis C", "N4101")]
)
def test_the_class_of_a_licence_counts(index: Index, typed: str, rome: str) -> None:
    assert search(index, typed, 60)[0].rome == rome


def test_an_occupation_named_otherwise_is_meant_only_by_the_labels_that_say_so(
    index: Index,
) -> None:
    by_rome = {match.rome: match for match in search(index, "vendeur", 60)}
    assert by_rome["D1214"].whole
    assert not by_rome["D1209"].whole


def test_the_reason_shows_the_words_as_they_were_typed(index: Index) -> None:
    assert search(index, "Hôte d’accueil", 60)[0].about == "Hôte d’accueil"
