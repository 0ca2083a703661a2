// The graph: nodes, facts, who is next to whom, and the search. Knows nothing of the screen.

let G; // the data as it is in the page
let near; // node → its neighbours, the most central first
let facts; // node → indexes of its edges
let pairs; // key of two nodes → indexes of the edges between them
let index; // node → its folded names

const pairKey = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
const look = (i) => G.kinds[G.nodes[i].group];

function load(data) {
  G = data;
  const sets = G.nodes.map(() => new Set());
  facts = G.nodes.map(() => []);
  pairs = new Map();
  G.edges.forEach((edge, i) => {
    const { from, to } = edge;
    facts[from].push(i);
    if (to !== from) facts[to].push(i);
    sets[from].add(to);
    sets[to].add(from);
    const key = pairKey(from, to);
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(i);
  });
  near = sets.map((set, i) => [...set].filter((j) => j !== i).sort(byWeight));
  index = G.nodes.map((node) => [node.label, ...(node.aliases ?? [])].map(fold));
}

const byWeight = (a, b) => G.nodes[b].weight - G.nodes[a].weight || a - b;

/** A name with what tells it apart from its namesakes: `Pilot (For All Mankind)`. */
function place(i) {
  const node = G.nodes[i];
  const work = node.work !== undefined && node.work !== i ? G.nodes[node.work].label : '';
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
function match(name, query) {
  if (name === query) return 100;
  if (name.startsWith(query)) return 80;
  if (name.includes(` ${query}`)) return 70;
  if (query.length > 1 && name.includes(query)) return 50;
  const words = query.split(' ');
  return words.length > 1 && words.every((word) => name.includes(word)) ? 45 : 0;
}

function nearMatch(name, query) {
  const words = name.split(' ');
  return query.split(' ').every((asked) => {
    const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
    return words.some((word) => word.startsWith(asked) || typos(word, asked, most) <= most);
  }) ? 30 : 0;
}

/** Find nodes by name, then by near names, then by what was written. `[{node, via, quote}]`, best first. */
function find(text, most = 12) {
  const query = fold(text);
  if (!query) return [];
  const scored = (judge) => G.nodes.flatMap((node, i) => {
    let best = 0;
    let via = 0;
    index[i].forEach((name, n) => {
      const score = judge(name, query) - (n ? 3 : 0);
      if (score > best) [best, via] = [score, n];
    });
    if (best <= 0) return [];
    return [{ node: i, via: via ? node.aliases[via - 1] : null, score: best + node.weight * 8 - (node.group === 'plot' ? 6 : 0) }];
  }).sort((a, b) => b.score - a.score || a.node - b.node);
  let hits = scored(match);
  if (!hits.length && query.length > 2) hits = scored(nearMatch);
  hits = hits.slice(0, most);
  if (hits.length < most && query.length > 2) hits.push(...findQuotes(query, most - hits.length, new Set(hits.map((hit) => hit.node))));
  return hits;
}

let quotes = null;

function findQuotes(query, most, seen) {
  if (!quotes) {
    quotes = G.quotes.map((quote) => ({ text: fold(quote), nodes: new Set() }));
    G.nodes.forEach((node, i) => {
      for (const s of [...(node.s ?? []), ...(node.data ?? []).flatMap((row) => row.s)]) if (s.q !== undefined) quotes[s.q].nodes.add(i);
    });
    for (const edge of G.edges) for (const s of edge.s) if (s.q !== undefined) quotes[s.q].nodes.add(G.nodes[edge.to].group === 'plot' ? edge.to : edge.from);
  }
  const hits = [];
  for (let i = 0; i < quotes.length && hits.length < most; i += 1) {
    if (!quotes[i].text.includes(query)) continue;
    const node = [...quotes[i].nodes].sort(byWeight).find((n) => !seen.has(n));
    if (node === undefined) continue;
    seen.add(node);
    hits.push({ node, via: null, quote: G.quotes[i] });
  }
  return hits;
}
