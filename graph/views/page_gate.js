// The gate: what may be shown at the point that the viewer has watched and by the filters. Everything that shows
// anything asks it: nodes, edges, names, quotes, counts, sizes, search hits, panel, table, timeline, path, exports.
//
// Ids of nodes and edges are their places in the data and stay the same, whatever is hidden.

const watchers = []; // called after any change

const gate = {
  /** Show → point watched. */
  watched: new Map(),
  /** What the filters let through; see page_filter.js. */
  filters: {},
  /** May node `i` be shown? */
  node: (i) => G.nodes[i] !== undefined,
  /** May edge `e` be shown? */
  edge: (e) => G.edges[e] !== undefined,
  /** Ids of the nodes that may be shown. */
  nodes: () => G.nodes.map((_, i) => i).filter((i) => gate.node(i)),
  /** Ids of the edges that may be shown. */
  edges: () => G.edges.map((_, e) => e).filter((e) => gate.edge(e)),
  /** Of these statements, the ones that may be shown. */
  readings: (statements) => statements ?? [],
  /** The name that may be shown. */
  label: (i) => G.nodes[i].label,
  /** Its other names. */
  aliases: (i) => G.nodes[i].aliases ?? [],
  /** Its literal facts: `[{p: phrase, v: value, s: statements}]`. */
  data: (i) => G.nodes[i].data ?? [],
  /** Its neighbours, the most central first. */
  near: (i) => near[i].filter((j) => gate.node(j)),
  /** Ids of its edges. */
  facts: (i) => facts[i].filter((e) => gate.edge(e)),
  /** `{shows, films, people, characters, episodes, 'plot points', facts, articles}` of what may be shown. */
  counts: () => G.counts,
  /** How central it is among what may be shown, in [0, 1]. */
  weight: (i) => G.nodes[i].weight,
  onChange: (listener) => { watchers.push(listener); },
};

function changed() { for (const listener of watchers) listener(); }
