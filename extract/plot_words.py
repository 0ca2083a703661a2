"""Word lists that tell an event of a story from a state, from an opinion and from news of a production.

Own lists, by lemma. States follow Vendler's classes (verbs that do not answer "what happened then?");
the words of production and of reviewing are those of the trade press.
"""

STATES = frozenset(
    {
        "be", "have", "know", "love", "like", "dislike", "hate", "adore", "loathe", "prefer", "need", "belong", "own",
        "possess", "contain", "consist", "comprise", "include", "exist", "matter", "deserve", "resemble", "lack", "equal",
        "mean", "understand", "remember", "believe", "think", "feel", "fear", "hope", "wish", "doubt", "care", "regret",
        "admire", "respect", "trust", "envy", "miss", "enjoy", "seem", "appear", "look", "sound", "smell", "depend",
        "remain", "live", "dwell", "reside", "work", "specialize", "specialise", "suffer", "tend", "cost", "weigh", "owe",
        "fit", "suit", "differ", "concern", "interest", "seek", "expect", "await", "wait", "sit", "stand", "lie", "hang",
        "last", "ache", "struggle", "strive", "rely", "hail", "loom", "dream", "imagine", "wonder", "realise", "count",
        "can", "could", "involve", "relate", "intend", "mind", "occupy", "crave", "long", "yearn", "desire",
        "recall", "behave", "function", "act", "exude", "worship", "wear", "sport", "ponder", "cope", "command",
        "navigate", "grapple", "wrestle", "toil", "persist", "linger", "boast", "pride", "consider", "do",
        "compete", "date", "mourn", "cherish", "double",
    }
)  # fmt: skip
"""Verbs of states and of what goes on: no event."""

TRANSITIVE_STATES = frozenset(
    {"rule", "lead", "run", "govern", "manage", "head", "guard", "command", "oversee", "own", "supervise", "host",
     "front", "captain", "chair", "operate"}
)  # fmt: skip
"""States where they have an object and no particle (``runs the bar``, but ``runs away``)."""

PLANNED_STATES = frozenset({"want", "intend", "crave", "seek"})
"""States that are a plan where they have a thing or a deed as their object."""

PRODUCTION = frozenset(
    {
        "star", "costar", "co-star", "play", "portray", "cast", "recast", "voice", "reprise", "helm", "showrun", "premiere",
        "air", "broadcast", "stream", "debut", "greenlight", "guest", "guest-star", "headline", "feature", "embody",
        "depict", "characterize", "characterise", "appear", "reboot", "remake", "typecast", "audition", "recap", "spoil",
        "binge", "outshine", "personify",
    }
)  # fmt: skip
"""Verbs of making, showing and casting: never an event of the story."""

PRODUCTION_OF_OTHERS = frozenset(
    {
        "direct", "write", "cowrite", "co-write", "pen", "script", "produce", "film", "screen", "release", "renew",
        "cancel", "adapt", "rewrite", "develop", "compose", "edit", "narrate", "announce", "tease", "hint", "option",
        "distribute", "launch", "publish", "base", "set", "title", "subtitle", "rename", "nominate", "award", "gross",
        "rate", "rank", "review", "cover", "introduce", "credit", "name", "entitle", "call", "dub", "nickname", "inspire",
        "model", "originate", "tune", "watch", "present", "describe", "handle", "treat", "give",
        "flesh", "sideline", "waste", "ground", "underuse", "underutilize", "humanize", "humanise", "drag",
    }
)  # fmt: skip
"""Verbs that makers, reviewers and viewers do to a character: an event only where a character does them."""

OPINION = frozenset(
    {
        "shine", "dazzle", "disappoint", "impress", "captivate", "enthrall", "delight", "bore", "resonate",
        "underwhelm", "overwhelm", "feel", "work", "elevate", "balance", "anchor", "represent", "symbolize", "symbolise",
        "signify", "illustrate", "highlight", "showcase", "exemplify", "reflect", "mirror", "echo", "parallel", "contrast",
        "evoke", "convey", "suggest", "indicate", "remind", "center", "centre", "revolve", "hinge", "overstay", "benefit",
        "amuse", "relate", "require", "amount", "boil", "emphasize", "emphasise", "underscore", "underline", "complement",
        "compare", "define", "imbue", "cement", "oscillate", "straddle", "evolve", "mature", "dominate", "permeate",
        "pervade", "typify", "accentuate", "excite", "intrigue", "fascinate", "bother", "satisfy", "imply", "embark",
        "encapsulate", "epitomize", "epitomise", "amplify",
    }
)  # fmt: skip
"""Verbs with which a reviewer judges a character or a performance."""

