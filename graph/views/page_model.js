// The graph that is shown: who is next to whom, what is told of a thing, and the search. Knows nothing of the screen.

let G; // the data that may be shown; nodes and edges have holes (page_gate.js)
let near; // node → its neighbours, the most central first
let facts; // node → ids of its edges
let pairs; // key of two nodes → ids of the edges between them, found when they are asked for
let central; // all nodes, the most central first

const pairKey = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
const look = (i, data = G) => data.kinds[data.nodes[i].group];

/** Index the edges of G anew. */
function wire() {
  const { nodes, edges } = G;
  near = new Array(nodes.length);
  facts = new Array(nodes.length);
  nodes.forEach((_, i) => { near[i] = []; facts[i] = []; });
  edges.forEach(({ from, to }, e) => {
    facts[from].push(e);
    if (to !== from) facts[to].push(e);
  });
  central = ranked(ids(nodes), (i) => nodes[i].weight);
  // Each goes into the lists of its neighbours, the most central first: then no list needs sorting.
  const last = new Int32Array(nodes.length).fill(-1);
  for (const j of central) {
    last[j] = j;
    for (const e of facts[j]) {
      const i = edges[e].from === j ? edges[e].to : edges[e].from;
      if (last[i] !== j) { last[i] = j; near[i].push(j); }
    }
  }
  pairs = pairsOf(edges, facts);
}

/** These ids, those of the highest rank (below a thousand, told apart to a ten-thousandth) first, then by number. */
function ranked(list, rank) {
  // Numbers sort many times faster than a function compares.
  return Array.from(Float64Array.from(list, (i) => (1e7 - Math.round(rank(i) * 1e4)) * 2 ** 28 + i).sort(), (key) => key % 2 ** 28);
}

/** Ids of the edges between two nodes by their key, as a map gives them. */
function pairsOf(edges, facts_) {
  const found = new Map();
  const get = (key) => {
    if (!found.has(key)) {
      const [a, b] = key.split('-').map(Number);
      const [few, other] = (facts_[a]?.length ?? 0) < (facts_[b]?.length ?? 0) ? [a, b] : [b, a];
      const all = (facts_[few] ?? []).filter((e) => edges[e].from + edges[e].to === few + other && (edges[e].from === few || edges[e].to === few));
      found.set(key, all.length ? all : undefined);
    }
    return found.get(key);
  };
  return { get, has: (key) => get(key) !== undefined };
}

const byWeight = (a, b) => G.nodes[b].weight - G.nodes[a].weight || a - b;

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
  for (const e of facts[i]) for (const s of G.edges[e].s) seen.set(`${s.q}/${s.a}/${s.m}`, s);
  return [...seen.values()];
}

/** Distance of two short words, at most `most`; swapped neighbours count once. */
function typos(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

/** How well a name answers: 0 not at all. */
function match(name, query, words) {
  if (name === query) return 100;
  const at = name.indexOf(query);
  if (at === 0) return 80;
  if (at > 0 && name.includes(` ${query}`)) return 70;
  if (at > 0 && query.length > 1) return 50;
  return words.length > 1 && words.every((word) => name.includes(word)) ? 45 : 0;
}

// Folded texts, made once: folding costs more than looking.
const folded = new Map();
function foldOnce(text) {
  let plain = folded.get(text);
  if (plain === undefined) folded.set(text, plain = fold(text));
  return plain;
}

/** Words of names → the nodes that have them, of what may be known. */
function vocabulary(data) {
  if (!data.words) {
    data.words = new Map();
    data.nodes.forEach((node, i) => {
      for (const name of [node.label, ...(node.aliases ?? [])]) {
        for (const word of foldOnce(name).split(' ')) {
          const found = data.words.get(word);
          if (!found) data.words.set(word, new Set([i])); else found.add(i);
        }
      }
    });
  }
  return data.words;
}

/** Nodes of which each asked word is nearly a word of their names. */
function nearly(query) {
  let left = null;
  for (const asked of query.split(' ')) {
    const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
    const found = new Set();
    for (const [word, nodes] of vocabulary(Known)) {
      if (!(word.startsWith(asked) || (most && Math.abs(word.length - asked.length) <= most && typos(word, asked, most) <= most))) continue;
      for (const i of nodes) if (!left || left.has(i)) found.add(i);
    }
    if (!found.size) return found;
    left = found;
  }
  return left;
}

/** Find nodes by name, then by near names, then by what was written. `[{node, via, quote}]`, best first. */
function find(text, most = 12) {
  const query = fold(text);
  if (!query) return [];
  const words = query.split(' ');
  let hits = [];
  const add = (i, score, via) => {
    const node = Known.nodes[i];
    hits.push({ node: i, via, score: score + node.weight * 8 - (node.group === 'plot' ? 6 : 0) });
  };
  Known.nodes.forEach((node, i) => {
    let best = match(foldOnce(node.label), query, words);
    let via = null;
    for (const name of node.aliases ?? []) {
      const score = match(foldOnce(name), query, words) - 3;
      if (score > best) [best, via] = [score, name];
    }
    if (best > 0) add(i, best, via);
  });
  if (!hits.length && query.length > 2) for (const i of nearly(query)) add(i, 45, null);
  // Somebody asks for a full name, the articles have one word of it. Of events only the words count.
  if (words.length > 1) {
    const found = new Set(hits.map((hit) => hit.node));
    Known.nodes.forEach((node, i) => { if (node.group !== 'plot' && !found.has(i) && words.includes(foldOnce(node.label))) add(i, 40, null); });
  }
  hits = hits.sort((a, b) => b.score - a.score || a.node - b.node).slice(0, most);
  if (hits.length < most && query.length > 2) hits.push(...findQuotes(query, most - hits.length, new Set(hits.map((hit) => hit.node))));
  return hits;
}

/** Quote → the node that it tells of, of what may be known. */
function quoted(data) {
  if (!data.told) {
    data.told = data.quotes.map(() => []);
    const add = (rows, i) => { for (const s of rows ?? []) if (s.q !== undefined) data.told[s.q].push(i); };
    data.nodes.forEach((node, i) => { add(node.s, i); for (const row of node.data ?? []) add(row.s, i); });
    data.edges.forEach((edge) => add(edge.s, data.nodes[edge.to].group === 'plot' ? edge.to : edge.from));
  }
  return data.told;
}

function findQuotes(query, most, seen) {
  const hits = [];
  const told = quoted(Known);
  for (let q = 0; q < told.length && hits.length < most; q += 1) {
    if (!told[q].length || !foldOnce(Known.quotes[q]).includes(query)) continue;
    let node;
    for (const i of told[q]) if (!seen.has(i) && (node === undefined || Known.nodes[i].weight > Known.nodes[node].weight)) node = i;
    if (node === undefined) continue;
    seen.add(node);
    hits.push({ node, via: null, quote: Known.quotes[q] });
  }
  return hits;
}

/** Get ready to search while nobody waits for anything. */
function warmSearch() {
  const todo = [...Known.quotes, ...Known.ids.flatMap((i) => [Known.nodes[i].label, ...(Known.nodes[i].aliases ?? [])])];
  let at = 0;
  const some = (deadline) => {
    while (at < todo.length && (deadline?.timeRemaining?.() ?? 8) > 2) {
      for (const stop = Math.min(at + 50, todo.length); at < stop; at += 1) foldOnce(todo[at]);
    }
    if (at < todo.length) later(some);
    else { vocabulary(Known); quoted(Known); }
  };
  const later = window.requestIdleCallback ?? ((run) => setTimeout(run, 30));
  later(some);
}
