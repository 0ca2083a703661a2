// What may be known at the point that the viewer has watched. The rules are those of visible.py, taken apart by
// page_known.py. At each move all things are asked: what a thing needs is read once into arrays of numbers, and of
// tens of thousands of things only those with several sources, makers who speak or hidden words are looked at closely.

const ASSERTING = new Set(['Stated', 'Happened', 'Planned', 'Announced']);
const PLAIN = 1; // has one reading, which says what it says whatever was watched
const lasting = {}; // of all of the data, what does not depend on the point that was watched

/** Work out once what each move of the gate needs. */
function prepare() {
  const { nodes, edges, phrases, gate: { needs, words } } = All;
  const called = (name) => phrases.map((phrase) => (phrase[2] ?? '').endsWith(name));
  const [before, leads] = [called('#precedes'), called('#leadsTo')];
  const played = called('/character');
  lasting.always = needs.length; // the number of the need that is always met; that of the one which never is follows
  lasting.plot = heard.plot;
  lasting.radius = Float64Array.from(nodes.map(({ group }) => All.kinds[group].radius));
  lasting.named = ids(nodes).filter((i) => nodes[i].names);
  lasting.roles = ids(edges).filter((e) => played[edges[e].p]);
  lasting.ends = nodes.map(() => NONE);
  edges.forEach(({ from, to, p }, e) => {
    if (!lasting.plot[from] || before[p] || leads[p]) return;
    if (lasting.ends[from] === NONE) lasting.ends[from] = [];
    lasting.ends[from].push(to);
  });
  lasting.points = ids(nodes).filter((i) => lasting.plot[i]);
  lasting.edges = sorted(edges);
  // The rows of all nodes, one after the other: those of node i begin at `first[i]`.
  lasting.first = new Int32Array(nodes.length + 1);
  nodes.forEach((node, i) => { lasting.first[i + 1] = lasting.first[i] + (node.data?.length ?? 0); });
  const rows = nodes.flatMap((node) => node.data ?? NONE);
  lasting.rows = { ...sorted(rows), all: rows, node: new Int32Array(rows.length) };
  nodes.forEach((node, i) => lasting.rows.node.fill(i, lasting.first[i], lasting.first[i + 1]));
  lasting.words = ids(words).filter((w) => words[w] !== null);
  // What the gate knows of a node and nobody else may. Left out here once: to delete keys of a copy is slow.
  lasting.bare = nodes.map(({ community, names, plain, given, x, y, ...bare }) => bare);
}

const numbered = (need) => (need === undefined ? lasting.always : need >= 0 ? need : lasting.always + 1);

