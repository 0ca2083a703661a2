// How two are connected: the shortest ways between them over what may be shown, and their words.

const WAYS = 5; // told of

/** Equally short ways are told in the order of these: what stands between two people should say something. */
const DULL = { place: 4, award: 3, organization: 2.5, thing: 2, season: 2, episode: 1.5, object: 1, work: 1 };
const dullness = (i) => (DULL[G.nodes[i].group] ?? 0) + Math.log2(1 + gate.near(i).length) / 2;
const PORTRAYS = /#portrays$/;
const denied = (s) => s.length > 0 && s.every((one) => one.m === 'Denied');

/** Steps from a node: other → the edge that says most. */
function stepsFrom(i) {
  const steps = new Map();
  for (const e of gate.facts(i)) {
    const { from, to } = G.edges[e];
    const other = from === i ? to : from;
    if (other === i || !gate.node(other) || denied(gate.readings(G.edges[e].s))) continue;
    if (!steps.has(other) || worse(steps.get(other), e)) steps.set(other, e);
  }
  return steps;
}

const value = (e) => {
  const { p, dashes, s } = G.edges[e];
  return (dashes ? -10 : 0) + (PORTRAYS.test(G.phrases[p][2]) ? 2 : 0) + surest(gate.readings(s));
};
const worse = (old, e) => value(e) > value(old);

/**
 * The shortest ways from `a` to `b`, at most `most`, the most telling first:
 * `[[{node, edge}, …]]`, each starting with `{node: a}`. None: `[]`.
 */
function waysBetween(a, b, most = WAYS) {
  if (!gate.node(a) || !gate.node(b) || a === b) return [];
  const steps = new Map();
  const from = (i) => { if (!steps.has(i)) steps.set(i, stepsFrom(i)); return steps.get(i); };
  // From both ends, the smaller front first: few of a big network are looked at.
  const far = [new Map([[a, 0]]), new Map([[b, 0]])];
  let fronts = [[a], [b]];
  let length = Infinity;
  while (fronts[0].length && fronts[1].length && length === Infinity) {
    const side = fronts[0].length <= fronts[1].length ? 0 : 1;
    const next = [];
    for (const i of fronts[side]) {
      for (const other of from(i).keys()) {
        if (far[side].has(other)) continue;
        far[side].set(other, far[side].get(i) + 1);
        if (far[1 - side].has(other)) length = Math.min(length, far[side].get(other) + far[1 - side].get(other));
        next.push(other);
      }
    }
    fronts = side ? [fronts[0], next] : [next, fronts[1]];
  }
  if (length === Infinity) return [];
  // On a shortest way lies what is as far from both ends as the way is long.
  const onWay = (i, d) => {
    const [da, db] = [far[0].get(i), far[1].get(i)];
    return da !== undefined ? da === d && (db === undefined || da + db === length) : db === length - d;
  };
  let best = new Map([[a, [{ cost: 0, way: [{ node: a }] }]]]);
  for (let d = 1; d <= length; d += 1) {
    const next = new Map();
    for (const [i, ways] of best) {
      for (const [other, edge] of from(i)) {
        if (d === length ? other !== b : !onWay(other, d)) continue;
        const cost = (other === b ? 0 : dullness(other)) + (G.edges[edge].dashes ? 2 : 0);
        if (!next.has(other)) next.set(other, []);
        next.get(other).push(...ways.map((way) => ({ cost: way.cost + cost, way: [...way.way, { node: other, edge }] })));
      }
    }
    for (const [i, ways] of next) next.set(i, ways.sort((x, y) => x.cost - y.cost || x.way.at(-2).node - y.way.at(-2).node).slice(0, most));
    best = next;
  }
  return (best.get(b) ?? []).map(({ way }) => fuller(way));
}

/** A cast entry goes by way of the role where it is known: who somebody plays says more than that he is in it. */
function fuller(way) {
  const out = [way[0]];
  for (let n = 1; n < way.length; n += 1) {
    const [before, here] = [way[n - 1].node, way[n].node];
    const [person, show] = isShow(here) ? [before, here] : [here, before];
    const role = G.nodes[person].group === 'person' && isShow(show) && /\/actor$/.test(G.phrases[G.edges[way[n].edge].p][2])
      ? gate.near(person).filter((i) => G.nodes[i].group === 'character' && G.nodes[i].work === show && !way.some(({ node }) => node === i))[0] : undefined;
    const edges = role === undefined ? [] : [[before, role], [role, here]].map(([a, b]) => stepsFrom(a).get(b));
    if (edges.length && edges.every((e) => e !== undefined)) out.push({ node: role, edge: edges[0] }, { node: here, edge: edges[1] });
    else out.push(way[n]);
  }
  return out;
}

const PEOPLE = new Set(['person', 'character']);
const doubtOf = (e) => {
  const m = modalityOf(gate.readings(G.edges[e].s));
  return G.edges[e].dashes && !SURE.has(m) ? ` (${m.toLowerCase()})` : '';
};

/** A way in words: `[text or node number]`; a sentence says two things and no more. */
function wordsOf(way) {
  const words = [way[0].node];
  let said = 0; // in this sentence
  for (let n = 1; n < way.length; n += 1) {
    const [before, { node, edge }] = [way[n - 1].node, way[n]];
    const { p, from } = G.edges[edge];
    const forward = from === before;
    let phrase = G.phrases[p][forward ? 0 : 1];
    if (PORTRAYS.test(G.phrases[p][2])) phrase = forward ? 'plays' : 'is played by';
    const last = way[n - 1].edge === undefined ? null : G.edges[way[n - 1].edge];
    // Of somebody who is played it goes without saying that he is a character.
    if (last && !forward && /\/character$/.test(G.phrases[p][2]) && PORTRAYS.test(G.phrases[last.p][2]) && last.to === before) {
      words.push(' in ', node);
    } else if (phrase.startsWith('←')) { // nobody knows how to say it the other way round
      if (n === 1) words.pop(); else words.push('. ');
      words.push(node, ` ${G.phrases[p][0]} `, before);
      said = 2;
    } else {
      if (said === 0) words.push(` ${phrase} `, node);
      else if (said === 1) words.push(`, ${PEOPLE.has(G.nodes[before].group) ? 'who' : 'which'} ${phrase} `, node);
      else words.push('. ', before, ` ${phrase} `, node);
      said = said === 2 ? 1 : said + 1;
    }
    words.push(doubtOf(edge));
  }
  return [...words.filter((word) => word !== ''), '.'];
}

const plainWords = (way) => wordsOf(way).map((word) => (typeof word === 'number' ? gate.label(word) : word)).join('');
