"""Names that only the context tells are found too: in small letters, in lists, in headings."""

from itertools import pairwise

from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text


def names_of(text: str) -> set[str]:
    return {e.name for e in Pipeline().read(article_from_text(text, source="blog.txt")).entities}


def test_who_writes_in_small_letters_still_names_people() -> None:
    text = (
        "broadchurch, again\n\ni have now watched 'broadchurch' three times. olivia colman plays the detective and "
        "david tennant is the man from somewhere else. 'broadchurch' was written by chris chibnall, on itv, and it is "
        "about the weather as much as about anybody. i liked the weather.\n"
    )
    assert {"Olivia Colman", "David Tennant", "Chris Chibnall"} <= names_of(text)


def test_a_name_is_found_once() -> None:
    text = "In the series “Deadwood”, Ian McShane plays Al Swearengen, and Molly Parker plays Alma Garret."
    article = article_from_text(text, source="news.txt")
    spans = [m.span for m in Pipeline().read(article).mentions if not m.nominal]
    assert len(spans) == len(set(spans))
    ordered = sorted(spans, key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in pairwise(ordered))


def test_a_small_word_in_a_name_is_part_of_it() -> None:
    names = names_of(
        "Dark, the first German series of Netflix, was created by Baran bo Odar and Jantje Friese. Baran bo Odar "
        "directed all of its episodes."
    )
    assert "Baran bo Odar" in names
    assert not names & {"Baran", "Odar"}


def test_words_of_the_language_are_no_names() -> None:
    assert (
        names_of("the weather was bad and nobody came to the screening, so we went home and watched nothing.")
        == set()
    )
