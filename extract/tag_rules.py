"""What spaCy's attribute ruler does, from a table: the rules that fit a token are looked up once.

The ruler of the English models tries 179 patterns on each token, a sixth of all time that the model takes.
Nearly all of them look at one token's tag, word and dependency alone, so what they set is the same
whenever these three are.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc

NAME: Final = "showkg_tag_rules"
_RULER: Final = "attribute_ruler"
# What a token's key below decides; being a space is a trait of the word.
_KEYED: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
# Kept combinations of tag, word and dependency, about 200 bytes each.
_MAX_KNOWN: Final = 20_000


# Token's word in lower case, tag and dependency, as numbers of spaCy's string store.
_Key = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Fitting:
    """What an attribute ruler does to a token by itself."""

    rules: tuple[int, ...]
    attributes: dict[int, Any]
    """Of all the rules together."""
    opens: bool
    """May a pattern of several tokens begin here?"""


class TagRules:
    """Sets the same attributes as an attribute ruler."""

    def __init__(self, ruler: "AttributeRuler") -> None:
        from spacy.matcher import Matcher  # noqa: PLC0415  (slow to import)

        self._ruler = ruler
        self._single, self._several, self._first = (Matcher(ruler.vocab) for _ in range(3))
        for number, pattern in _patterns(ruler):
            if len(pattern) == 1:
                self._single.add(str(number), [pattern])
            else:
                self._several.add(str(number), [pattern])
                self._first.add(str(number), [pattern[:1]])
        self._known: dict[_Key, _Fitting] = {}
        self._fittings: dict[tuple[tuple[int, ...], bool], _Fitting] = {}

    @staticmethod
    def can_replace(ruler: "AttributeRuler") -> bool:
        """Do its rules look only at what the table is kept by?"""
        return all(
            set(pattern[0]) <= _KEYED
            and (len(pattern) > 1 or ruler.indices[number] in {0, -1})
            and "_" not in ruler.attrs[number]
            for number, pattern in _patterns(ruler)
        )

    def __call__(self, doc: "Doc") -> "Doc":
        """Set the attributes of all tokens of a tagged and parsed doc."""
        from spacy.tokens._retokenize import set_token_attrs  # noqa: PLC0415  (slow to import)

        if len(self._known) > _MAX_KNOWN:
            self._known.clear()
        keys: list[_Key] = list(map(tuple, doc.to_array(["LOWER", "TAG", "DEP"]).tolist()))
        fitting = [self._known.get(key) or self._fit(doc, i, key) for i, key in enumerate(keys)]
        shared = self._shared(doc) if any(f.opens for f in fitting) else {}
        for i, fit in enumerate(fitting):
            if i in shared:
                for rule in sorted([*fit.rules, *shared[i]]):
                    set_token_attrs(doc[i], self._ruler.attrs[rule])
            elif fit.attributes:
                set_token_attrs(doc[i], fit.attributes)
        return doc

    def _fit(self, doc: "Doc", at: int, key: _Key) -> _Fitting:
        token, names = doc[at : at + 1], self._ruler.vocab.strings
        rules = sorted(int(names[name]) for name, _, _ in self._single(token, allow_missing=True))
        kind = (tuple(rules), bool(self._first(token, allow_missing=True)))
        if kind not in self._fittings:
            merged: dict[int, Any] = {}
            for rule in rules:
                merged |= self._ruler.attrs[rule]
            self._fittings[kind] = _Fitting(kind[0], merged, kind[1])
        fit = self._known[key] = self._fittings[kind]
        return fit

    def _shared(self, doc: "Doc") -> dict[int, list[int]]:
        """Rules of several tokens that fit, by the index of the token that they change."""
        names, out = self._ruler.vocab.strings, defaultdict(list)
        for name, start, end in self._several(doc, allow_missing=True):
            rule = int(names[name])
            index = self._ruler.indices[rule]
            out[index + (start if index >= 0 else end)].append(rule)
        return out


def _patterns(ruler: "AttributeRuler") -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Its patterns with the number of their rule; a rule may have several."""
    for number, rule in enumerate(cast("list[dict[str, list[list[dict[str, Any]]]]]", ruler.patterns)):
        for pattern in rule["patterns"]:
            yield number, pattern


def replace_ruler(nlp: "Language") -> None:
    """Let a table take the place of the pipeline's attribute ruler, if the table can do the same."""
    from spacy.language import Language  # noqa: PLC0415  (slow to import)

    if not nlp.has_pipe(_RULER):
        return
    ruler = cast("AttributeRuler", nlp.get_pipe(_RULER))
    if not TagRules.can_replace(ruler):
        return

    def make(nlp: "Language", name: str) -> TagRules:  # noqa: ARG001
        return TagRules(ruler)

    Language.factory(NAME, func=make)
    nlp.add_pipe(NAME, after=_RULER)
    nlp.remove_pipe(_RULER)
