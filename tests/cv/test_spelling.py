"""Spelling help: what is plainly wrong is found, what may be right is left alone."""

from __future__ import annotations

import pytest

from clicnjob_xblocks.wording.lists import answers_of, words_of
from cv_xblock import spelling, spelling_rules
from cv_xblock.fields import LONG
from cv_xblock.spelling import MOST, misspelt

# Rule: a wrong sentence, what is wrong, what is right, and a sentence in which nothing is wrong.
RULES = {
    "participle": ("J'ai travailler en cuisine.", "travailler", "travaillé", "J'ai un dîner."),
    "adjective": ("Je suis motiver.", "motiver", "motivé", "Je suis fier et cuisinier."),
    "accent": ("Je suis très motive.", "motive", "motivé", "Ce qui me motive, c'est le contact."),
    "infinitive": ("Je veux travaillé ici.", "travaillé", "travailler", "Pour la santé."),
    "to": ("Je travaille a la caisse.", "a", "à", "Il a la clé."),
    "to_fixed": ("Libre a partir de juin.", "a", "à", "Il y a temps et temps."),
    "that": ("Sa me plaît.", "Sa", "Ça", "Sa mère me plaît."),
    "it_is": ("Ses un métier difficile.", "Ses", "C’est", "Ses clients sont contents."),
    "this": ("J'ai appris dans se magasin.", "se", "ce", "Il se présente."),
    "is": ("Mon but et de réussir.", "et", "est", "Mon but et mon rêve."),
    "first_person": ("Je recherches un stage.", "recherches", "recherche", "Je les aide."),
    "conditional": ("Je voudrait un stage.", "voudrait", "voudrais", "Elle voudrait un stage."),
    "plural": ("Accueillir les client.", "client", "clients", "Accueillir le client."),
    "apostrophe": ("Je suis dans l equipe.", "l equipe", "l’équipe", "Le permis B et A2."),
    "it_is_short": ("c pour moi.", "c", "c’est", "Le langage C un jour."),
    "i_have_short": ("g travaillé ici.", "g", "j’ai", "Cent g de farine."),
    "been": ("J'ai était vendeur.", "était", "été", "J'étais vendeur."),
    "because": ("Par se que j'aime.", "Par se que", "Parce que", "Parce que j'aime."),
    "all_the_same": ("J'ai comme même réussi.", "comme même", "quand même", "Quand même."),
    "in_fact": ("En faite, oui.", "En faite", "En fait", "En fait, oui."),
    "there_is": ("Il y à du monde.", "à", "a", "Il y a du monde."),
    "most": ("La plus part du temps.", "plus part", "plupart", "La plus petite part."),
}

# As 18-year-olds write: the sentence, then what is put right in it.
WRITTEN = [
    ("jai travailler a la caisse", ("j’ai", "travaillé", "à")),
    ("jaime le contacte avec les client", ("j’aime", "clients")),
    ("une experiance en magazin", ("expérience", "magasin")),
    ("recherche dun stage", ("d’un",)),
    ("jsuis motivé pk jaime bcp sa", ("je suis", "pourquoi", "j’aime", "beaucoup")),
    ("c'est moi ki fait tout mtn", ("qui", "maintenant")),
    ("un bon acueil dans lequipe", ("accueil", "l’équipe")),
    ("le netoyage de la cuisine", ("nettoyage",)),
    ("je suis serieuse et ponctuele", ("sérieuse", "ponctuelle")),
    ("aprentissage en restorant", ("apprentissage", "restaurant")),
    ("aujourdhui je suis daccord", ("aujourd’hui", "d’accord")),
    ("jai etait a lecole", ("j’ai", "été", "l’école")),
    ("- Encaisement\n- Netoyage", ("Encaissement", "Nettoyage")),
    ("Experience en vente", ("Expérience",)),
]

RIGHT = [
    "Je m'appelle Inès Benali et j'habite à Saint-Ouen-sur-Seine.",
    "J'ai travaillé chez Leclerc, Lidl et Kiabi pendant mon CAP EPC.",
    "Titulaire d'un BTS MCO, du BAFA, des CACES 1 et 3, et du SST.",
    "Je recherche un emploi de vendeuse à temps plein à Aulnay.",
    "Aujourd'hui, je suis disponible tout de suite, jusqu'à fin juin.",
    "Baby-sitting, aide aux devoirs et garde de mes petits frères.",
    "Entraîneur de futsal au club, arbitre le samedi.",
    "Mise en rayon, réassort, facing, drive, click and collect.",
    "Manœuvre sur chantier, au cœur d'une équipe.",
    "J’ai appris à me servir d’un transpalette et d’un scanner.",
    "Être à l'écoute, faire preuve d'empathie. Etre ponctuel.",
    "Mon mail : ines.benali@gmail.com ; mon site : www.ines-benali.fr",
    "Word, Excel, PowerPoint, Canva, Instagram, TikTok",
    "Je sais cuisiner le thiéboudiène et le mafé.",
    "Carrefour m'a accueilli en stage de 3e.",
    "Norauto : vidange, pneus, plaquettes.",
    "Djibril, mon maître de stage, m'a fait confiance.",
    "J'aime le rap, les mangas et le basket.",
    "Aide à domicile : toilette, repas, courses.",
    "",
    " \n\n ",
    "👩🏽‍🍳 123 !!! ???",
]


def put_right(text: str) -> tuple[str, ...]:
    return tuple(each.suggestions[0] for each in misspelt(text))


def test_the_tests_have_the_dictionary():
    assert spelling.available()


def test_every_rule_has_its_test():
    assert [rule.name for rule in spelling_rules.RULES] == list(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_its_fault_and_no_other(name: str):
    wrong, word, answer, fine = RULES[name]
    found = [each for each in misspelt(wrong) if each.rule == name]
    assert [(each.word, each.suggestions[0]) for each in found] == [(word, answer)]
    assert misspelt(fine) == []


@pytest.mark.parametrize(("text", "answers"), WRITTEN)
def test_what_is_written_as_it_is_heard_is_put_right(text: str, answers: tuple[str, ...]):
    offered = {answer for each in misspelt(text) for answer in each.suggestions}
    assert set(answers) <= offered


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_left_alone(text: str):
    assert misspelt(text) == []


def test_a_place_is_where_the_word_stands_as_it_was_typed():
    text = "Bonjour,\nj’ai une experiance."
    found = misspelt(text)
    assert len(found) == 1
    assert text[found[0].start : found[0].start + found[0].length] == found[0].word == "experiance"
    assert len(found[0].suggestions) <= 3


def test_known_words_are_right_whatever_their_case_and_accents():
    assert put_right("stage chez netoyage services") == ("nettoyage",)
    assert misspelt("stage chez netoyage services", ["NETOYAGÉ Services"]) == []


def test_capitals_are_no_faults():
    assert misspelt("BONJOUR JAI UNE EXPERIANCE") == []


def test_message_words_may_have_nothing_in_their_place():
    assert [(each.word, each.suggestions) for each in misspelt("je suis drôle lol")] == [
        ("lol", ())
    ]


def test_work_is_bounded():
    found = misspelt("experiance " * 10_000)
    assert len(found) == MOST
    assert misspelt("a " * LONG + "experiance") == []


def test_without_the_dictionary_it_answers_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(spelling, "available", lambda: False)
    assert misspelt("jai une experiance") == []


def test_lists_hold_nothing_twice_and_no_word_of_the_dictionary():
    answers = answers_of("sms_words.tsv")
    assert list(answers) == sorted(answers)
    assert not set(answers) & words_of("work_words.txt")
    for word in answers:
        assert word == word.lower()
