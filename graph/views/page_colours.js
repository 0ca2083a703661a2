// Colours: by type, or by community: who has more to do with one another than with the rest, of what may be shown.

// Okabe and Ito's, then Tol's: told apart by all common kinds of colour blindness, on light and dark paper.
const HUES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#b5a900', '#7a5cc2', '#8c564b', '#5c9c3a'];
const REST = '#8a8f98';
const colours = { of: null, list: [], key: '' };

/** The colour a node is drawn in. */
const tint = (i) => (colours.of ? HUES[colours.of.get(i)] ?? REST : G.nodes[i].color);

/**
 * Louvain's method on what may be shown: node → community, 0 is the largest.
 * The same network gives the same communities: nodes are taken in their order.
 */
function communities() {
  const ids = gate.nodes();
  const at = new Map(ids.map((i, n) => [i, n]));
  let links = ids.map(() => new Map());
  for (const e of gate.edges()) {
    const [a, b] = [at.get(G.edges[e].from), at.get(G.edges[e].to)];
    if (a === b || a === undefined || b === undefined) continue;
    links[a].set(b, (links[a].get(b) ?? 0) + 1);
    links[b].set(a, (links[b].get(a) ?? 0) + 1);
  }
  let member = ids.map((_, n) => n);
  for (let level = 0; level < 12; level += 1) {
    const home = moved(links);
    const names = [...new Set(home)];
    if (names.length === links.length) break;
    const number = new Map(names.map((name, n) => [name, n]));
    const next = names.map(() => new Map());
    links.forEach((to, n) => {
      const a = number.get(home[n]);
      for (const [m, weight] of to) {
        const b = number.get(home[m]);
        next[a].set(b, (next[a].get(b) ?? 0) + weight);
      }
    });
    member = member.map((n) => number.get(home[n]));
    links = next;
  }
  const groups = new Map();
  ids.forEach((i, n) => { if (!groups.has(member[n])) groups.set(member[n], []); groups.get(member[n]).push(i); });
  return [...groups.values()].sort((a, b) => b.length - a.length || a[0] - b[0]);
}

/** One level: each node goes where it has more links than chance would give, until nobody moves. */
function moved(links) {
  const degree = links.map((to) => [...to.values()].reduce((sum, weight) => sum + weight, 0));
  const all = degree.reduce((sum, weight) => sum + weight, 0) || 1;
  const home = links.map((_, n) => n);
  const total = [...degree];
  for (let round = 0; round < 30; round += 1) {
    let moves = 0;
    for (let n = 0; n < links.length; n += 1) {
      const ties = new Map();
      for (const [m, weight] of links[n]) if (m !== n) ties.set(home[m], (ties.get(home[m]) ?? 0) + weight);
      const old = home[n];
      total[old] -= degree[n];
      let best = old;
      let most = (ties.get(old) ?? 0) - (total[old] * degree[n]) / all;
      for (const [where, weight] of ties) {
        const gain = weight - (total[where] * degree[n]) / all;
        if (gain > most + 1e-9) [best, most] = [where, gain];
      }
      total[best] += degree[n];
      home[n] = best;
      if (best !== old) moves += 1;
    }
    if (!moves) break;
  }
  return home;
}

/** Before drawing: find the communities if they are asked for. */
function updateColours() {
  const on = state.extra.colours === 'communities';
  $('colours').setAttribute('aria-pressed', String(on));
  $('communities').hidden = !on || views.now !== 'network';
  if (!on) {
    if (colours.of) { colours.of = null; redraw(); }
    return;
  }
  const groups = communities().filter((group) => group.length > 2);
  colours.of = new Map(groups.flatMap((group, n) => group.map((i) => [i, n])));
  colours.list = groups;
  const rest = gate.nodes().length - groups.slice(0, HUES.length).reduce((sum, group) => sum + group.length, 0);
  const swatch = (colour) => { const box = el('span', { class: 'swatch', 'aria-hidden': 'true' }); box.style.background = colour; return box; };
  $('communities').replaceChildren($('communities').firstChild, el('h2', {}, 'Communities'), el('ul', {}, groups.slice(0, HUES.length).map((group, n) => {
    const [centre] = [...group].sort((a, b) => isShow(b) - isShow(a) || gate.weight(b) - gate.weight(a) || a - b);
    return el('li', {}, swatch(HUES[n]), el('button', { type: 'button', class: 'link', onclick: () => focusNode(centre, { move: true }) }, said(clip(gate.label(centre), 34))),
      el('span', { class: 'count' }, NUMBER.format(group.length)));
  }), rest ? el('li', {}, swatch(REST), el('span', {}, groups.length > HUES.length ? 'Smaller ones' : 'Others'), el('span', { class: 'count' }, NUMBER.format(rest))) : null));
  redraw();
}

function makeColours() {
  $('tools').prepend(el('button', {
    type: 'button', id: 'colours', 'aria-pressed': 'false', title: 'Colour by community instead of type',
    onclick: () => {
      const on = state.extra.colours === 'communities';
      extend({ colours: on ? undefined : 'communities' });
      announce(on ? 'Coloured by type' : `Coloured by community: ${colours.list.length} communities`);
    },
  }, pictogram('M7 7.5a3 3 0 1 0 .1 0M14.5 5.5a2 2 0 1 0 .1 0M13.5 12.5a2.5 2.5 0 1 0 .1 0'), el('span', { class: 'words' }, 'Communities')));
  document.querySelector('.legend').prepend(el('details', { id: 'communities', open: matchMedia('(min-width: 760px)').matches, hidden: true }, el('summary', {}, 'Communities')));
}
