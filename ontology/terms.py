"""Every IRI and prefix, spelled once.

Plain strings in closed classes instead of rdflib namespaces: a misspelt name fails at once all the
same, and a command that only queries a store need not import rdflib (0.4 s). A test holds these
classes equal to ``showkg.ttl``.
"""

from typing import Final


class RDF:
    BASE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    type: Final = BASE + "type"
    subject: Final = BASE + "subject"
    predicate: Final = BASE + "predicate"
    object: Final = BASE + "object"
    Statement: Final = BASE + "Statement"
    langString: Final = BASE + "langString"


class RDFS:
    BASE: Final = "http://www.w3.org/2000/01/rdf-schema#"
    label: Final = BASE + "label"
    comment: Final = BASE + "comment"
    subClassOf: Final = BASE + "subClassOf"
    subPropertyOf: Final = BASE + "subPropertyOf"


class XSD:
    BASE: Final = "http://www.w3.org/2001/XMLSchema#"
    string: Final = BASE + "string"
    integer: Final = BASE + "integer"
    decimal: Final = BASE + "decimal"
    boolean: Final = BASE + "boolean"
    date: Final = BASE + "date"
    gYearMonth: Final = BASE + "gYearMonth"
    gYear: Final = BASE + "gYear"
    dateTime: Final = BASE + "dateTime"
    duration: Final = BASE + "duration"


class SKOS:
    BASE: Final = "http://www.w3.org/2004/02/skos/core#"
    altLabel: Final = BASE + "altLabel"
    prefLabel: Final = BASE + "prefLabel"
    definition: Final = BASE + "definition"
    Concept: Final = BASE + "Concept"
    ConceptScheme: Final = BASE + "ConceptScheme"
    inScheme: Final = BASE + "inScheme"


class OWL:
    BASE: Final = "http://www.w3.org/2002/07/owl#"
    sameAs: Final = BASE + "sameAs"


class PROV:
    BASE: Final = "http://www.w3.org/ns/prov#"
    wasDerivedFrom: Final = BASE + "wasDerivedFrom"
    wasQuotedFrom: Final = BASE + "wasQuotedFrom"


class SCHEMA:
    """The terms of schema.org that showkg uses, no others."""

    BASE: Final = "https://schema.org/"
    # classes
    TVSeries: Final = BASE + "TVSeries"
    Movie: Final = BASE + "Movie"
    TVSeason: Final = BASE + "TVSeason"
    TVEpisode: Final = BASE + "TVEpisode"
    CreativeWork: Final = BASE + "CreativeWork"
    Book: Final = BASE + "Book"
    VideoGame: Final = BASE + "VideoGame"
    ComicStory: Final = BASE + "ComicStory"
    Play: Final = BASE + "Play"
    MusicRecording: Final = BASE + "MusicRecording"
    CreativeWorkSeries: Final = BASE + "CreativeWorkSeries"
    Person: Final = BASE + "Person"
    Organization: Final = BASE + "Organization"
    Place: Final = BASE + "Place"
    NewsArticle: Final = BASE + "NewsArticle"
    # properties
    actor: Final = BASE + "actor"
    character: Final = BASE + "character"
    creator: Final = BASE + "creator"
    director: Final = BASE + "director"
    musicBy: Final = BASE + "musicBy"
    author: Final = BASE + "author"
    isBasedOn: Final = BASE + "isBasedOn"
    genre: Final = BASE + "genre"
    partOfSeries: Final = BASE + "partOfSeries"
    partOfSeason: Final = BASE + "partOfSeason"
    seasonNumber: Final = BASE + "seasonNumber"
    episodeNumber: Final = BASE + "episodeNumber"
    productionCompany: Final = BASE + "productionCompany"
    datePublished: Final = BASE + "datePublished"
    startDate: Final = BASE + "startDate"
    numberOfSeasons: Final = BASE + "numberOfSeasons"
    numberOfEpisodes: Final = BASE + "numberOfEpisodes"
    duration: Final = BASE + "duration"
    children: Final = BASE + "children"
    sibling: Final = BASE + "sibling"
    spouse: Final = BASE + "spouse"
    colleague: Final = BASE + "colleague"
    memberOf: Final = BASE + "memberOf"
    jobTitle: Final = BASE + "jobTitle"
    homeLocation: Final = BASE + "homeLocation"
    headline: Final = BASE + "headline"
    url: Final = BASE + "url"
    publisher: Final = BASE + "publisher"
    about: Final = BASE + "about"
    mentions: Final = BASE + "mentions"
    sameAs: Final = BASE + "sameAs"


