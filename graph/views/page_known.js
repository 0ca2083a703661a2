// What may be known at the point that the viewer has watched. The rules are those of visible.py, taken apart by
// page_known.py. At each move all things are asked: what a thing needs is read once into arrays of numbers, and of
// tens of thousands of things only those with several sources, makers who speak or hidden words are looked at closely.

const ASSERTING = new Set(['Stated', 'Happened', 'Planned', 'Announced']);
const PLAIN = 1; // has one reading, which says what it says whatever was watched
const lasting = {}; // of all of the data, what does not depend on the point that was watched

/** Work out once what each move of the gate needs. */
function prepare() {
  const { nodes, edges, phrases, gate: { needs, words, quotes: conditions } } = All;
  const called = (name) => phrases.map((phrase) => (phrase[2] ?? '').endsWith(name));
  const [before, leads] = [called('#precedes'), called('#leadsTo')];
  const played = called('/character');
  lasting.always = needs.length; // the number of the need that is always met; that of the one which never is follows
  lasting.plot = heard.plot;
  lasting.plain = Uint8Array.from(nodes, (node) => (node.names || node.data || node.s || (node.links && node.lr !== undefined)
    || (node.work !== undefined && !OF_WORK.has(node.group)) ? 0 : 1));
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
  lasting.bearers = lined(lasting.words.map((w) => words[w].map(([i]) => i)));
  // What each of them needs to bear it: without a list of names nothing, of a plain one that it has no others yet.
  const borne = lasting.words.flatMap((w) => words[w]);
  lasting.plainly = Uint8Array.from(borne, ([i, spot]) => (i >= 0 && nodes[i].names && spot < 0 ? 1 : 0));
  lasting.borne = lined(borne.map(([i, spot]) => {
    if (i < 0) return spot;
    if (!nodes[i].names) return [lasting.always];
    return spot < 0 ? NONE : nodes[i].names[spot][1];
  }));
  lasting.names = lined(lasting.named.map((i) => nodes[i].names.map(() => 0)));
  lasting.ways = lined(lasting.named.flatMap((i) => nodes[i].names.map((name) => name[1])));
  lasting.quoted = Int32Array.from(conditions, (condition) => numbered(condition.r));
  lasting.hushable = ids(conditions).filter((q) => conditions[q].o);
  // What the gate knows of a node and nobody else may. Left out here once: to delete keys of a copy is slow.
  lasting.bare = nodes.map(({ community, names, plain, given, x, y, weight, size, ...bare }) => bare);
}

/** Lists of numbers, one after the other: list n is `all.slice(starts[n], starts[n + 1])`. */
function lined(lists) {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, n) => { starts[n + 1] = starts[n] + list.length; });
  return { starts, all: Int32Array.from(lists.flat()) };
}

