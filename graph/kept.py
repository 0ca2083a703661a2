"""The named graphs where a store keeps its articles, beside the default graph that queries see."""

import pyoxigraph as ox

GRAPH = ox.NamedNode("urn:x-showkg:archive")
LOADED = ox.NamedNode("urn:x-showkg:loaded")
"""Descriptions of entities that came from RDF files and that no document of the store supports."""

STORE = ox.NamedNode("urn:x-showkg:store")
MARK = ox.Quad(STORE, ox.NamedNode("urn:x-showkg:unsettled"), ox.Literal("true"), GRAPH)
"""Stands in a store whose graph does not yet say what its articles say."""
