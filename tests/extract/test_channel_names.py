"""Channels are found whose names are no common names."""

from showkg.extract.lexicon import NETWORKS, STUDIOS
from showkg.extract.name_finder import find_names
from showkg.extract.nlp import analyse
from showkg.extract.pipeline import Pipeline
from showkg.extract.reader import article_from_text
from showkg.ontology.terms import SKG


def names_in(text: str) -> list[str]:
    article = article_from_text(text)
    return [name.core for name in find_names(article, analyse(article), [])]


def test_each_listed_channel_is_one_name() -> None:
    listed = [*sorted(NETWORKS | STUDIOS), "Channel 9", "Sky 1", "TVP 2", "RAI 3"]
    lines = [
        f"The drama started on {name} in March and did well. Critics liked what {name}'s people had made of it."
        for name in listed
    ]
    article = article_from_text("\n\n".join(lines))
    found = find_names(article, analyse(article), [])
    missed = []
    at = 0
    for name, line in zip(listed, lines, strict=True):
        at = article.text.index(line, at)
        cores = [n.core for n in found if at <= n.span.start < at + len(line)]
        signed = name.replace(" Plus", "+")
        if cores.count(signed if signed in NETWORKS else name) != 2:
            missed.append((name, cores))
    assert not missed


def test_a_number_that_counts_something_is_no_channel() -> None:
    assert "Sky 1" not in names_in("They paid Sky 1,200 pounds for it.")
    assert "BBC 2" not in names_in("She gave the BBC 2.5 million reasons.")


def test_a_numbered_channel_shows_the_series() -> None:
    document = Pipeline().read(
        article_from_text("“Dark Tide” comes to Channel 4 on Monday. It stars Anna Maxwell Martin.")
    )
    names = {e.id: e.name for e in document.entities}
    shown = {
        names[s.object]
        for s in document.statements
        if s.predicate == SKG.network and isinstance(s.object, str)
    }
    assert shown == {"Channel 4"}


def test_a_month_is_no_part_of_a_name() -> None:
    assert names_in("In May Amazon sent a note. Since June Sarah Lund has left.") == ["Amazon", "Sarah Lund"]
