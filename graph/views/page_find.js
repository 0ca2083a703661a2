// The search: names, near names and quotes. All texts are folded once, whatever is hidden; what is found counts only if
// the viewer may know it.

/** Folded texts, joined in pieces: one look goes over thousands of them. */
class Haystack {
  constructor(texts) {
    this.texts = texts;
    this.pieces = [];
    this.done = 0;
  }

  /** Fold some more; false when all are. */
  fold(some = 400) {
    if (this.done === this.texts.length) return false;
    const first = this.done;
    this.done = Math.min(first + some, this.texts.length);
    const plain = this.texts.slice(first, this.done).map((text) => fold(text).replaceAll('\n', ' '));
    const starts = new Int32Array(plain.length + 1); // of the line end before each, and of the last one
    plain.forEach((text, k) => { starts[k + 1] = starts[k] + text.length + 1; });
    this.pieces.push({ first, starts, joined: `\n${plain.join('\n')}\n` });
    return true;
  }

  /** Call `look(number, folded)` for each text that holds a part, in order, until it returns true. */
  holding(part, look) {
    while (this.fold());
    for (const { first, starts, joined } of this.pieces) {
      let k = 0;
      for (let at = joined.indexOf(part); at >= 0 && k < starts.length - 1; at = joined.indexOf(part, starts[k])) {
        while (starts[k + 1] <= at) k += 1;
        if (look(first + k, joined.slice(starts[k] + 1, starts[k + 1]))) return;
        k += 1;
      }
    }
  }
}

let sought; // what the search looks through, of all of the data

/** `{ names, nodes: number of a name → its node, words: word → numbers of names, quotes, tellers }` */
function haystacks() {
  if (!sought) {
    const nodes = [];
    const texts = [];
    All.nodes.forEach((node, i) => {
      const gated = [...(node.names ?? []), ...(node.plain ?? [])].map((name) => name[0]);
      for (const name of new Set([node.label, ...(node.aliases ?? []), ...gated])) { nodes.push(i); texts.push(name); }
    });
    sought = { names: new Haystack(texts), nodes, words: null, quotes: new Haystack(All.quotes), tellers: null };
  }
  return sought;
}

/** Words of names → the numbers of those names. */
function vocabulary() {
  const { names } = haystacks();
  if (!sought.words) {
    sought.words = new Map();
    names.holding('\n', (n, plain) => {
      for (const word of plain.split(' ')) {
        const found = sought.words.get(word);
        if (!found) sought.words.set(word, [n]); else found.push(n);
      }
    });
  }
  return sought.words;
}

/** Who tells quotes: `who.slice(starts[q], starts[q + 1])`, edges by their ids, nodes as -1 - id. */
function tellers() {
  haystacks();
  if (!sought.tellers) {
    const each = (add) => {
      const all = (readings, who) => { for (const s of readings ?? []) if (s.q !== undefined) add(s.q, who); };
      All.nodes.forEach((node, i) => { all(node.s, -1 - i); for (const row of node.data ?? []) all(row.s, -1 - i); });
      All.edges.forEach((edge, e) => all(edge.s, e));
    };
    const starts = new Int32Array(All.quotes.length + 1);
    each((q) => { starts[q + 1] += 1; });
    for (let q = 0; q < All.quotes.length; q += 1) starts[q + 1] += starts[q];
    const at = starts.slice();
    const who = new Int32Array(starts[All.quotes.length]);
    each((q, one) => { who[at[q]] = one; at[q] += 1; });
    sought.tellers = { starts, who };
  }
  return sought.tellers;
}

/** The node that a name is of, if it has that name as far as the viewer may know. */
function bearer(n) {
  const node = Known.nodes[sought.nodes[n]];
  const name = sought.names.texts[n];
  return node && (node.label === name || node.aliases?.includes(name)) ? node : null;
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

// Made once: it is asked for each word of a name.
const typoRows = [0, 1, 2].map(() => new Uint8Array(64));

/** Distance of two short words, at most `most`; swapped neighbours count once. */
function typos(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length >= typoRows[0].length) return most + 1;
  let [before, last, row] = typoRows;
  for (let j = 0; j <= b.length; j += 1) last[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length];
}

/** Nodes of which each asked word is nearly a word of their names. */
function nearly(query) {
  let left = null;
  for (const asked of query.split(' ')) {
    const most = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
    const found = new Set();
    for (const [word, numbers] of vocabulary()) {
      if (!(word.startsWith(asked) || (most && typos(word, asked, most) <= most))) continue;
      for (const n of numbers) if ((!left || left.has(sought.nodes[n])) && bearer(n)) found.add(sought.nodes[n]);
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
  const best = new Map(); // node → its hit
  const add = (i, score, via) => {
    if (score <= (best.get(i)?.plain ?? 0)) return;
    const node = Known.nodes[i];
    best.set(i, { node: i, via, plain: score, score: score + Known.weights[i] * 8 - (node.group === 'plot' ? 6 : 0) });
  };
  const { names, nodes } = haystacks();
  const called = (n, score) => {
    const node = score > 0 && bearer(n);
    const name = names.texts[n];
    if (node) add(nodes[n], node.label === name ? score : score - 3, node.label === name ? null : name);
  };
  // All words of it, in any order: the longest is in the fewest names.
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
  names.holding(words.length > 1 ? longest : query, (n, plain) => called(n, match(plain, query, words)));
  if (!best.size && query.length > 2) for (const i of nearly(query)) add(i, 45, null);
  // Somebody asks for a full name, the articles have one word of it. Of events only the words count.
  if (words.length > 1) {
    const found = new Set(best.keys());
    for (const word of words) {
      names.holding(`\n${word}\n`, (n) => {
        const node = bearer(n);
        if (node && node.label === names.texts[n] && node.group !== 'plot' && !found.has(nodes[n])) add(nodes[n], 40, null);
      });
    }
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score || a.node - b.node).slice(0, most);
  if (hits.length < most && query.length > 2) hits.push(...findQuotes(query, most - hits.length, new Set(hits.map((hit) => hit.node))));
  return hits;
}

function findQuotes(query, most, seen) {
  const hits = [];
  const { starts, who: told } = tellers();
  const holds = (list, q) => list?.some((s) => s.q === q);
  haystacks().quotes.holding(query, (q) => {
    if (!Known.quotes[q]) return false;
    let best;
    for (const who of told.subarray(starts[q], starts[q + 1])) {
      const edge = who >= 0 ? Known.edges[who] : null;
      const i = who < 0 ? -1 - who : edge && (Known.nodes[edge.to].group === 'plot' ? edge.to : edge.from);
      const node = Known.nodes[i];
      if (!node || seen.has(i) || (best !== undefined && Known.weights[i] <= Known.weights[best])) continue;
      // It may be told by somebody else: what this one is a reading of may be hidden.
      if (edge ? holds(edge.s, q) : holds(node.s, q) || node.data?.some((row) => holds(row.s, q))) best = i;
    }
    if (best !== undefined) {
      seen.add(best);
      hits.push({ node: best, via: null, quote: Known.quotes[q] });
    }
    return hits.length >= most;
  });
  return hits;
}

/** Get ready to search while nobody waits for anything. */
function warmSearch() {
  const { names, quotes } = haystacks();
  const some = (deadline) => {
    do {
      if (!names.fold(100) && !quotes.fold(100)) { vocabulary(); tellers(); return; }
    } while ((deadline?.timeRemaining?.() ?? 8) > 2);
    idly(some);
  };
  idly(some);
}
