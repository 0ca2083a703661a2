"""Whatever an article holds is shown as text and runs nothing."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from showkg.graph.store import open_store
from showkg.graph.views.network import to_networkx
from showkg.graph.views.page_data import clean

ATTACKS = [
    "<script>window.pwned=1;alert(1)</script>",
    "</script><script>window.pwned=1</script>",
    "</SCRIPT ><script>window.pwned=1</script>",
    "<!--<script>",
    "--><script>window.pwned=1</script>",
    "<![CDATA[<script>window.pwned=1</script>]]>",
    "</title><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</textarea></noscript><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "<img src=https://evil.example/pixel.png>",
    "<svg onload=window.pwned=1>",
    "<svg><script>window.pwned=1</script></svg>",
    "<math><mtext></mtext><mglyph><style><img src onerror=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "<object data='javascript:window.pwned=1'></object>",
    "<embed src=https://evil.example/>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<form action=https://evil.example/><button>send</button></form>",
    "<a href='javascript:window.pwned=1'>click</a>",
    "<details open ontoggle=window.pwned=1>",
    "<body onload=window.pwned=1>",
    "<input autofocus onfocus=window.pwned=1>",
    "<style>*{display:none!important}</style>",
    "<b>bold</b> <i>it</i> <code>c</code>",
    "*bold* _italic_ `code`",
    "javascript:window.pwned=1",
    "JaVaScRiPt:window.pwned=1",
    " javascript:window.pwned=1",
    "java\nscript:window.pwned=1",
    "data:text/html,<script>window.pwned=1</script>",
    "vbscript:msgbox(1)",
    "https://evil.example/\" onclick=\"window.pwned=1",
    "\"><script>window.pwned=1</script>",
    "'><script>window.pwned=1</script>",
    "\" onmouseover=\"window.pwned=1",
    "' onfocus='window.pwned=1' autofocus='",
    "`${window.pwned=1}`",
    "${window.pwned=1}",
    "{{data}} {{script}} {{title}}",
    "{% include 'x' %} <%= 1 %> #{1}",
    "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
    "\\\";window.pwned=1;//",
    "&lt;script&gt; &amp; &#60; &#x3c;script",
    "&quot; onload=&quot;window.pwned=1",
    "line\u2028separator\u2029here",
    "right \u202eto left\u202c and \u2066isolated\u2069",
    "zero\u200bwidth\ufeffmarks\u00ad",
    "expression(window.pwned=1); background:url(https://evil.example/)",
    "]]>*/;window.pwned=1;/*",
    "\x1b[31mterminal\x07 \x00nul",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
    "=HYPERLINK(\"https://evil.example/\")",
    "w" * 3000,
    "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034dalgo",
]  # fmt: skip


def poisoned() -> nx.MultiDiGraph:
    """Every attack in every field there is."""
    network = nx.MultiDiGraph()
    previous = None
    for attack in ATTACKS:
        said = {
            "quote": f"quote {attack}",
            "confidence": attack,
            "modality": attack,
            "extractor": attack,
            "pattern": attack,
            "said_by": f"speaker {attack}",
            "season": attack,
            "episode": attack,
            "article": {
                "headline": f"headline {attack}",
                "url": attack,
                "site": f"site {attack}",
                "published": f"on {attack}",
            },
        }
        iri = f"urn:{attack}"
        network.add_node(
            iri,
            iri=attack,
            label=f"name {attack}",
            aliases=[f"alias {attack}"],
            links=[attack, f"https://ok.example/?{len(network)}"],
            cls=attack,
            kind=attack,
            size=attack,
            community=attack,
            work=attack,
            season=attack,
            episode=attack,
            statements=[said],
            data=[{"label": f"property {attack}", "value": f"value {attack}", "statements": [said]}],
        )
        if previous is not None:
            network.add_edge(
                iri, previous, attack, predicate=attack, label=f"phrase {attack}", statements=[said]
            )
        previous = iri
    return network


def test_enough_attacks() -> None:
    assert len(set(ATTACKS)) >= 40


def test_every_attack_in_every_field_is_shown_as_text(visit: Callable[..., Any]) -> None:
    network = poisoned()
    seen = visit(network, title=" ".join(ATTACKS))
    page = seen.page
    whole = clean(" ".join(ATTACKS))
    assert page.text_content("h1") == whole
    assert page.evaluate("document.title") == re.sub("[\t\n\f\r ]+", " ", whole)
    for attack, iri in zip(ATTACKS, network, strict=True):
        # A click may land on what lies above the node, such as the way back.
        page.evaluate("iri => showkg.focus(iri)", clean(iri))
        text = page.text_content("#panel")
        assert page.text_content("#panel h2") == clean(f"name {attack}"), attack
        for field in ("alias", "property", "value", "quote", "speaker", "headline", "site", "on"):
            assert clean(f"{field} {attack}") in text, (field, attack)
        if iri != next(iter(network)):
            assert clean(f"phrase {attack}") in text
        strange = page.evaluate(
            "[...document.querySelectorAll('#panel *, #hits *, #tip *, .bar *, #legend *')].map(e => e.localName)"
            ".filter(name => !/^(a|aside|bdi|blockquote|button|circle|dd|details|div|dl|dt|h[123]|header|input|kbd|li|p"
            "|path|section|small|span|summary|svg|ul)$/.test(name))"
        )
        assert strange == []
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
            ".filter(name => name.startsWith('on') || name === 'srcdoc').length"
        )
        assert handlers == 0
        links = page.evaluate("[...document.querySelectorAll('#panel a')].map(a => a.protocol)")
        assert links and set(links) <= {"http:", "https:"}
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.scripts.length") == 4


def test_attacks_in_the_search_box(visit: Callable[..., Any]) -> None:
    network = nx.MultiDiGraph()
    network.add_node("urn:x", label="Plain", kind="person")
    seen = visit(network)
    for attack in ATTACKS:
        seen.page.fill("#search", attack)
        assert seen.page.evaluate("document.querySelectorAll('#hits script, #hits img').length") == 0
    assert seen.page.evaluate("window.pwned") is None


def test_pointer_over_poisoned_nodes_and_links(visit: Callable[..., Any]) -> None:
    seen = visit(poisoned())
    for iri in seen.nodes()[:20]:
        spot = seen.page.evaluate("iri => showkg.position(iri)", iri)
        seen.page.mouse.move(spot["x"], spot["y"])
        seen.page.wait_for_selector("#tip", state="visible")
        assert seen.page.evaluate("document.querySelectorAll('#tip script, #tip img, #tip svg').length") == 0
    assert seen.page.evaluate("window.pwned") is None


def test_every_attack_stays_text_in_every_view(visit: Callable[..., Any]) -> None:
    """Table, timeline, connections, filters and the menu of exports show what the panel shows."""
    network = poisoned()
    show = "https://w3id.org/showkg/id/work/show"
    network.add_node(show, label=f"Show {ATTACKS[1]}", kind="series", cls=ATTACKS[0])
    for number, attack in enumerate(ATTACKS):
        plot = f"urn:plot:{number}"
        network.add_node(
            plot, label=f"then {attack}", kind="plot", work=show, season=1, episode=number % 3 + 1
        )
        network.add_edge(plot, show, "in", predicate=f"urn:{attack}", label=f"in {attack}", statements=[])
    seen = visit(network, title=ATTACKS[1])
    page = seen.page
    for view in ("table", "timeline", "network"):
        page.click(f"[data-view={view}]")
        assert page.text_content(f"#view-{view}" if view != "network" else "#panel").strip()
    page.click("#connect")
    for field, iri in (("#path-from", "urn:plot:3"), ("#path-to", "urn:plot:9")):
        page.fill(field, clean(network.nodes[iri]["label"]))
        page.keyboard.press("Enter")
    page.click("#save summary")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    for _ in range(2):
        strange = page.evaluate(
            "[...document.querySelectorAll('body *')].filter((e) =>"
            " /^(script|iframe|object|embed|base|meta|link|form|style|img|math)$/.test(e.localName) && !e.closest('body > script'))"
            ".map((e) => e.outerHTML.slice(0, 200))"
        )
        assert strange == []
        handlers = page.evaluate(
            "[...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
            ".filter((name) => name.startsWith('on') || name === 'srcdoc').length"
        )
        assert handlers == 0
        bad = "[...document.querySelectorAll('a[href]')].filter((a) => !/^(https?:|#)/.test(a.getAttribute('href'))).length"
        assert page.evaluate(bad) == 0
        page.click("[data-view=table]")
    assert page.evaluate("window.pwned") is None


ODD = {
    "right to left and wide names": [
        ("عمر الشريف", "person"),
        ("三体", "series"),
        ("👩‍🚀 Ellie 🚀", "character"),
    ],
    "a label of 5,000 letters": [("long " * 1000, "character"), ("w" * 5000, "person")],
    "names without letters": [("", "person"), ("   ", "series"), ("?!", "plot"), ("\u200b", "thing")],
    "one name for all": [("Pilot", "series"), ("Pilot", "episode"), ("Pilot", "person"), ("Pilot", "plot")],
}


@pytest.mark.parametrize("names", ODD.values(), ids=ODD)
def test_odd_names_are_drawn_read_and_listed(visit: Callable[..., Any], names: list[tuple[str, str]]) -> None:
    network = nx.MultiDiGraph()
    for number, (label, kind) in enumerate(names):
        network.add_node(f"urn:{number}", label=label, kind=kind)
        network.add_edge(f"urn:{number}", "urn:0", "a", label="is tied to", statements=[])
        network.add_edge("urn:0", f"urn:{number}", "b", label="is tied to", statements=[])
    seen = visit(network)
    assert len(seen.nodes()) == len(names)
    for iri in seen.nodes():
        seen.click(iri)
        assert seen.page.text_content("#panel h2").strip()
        assert seen.page.evaluate(
            "document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth"
        )
    for view in ("table", "timeline"):
        seen.page.click(f"[data-view={view}]")
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_any_turtle_file_gives_a_decent_page(visit: Callable[..., Any], tmp_path: Path) -> None:
    """Classes and properties that are not ours: things by their labels, tied by what the file says."""
    file = tmp_path / "foreign.ttl"
    file.write_text(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .\n"
        "@prefix x: <http://example.org/x/> .\n"
        'x:dune a schema:Movie ; rdfs:label "Dune"@en ; schema:director x:dv .\n'
        'x:dv a schema:Person ; rdfs:label "Denis V." .\n',
        encoding="utf-8",
    )
    with open_store(str(file)) as store:
        network = to_networkx(store, gated=True)
    seen = visit(network)
    assert set(seen.labels()) == {"Dune", "Denis V."}
    seen.click("http://example.org/x/dune")
    assert "Denis V." in seen.panel()