/** Of facts: is each a PLAIN one, what it needs, its quote (one more than there are: none). */
function sorted(facts) {
  const kind = new Uint8Array(facts.length);
  const need = new Int32Array(facts.length);
  const quote = new Int32Array(facts.length);
  facts.forEach(({ s, r, dashes }, n) => {
    const [one] = s;
    need[n] = numbered(one ? one.r : r);
    quote[n] = one?.q ?? All.quotes.length;
    kind[n] = s.length === 1 && one.b === undefined && one.o === undefined && one.u === undefined && ASSERTING.has(one.m) === !dashes ? PLAIN : 0;
  });
  return { kind, need, quote };
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
  const { works, needs, quotes: conditions } = All.gate;
  const at = works.map((_, w) => reachedOf(w));
  const met = new Uint8Array(needs.length + 2);
  met[lasting.always] = 1;
  needs.forEach((need, n) => {
    for (let k = 0; k < need.length; k += 3) {
      const [season, episode] = at[need[k]] ?? NOTHING;
      if (need[k + 1] > season || (need[k + 1] === season && need[k + 2] > episode)) return;
    }
    met[n] = 1;
  });
  const { plot, first } = lasting;
  const { from, to } = adjacent;
  const ok = (need) => met[numbered(need)] === 1;
  const inTime = (s) => s.r === undefined || ok(s.r);
  const any = (ways) => ways.some((need) => met[need]);

  // Names that each thing has so far: what is never hidden has no list of them.
  const names = new Array(All.nodes.length).fill(null);
  const open = plot.map((is) => 1 - is); // introduced by nothing but itself
  for (const i of lasting.named) {
    const node = All.nodes[i];
    const seen = node.names.filter((name) => any(name[1]));
    names[i] = seen.length || !node.plain ? seen : node.plain;
    if (!plot[i]) open[i] = any(node.given) ? 1 : 0;
  }
  const points = new Uint8Array(All.nodes.length);
  for (const i of lasting.points) points[i] = ok(All.nodes[i].r) ? 1 : 0;
  const told = timely(All.edges, lasting.edges, (e) => plot[from[e]]);
  const values = timely(lasting.rows.all, lasting.rows, () => false);

  let known;
  let secrets;
  for (let more = true; more;) {
    more = false;
    known = open.slice();
    for (let e = 0; e < from.length; e += 1) if (told.on[e]) { known[from[e]] = 1; known[to[e]] = 1; }
    for (const i of lasting.points) if (points[i]) for (const end of lasting.ends[i]) known[end] = 1;
    for (let n = 0; n < values.on.length; n += 1) if (values.on[n]) known[lasting.rows.node[n]] = 1;
    for (const i of lasting.named) if (!names[i].length) known[i] = 0;
    for (const i of lasting.points) known[i] = points[i];
    secrets = hiddenWords(known, names, any);
    for (const i of lasting.points) {
      if (points[i] && !(lasting.ends[i].every((end) => known[end]) && !tells(All.nodes[i].o ?? [], secrets.anywhere))) {
        points[i] = 0;
        known[i] = 0;
        more = true;
      }
    }
    for (let e = 0; e < from.length; e += 1) {
      if (told.on[e] && !(known[from[e]] && known[to[e]])) { told.drop(e); more = true; }
    }
    for (let n = 0; n < values.on.length; n += 1) {
      if (!values.on[n]) continue;
      if (!known[lasting.rows.node[n]]) { values.drop(n); more = true; } else if (lasting.rows.kind[n] !== PLAIN) {
        const rows = values.of(n);
        const kept = only(rows, (s) => !(s.o && tells(s.o, secrets.anywhere)));
        if (kept.length < rows.length) { values.keep(n, kept); more = true; }
      }
    }
  }

  const quoteShown = new Uint8Array(conditions.length + 1).fill(1);
  conditions.forEach((condition, q) => { if (!ok(condition.r) || (condition.o && tells(condition.o, secrets.inQuotes))) quoteShown[q] = 0; });
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
  for (let e = 0; e < from.length; e += 1) {
    if (!known[from[e]] || !known[to[e]]) continue;
    const edge = All.edges[e];
    const whole = lasting.edges.kind[e] === PLAIN && quoteShown[lasting.edges.quote[e]];
    if (plot[from[e]]) {
      const s = whole ? edge.s : plainly(edge.s);
      edges[e] = s === edge.s ? edge : { ...edge, s };
    } else if (whole) { if (told.on[e]) edges[e] = edge; } else if (edge.s.length ? told.on[e] : met[lasting.edges.need[e]]) edges[e] = fact(edge, told.of(e));
  }
  edges.length = from.length;

  const workOf = new Map();
  for (const e of lasting.roles) {
    const edge = edges[e];
    if (edge && !(workOf.get(edge.to) <= edge.from)) workOf.set(edge.to, edge.from);
  }
  const { degree, weights, sizes } = measure(edges);
  const before = Known && !Known.everything ? Known.nodes : NONE;
  const nodes = [];
  const shown = [];
  for (let i = 0; i < plot.length; i += 1) if (known[i]) { nodes[i] = seen(All.nodes[i], i); shown.push(i); }
  nodes.length = plot.length;
  const G_ = { ...All, nodes, edges, degree, weights, quotes, articles, everything: false, ids: shown };
  return { ...G_, ...tally(G_) };

  /** Which of the facts are told so far, and by which readings; `free` are those that no reading decides. */
  function timely(facts, { kind, need }, free) {
    const on = new Uint8Array(facts.length);
    const some = new Map(); // of those told by some of their readings only
    for (let n = 0; n < facts.length; n += 1) {
      if (free(n)) continue;
      if (kind[n] === PLAIN) { on[n] = met[need[n]]; continue; }
      const rows = only(facts[n].s, inTime);
      if (rows.length < facts[n].s.length) some.set(n, rows);
      on[n] = rows.length ? 1 : 0;
    }
    return {
      on,
      of: (n) => some.get(n) ?? (on[n] ? facts[n].s : NONE),
      keep(n, rows) { some.set(n, rows); on[n] = rows.length ? 1 : 0; },
      drop(n) { some.delete(n); on[n] = 0; },
    };
  }

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
    for (let n = first[i]; n < first[i + 1]; n += 1) {
      const row = lasting.rows.all[n];
      const whole = lasting.rows.kind[n] === PLAIN && quoteShown[lasting.rows.quote[n]];
      const asked = row.s.length ? values.on[n] : met[lasting.rows.need[n]];
      const seenRow = asked ? (whole ? row : row.s.length ? fact(row, values.of(n)) : row) : null;
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
function hiddenWords(known, names, any) {
  const { words } = All.gate;
  const anywhere = new Array(words.length).fill(false);
  const inQuotes = new Array(words.length).fill(false);
  for (const w of lasting.words) {
    const who = words[w];
    if (who.some(([i, spot]) => (i < 0 ? any(spot) : known[i] && bears(i, spot)))) continue;
    anywhere[w] = undefined;
    inQuotes[w] = undefined;
    for (const [i, spot] of who) {
      if (i < 0) { anywhere[w] = true; inQuotes[w] = true; continue; }
      if (!All.nodes[i].secret || spot < 0) continue;
      anywhere[w] = true;
      // In quotes, only what some other sentence gives away later is a secret.
      if (!known[i] || All.nodes[i].names[spot][3]) inQuotes[w] = true;
    }
  }
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
  let most = 1;
  for (let i = 0; i < degree.length; i += 1) if (degree[i] > most) most = degree[i];
  const weights = new Float64Array(degree.length);
  const sizes = new Float64Array(degree.length);
  for (let i = 0; i < degree.length; i += 1) {
    weights[i] = Math.round((degree[i] / most) * 1e4) / 1e4;
    sizes[i] = Math.round(lasting.radius[i] * (1 + (lasting.plot[i] ? 0.2 : 1) * weights[i]) * 10) / 10;
  }
  return { degree, weights, sizes };
}