/** Is one of the needs of list n met? */
function anyOf({ starts, all }, n, met) {
  for (let k = starts[n]; k < starts[n + 1]; k += 1) if (met[all[k]]) return true;
  return false;
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

/** For each need, is it met? Then: of none, and of what never is. */
function needsMet() {
  const { works, needs } = All.gate;
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
  return met;
}

/** All that may be known at the point reached: the data that filters and views begin with. */
function knowable() {
  const met = needsMet();
  const ok = (need) => met[numbered(need)] === 1;
  const any = (ways) => ways.some((need) => met[need]);

  const names = namesSoFar(met);
  const open = lasting.plot.map((is) => 1 - is); // introduced by nothing but itself
  for (const i of lasting.named) if (!lasting.plot[i]) open[i] = any(All.nodes[i].given) ? 1 : 0;
  const points = new Uint8Array(All.nodes.length);
  for (const i of lasting.points) points[i] = ok(All.nodes[i].r) ? 1 : 0;
  const inTime = (s) => s.r === undefined || ok(s.r);
  const { from } = adjacent;
  const told = timely(All.edges, lasting.edges, met, inTime, (e) => lasting.plot[from[e]] === 1);
  const values = timely(lasting.rows.all, lasting.rows, met, inTime, () => false);

  let known;
  let secrets;
  do {
    known = reached(open, points, told.on, values.on, names);
    secrets = hiddenWords(known, names, met);
  } while (withdrawn({ known, points, told, values, anywhere: secrets.anywhere }));
  return sayable({ met, ok, any, names, known, secrets, told, values });
}

/** Names that each thing has so far: what is never hidden has no list of them. */
function namesSoFar(met) {
  const { starts } = lasting.names;
  const names = new Array(All.nodes.length).fill(null);
  lasting.named.forEach((i, k) => {
    const node = All.nodes[i];
    let many = 0;
    for (let n = starts[k]; n < starts[k + 1]; n += 1) if (anyOf(lasting.ways, n, met)) many += 1;
    if (many === node.names.length) names[i] = node.names;
    else if (many || !node.plain) names[i] = node.names.filter((_, n) => anyOf(lasting.ways, starts[k] + n, met));
    else names[i] = node.plain;
  });
  return names;
}

/** What is introduced, by itself or by a fact, and has a name. */
function reached(open, points, toldOn, valueOn, names) {
  const { from, to } = adjacent;
  const { node } = lasting.rows;
  const known = open.slice();
  for (let e = 0; e < from.length; e += 1) if (toldOn[e]) { known[from[e]] = 1; known[to[e]] = 1; }
  for (const i of lasting.points) if (points[i]) for (const end of lasting.ends[i]) known[end] = 1;
  for (let n = 0; n < valueOn.length; n += 1) if (valueOn[n]) known[node[n]] = 1;
  for (const i of lasting.named) if (!names[i].length) known[i] = 0;
  for (const i of lasting.points) known[i] = points[i];
  return known;
}

/** Take back what tells of somebody or names something that is not known; was there anything? */
function withdrawn({ known, points, told, values, anywhere }) {
  const { from, to } = adjacent;
  const { node, kind } = lasting.rows;
  let any = false;
  for (const i of lasting.points) {
    if (points[i] && !(lasting.ends[i].every((end) => known[end]) && !tells(All.nodes[i].o ?? NONE, anywhere))) {
      points[i] = 0;
      known[i] = 0;
      any = true;
    }
  }
  for (let e = 0; e < from.length; e += 1) {
    if (told.on[e] && !(known[from[e]] && known[to[e]])) { told.drop(e); any = true; }
  }
  for (let n = 0; n < node.length; n += 1) {
    if (!values.on[n]) continue;
    if (!known[node[n]]) { values.drop(n); any = true; } else if (kind[n] !== PLAIN) {
      const rows = values.of(n);
      const kept = only(rows, (s) => !(s.o && tells(s.o, anywhere)));
      if (kept.length < rows.length) { values.keep(n, kept); any = true; }
    }
  }
  return any;
}

/** Which of the facts are told so far, and by which readings; `free` are those that no reading decides. */
function timely(facts, { kind, need }, met, inTime, free) {
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

/** For each name in the texts: true if it is hidden, false if some shown thing has it. */
function hiddenWords(known, names, met) {
  const { words } = All.gate;
  const { starts, all } = lasting.bearers;
  const anywhere = new Array(words.length).fill(false);
  const inQuotes = new Array(words.length).fill(false);
  for (let n = 0; n < lasting.words.length; n += 1) {
    let borne = false;
    for (let k = starts[n]; k < starts[n + 1] && !borne; k += 1) {
      const i = all[k];
      borne = i < 0 || known[i] === 1;
      if (borne) borne = lasting.plainly[k] ? names[i] === All.nodes[i].plain : anyOf(lasting.borne, k, met);
    }
    if (borne) continue;
    const w = lasting.words[n];
    anywhere[w] = undefined;
    inQuotes[w] = undefined;
    for (const [i, spot] of words[w]) {
      if (i < 0) { anywhere[w] = true; inQuotes[w] = true; continue; }
      if (!All.nodes[i].secret || spot < 0) continue;
      anywhere[w] = true;
      // In quotes, only what some other sentence gives away later is a secret.
      if (!known[i] || All.nodes[i].names[spot][3]) inQuotes[w] = true;
    }
  }
  return { anywhere, inQuotes };
}
