"""The words that name a maker's part in a work: nouns, verbs, and labels of info boxes.

Own list, from the credit names of the Writers Guild of America's and the Directors Guild's manuals and
the trade press. A producer is not an executive producer and stands in no list.
"""

from typing import Final

from ..ontology.terms import SCHEMA, SKG

NOUNS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("creator", "co-creator", "cocreator", "mastermind", "originator", "deviser"), (SCHEMA.creator,)
    ),
    **dict.fromkeys(("showrunner", "co-showrunner", "show-runner", "show runner"), (SKG.showrunner,)),
    **dict.fromkeys(
        ("executive producer", "exec producer", "executive-producer", "ep", "exec"),
        (SKG.executiveProducer,),
    ),
    **dict.fromkeys(
        ("director", "co-director", "helmer", "megger", "filmmaker", "film-maker"), (SCHEMA.director,)
    ),
    **dict.fromkeys(
        (
            "writer",
            "co-writer",
            "screenwriter",
            "co-screenwriter",
            "scriptwriter",
            "scribe",
            "scripter",
            "co-scripter",
            "head writer",
            "lead writer",
            "dramatist",
            "adapter",
        ),
        (SKG.writer,),
    ),
    **dict.fromkeys(
        ("writer-director", "writer/director", "director-writer", "writer-helmer"),
        (SKG.writer, SCHEMA.director),
    ),
    **dict.fromkeys(("creator-showrunner", "creator/showrunner"), (SCHEMA.creator, SKG.showrunner)),
    **dict.fromkeys(("composer", "co-composer"), (SCHEMA.musicBy,)),
    **dict.fromkeys(("author", "co-author", "novelist"), (SCHEMA.author,)),
}
"""Singular noun → predicates."""

OTHER_NOUNS: Final = (
    "star",
    "co-star",
    "actor",
    "actress",
    "lead",
    "host",
    "comedian",
    "producer",
    "presenter",
    "narrator",
    "editor",
    "playwright",
    "comic",
    "journalist",
    "actor-director",
)
"""Nouns that stand beside those above (``star and executive producer``) and say nothing here."""

PARTICIPLES: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "created",
            "co-created",
            "cocreated",
            "developed",
            "co-developed",
            "devised",
            "conceived",
            "dreamed up",
            "dreamt up",
            "thought up",
            "cooked up",
            "made up",
            "invented",
            "hatched",
            "concocted",
        ),
        (SCHEMA.creator,),
    ),
    **dict.fromkeys(("directed", "co-directed", "helmed", "co-helmed", "megged"), (SCHEMA.director,)),
    **dict.fromkeys(
        (
            "written",
            "co-written",
            "cowritten",
            "penned",
            "co-penned",
            "scripted",
            "co-scripted",
            "scribed",
            "screenwritten",
            "dramatised",
            "dramatized",
        ),
        (SKG.writer,),
    ),
    **dict.fromkeys(
        (
            "executive produced",
            "executive-produced",
            "exec produced",
            "exec-produced",
            "EP'd",
        ),
        (SKG.executiveProducer,),
    ),
    **dict.fromkeys(("showrun", "show-run"), (SKG.showrunner,)),
    **dict.fromkeys(("scored", "composed", "co-composed"), (SCHEMA.musicBy,)),
    **dict.fromkeys(("authored", "co-authored"), (SCHEMA.author,)),
    "adapted": (SKG.writer,),
}
"""Participle of ``… by NAME`` → predicates."""

OTHER_PARTICIPLES: Final = (
    "produced",
    "co-produced",
    "edited",
    "shot",
    "narrated",
    "presented",
    "hosted",
    "filmed",
    "photographed",
    "illustrated",
    "published",
    "animated",
    "designed",
    "performed",
    "arranged",
)

VERBS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        (
            "created",
            "creates",
            "co-created",
            "co-creates",
            "developed",
            "co-developed",
            "devised",
            "conceived",
            "create",
            "co-create",
            "devise",
            "devises",
            "conceive",
            "conceives",
            "develops",
            "creating",
            "devising",
            "dreamed up",
            "dreamt up",
            "dreams up",
            "thought up",
            "cooked up",
            "invented",
            "hatched",
            "concocted",
            "masterminded",
            "came up with",
            "comes up with",
        ),
        (SCHEMA.creator,),
    ),
    **dict.fromkeys(
        (
            "directed",
            "directs",
            "direct",
            "co-directed",
            "co-directs",
            "helmed",
            "helms",
            "helm",
            "megged",
            "megs",
            "directing",
            "helming",
        ),
        (SCHEMA.director,),
    ),
    **dict.fromkeys(
        (
            "wrote",
            "writes",
            "write",
            "written",
            "co-written",
            "co-wrote",
            "cowrote",
            "co-writes",
            "co-write",
            "penned",
            "pens",
            "pen",
            "co-penned",
            "scripted",
            "scripts",
            "writing",
            "penning",
            "scripting",
            "scribed",
            "script",
            "dramatised",
            "dramatized",
            "dramatises",
            "co-scripted",
            "adapted",
            "adapts",
        ),
        (SKG.writer,),
    ),
    **dict.fromkeys(
        (
            "executive produces",
            "executive produced",
            "executive produce",
            "executive-produces",
            "executive-produced",
            "executive-produce",
            "exec produces",
            "exec produced",
            "exec produce",
            "exec-produces",
            "exec-produced",
            "executive producing",
            "executive-producing",
            "exec producing",
        ),
        (SKG.executiveProducer,),
    ),
    **dict.fromkeys(("showruns", "showran", "showrunning", "runs", "show-runs"), (SKG.showrunner,)),
    **dict.fromkeys(
        ("scored", "scores", "composed", "composes", "scoring", "composing", "compose"), (SCHEMA.musicBy,)
    ),
    **dict.fromkeys(("authored", "co-authored"), (SCHEMA.author,)),
}
"""Finite verb or present participle → predicates of its subject."""

LABELS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(
        ("creator", "creators", "created by", "series creator", "developed by", "developer", "co-creators"),
        (SCHEMA.creator,),
    ),
    **dict.fromkeys(("showrunner", "showrunners"), (SKG.showrunner,)),
    **dict.fromkeys(
        ("executive producer", "executive producers", "exec producers"), (SKG.executiveProducer,)
    ),
    **dict.fromkeys(("director", "directors", "directed by", "dir", "direction", "dirs"), (SCHEMA.director,)),
    **dict.fromkeys(
        (
            "writer",
            "writers",
            "written by",
            "screenplay",
            "screenplay by",
            "screenwriter",
            "screenwriters",
            "teleplay by",
            "teleplay",
            "script",
            "head writer",
            "scr",
            "script by",
            "story by",
            "adapted by",
            "dramatised by",
            "dramatized by",
            "screen play by",
        ),
        (SKG.writer,),
    ),
    **dict.fromkeys(
        ("written and directed by", "writer-director", "writer/director", "director/writer", "dir/scr"),
        (SKG.writer, SCHEMA.director),
    ),
    **dict.fromkeys(
        (
            "composer",
            "composers",
            "music",
            "music by",
            "original music",
            "score",
            "mus",
            "score by",
            "theme music composer",
        ),
        (SCHEMA.musicBy,),
    ),
    **dict.fromkeys(("author", "authors"), (SCHEMA.author,)),
}
"""Label of an info box line, lower case, without colon → predicates."""
