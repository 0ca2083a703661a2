"""Cue words that tell how sure a text is; read by ``modality``.

Own lexicon, by lemma or by lower-case form. Source of the classes: de Marneffe et al. 2012 (factuality),
the negation and hedging cues of the CoNLL-2010 shared task.
"""

from typing import Final

RUMOUR_ADVERBS: Final = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
RUMOUR_NOUNS: Final = frozenset(
    """
    gossip insider leak leaker report rumor rumour source speculation
    """.split()
)
RUMOUR_VERBS: Final = frozenset(
    """
    allege circle court eye leak purport rumor rumour
    """.split()
)
# Passive only: "is said to return".
SAID_PASSIVES: Final = frozenset(
    """
    believe consider report say suppose suspect think tip understand
    """.split()
)
TALKS: Final = frozenset({"talk", "negotiation", "contention", "consideration", "discussion"})
GUESS_ADVERBS: Final = frozenset(
    """
    apparently arguably conceivably hopefully hypothetically ideally likely maybe ostensibly perhaps
    possibly potentially presumably probably seemingly theoretically
    """.split()
)
GUESS_ADJECTIVES: Final = frozenset(
    {"likely", "possible", "probable", "unlikely", "conceivable", "uncertain", "unclear"}
)
GUESS_AUXILIARIES: Final = frozenset({"might", "may", "could"})
REMEMBERING: Final = frozenset({"remember", "recall", "recognise", "recognize", "know"})
"""What readers may do with what is so."""
GUESS_VERBS: Final = frozenset(
    """
    appear assume bet doubt expect guess imagine imply predict reckon seem speculate suggest suppose suspect
    theorise theorize wonder
    """.split()
)
# Guesses only where viewers or the writer hold them: a character who thinks is part of the story.
OPINION_VERBS: Final = frozenset(
    """
    believe consider fear feel hope think want wish
    """.split()
)
# "My guess is that she did it".
GUESS_NOUNS: Final = frozenset({"guess", "theory", "hunch", "bet", "suspicion", "prediction", "hope", "fear"})
# Denied, they leave what they carry done: "never stopped looking".
ENDING_VERBS: Final = frozenset({"stop", "cease", "quit", "fail", "forget", "hesitate"})
CONDITIONS: Final = frozenset({"if", "unless", "whether", "lest"})
TEASE_VERBS: Final = frozenset({"tease", "hint", "promise", "foreshadow"})
PLAN_VERBS: Final = frozenset(
    """
    agree aim choose consider conspire contemplate decide dream hope intend long mean offer plan pledge
    plot prepare promise propose resolve scheme seek swear threaten vow want wish yearn
    """.split()
)
PLAN_ADJECTIVES: Final = frozenset(
    """
    desperate determined eager intent keen prepared ready willing
    """.split()
)
PLAN_NOUNS: Final = frozenset(
    """
    aim desire goal intent intention mission plan plot quest scheme vow wish
    """.split()
)
REFUSAL_VERBS: Final = frozenset(
    """
    avoid cease decline fail forget hesitate neglect refuse resist
    """.split()
)
DENIAL_VERBS: Final = frozenset(
    """
    debunk deny dismiss disprove dispute rebuff refute reject
    """.split()
)
PREVENTION_VERBS: Final = frozenset(
    """
    ban bar discourage dissuade forbid keep prevent prohibit stop
    """.split()
)
NEGATIONS: Final = frozenset(
    """
    barely hardly n't neither never nor not nowhere n’t scarcely
    """.split()
)
NEGATIVE_SUBJECTS: Final = frozenset({"nobody", "none", "nothing", "neither"})
NOT_REALLY_NEGATIVE: Final = frozenset(
    {"only", "just", "merely", "simply", "alone", "surprisingly", "least", "before", "until", "till"}
)
NEGATIVE_PREPOSITIONS: Final = frozenset({"without", "instead", "than", "despite"})
FUTURE_AUXILIARIES: Final = frozenset({"will", "'ll", "’ll", "shall", "wo", "sha"})
# "is set to", "is slated to": participles and adjectives that announce their infinitive.
FUTURE_PARTICIPLES: Final = frozenset(
    """
    bind bound destine due expect poise schedule set slate tap
    """.split()
)
ANNOUNCE_VERBS: Final = frozenset(
    """
    add announce confirm declare explain reveal say state tell
    """.split()
)
WISHING: Final = frozenset(
    """
    be hate hope like love mind prefer rather want wish
    """.split()
)
LATER: Final = frozenset(
    """
    eventually finally go later soon subsequently then ultimately
    """.split()
)

# Negated, these deny a fact of the kinds that are read; others ("doesn't disappoint") deny none.
FACTUAL_VERBS: Final = frozenset(
    """
    air appear base cancel cast come continue create die direct happen have involve join lead live marry
    nominate order play portray premiere produce release renew reprise return run star stream survive
    win work write
    """.split()
)
REPORTING_VERBS: Final = (
    ANNOUNCE_VERBS
    | RUMOUR_VERBS
    | SAID_PASSIVES
    | TEASE_VERBS
    | GUESS_VERBS
    | {"claim", "suggest", "hear", "write"}
)
