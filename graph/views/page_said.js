// How what may be known is said: names, quotes and readings without what must not be told yet, and what of a thing
// is shown. What is as it is in the page stays the same object.

// What may change in a node that keeps its names.
const LIVELY = ['links', 'work', 'data', 's'];
// What of a work is shown with it.
const OF_WORK = new Set(['plot', 'season', 'episode']);

/** What is known, with the words that may be said of it. */
function sayable({ met, ok, any, names, known, secrets, told, values }) {
  const { plot, first } = lasting;
  const { from } = adjacent;
  const { quotes: conditions } = All.gate;
  const quoteShown = new Uint8Array(conditions.length + 1).fill(1);
  for (let q = 0; q < conditions.length; q += 1) quoteShown[q] = met[lasting.quoted[q]];
  for (const q of lasting.hushable) if (quoteShown[q] && tells(conditions[q].o, secrets.inQuotes)) quoteShown[q] = 0;
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
  const whole = ({ kind, quote }, n) => kind[n] === PLAIN && quoteShown[quote[n]] === 1;
  const edgeOf = (e) => {
    const edge = All.edges[e];
    if (plot[from[e]]) {
      const s = plainly(edge.s);
      return s === edge.s ? edge : { ...edge, s };
    }
    return (edge.s.length ? told.on[e] : met[lasting.edges.need[e]]) ? fact(edge, told.of(e)) : undefined;
  };
  const edges = edgesOf({ known, on: told.on, quoteShown }, edgeOf);

  const workOf = new Map();
  for (const e of lasting.roles) {
    const edge = edges[e];
    if (edge && !(workOf.get(edge.to) <= edge.from)) workOf.set(edge.to, edge.from);
  }
  const { degree, weights, sizes } = measure(edges);
  const nodes = new Array(plot.length);
  const shown = [];
  for (let i = 0; i < plot.length; i += 1) if (known[i]) { nodes[i] = seen(All.nodes[i], i); shown.push(i); }
  const G_ = { ...All, nodes, edges, degree, weights, sizes, quotes, articles, everything: false, ids: shown };
  return { ...G_, ...tally(G_) };

  /** A node as it is known, with what is known of it: always the same object if all of it is. */
  function seen(node, i) {
    const bare = lasting.bare[i];
    if (lasting.plain[i] && (node.work === undefined || known[node.work])) return bare;
    const own = names[i] && (names[i].length < node.names.length || names[i] === node.plain);
    const links = ok(node.lr) ? node.links : undefined;
    // Whose character somebody is, is told by a fact; of what work an event or an episode is, goes with it.
    const work = node.work === undefined || (OF_WORK.has(node.group) && known[node.work]) ? node.work : workOf.get(i);
    const data = node.data && dataOf(node, i);
    const s = node.s && plainly(node.s);
    if (!own && links === node.links && work === node.work && data === node.data && s === node.s) return bare;
    const copy = { ...bare, links, work, data, s };
    for (const key of LIVELY) if (copy[key] === undefined) delete copy[key];
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
      const asked = row.s.length ? values.on[n] : met[lasting.rows.need[n]];
      const seenRow = asked ? (row.s.length && !whole(lasting.rows, n) ? fact(row, values.of(n)) : row) : null;
      if (seenRow) rows.push(seenRow);
      same &&= seenRow === row;
    }
    if (same) return node.data;
    return rows.length ? rows : undefined;
  }
}

/** The edges between what is known: PLAIN ones as they are, all others as `edgeOf` gives them. */
function edgesOf({ known, on, quoteShown }, edgeOf) {
  const { from, to } = adjacent;
  const { kind, quote } = lasting.edges;
  const { plot } = lasting;
  const edges = new Array(from.length);
  for (let e = 0; e < from.length; e += 1) {
    if (!known[from[e]] || !known[to[e]]) continue;
    if (kind[e] !== PLAIN || !quoteShown[quote[e]]) {
      const edge = edgeOf(e);
      if (edge) edges[e] = edge;
    } else if (on[e] || plot[from[e]]) edges[e] = All.edges[e];
  }
  return edges;
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
