"""What was read is forgotten: words of one article do not stay for the next ones."""

import random
import string
import threading

import pytest

from showkg.extract import lemmas, tag_rules
from showkg.extract.nlp import DEFAULT_MODEL, forgetting, load_model
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text

INVENTED = random.Random(5)


def words(count: int) -> str:
    return " ".join("".join(INVENTED.choices(string.ascii_lowercase, k=9)) for _ in range(count))


def test_words_of_an_article_do_not_stay() -> None:
    pipeline = Pipeline()
    strings = load_model(DEFAULT_MODEL).vocab.strings
    before = len(strings)
    for _ in range(5):
        text = words(60)
        document = pipeline.read(article_from_text(f"Ann Lee plays Zoe in “Tide”. {text}"))
        assert document.sentences
        assert not any(word in strings for word in text.split())
    assert len(strings) == before


def test_tables_of_words_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lemmas, "_MAX_LEMMAS", 100)
    monkeypatch.setattr(tag_rules, "_MAX_KNOWN", 100)
    model = load_model(DEFAULT_MODEL)
    rules, lemmatizer = model.get_pipe(tag_rules.NAME), model.get_pipe("lemmatizer")
    for _ in range(4):
        Pipeline().read(article_from_text(words(80)))
        assert len(rules._known) <= 2 * 100  # type: ignore[attr-defined]
        assert len(lemmatizer.cache) <= 100  # type: ignore[attr-defined]


def test_an_article_is_read_the_same_after_an_error_in_another() -> None:
    article = article_from_text("Ann Lee plays the barkeeper Zoe Qwertzian in the series “Low Tide”.")
    first = Pipeline().read(article)
    with pytest.raises(ValueError, match="stop"), forgetting():
        list(load_model(DEFAULT_MODEL).pipe(["the barkeeper Zoe Qwertzian"]))
        raise ValueError("stop")
    assert Pipeline().read(article) == first


def test_articles_read_in_threads_do_not_mix() -> None:
    pipeline = Pipeline()
    articles = [
        article_from_text(f"{words(1).title()} Lee plays Zoe in “Tide”. {words(30)}.") for _ in range(8)
    ]
    alone = [pipeline.read(a) for a in articles]
    found: dict[int, object] = {}
    threads = [
        threading.Thread(target=lambda i=i, a=a: found.update({i: pipeline.read(a)}))  # type: ignore[misc]
        for i, a in enumerate(articles)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[i] for i in range(len(articles))] == alone
