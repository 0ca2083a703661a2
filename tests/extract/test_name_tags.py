"""What the words of an article are taken for, whatever the article holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from showkg.extract.name_tags import (
    CHARACTER,
    EPISODE,
    KINDS,
    PERSON,
    PIECES,
    WORK,
    NameTags,
    encoded,
    windows_of,
)
from showkg.extract.reader import article_from_text
from showkg.extract.word_pieces import UNKNOWN, pieces_of, shape_of, words_of
from showkg.ontology.records import Article, BlockKind

NEWS = (
    "Lighthouse star on storms, secrets and series two\n\n"
    "Moira Tennant plays harbour master Jean Rusk in Lighthouse, which returns to BBC One next month.\n\n"
    "Jean finds the logbook, and Constable Orr (Pete Lomax) does not believe her. "
    "Lighthouse was created by Ailsa Brand, who also wrote The Salt Road.\n"
)


def read(text: str) -> Article:
    return article_from_text(text, source="news.txt")


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    assert len(pieces_of("lighthouse")) == 1
    assert pieces_of("Lighthouse") == pieces_of("LIGHTHOUSE") == pieces_of("lighthouse")
    assert pieces_of("Chloë") == pieces_of("chloe")
    assert len(pieces_of("zxqvbrompt")) > 1
    assert pieces_of("x" * 101) == (UNKNOWN,)
    assert pieces_of("\U0001f9ff") == (UNKNOWN,)


def test_capitals_are_told_apart_where_the_vocabulary_has_none() -> None:
    words = ("star", "Star", "STAR", "24", "—", "I")
    assert [shape_of(word) for word in words] == [1, 2, 3, 4, 5, 2]


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=60)
def test_every_word_of_any_text_is_read_once_and_no_window_is_too_long(text: str) -> None:
    article = read(text)
    windows = list(windows_of(article))
    own = [word for window in windows for word in window.words[window.before :]]
    blocks = [b for b in article.blocks if b.kind not in {BlockKind.TEASER, BlockKind.BOILERPLATE}]
    assert own == [w for b in blocks for w in words_of(article.text, b.span.start, b.span.end)]
    for window in windows:
        ids, shapes, firsts = encoded(article.text, window)
        assert len(ids) == len(shapes) <= PIECES
        assert len(firsts) == len(window.words) - window.before


def test_a_long_article_is_read_with_its_headline_before_each_part() -> None:
    article = read(NEWS + "\nShe rowed out again and found nothing but gulls. " * 60)
    windows = list(windows_of(article))
    assert len(windows) > 2
    headline = article.text.split("\n")[0]
    assert all(window.before == len(words_of(headline, 0, len(headline))) for window in windows[1:])


def test_names_that_nobody_listed_are_recognised_by_their_sentences() -> None:
    article = read(NEWS)
    tags = NameTags(article)

    def found(*kinds: str) -> set[str]:
        return {span.text_of(article.text) for span in tags.spans(kinds, 0.4)}

    assert {"Lighthouse", "The Salt Road"} <= found(WORK, EPISODE)
    assert {"Moira Tennant", "Pete Lomax", "Ailsa Brand"} <= found(PERSON)
    assert {"Jean Rusk"} <= found(CHARACTER)
    assert not {"Moira Tennant", "Jean Rusk"} & found(WORK)


def test_probabilities_are_such_and_the_same_each_time() -> None:
    article = read(NEWS)
    once, again = NameTags(article), NameTags(article)
    for start, end in words_of(article.text, 0, len(article.text)):
        shares = once.shares(start, end)
        assert set(shares) == set(KINDS)
        assert 0 <= sum(shares.values()) <= 1.001
        assert shares == again.shares(start, end)
        assert 0 <= (once.probability(start, end, KINDS) or 0.0) <= 1.001


def test_no_name_goes_on_behind_the_end_of_its_line() -> None:
    article = read("The cast of Lighthouse\n\nMoira Tennant\n\nPete Lomax\n\nAilsa Brand\n\n" + NEWS)
    for span in NameTags(article).spans(KINDS, 0.1):
        assert "\n" not in span.text_of(article.text)


def test_where_no_word_begins_nothing_is_said() -> None:
    tags = NameTags(read(NEWS))
    assert tags.probability(1, 4, (WORK,)) is None
    assert tags.shares(1, 4) == {}


def test_an_empty_article_has_no_names() -> None:
    assert list(NameTags(read("")).spans(KINDS, 0.1)) == []
