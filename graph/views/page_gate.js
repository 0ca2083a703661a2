// The gate: what may be shown at the point that the viewer has watched, and what the filters let through. It makes
// `G`, the data that everything else reads, anew after each change: what is hidden is not in it, so no view, count,
// size, hit, path or export can tell of it. The rules are those of visible.py, taken apart by gating.py.
//
// Ids of nodes and edges are their places in the data and stay the same, whatever is hidden: G.nodes and G.edges have
// holes. Communities of the whole graph are left out: work them out from what is visible.

const END = 1e6; // season or episode: all of them
const ALL_OF_IT = [END, END];
const NOTHING = [0, 0];

let All; // the data as it is in the page
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
  weight: (i) => G.nodes[i].weight,
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
  All = data;
  adjoin();
  for (const work of All.gate?.works ?? []) work.n = work.n.filter((i) => All.nodes[i]);
  if (All.gate) prepare();
  recall();
  learn();
}

/** Work out again what may be known, then what is shown. */
function learn() {
  Known = gate.everything() ? { ...All, ids: ids(All.nodes), everything: true } : knowable();
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

// What may be known

const ASSERTING = new Set(['Stated', 'Happened', 'Planned', 'Announced']);
const lasting = {}; // of all of the data, what does not depend on the point that was watched

/** Work out once what each move of the gate needs. */
function prepare() {
  const called = (name) => All.phrases.map((phrase) => (phrase[2] ?? '').endsWith(name));
  const [before, leads] = [called('#precedes'), called('#leadsTo')];
  const played = called('/character');
  lasting.plot = All.nodes.map((node) => node.group === 'plot');
  lasting.ofPlot = All.edges.map((edge) => lasting.plot[edge.from]);
  lasting.roles = ids(All.edges).filter((e) => played[All.edges[e].p]);
  lasting.ends = All.nodes.map(() => NONE);
  All.edges.forEach(({ from, to, p }, e) => {
    if (!lasting.ofPlot[e] || before[p] || leads[p]) return;
    if (lasting.ends[from] === NONE) lasting.ends[from] = [];
    lasting.ends[from].push(to);
  });
  // What the gate knows of a node and nobody else may. Left out here once: to delete keys of a copy is slow.
  lasting.bare = All.nodes.map(({ community, names, plain, given, x, y, ...bare }) => bare);
}

/** Those that hold; the same list if all do. */
const only = (list, holds) => (list.every(holds) ? list : list.filter(holds));

/** Does a text hold a name that is hidden? `found` is where, how many words, which name; thrice as long. */
function tells(found, secrets) {
  let next = 0;
  for (let k = 0; k < found.length; k += 3) {
    if (found[k] < next) continue;
    const secret = secrets[found[k + 2]];
    if (secret === true) return true;
    if (secret === false) next = found[k] + found[k + 1];
  }
  return false;
}

function knowable() {
  const { works, needs, words, quotes: conditions } = All.gate;
  const at = works.map((_, w) => reachedOf(w));
  const met = needs.map((need) => {
    for (let k = 0; k < need.length; k += 3) {
      const [season, episode] = at[need[k]] ?? NOTHING;
      if (need[k + 1] > season || (need[k + 1] === season && need[k + 2] > episode)) return false;
    }
    return true;
  });
  const { plot, ofPlot, ends: ofPoint } = lasting;
  const ok = (need) => need === undefined || (need >= 0 && met[need]);
  const inTime = (s) => s.r === undefined || ok(s.r);
  const any = (ways) => ways.some((need) => met[need]);

  // Names that each thing has so far: what is never hidden has no list of them.
  const names = All.nodes.map((node) => {
    if (!node.names) return null;
    const seen = node.names.filter((name) => any(name[1]));
    return seen.length || !node.plain ? seen : node.plain;
  });
  const points = Uint8Array.from(All.nodes, (node, i) => plot[i] && ok(node.r));
  const told = All.edges.map((edge, e) => (ofPlot[e] ? edge.s : only(edge.s, inTime)));
  const values = All.nodes.map((node) => (node.data ? node.data.map((row) => only(row.s, inTime)) : NONE));

  let known;
  let secrets;
  for (let more = true; more;) {
    more = false;
    const met_ = Uint8Array.from(All.nodes, (node, i) => !plot[i] && (!node.names || any(node.given)));
    All.edges.forEach((edge, e) => { if (!ofPlot[e] && told[e].length) { met_[edge.from] = 1; met_[edge.to] = 1; } });
    points.forEach((on, i) => { if (on) for (const end of ofPoint[i]) met_[end] = 1; });
    values.forEach((rows, i) => { if (rows !== NONE && rows.some((s) => s.length)) met_[i] = 1; });
    known = met_.map((introduced, i) => (plot[i] ? points[i] : introduced && (!names[i] || names[i].length > 0)));
    secrets = hiddenWords(words, known, names, any);
    points.forEach((on, i) => {
      if (on && !(ofPoint[i].every((end) => known[end]) && !tells(All.nodes[i].o ?? [], secrets.anywhere))) {
        points[i] = 0;
        known[i] = 0;
        more = true;
      }
    });
    const drop = (rows, keep) => {
      const kept = only(rows, keep);
      more ||= kept.length < rows.length;
      return kept;
    };
    All.edges.forEach((edge, e) => {
      if (!ofPlot[e] && told[e].length && !(known[edge.from] && known[edge.to])) { told[e] = []; more = true; }
    });
    values.forEach((rows, i) => {
      if (rows === NONE) return;
      rows.forEach((row, n) => {
        if (row.length) rows[n] = drop(row, (s) => known[i] && !(s.o && tells(s.o, secrets.anywhere)));
      });
    });
  }

  const quoteShown = conditions.map((condition) => ok(condition.r) && !(condition.o && tells(condition.o, secrets.inQuotes)));
  const quotes = All.quotes.map((quote, q) => (quoteShown[q] ? quote : ''));
  const articles = All.articles.map((article) => (ok(article.r) && !(article.o && tells(article.o, secrets.anywhere))
    ? article : { headline: '', url: '', site: article.site, published: article.published }));
  const label = (i) => (names[i] ? names[i][0][0] : All.nodes[i].label);
  /** A reading without what must not be said: `w` tells that its words are withheld. */
  const plain = (s) => {
    const hushed = s.q !== undefined && !quoteShown[s.q];
    if (!hushed && s.b === undefined) return s;
    const copy = { ...s };
    if (hushed) { delete copy.q; copy.w = true; }
    if (s.b !== undefined) { if (known[s.b]) copy.by = label(s.b); else delete copy.by; }
    return copy;
  };
  // What is out of date only for those who know more is current.
  const asserts = (s) => ASSERTING.has(s.m) && !(s.u && any(s.u));
  const plainly = (rows) => (rows.every((s) => s.b === undefined && (s.q === undefined || quoteShown[s.q])) ? rows : rows.map(plain));
  const fact = (raw, rows) => {
    const s = plainly(rows);
    if (s === raw.s && (!s.length || rows.some(asserts) === !raw.dashes)) return raw;
    const copy = { ...raw, s };
    if (raw.s.length) { if (rows.some(asserts)) delete copy.dashes; else copy.dashes = true; }
    return copy;
  };
  const edges = [];
  All.edges.forEach((edge, e) => {
    if (!known[edge.from] || !known[edge.to]) return;
    if (ofPlot[e]) {
      const s = plainly(edge.s);
      edges[e] = s === edge.s ? edge : { ...edge, s };
    } else if (edge.s.length ? told[e].length : ok(edge.r)) edges[e] = fact(edge, told[e]);
  });
  edges.length = All.edges.length;

  const workOf = new Map();
  for (const e of lasting.roles) {
    const edge = edges[e];
    if (edge && !(workOf.get(edge.to) <= edge.from)) workOf.set(edge.to, edge.from);
  }
  const { degree, weights, sizes } = measure(edges);
  const before = Known && !Known.everything ? Known.nodes : NONE;
  const nodes = [];
  All.nodes.forEach((node, i) => { if (known[i]) nodes[i] = seen(node, i); });
  nodes.length = All.nodes.length;
  const G_ = { ...All, nodes, edges, degree, quotes, articles, everything: false, ids: ids(nodes) };
  return { ...G_, counts: tally(G_) };

  /** A node as it is known, with what is known of it: the same object as before if nothing changes. */
  function seen(node, i) {
    const bare = lasting.bare[i];
    const own = names[i] && (names[i].length < node.names.length || names[i] === node.plain);
    const now = [weights[i], sizes[i], ok(node.lr) ? node.links : undefined, node.work, undefined, undefined];
    // Whose character somebody is, is told by a fact; of what work an event or an episode is, goes with it.
    if (node.work !== undefined && !(OF_WORK.has(node.group) && known[node.work])) now[3] = workOf.get(i);
    if (node.data) now[4] = dataOf(node, i);
    if (node.s) now[5] = plainly(node.s);
    if (!own) {
      if (isStill(before[i], bare, now)) return before[i];
      if (isStill(bare, bare, now)) return bare;
    }
    const copy = { ...bare };
    LIVELY.forEach((key, n) => { if (now[n] === undefined) delete copy[key]; else copy[key] = now[n]; });
    if (own) {
      const other = names[i].slice(1).map((name) => name[0]);
      copy.label = label(i);
      copy.aliases = [...new Set(other)].filter((name) => name !== copy.label).sort();
      if (!copy.aliases.length) delete copy.aliases;
      copy.iri = names[i].some((name) => name[2] === '') ? node.iri : node.iri.replace(/[^./#]*$/, () => names[i][0][2]);
    }
    return copy;
  }

  /** The rows of a node that are known; the same list if all are as they are, none if there are none. */
  function dataOf(node, i) {
    let same = true;
    const rows = [];
    for (let n = 0; n < node.data.length; n += 1) {
      const row = node.data[n];
      const seenRow = row.s.length ? (values[i][n].length ? fact(row, values[i][n]) : null) : ok(row.r) ? row : null;
      if (seenRow) rows.push(seenRow);
      same &&= seenRow === row;
    }
    if (same) return node.data;
    return rows.length ? rows : undefined;
  }
}

/** What the gate may change in a node that keeps its names. */
const LIVELY = ['weight', 'size', 'links', 'work', 'data', 's'];
/** Has a node the names of `bare`, and what the gate says now? Asked for each node at each move. */
const isStill = (node, bare, now) => node !== undefined && node.label === bare.label && node.aliases === bare.aliases && node.iri === bare.iri
  && node.weight === now[0] && node.size === now[1] && node.links === now[2] && node.work === now[3] && node.data === now[4] && node.s === now[5];
const OF_WORK = new Set(['plot', 'season', 'episode']);

/** For each name in the texts: true if it is hidden, false if some shown thing has it. */
function hiddenWords(words, known, names, any) {
  const anywhere = [];
  const inQuotes = [];
  words.forEach((who, w) => {
    if (who === null || who.some(([i, spot]) => (i < 0 ? any(spot) : known[i] && bears(i, spot)))) {
      anywhere[w] = false;
      inQuotes[w] = false;
      return;
    }
    for (const [i, spot] of who) {
      if (i < 0) { anywhere[w] = true; inQuotes[w] = true; continue; }
      if (!All.nodes[i].secret || spot < 0) continue;
      anywhere[w] = true;
      // In quotes, only what some other sentence gives away later is a secret.
      if (!known[i] || All.nodes[i].names[spot][3]) inQuotes[w] = true;
    }
  });
  return { anywhere, inQuotes };

  function bears(i, spot) {
    const all = All.nodes[i];
    if (!names[i]) return true;
    return names[i].includes(spot < 0 ? all.plain[-1 - spot] : all.names[spot]);
  }
}

/** How many neighbours all nodes have that may be known, and by that their weights and sizes. */
function measure(edges) {
  const degree = degrees(edges);
  const most = degree.reduce((a, b) => Math.max(a, b), 0) || 1;
  const weights = Float64Array.from(degree, (n) => Math.round((n / most) * 1e4) / 1e4);
  const sizes = weights.map((weight, i) => {
    const { group } = All.nodes[i];
    return Math.round(All.kinds[group].radius * (1 + (group === 'plot' ? 0.2 : 1) * weight) * 10) / 10;
  });
  return { degree, weights, sizes };
}

/** The numbers of the overview. */
function tally({ nodes, edges }) {
  const kinds = {};
  const articles = new Uint8Array(All.articles.length);
  const add = (rows) => { if (rows) for (const s of rows) if (s.a !== undefined) articles[s.a] = 1; };
  let told = 0;
  nodes.forEach((node) => {
    kinds[node.group] = (kinds[node.group] ?? 0) + 1;
    add(node.s);
    if (node.data) for (const row of node.data) add(row.s);
    if (node.group !== 'plot') told += node.data?.length ?? 0;
  });
  edges.forEach((edge) => {
    add(edge.s);
    if (nodes[edge.from].group !== 'plot' && nodes[edge.to].group !== 'plot') told += 1;
  });
  const of = (kind) => kinds[kind] ?? 0;
  return {
    shows: of('series'), films: of('film'), people: of('person'), characters: of('character'), episodes: of('episode'),
    'plot points': of('plot'), facts: told, articles: articles.reduce((a, b) => a + b, 0),
  };
}
