// The gate: what may be shown at the point that the viewer has watched, and what the filters let through. It makes
// `G`, the data that everything else reads, anew after each change: what is hidden is not in it, so no view, count,
// size, hit, path or export can tell of it. What may be known is worked out in page_known.js.
//
// Ids of nodes and edges are their places in the data and stay the same, whatever is hidden: G.nodes and G.edges have
// holes. Communities of the whole graph are left out: work them out from what is visible.

const END = 1e6; // season or episode: all of them
const ALL_OF_IT = [END, END];
const NOTHING = [0, 0];

let All; // the data as it is in the page, with `ids`, `weights` and `sizes` of all nodes
let Known; // what the viewer may know of it
const listeners = [];

const gate = {
  /** Number of a work in `All.gate.works` → [season, episode] reached; [0, 0] is nothing, [END, END] all of it. */
  watched: new Map(),
  /** What the filters let through; see page_filter.js. */
  filters: noFilters(),
  /** May node `i` be shown? */
  node: (i) => G.nodes[i] !== undefined,
  /** May edge `e` be shown? */
  edge: (e) => G.edges[e] !== undefined,
  /** Ids of the nodes that may be shown. */
  nodes: () => G.ids,
  /** Ids of the edges that may be shown. */
  edges: () => ids(G.edges),
  /** Of these statements, the ones that may be shown: those in G already are. */
  readings: (statements) => statements ?? [],
  /** The name that may be shown. */
  label: (i) => G.nodes[i].label,
  /** Its other names. */
  aliases: (i) => G.nodes[i].aliases ?? [],
  /** Its literal facts: `[{p: phrase, v: value, s: statements}]`. */
  data: (i) => G.nodes[i].data ?? [],
  /** Its neighbours, the most central first. */
  near: (i) => nearOf(i),
  /** Ids of its edges. */
  facts: (i) => factsOf(i),
  /** `{shows, films, people, characters, episodes, 'plot points', facts, articles}` of what may be shown. */
  counts: () => G.counts,
  /** How central it is among what may be known, in [0, 1]. */
  weight: (i) => G.weights[i],
  /** May the viewer know node `i`, whatever the filters? */
  known: (i) => Known.nodes[i] !== undefined,
  /** Is anything hidden by what was watched? */
  everything: () => !All.gate || All.gate.works.every((_, w) => reachedOf(w) === ALL_OF_IT),
  /** The listener is called after any change. */
  onChange: (listener) => { listeners.push(listener); },
};

function ids(list) {
  const all = [];
  list.forEach((_, i) => { all.push(i); });
  return all;
}
const reachedOf = (w) => gate.watched.get(w) ?? NOTHING;

/** Begin with the data of the page. */
function openGate(data) {
  const all = (key) => Float64Array.from(data.nodes, (node) => node[key]);
  All = { ...data, ids: ids(data.nodes), weights: all('weight'), sizes: all('size') };
  adjoin();
  hearAll();
  All.many = tally(All).many;
  for (const work of All.gate?.works ?? []) work.n = work.n.filter((i) => All.nodes[i]);
  if (All.gate) prepare();
  recall();
  learn();
}

/** Work out again what may be known, then what is shown. */
function learn() {
  Known = gate.everything() ? { ...All, everything: true } : knowable();
  sift();
}

/** Work out again what the filters let through. */
function sift() {
  G = filtered(Known);
  wire();
  for (const listener of listeners) listener();
}

/** Set the point reached of works: `[[number of the work, [season, episode]]]`. */
function watch(reached) {
  for (const [w, [season, episode]] of reached) gate.watched.set(w, season === END ? ALL_OF_IT : season === 0 ? NOTHING : [season, episode]);
  remember();
  learn();
}

// What is remembered of a show stays in this browser. A link never holds it: it must not raise it.

const MEMORY = 'showkg-watched';

function recall() {
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(MEMORY)) ?? {}; } catch { /* a page without storage forgets */ }
  (All.gate?.works ?? []).forEach((work, w) => {
    const [season, episode] = Array.isArray(kept[work.iri]) ? kept[work.iri] : [];
    if (Number.isInteger(season) && Number.isInteger(episode)) gate.watched.set(w, season === END ? ALL_OF_IT : [season, episode]);
  });
}

function remember() {
  try {
    const kept = JSON.parse(localStorage.getItem(MEMORY)) ?? {};
    for (const [w, reached] of gate.watched) kept[All.gate.works[w].iri] = reached;
    localStorage.setItem(MEMORY, JSON.stringify(kept));
  } catch { /* a page without storage forgets */ }
}