class SKG:
    """showkg's own terms."""

    BASE: Final = "https://w3id.org/showkg/ontology#"
    # classes
    Character: Final = BASE + "Character"
    FictionalOrganization: Final = BASE + "FictionalOrganization"
    StoryObject: Final = BASE + "StoryObject"
    Award: Final = BASE + "Award"
    PlotPoint: Final = BASE + "PlotPoint"
    Portrayal: Final = BASE + "Portrayal"
    Sentence: Final = BASE + "Sentence"
    Statement: Final = BASE + "Statement"
    Modality: Final = BASE + "Modality"
    ProductionStatus: Final = BASE + "ProductionStatus"
    # casting
    portrays: Final = BASE + "portrays"
    portrayedBy: Final = BASE + "portrayedBy"
    portrayalActor: Final = BASE + "portrayalActor"
    portrayalCharacter: Final = BASE + "portrayalCharacter"
    portrayalWork: Final = BASE + "portrayalWork"
    portrayalEpisode: Final = BASE + "portrayalEpisode"
    # makers
    showrunner: Final = BASE + "showrunner"
    executiveProducer: Final = BASE + "executiveProducer"
    writer: Final = BASE + "writer"
    # works and release
    spinOffOf: Final = BASE + "spinOffOf"
    prequelTo: Final = BASE + "prequelTo"
    sequelTo: Final = BASE + "sequelTo"
    remakeOf: Final = BASE + "remakeOf"
    episodeTitle: Final = BASE + "episodeTitle"
    network: Final = BASE + "network"
    status: Final = BASE + "status"
    # people and characters
    partner: Final = BASE + "partner"
    friendOf: Final = BASE + "friendOf"
    enemyOf: Final = BASE + "enemyOf"
    leads: Final = BASE + "leads"
    # press
    receivedAward: Final = BASE + "receivedAward"
    nominatedFor: Final = BASE + "nominatedFor"
    interviewedBy: Final = BASE + "interviewedBy"
    # plot points
    trigger: Final = BASE + "trigger"
    participant: Final = BASE + "participant"
    agent: Final = BASE + "agent"
    patient: Final = BASE + "patient"
    involves: Final = BASE + "involves"
    inWork: Final = BASE + "inWork"
    inSeason: Final = BASE + "inSeason"
    inEpisode: Final = BASE + "inEpisode"
    precedes: Final = BASE + "precedes"
    leadsTo: Final = BASE + "leadsTo"
    # evidence
    evidence: Final = BASE + "evidence"
    modality: Final = BASE + "modality"
    confidence: Final = BASE + "confidence"
    extractor: Final = BASE + "extractor"
    pattern: Final = BASE + "pattern"
    saidBy: Final = BASE + "saidBy"
    quote: Final = BASE + "quote"
    start: Final = BASE + "start"
    end: Final = BASE + "end"
    # history: versions, copies, values that changed
    dateRead: Final = BASE + "dateRead"
    copyOf: Final = BASE + "copyOf"
    supersededBy: Final = BASE + "supersededBy"
    # identity: names that were merged, and links to catalogs
    Merging: Final = BASE + "Merging"
    Link: Final = BASE + "Link"
    mergedInto: Final = BASE + "mergedInto"
    mergedName: Final = BASE + "mergedName"
    reason: Final = BASE + "reason"
    # how far an article, a statement or a plot point gives the story away
    spoilsWork: Final = BASE + "spoilsWork"
    spoilsSeason: Final = BASE + "spoilsSeason"
    spoilsEpisode: Final = BASE + "spoilsEpisode"
    # modalities
    Stated: Final = BASE + "Stated"
    Happened: Final = BASE + "Happened"
    Planned: Final = BASE + "Planned"
    Announced: Final = BASE + "Announced"
    Teased: Final = BASE + "Teased"
    Rumoured: Final = BASE + "Rumoured"
    Speculated: Final = BASE + "Speculated"
    Denied: Final = BASE + "Denied"
    # production statuses
    Renewed: Final = BASE + "Renewed"
    Cancelled: Final = BASE + "Cancelled"
    Ended: Final = BASE + "Ended"
    Ordered: Final = BASE + "Ordered"
    InDevelopment: Final = BASE + "InDevelopment"
    Filming: Final = BASE + "Filming"
    Completed: Final = BASE + "Completed"
    Upcoming: Final = BASE + "Upcoming"
    Airing: Final = BASE + "Airing"


