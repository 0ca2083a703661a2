// The numbers of the overview: how many shows, people, facts, articles there are of what may be shown.

/** The numbers of the overview, and how many there are of each kind: `{counts, many: Map}`. */
function tally({ nodes, edges, ids: shown }) {
  const kinds = new Int32Array(heard.kinds.length);
  const articles = new Uint8Array(All.articles.length);
  const add = (rows) => { if (rows) for (const s of rows) if (s.a !== undefined) articles[s.a] = 1; };
  // Of what is as it is in the page, the articles are in one list.
  const hear = ({ starts, list }, n) => { for (let k = starts[n]; k < starts[n + 1]; k += 1) articles[list[k]] = 1; };
  let told = 0;
  for (const i of shown) {
    const node = nodes[i];
    kinds[heard.kind[i]] += 1;
    if (node.data === All.nodes[i].data && node.s === All.nodes[i].s) hear(heard.nodes, i);
    else {
      add(node.s);
      if (node.data) for (const row of node.data) add(row.s);
    }
    if (node.data && !heard.plot[i]) told += node.data.length;
  }
  for (let e = 0; e < edges.length; e += 1) {
    if (!edges[e]) continue;
    if (edges[e] === All.edges[e]) hear(heard.edges, e); else add(edges[e].s);
    if (!heard.plot[adjacent.from[e]] && !heard.plot[adjacent.to[e]]) told += 1;
  }
  const many = new Map(heard.kinds.map((kind, k) => [kind, kinds[k]]).filter(([, number]) => number));
  const of = (kind) => many.get(kind) ?? 0;
  return {
    counts: {
      shows: of('series'), films: of('film'), people: of('person'), characters: of('character'), episodes: of('episode'),
      'plot points': of('plot'), facts: told, articles: articles.reduce((a, b) => a + b, 0),
    },
    many,
  };
}

let heard; // of all of the data: of what kind nodes are, which are plot points, and the articles of nodes and edges

/** Work out once what each count needs. */
function hearAll() {
  const listed = (facts, readingsOf) => {
    const starts = new Int32Array(facts.length + 1);
    const list = [];
    facts.forEach((one, n) => {
      for (const s of readingsOf(one)) if (s.a !== undefined) list.push(s.a);
      starts[n + 1] = list.length;
    });
    return { starts, list: Int32Array.from(list) };
  };
  const kinds = [...new Set(All.nodes.map((node) => node.group))];
  heard = {
    kinds,
    kind: Uint8Array.from(All.nodes, (node) => kinds.indexOf(node.group)),
    plot: Uint8Array.from(All.nodes, (node) => (node.group === 'plot' ? 1 : 0)),
    nodes: listed(All.nodes, (node) => [...node.s ?? NONE, ...(node.data ?? NONE).flatMap((row) => row.s)]),
    edges: listed(All.edges, (edge) => edge.s),
  };
}
