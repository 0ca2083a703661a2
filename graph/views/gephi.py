"""Networks as GraphML and GEXF, for Gephi, Cytoscape and others.

Written here and not with networkx, whose writers build the whole file in memory, take ten times as
long, and put today's date into GEXF, so that equal networks would give different files.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from ..identity import local_name
from ..text import clean

Flat = dict[str, str | int | float | bool]

_NODE_TYPES: dict[str, type] = {
    "label": str, "kind": str, "cls": str, "iri": str, "aliases": str, "size": float, "community": int,
    "links": str, "work": str, "season": int, "episode": int, "data": str,
}  # fmt: skip
_EDGE_TYPES: dict[str, type] = {
    "label": str, "name": str, "predicate": str, "asserted": bool, "modality": str, "confidence": float,
    "sources": int, "quote": str, "statements": str,
}  # fmt: skip
_GRAPHML = {str: "string", int: "long", float: "double", bool: "boolean"}
_GEXF = {str: "string", int: "integer", float: "double", bool: "boolean"}


def write_graphml(network: nx.MultiDiGraph, stream: IO[bytes]) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/): lists and evidence become text, None is left out."""
    stream.writelines(line.encode() for line in _graphml(network))


def write_gexf(network: nx.MultiDiGraph, stream: IO[bytes]) -> None:
    """Write GEXF 1.2 (https://gexf.net/): lists and evidence become text, None is left out."""
    stream.writelines(line.encode() for line in _gexf(network))


def _graphml(network: nx.MultiDiGraph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for place, types in (("node", _NODE_TYPES), ("edge", _EDGE_TYPES)):
        for name, kind in types.items():
            yield (
                f'  <key id="{place}_{name}" for="{place}" attr.name="{name}" attr.type="{_GRAPHML[kind]}"/>\n'
            )
    yield '  <graph edgedefault="directed">\n'
    for iri, attributes in network.nodes.items():
        yield f"    <node id={_attribute(iri)}>\n"
        yield from (
            f'      <data key="node_{name}">{_content(value)}</data>\n'
            for name, value in _flat(attributes, _NODE_TYPES).items()
        )
        yield "    </node>\n"
    for number, (subject, obj, edge) in enumerate(_edges(network)):
        yield f'    <edge id="{number}" source={_attribute(subject)} target={_attribute(obj)}>\n'
        yield from (
            f'      <data key="edge_{name}">{_content(value)}</data>\n' for name, value in edge.items()
        )
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _gexf(network: nx.MultiDiGraph) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        "  <meta>\n    <creator>showkg</creator>\n  </meta>\n"
        '  <graph defaultedgetype="directed" mode="static">\n'
    )
    for place, types in (("node", _NODE_TYPES), ("edge", _EDGE_TYPES)):
        yield f'    <attributes class="{place}" mode="static">\n'
        for name, kind in types.items():
            if name != "label":
                yield f'      <attribute id="{place}_{name}" title="{name}" type="{_GEXF[kind]}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for iri, attributes in network.nodes.items():
        flat = _flat(attributes, _NODE_TYPES)
        yield f"      <node id={_attribute(iri)} label={_attribute(flat.pop('label', ''))}>\n"
        yield from _values("node", flat)
        yield "      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, (subject, obj, edge) in enumerate(_edges(network)):
        ends = f"source={_attribute(subject)} target={_attribute(obj)}"
        yield f'      <edge id="{number}" {ends} label={_attribute(edge.pop("label", ""))}>\n'
        yield from _values("edge", edge)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _values(place: str, flat: Flat) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in flat.items():
        yield f'          <attvalue for="{place}_{name}" value={_attribute(value)}/>\n'
    yield "        </attvalues>\n"


def _edges(network: nx.MultiDiGraph) -> Iterator[tuple[str, str, Flat]]:
    for subject, obj, attributes in network.edges(data=True):
        statements = attributes["statements"]
        # The surest sentence in columns of its own; all of them as JSON.
        surest = statements[0] if statements else {}
        edge = {
            **attributes,
            "name": local_name(attributes["predicate"]),
            "modality": surest.get("modality"),
            "confidence": surest.get("confidence"),
            "quote": surest.get("quote"),
            "sources": len(statements),
        }
        yield subject, obj, _flat(edge, _EDGE_TYPES)


def _flat(attributes: Mapping[str, Any], types: Iterable[str]) -> Flat:
    flat: Flat = {}
    for name in types:
        value = attributes.get(name)
        if isinstance(value, list):
            texts = all(isinstance(item, str) for item in value)
            value = "; ".join(value) if texts else json.dumps(value, ensure_ascii=False)
        if value is not None and value != "":
            flat[name] = value
    return flat


def _text(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(str(value))


def _content(value: str | float) -> str:
    return escape(_text(value))


def _attribute(value: str | float) -> str:
    # Readers turn line breaks in attributes into spaces unless they are escaped.
    return quoteattr(_text(value), {"\n": "&#10;", "\t": "&#9;"})