OFF_STORY = frozenset(
    {
        "show", "series", "season", "episode", "film", "movie", "finale", "premiere", "pilot", "scene", "sequence", "shot",
        "story", "storyline", "plot", "subplot", "arc", "plotline", "thread", "twist", "performance", "actor", "actress",
        "star", "director", "writer", "showrunner", "creator", "producer", "author", "novelist", "audience", "viewer", "fan",
        "critic", "reader", "reviewer", "trailer", "teaser", "poster", "camera", "script", "screenplay", "cast", "ensemble",
        "chemistry", "cinematography", "score", "soundtrack", "dialogue", "network", "studio", "streamer", "book", "novel",
        "comic", "adaptation", "version", "writing", "direction", "pacing", "tone", "theme", "narrative", "genre", "drama",
        "comedy", "thriller", "sitcom", "moment", "beat", "montage", "flashback", "cliffhanger", "ending", "opening",
        "franchise", "spinoff", "spin-off", "sequel", "prequel", "reboot", "miniseries", "hour", "act", "chapter", "volume",
        "installment", "instalment", "dynamic", "journey", "portrayal", "characterization", "character", "role",
        "one-liner", "joke", "line", "monologue", "prose", "question", "issue", "problem", "point", "part", "thing",
        "reason", "example", "interpretation", "depiction", "presence", "absence", "charisma", "game", "player", "programme",
        "program", "soap", "play", "production", "title", "name", "element", "aspect", "love", "relationship", "friendship",
        "bond", "grief", "trauma", "motivation", "evolution", "development", "growth", "personality", "attitude",
    }
)  # fmt: skip
"""Nouns that are no one in the story: as the subject of a verb they make it talk about the work."""

WINDOWS = frozenset(
    {"see", "find", "follow", "show", "watch", "open", "begin", "start", "end", "close", "conclude", "reveal", "kick",
     "wrap", "culminate", "depict", "tell", "have", "feature", "catch", "pick", "confirm", "learn", "hear", "get"}
)  # fmt: skip
"""Verbs with which the work shows an event (``the finale sees Ann leave``): the event is in what follows."""

OFF_OBJECTS = frozenset(
    {"cast", "series", "season", "show", "franchise", "film", "movie", "role", "audience", "viewer", "screen", "episode",
     "ensemble", "storyline", "subplot", "arc", "spotlight", "screentime", "scene", "show-stealer", "finale", "chemistry",
     "performance", "fanbase", "lineup", "line-up"}
)  # fmt: skip
"""Objects that make a clause talk of the work (``joins the cast``, ``steals the show``)."""

UNREAL = frozenset({"need", "deserve", "love", "like", "hate", "prefer", "tend", "afford", "use", "enjoy"})
"""Verbs over an infinitive that tell no single event (``needs to rest``)."""

DEEDS_OF_WORKS = frozenset(
    {"unmask", "kill", "expose", "reunite", "resurrect", "strand", "pit", "send", "reveal", "trap",
     "separate", "murder", "banish", "imprison", "dispatch", "sacrifice"}
)  # fmt: skip
"""What an episode does to a character stands for what happens to her (``the finale unmasked Ann``)."""

LIGHT = frozenset(
    {"try", "attempt", "begin", "start", "continue", "manage", "proceed", "come", "go", "get", "have", "let", "make",
     "force", "want", "plan", "intend", "aim", "mean", "vow", "hope", "wish", "keep", "stop", "finish", "set", "help",
     "determine", "need", "seem", "appear", "cause", "use", "be", "prepare", "compel", "lead", "leave", "scramble",
     "struggle", "fail", "happen", "race", "rush", "work", "endeavor", "endeavour", "strive", "seek", "promise",
     "threaten", "offer", "long", "yearn", "resolve", "dare", "allow", "enable",
     "prompt", "spend", "end", "wind", "quit", "like", "love", "hate"}
)  # fmt: skip
"""Verbs that carry another one (``tries to flee``): the event is the other."""

