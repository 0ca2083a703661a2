// The graph that is shown: who is next to whom, and what is told of a thing. Knows nothing of the screen.

let G; // the data that may be shown; nodes and edges have holes (page_gate.js)
let wired; // of G: the places of nodes in `central`, how many neighbours they have, and lists made when asked for
let pairs; // key of two nodes → ids of the edges between them, found when they are asked for
let central; // all nodes, the most central first

const NONE = Object.freeze([]);
const pairKey = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
const look = (i, data = G) => data.kinds[data.nodes[i].group];

// Who is next to whom in all of the data: `edges.slice(starts[i], starts[i + 1])` are those of node i, in order;
// edge e goes from node `from[e]` to `to[e]`; edges between the same two nodes have the same number in `couple`.
let adjacent;

function adjoin() {
  const { nodes, edges } = All;
  const starts = new Int32Array(nodes.length + 1);
  for (const { from, to } of edges) { starts[from + 1] += 1; if (to !== from) starts[to + 1] += 1; }
  for (let i = 0; i < nodes.length; i += 1) starts[i + 1] += starts[i];
  const at = starts.slice();
  const list = new Int32Array(starts[nodes.length]);
  const from_ = new Int32Array(edges.length);
  const to_ = new Int32Array(edges.length);
  const couple = new Int32Array(edges.length);
  const numbers = new Map();
  edges.forEach(({ from, to }, e) => {
    [from_[e], to_[e]] = [from, to];
    list[at[from]] = e;
    at[from] += 1;
    if (to !== from) { list[at[to]] = e; at[to] += 1; }
    const key = Math.min(from, to) * nodes.length + Math.max(from, to);
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    couple[e] = numbers.get(key);
  });
  adjacent = { starts, edges: list, from: from_, to: to_, couple, couples: numbers.size };
}

/** How many neighbours each node has by these edges; itself is none. */
function degrees(edges) {
  const { from, to, couple, couples } = adjacent;
  const seen = new Uint8Array(couples);
  const degree = new Int32Array(All.nodes.length);
  for (let e = 0; e < edges.length; e += 1) {
    if (!edges[e] || from[e] === to[e] || seen[couple[e]]) continue;
    seen[couple[e]] = 1;
    degree[from[e]] += 1;
    degree[to[e]] += 1;
  }
  return degree;
}

/** Index the nodes and edges of G anew. */
function wire() {
  const { nodes, edges } = G;
  central = ranked(G.ids, G.weights);
  const rank = new Int32Array(nodes.length);
  for (let place = 0; place < central.length; place += 1) rank[central[place]] = place;
  wired = { rank, degree: G.degree ?? degrees(edges), near: new Array(nodes.length), facts: new Array(nodes.length) };
  pairs = pairsOf(edges);
}

/** Ids of the edges of a node. */
function factsOf(i) {
  if (!G.nodes[i]) return NONE;
  wired.facts[i] ??= Array.from(adjacent.edges.subarray(adjacent.starts[i], adjacent.starts[i + 1])).filter((e) => G.edges[e]);
  return wired.facts[i];
}

/** Its neighbours, the most central first. */
function nearOf(i) {
  if (!G.nodes[i]) return NONE;
  if (!wired.near[i]) {
    const others = new Set();
    for (const e of factsOf(i)) { const { from, to } = G.edges[e]; if (from !== to) others.add(from === i ? to : from); }
    wired.near[i] = [...others].sort((a, b) => wired.rank[a] - wired.rank[b]);
  }
  return wired.near[i];
}

/** These ids, those of the highest rank (from -10 to 10, told apart to a ten-thousandth) first, else as they stand. */
function ranked(list, rank) {
  // They are counted, rank by rank, which is many times faster than to compare them.
  const keys = new Int32Array(list.length);
  const next = new Int32Array(2e5 + 2);
  for (let n = 0; n < list.length; n += 1) {
    keys[n] = 1e5 - Math.round(rank[list[n]] * 1e4);
    next[keys[n] + 1] += 1;
  }
  for (let key = 0; key <= 2e5; key += 1) next[key + 1] += next[key];
  const order = new Int32Array(list.length);
  for (let n = 0; n < list.length; n += 1) {
    order[next[keys[n]]] = list[n];
    next[keys[n]] += 1;
  }
  return order;
}

/** Ids of the edges between two nodes by their key, as a map gives them. */
function pairsOf(edges) {
  const found = new Map();
  const get = (key) => {
    if (!found.has(key)) {
      const [a, b] = key.split('-').map(Number);
      const [few, other] = factsOf(a).length < factsOf(b).length ? [a, b] : [b, a];
      const all = factsOf(few).filter((e) => edges[e].from + edges[e].to === few + other && (edges[e].from === few || edges[e].to === few));
      found.set(key, all.length ? all : undefined);
    }
    return found.get(key);
  };
  return { get, has: (key) => get(key) !== undefined };
}

const byWeight = (a, b) => G.weights[b] - G.weights[a] || a - b;

/** A name with what tells it apart from its namesakes: `Pilot (For All Mankind)`. */
function place(i, data = G) {
  const node = data.nodes[i];
  const work = node.work !== undefined && node.work !== i ? Known.nodes[node.work]?.label ?? '' : '';
  return [work, node.group === 'plot' ? position(node.season, node.episode) : ''].filter(Boolean).join(', ');
}

/** Statements behind a plot point: its own, else those of its links. */
function readings(i) {
  const node = G.nodes[i];
  if (node.s) return node.s;
  const seen = new Map();
  for (const e of factsOf(i)) for (const s of G.edges[e].s) seen.set(`${s.q}/${s.a}/${s.m}`, s);
  return [...seen.values()];
}
