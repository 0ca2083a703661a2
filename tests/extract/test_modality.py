"""How sure a text is of what it says, for whole sentences and for single clauses."""

import pytest

from showkg.extract.modality import modality_of, sentence_modality
from showkg.extract.nlp import Sentence, analyse
from showkg.ontology.records import Article, Block, BlockKind, Modality, Span


def sentence_of(text: str, kind: BlockKind = BlockKind.CAPTION) -> Sentence:
    block = Block(kind=kind, span=Span(start=0, end=len(text)))
    article = Article(key="0" * 12, source="test", text=text, blocks=(block,))
    return analyse(article)[0]


def prose(text: str) -> Sentence:
    return sentence_of(text, BlockKind.PARAGRAPH)


SENTENCES = [
    ("The series premiered on Netflix in 2019.", Modality.STATED),
    ("Jane Roe plays the captain.", Modality.STATED),
    ("The drama stars Jane Roe as Ann.", Modality.STATED),
    ("The show has been renewed for a third season.", Modality.STATED),
    ("The third season will premiere in May.", Modality.ANNOUNCED),
    ("Jane Roe is set to return as Ann.", Modality.ANNOUNCED),
    ("Jane Roe is going to direct the finale.", Modality.ANNOUNCED),
    ("The network announced that Jane Roe will return.", Modality.ANNOUNCED),
    ("The studio plans to shoot a sequel.", Modality.PLANNED),
    ("Jane Roe might return.", Modality.SPECULATED),
    ("Viewers may remember Jane Roe as a nurse in Tide.", Modality.STATED),
    ("Perhaps Jane Roe returns.", Modality.SPECULATED),
    ("Jane Roe could play the lead.", Modality.SPECULATED),
    ("Fans think that Jane Roe plays the killer.", Modality.SPECULATED),
    ("Jane Roe will probably return.", Modality.SPECULATED),
    ("Is Jane Roe coming back?", Modality.SPECULATED),
    ("Will there be a third season?”", Modality.SPECULATED),
    ("Jane Roe will reportedly play the lead.", Modality.RUMOURED),
    ("Jane Roe is rumored to play the lead.", Modality.RUMOURED),
    ("Jane Roe is said to be returning.", Modality.RUMOURED),
    ("Jane Roe is in talks to play the lead.", Modality.RUMOURED),
    ("Sources say that Jane Roe has joined the cast.", Modality.RUMOURED),
    ("The creator hinted that Ann will return.", Modality.TEASED),
    ("The showrunner teased that the captain survives.", Modality.TEASED),
    ("Jane Roe will not return.", Modality.DENIED),
    ("Jane Roe won't be returning for the third season.", Modality.DENIED),
    ("Jane Roe never played the captain.", Modality.DENIED),
    ("The studio denied that Jane Roe has been cast.", Modality.DENIED),
    ("The film is not a remake of the Danish series.", Modality.DENIED),
    # denies nothing that is read
    ("The second season doesn't disappoint.", Modality.STATED),
    ("Jane Roe not only directed the film, she wrote it.", Modality.STATED),
    ("It isn't funny.", Modality.STATED),
    # whose plain cues do not belong to the whole
    ("The drama, which may end next year, stars Jane Roe.", Modality.STATED),
]


@pytest.mark.parametrize(("text", "modality"), SENTENCES, ids=[t for t, _ in SENTENCES])
def test_a_sentence_says_how_sure_it_is(text: str, modality: Modality) -> None:
    assert sentence_modality(prose(text)) is modality


CLAUSES = [
    ("Ann kills Bob.", "kills", Modality.STATED),
    ("Ann wants to kill Bob.", "kill", Modality.PLANNED),
    ("Ann plans to kill Bob.", "kill", Modality.PLANNED),
    ("Ann decides to kill Bob.", "decides", Modality.STATED),
    ("Ann is determined to kill Bob.", "kill", Modality.PLANNED),
    ("Ann's plan to kill Bob fails.", "kill", Modality.PLANNED),
    ("Ann's plan to kill Bob fails.", "fails", Modality.STATED),
    ("Ann refuses to kill Bob.", "kill", Modality.DENIED),
    ("Ann refuses to kill Bob.", "refuses", Modality.STATED),
    ("Ann denies that she killed Bob.", "killed", Modality.DENIED),
    ("Ann leaves without killing Bob.", "killing", Modality.DENIED),
    ("Ann leaves without killing Bob.", "leaves", Modality.STATED),
    ("Bob prevents Ann from killing Cora.", "killing", Modality.DENIED),
    ("Ann seems to kill Bob.", "kill", Modality.SPECULATED),
    ("If Ann kills Bob, Cora will leave.", "kills", Modality.SPECULATED),
    ("If Ann kills Bob, Cora will leave.", "leave", Modality.SPECULATED),
    ("It is likely that Ann killed Bob.", "killed", Modality.SPECULATED),
    ("Nobody killed Bob.", "killed", Modality.DENIED),
    ("The film, which stars Jane Roe, will premiere in May.", "stars", Modality.STATED),
    ("The film, which stars Jane Roe, will premiere in May.", "premiere", Modality.ANNOUNCED),
    ("Jane Roe, who will play Ann, starred in a sitcom.", "starred", Modality.STATED),
    ("Jane Roe, who will play Ann, starred in a sitcom.", "play", Modality.ANNOUNCED),
    ("Ann tries to open the safe.", "open", Modality.STATED),
    ("She would later marry Bob.", "marry", Modality.STATED),
    ("She would have married Bob.", "married", Modality.SPECULATED),
    ("Ann has no interest in going back to Leeds.", "going", Modality.DENIED),
    ("Ann has no desire to return.", "return", Modality.DENIED),
    ("Much depends on if Ann is able to help Bob.", "help", Modality.SPECULATED),
    ("Ann is able to help Bob.", "help", Modality.STATED),
]


@pytest.mark.parametrize(("text", "word", "modality"), CLAUSES, ids=[f"{w}: {t}" for t, w, _ in CLAUSES])
def test_each_clause_has_its_own_modality(text: str, word: str, modality: Modality) -> None:
    sentence = prose(text)
    token = next(t for t in sentence.tokens if t.text == word)
    assert modality_of(token, sentence) is modality


def test_lines_of_layout_are_stated_unless_they_carry_a_rumour() -> None:
    assert sentence_modality(sentence_of("Jane Roe as Ann")) is Modality.STATED
    assert sentence_modality(sentence_of("Jane Roe as Ann (rumored)")) is Modality.RUMOURED
    assert sentence_modality(sentence_of("Not my problem: Jane Roe as Ann")) is Modality.STATED


def test_any_text_has_a_modality() -> None:
    for text in ("not not not", "will " * 300, "A 🎬", "if if if if", "So?", "Ann — ?"):
        assert sentence_modality(prose(text)) in Modality
