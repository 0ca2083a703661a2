"""showkg: articles about television and film in, an RDF knowledge graph out."""

__version__ = "0.1.0"