KEEPS_ITS_VERB = frozenset(
    {"come", "go", "decide", "refuse", "agree", "order", "ask", "tell", "persuade", "convince", "beg", "urge", "send",
     "invite", "hire", "recruit", "teach", "blackmail", "bribe", "choose", "volunteer", "return", "arrive", "leave", "rush",
     "help", "offer", "threaten", "vow", "force", "race", "lead"}
)  # fmt: skip
"""Verbs with an infinitive that are the event themselves."""

SPEECH = frozenset(
    {"say", "tell", "claim", "insist", "explain", "admit", "confess", "reveal", "announce", "declare", "warn", "promise",
     "ask", "reply", "answer", "argue", "suggest", "propose", "state", "add", "note", "mention", "complain", "joke",
     "think", "believe", "know", "hope", "suspect", "assume", "fear", "realize", "realise", "learn", "discover", "find",
     "decide", "conclude", "understand", "see", "notice", "remember", "wonder", "swear", "vow", "figure", "deduce", "lie",
     "mumble", "whisper", "shout", "scream", "hear", "pretend", "imagine", "feel", "wish", "report", "deny", "convince",
     "inform", "assure", "remind", "order", "demand", "request", "beg", "agree", "mean", "confirm"}
)  # fmt: skip
"""Verbs whose clause of content says what is said, known or thought."""

FACTIVE = frozenset(
    {"realize", "realise", "learn", "discover", "find", "reveal", "confess", "admit", "see", "notice", "confirm",
     "figure", "deduce", "watch", "remember"}
)  # fmt: skip
"""Of those, the ones whose content happened."""

WEAK_SPEECH = frozenset(
    {"say", "think", "believe", "know", "hope", "suspect", "assume", "fear", "understand", "see", "remember", "wonder",
     "feel", "wish", "mean", "imagine", "add", "note", "hear", "notice", "watch", "see", "joke", "mention"}
)  # fmt: skip
"""Of those, the ones that are no turn of a story by themselves."""

# Nouns that name an event. "patient": whose event it is suffers it; "agent": does it.
EVENT_NOUNS = {
    **dict.fromkeys(
        (
            "death", "murder", "assassination", "killing", "execution", "arrest", "kidnapping", "abduction", "capture",
            "disappearance", "demise", "suicide", "exile", "imprisonment", "banishment", "poisoning", "drowning", "birth",
            "resurrection", "overdose", "downfall", "beheading", "shooting", "stabbing", "dismissal", "firing", "ouster",
            "coronation", "defeat", "unmasking", "torture", "expulsion",
        ),
        "patient",
    ),
    **dict.fromkeys(
        (
            "confession", "betrayal", "escape", "proposal", "attack", "ambush", "sacrifice", "rescue", "triumph", "surrender",
            "heist", "coup", "duel", "elopement", "resignation", "defection", "revolt", "mutiny", "rampage", "invasion",
            "abdication", "breakup", "divorce", "wedding", "fistfight", "showdown", "suicide", "kill", "theft", "robbery",
            "assault", "raid", "retaliation", "massacre",
        ),
        "agent",
    ),
}  # fmt: skip
"""Lemma → who its possessor is."""

# One event told with a verb and with a noun is one event.
SAME_EVENT = {
    "death": "die", "demise": "die", "murder": "kill", "killing": "kill", "assassination": "kill", "suicide": "die",
    "execution": "kill", "arrest": "arrest", "kidnapping": "kidnap", "abduction": "abduct", "escape": "escape",
    "betrayal": "betray", "confession": "confess", "proposal": "propose", "attack": "attack", "wedding": "marry",
    "disappearance": "disappear", "rescue": "rescue", "divorce": "divorce", "assassinate": "kill", "slay": "kill", "kill": "kill", "wed": "marry", "exile": "exile", "defeat": "defeat", "capture": "capture",
    "shooting": "shoot", "stabbing": "stab", "poisoning": "poison",
}  # fmt: skip
"""Lemma of a trigger → lemma under which the same event is known."""
