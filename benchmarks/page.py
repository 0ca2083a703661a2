"""What the page costs, side by side with plain pyvis: ``python benchmarks/page.py [ENTITIES …]``.

For each size (1,000, 10,000 and 50,000 without arguments) builds a graph of English sentences (``page_prose.py``),
writes its page and the page of plain pyvis with the same nodes and edges (labels only, no quotes, physics off), opens
both in one Chromium, one after the other, and prints a table. Times are wall times of this machine and of whatever
else it does: trust the ratio between the two columns of one run. Building is measured in a process of its own, in
seconds of its processor, which other work cannot make longer than it is by much.

Frames are counted while the pointer drags and turns the wheel at each frame, for three seconds each.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import page_prose  # beside this file
import pyoxigraph as ox
from playwright.sync_api import Page, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow

from showkg.graph.rdf import encode
from showkg.graph.store import EmbeddedStore
from showkg.graph.views.network import to_networkx
from showkg.graph.views.page import write_page

SIZES = (1_000, 10_000, 50_000)
SCENES = (600, 1_500)
PYVIS_UP_TO = 10_000
"""Beyond, pyvis takes minutes to write, its page minutes to open."""
PATIENCE_S = 300
"""So long pyvis may take to write its page, and so long that page to open; the table says where it was not enough."""

_FRAMES = """
async ([kind, ms]) => {
  const canvas = document.querySelector('canvas');
  const box = canvas.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const fire = (on, type, dx, dy) => on.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: type === 'pointermove' ? -1 : 0,
    buttons: type === 'pointerup' ? 0 : 1, clientX: x + dx, clientY: y + dy }));
  if (kind === 'pan') fire(canvas, 'pointerdown', 0, 0);
  const start = performance.now();
  let frames = 0;
  await new Promise((done) => {
    const step = () => {
      const now = performance.now();
      if (now - start > ms) { done(); return; }
      frames += 1;
      if (kind === 'pan') fire(canvas, 'pointermove', Math.sin(frames / 9) * 220, Math.cos(frames / 7) * 150);
      else canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: x, clientY: y, deltaY: frames % 24 < 12 ? -60 : 60 }));
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  if (kind === 'pan') fire(canvas, 'pointerup', 0, 0);
  return frames / ((performance.now() - start) / 1000);
}
"""
_USABLE = """
addEventListener('DOMContentLoaded', async () => {
  await window.showkg?.ready;
  requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
});
"""
_SEARCHES = ("bran", "mohol", "Velx", "rusty lantern", "zzzzqqq")


def build(entities: int, folder: Path) -> None:
    """Write the pages of one size, and ``figures.json``."""
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for doc in page_prose.documents(entities) for triple in encode(doc))
    figures: dict[str, Any] = {"triples": len(store)}
    before = _memory_mb()
    start = time.process_time()
    network = to_networkx(EmbeddedStore(store), gated=True)
    page = write_page(network)
    figures["build_s"] = time.process_time() - start
    figures["build_mb"] = _memory_mb() - before
    figures |= {"nodes": len(network), "edges": network.size()}
    _write(folder / "ours.html", page)
    for most in SCENES:
        _write(folder / f"ours-{most}.html", write_page(network, most=most))
    _write(folder / "figures.json", json.dumps(figures))
    if entities <= PYVIS_UP_TO:
        start = time.process_time()
        plain = plain_pyvis(network)
        figures["pyvis_s"] = time.process_time() - start
        _write(folder / "pyvis.html", plain)
        _write(folder / "figures.json", json.dumps(figures))


def plain_pyvis(network: nx.MultiDiGraph) -> str:
    """What somebody writes who has pyvis and no page of his own."""
    from pyvis.network import Network  # noqa: PLC0415

    net = Network(directed=True, height="900px", cdn_resources="in_line")
    for iri, node in network.nodes(data=True):
        net.add_node(iri, label=node["label"], title=node["label"], group=node["kind"])
    for subject, obj, edge in network.edges(data=True):
        net.add_edge(subject, obj, title=edge["label"])
    net.toggle_physics(False)
    return str(net.generate_html())


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Tab:
    """A page in the browser, and what it takes."""

    def __init__(self, browser: Any, file: Path) -> None:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        self.page: Page = context.new_page()
        self.page.route("http*://**", lambda route: route.abort())
        self.page.add_init_script(_USABLE)
        self.page.set_default_timeout(PATIENCE_S * 1000)
        self.cdp = context.new_cdp_session(self.page)
        self.cdp.send("Performance.enable")
        self.page.goto(file.as_uri(), timeout=PATIENCE_S * 1000)
        limit = time.monotonic() + PATIENCE_S
        while not self.page.evaluate("window.usable ?? 0"):
            if time.monotonic() > limit:
                context.close()
                raise TooSlow(f"{file.name}: not usable after {PATIENCE_S} s")
            self.page.wait_for_timeout(50)
        self.usable_s = self.page.evaluate("window.usable") / 1000
        self.page.wait_for_timeout(1_500)

    def see_all(self) -> None:
        """Open the gate: a page starts at nothing watched, and pyvis hides nothing."""
        self.page.evaluate(_ALL)
        self.page.wait_for_timeout(500)

    def heap_mb(self) -> float:
        self.cdp.send("HeapProfiler.enable")
        self.cdp.send("HeapProfiler.collectGarbage")
        return float(self._metrics()["JSHeapUsedSize"]) / 1e6

    def frames(self, kind: str, ms: int = 3_000) -> tuple[float, float]:
        """Frames a second, and milliseconds of script in each."""
        before = self._metrics()
        rate = float(self.page.evaluate(_FRAMES, [kind, ms]))
        spent = self._metrics()["ScriptDuration"] - before["ScriptDuration"]
        return rate, spent * 1000 / max(rate * ms / 1000, 1)

    def _metrics(self) -> dict[str, float]:
        return {one["name"]: one["value"] for one in self.cdp.send("Performance.getMetrics")["metrics"]}

    def close(self) -> None:
        self.page.context.close()


def median_of(tab: Tab, expression: str, values: list[Any]) -> float:
    """Milliseconds that the page takes for one of them."""
    times = sorted(float(tab.page.evaluate(expression, value)) for value in values)
    return times[len(times) // 2]


def look(browser: Any, folder: Path) -> dict[str, str]:
    """Measure the pages of a folder."""
    rows: dict[str, str] = {}
    tab = Tab(browser, folder / "ours.html")
    rows["usable after, s"] = f"{tab.usable_s:.2f}"
    tab.see_all()
    rows["heap, MB"] = f"{tab.heap_mb():.0f}"
    rows["nodes drawn, labels"] = "{} {}".format(
        *tab.page.evaluate("[showkg.nodes().length, showkg.labels().length]")
    )
    rows["search, ms"] = f"{median_of(tab, _SEARCH, list(_SEARCHES)):.0f}"
    rows["focus, ms"] = f"{median_of(tab, _FOCUS, [0, 3, 9, 20, 40]):.0f}"
    rows["slider, ms"] = f"{median_of(tab, _SLIDER, [1, 5, 12, 20, 30]):.0f}"
    tab.close()
    for most in SCENES:
        tab = Tab(browser, folder / f"ours-{most}.html")
        tab.see_all()
        for kind in ("pan", "zoom"):
            rate, script = tab.frames(kind)
            rows[f"{kind} at {most}, frames/s (script ms)"] = f"{rate:.0f} ({script:.0f})"
        rows[f"drawn of {most}"] = str(tab.page.evaluate("showkg.nodes().length"))
        tab.close()
    return rows


def look_pyvis(browser: Any, file: Path) -> dict[str, str]:
    try:
        tab = Tab(browser, file)
    except TooSlow:
        return {"usable after, s": f"over {PATIENCE_S}"}
    rows = {"usable after, s": f"{tab.usable_s:.2f}", "heap, MB": f"{tab.heap_mb():.0f}"}
    for kind in ("pan", "zoom"):
        rate, script = tab.frames(kind)
        for most in SCENES:
            rows[f"{kind} at {most}, frames/s (script ms)"] = f"{rate:.0f} ({script:.0f})"
    tab.close()
    return rows


_ALL = "showkg.watch(Object.fromEntries(showkg.works().map((work) => [work.iri, [1e6, 1e6]])))"
_SEARCH = """
text => {
  const box = document.querySelector('#search');
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  const spent = performance.now() - start;
  box.value = '';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return spent;
}
"""
_FOCUS = """
async (n) => {
  const names = showkg.nodes();
  const start = performance.now();
  showkg.focus(names[n % names.length]);
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""
_SLIDER = """
async (n) => {
  // The show with the most to hide.
  const work = showkg.works().reduce((best, one) => (one.stops.length > best.stops.length ? one : best));
  const point = work.stops[n % work.stops.length];
  const start = performance.now();
  showkg.watch({ [work.iri]: point });
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}
"""


def _build_apart(entities: int, folder: Path) -> bool:
    """Build in a process of its own; False: pyvis did not get done in time."""
    process = subprocess.Popen([sys.executable, __file__, "--build", str(entities), str(folder)])
    try:
        while process.poll() is None and not (folder / "figures.json").exists():
            time.sleep(0.2)
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return True


def compare(entities: int, browser: Any, say: Callable[..., None] = print) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        done = _build_apart(entities, folder)
        figures = json.loads((folder / "figures.json").read_text())
        ours = {
            "file, MB": f"{(folder / 'ours.html').stat().st_size / 1e6:.2f}",
            "built in, s of processor": f"{figures['build_s']:.1f}",
            "memory for it, MB": f"{figures['build_mb']:.0f}",
        } | look(browser, folder)
        plain: dict[str, str] = {}
        if "pyvis_s" in figures:
            plain = {
                "file, MB": f"{(folder / 'pyvis.html').stat().st_size / 1e6:.2f}",
                "built in, s of processor": f"{figures['pyvis_s']:.1f}",
            } | look_pyvis(browser, folder / "pyvis.html")
        elif not done:
            plain = {"built in, s of processor": f"over {PATIENCE_S}"}
    say(f"\n{figures['nodes']:,} nodes, {figures['edges']:,} edges, {figures['triples']:,} triples")
    for row, value in ours.items():
        say(f"  {row:36} {value:>12} {plain.get(row, ''):>12}")


def main() -> None:
    if sys.argv[1:2] == ["--build"]:
        build(int(sys.argv[2]), Path(sys.argv[3]))
        return
    print(f"{'':38} {'showkg':>12} {'pyvis':>12}")
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium")
        )
        for entities in [int(text.replace(",", "")) for text in sys.argv[1:]] or SIZES:
            compare(entities, browser)
        browser.close()


if __name__ == "__main__":
    main()