ID_BASE: Final = "https://w3id.org/showkg/id/"
"""Where showkg's own identifiers live: ``ID_BASE + kind + "/" + local name``."""

PREFIXES: Final[dict[str, str]] = {
    "rdf": RDF.BASE,
    "rdfs": RDFS.BASE,
    "xsd": XSD.BASE,
    "owl": OWL.BASE,
    "skos": SKOS.BASE,
    "prov": PROV.BASE,
    "schema": SCHEMA.BASE,
    "skg": SKG.BASE,
    **{
        kind: f"{ID_BASE}{kind}/"
        for kind in (
            "work",
            "season",
            "episode",
            "person",
            "character",
            "organization",
            "place",
            "object",
            "award",
            "plot",
            "portrayal",
            "statement",
            "sentence",
            "article",
            "merging",
            "link",
        )
    },
}
"""Prefix → namespace IRI: known in every query and used in every export."""

MODALITIES: Final = (
    SKG.Stated,
    SKG.Happened,
    SKG.Planned,
    SKG.Announced,
    SKG.Teased,
    SKG.Rumoured,
    SKG.Speculated,
    SKG.Denied,
)

ASSERTED: Final = frozenset({SKG.Stated, SKG.Happened, SKG.Planned, SKG.Announced})
"""Modalities whose statements assert the plain triple as well (DESIGN: one fact, one sentence)."""

STATUSES: Final = (
    SKG.Renewed,
    SKG.Cancelled,
    SKG.Ended,
    SKG.Ordered,
    SKG.InDevelopment,
    SKG.Filming,
    SKG.Completed,
    SKG.Upcoming,
    SKG.Airing,
)

WORK_CLASSES: Final = frozenset(
    {
        SCHEMA.TVSeries,
        SCHEMA.Movie,
        SCHEMA.CreativeWork,
        SCHEMA.Book,
        SCHEMA.VideoGame,
        SCHEMA.ComicStory,
        SCHEMA.Play,
        SCHEMA.MusicRecording,
        SCHEMA.CreativeWorkSeries,
    }
)

ENTITY_CLASSES: Final[dict[str, str]] = {
    **dict.fromkeys(sorted(WORK_CLASSES), "work"),
    SCHEMA.TVSeason: "season",
    SCHEMA.TVEpisode: "episode",
    SCHEMA.Person: "person",
    SKG.Character: "character",
    SCHEMA.Organization: "organization",
    SKG.FictionalOrganization: "organization",
    SCHEMA.Place: "place",
    SKG.StoryObject: "object",
    SKG.Award: "award",
}
"""Class of an entity → kind of its IRI (a key of PREFIXES)."""

MAKERS: Final = frozenset(
    {
        SCHEMA.creator,
        SKG.showrunner,
        SKG.executiveProducer,
        SCHEMA.director,
        SKG.writer,
        SCHEMA.musicBy,
        SCHEMA.author,
    }
)
"""Properties of works that lead to those who made them."""

SYMMETRIC: Final = frozenset(
    {SCHEMA.sibling, SCHEMA.spouse, SKG.partner, SKG.friendOf, SKG.enemyOf, SCHEMA.colleague}
)
"""Properties that hold both ways: stored once, smaller IRI first."""


def curie(iri: str) -> str:
    """Shorten an IRI with PREFIXES where its local name allows it; else return it unchanged."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and not set(iri[len(base) :]) & set("/#"):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
