"""The nouns that stand for a work (``the sitcom``, ``the novel``), and the small words around them."""

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


OF_SAME_NAME: Final = r"(?:of the same (?:name|title)|(?:by|with) the same (?:name|title))"

FILM: Final = _set("film|movie|feature|picture|biopic|flick|blockbuster|romcom|rom-com")
SERIES: Final = _set(
    "series|show|sitcom|miniseries|mini-series|serial|soap|telenovela|docuseries|docu-series|programme|"
    "program|dramedy|anthology|anime|k-drama|procedural|limited-series|game-show|cartoon"
)
EITHER: Final = _set(
    "drama|comedy|thriller|adaptation|saga|epic|hit|spinoff|spin-off|prequel|sequel|remake|reboot|"
    "revival|mystery|western|melodrama|satire|whodunnit|whodunit|documentary|production|project|"
    "romance|fantasy|musical|chiller|actioner|tale|sci-fi|comedy-drama|drama-comedy|period-drama|"
    "mockumentary|franchise|version"
)
SOURCE: Final = _set(
    "novel|novels|book|books|memoir|memoirs|comic|comics|game|games|play|novella|manga|bestseller|"
    "autobiography|biography|videogame|story|stories|trilogy"
)
ALSO_VERBS: Final = _set("show|play|hit|pilot|feature|project|remake|film|picture|book|premiere|reboot")
EPISODE: Final = _set("episode|hour|instalment|installment|finale|premiere|opener|closer|pilot")
DEFINITE: Final = _set("the|this|that|its|our|your|these|those|all")
OWNED: Final = _set("his|her|their")
INDEFINITE: Final = _set("a|an|another")
STOPS: Final = _set(
    "of|in|on|for|to|with|from|by|at|as|is|was|are|were|be|been|has|have|had|who|which|that's|when|"
    "while|into|about|like|than|but|or|if|so|because|after|before|during|and"
)
