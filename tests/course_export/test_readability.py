"""Courses are written for weak readers: short sentences, set as French is set."""

from __future__ import annotations

import re
from statistics import mean

import pytest

from .learner_texts import COURSES, read_by_learners, sentences, words

MOST_ON_AVERAGE, MOST = 12, 25
#: Fewer words are a name, a greeting, a choice: they would only lower the average.
A_SENTENCE = 4
#: A sign that stands high takes a space that does not break, and an apostrophe is a curved one.
_ILL_SET = re.compile(r"'|« | [:;?!»]|\w[;?!»](?!\w)|«\w")


@pytest.fixture(params=COURSES)
def texts(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    return list(read_by_learners(request.param))


def test_sentences_are_short(texts: list[tuple[str, str]]) -> None:
    long = [
        (where, sentence)
        for where, text in texts
        for sentence in sentences(text)
        if words(sentence) > MOST
    ]
    assert not long


def test_sentences_have_at_most_twelve_words_on_average_in_every_file(
    texts: list[tuple[str, str]],
) -> None:
    lengths: dict[str, list[int]] = {}
    for where, text in texts:
        found = [words(sentence) for sentence in sentences(text)]
        lengths.setdefault(where, []).extend(each for each in found if each >= A_SENTENCE)
    averages = {where: mean(each) for where, each in lengths.items() if each}
    assert averages
    assert {where: each for where, each in averages.items() if each > MOST_ON_AVERAGE} == {}


def test_texts_are_set_as_french_is(texts: list[tuple[str, str]]) -> None:
    ill_set = [
        (where, sentence)
        for where, text in texts
        for sentence in sentences(text)
        if _ILL_SET.search(sentence)
    ]
    assert not ill_set


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour. Tu viens ? Oui !", ["Bonjour.", "Tu viens ?", "Oui !"]),
        ("Prends :\n\nton CV\nun stylo", ["Prends :", "ton CV", "un stylo"]),
        ("Écris à camille.martel@exemple.fr tout de suite.",) * 2,
        ("« Vite ! Votre compte », dit-il.", ["« Vite !", "Votre compte », dit-il."]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, expected: list[str] | str) -> None:
    assert sentences(text) == ([expected] if isinstance(expected, str) else expected)


def test_an_address_is_one_word_and_an_elision_two() -> None:
    assert words("Écris à camille.martel@exemple.fr.") == 3
    assert words("L’employeur t’appelle.") == 4
