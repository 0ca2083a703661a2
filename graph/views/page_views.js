// The views: network, timeline, table. Each shows what the gate lets through; the address remembers which.

const views = {
  /** Name → view, in the order of the switch; the network is drawn by page_scene.js. */
  all: new Map(),
  now: 'network',
  buttons: new Map(),
  stale: new Set(),

  /**
   * Register `{name, label, make(root), update(), show(), hide()}`; all but the first three may be missing.
   * `make` is called once, `update` whenever what is shown may have changed and the view is in sight.
   */
  add(view) { views.all.set(view.name, view); },

  /** Build the switch and the place of each view. */
  start() {
    for (const view of views.all.values()) {
      const button = el('button', { type: 'button', 'data-view': view.name, 'aria-pressed': 'false', onclick: () => views.open(view.name) }, view.label);
      views.buttons.set(view.name, button);
      $('switch').append(button);
      view.root = $(`view-${view.name}`) ?? document.querySelector('.stage');
      view.made = false;
    }
    $('tools').append(el('button', { type: 'button', id: 'connect', title: 'How are two connected?', onclick: () => connect(state.focus) },
      pictogram('M5 14.5a2 2 0 1 0 0 .1M19 5.5a2 2 0 1 0 0 .1M6.5 13 15 7'), el('span', { class: 'words' }, 'Connect two')));
    makeColours();
    makeExport();
    network.on('afterDrawing', drawWay);
  },

  /** Go to a view, as a step that Back undoes. */
  open(name) {
    if (name === views.now) return;
    extend({ view: name === 'network' ? undefined : name });
    announce(`${views.all.get(name).label} shown`);
  },

  /** Called after each change of the state, the filters or the gate. */
  update() {
    const name = views.all.has(state.extra.view) ? state.extra.view : 'network';
    if (name !== views.now) {
      views.all.get(views.now).hide?.();
      views.now = name;
      document.documentElement.dataset.view = name;
      // The network found no room to draw in while it was out of sight.
      if (name === 'network') requestAnimationFrame(() => { network.redraw(); lookAt(looked?.ids ?? null, { still: true }); });
    }
    for (const view of views.all.values()) {
      const on = view.name === name;
      views.buttons.get(view.name).setAttribute('aria-pressed', String(on));
      view.root.hidden = !on;
    }
    const view = views.all.get(name);
    if (!view.made) {
      view.made = true;
      view.make?.(view.root);
    }
    view.show?.();
    tools();
    views.path.update();
    updateColours();
    for (const other of views.all.values()) if (other === view || other.always) other.update?.();
  },
};

/** A small picture for a button: strokes on 20 by 20. */
function pictogram(d) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(ns, 'path');
  stroke.setAttribute('d', d);
  svg.append(stroke);
  return svg;
}

/** Change keys of the state that belong to the views; `undefined` removes one. */
function extend(next) {
  const extra = { ...state.extra, ...next };
  for (const key of Object.keys(extra)) if (extra[key] === undefined) delete extra[key];
  change({ extra });
  render();
}

/** Offer what can be done with what is in focus. */
function tools() {
  const actions = $('panel').querySelector('.actions');
  if (state.focus === null || !actions || !gate.near(state.focus).length) return;
  const i = state.focus;
  actions.insertBefore(el('button', { type: 'button', id: 'connect-from', onclick: () => connect(i) }, 'Connect to …'), $('close'));
}

// What is selected: the facts that table, exports and printing tell of. A fact is an edge or a value of a node:
// `{from, to | value, p, s, edge | row}`; `s` are the readings that may be shown.

const factOf = (e) => {
  const edge = G.edges[e];
  return { from: edge.from, to: edge.to, p: G.phrases[edge.p], s: gate.readings(edge.s), edge: e, sure: !edge.dashes };
};
const valuesOf = (i) => gate.data(i).map((row) => ({
  from: i, value: row.v, p: row.k === undefined ? [row.p, '', ''] : G.phrases[row.k], s: gate.readings(row.s), row, sure: !row.dashes,
}));
const isPlot = (i) => G.nodes[i].group === 'plot';

/** Nodes the selection is about: null for all. */
function chosenNodes() {
  if (state.pair) return state.pair.split('-').map(Number);
  if (state.focus !== null && gate.node(state.focus)) return [state.focus];
  if (state.alone !== null && gate.node(state.alone)) return [state.alone, ...gate.near(state.alone)];
  return null;
}

/** The facts of the selection, those of the most central things first. */
function selectedFacts() {
  if (state.pair) return (pairs.get(state.pair) ?? []).filter((e) => gate.edge(e)).map(factOf);
  if (state.focus !== null && gate.node(state.focus)) return [...gate.facts(state.focus).map(factOf), ...valuesOf(state.focus)];
  const ids = chosenNodes() ?? gate.nodes();
  const inside = new Set(ids);
  const edges = new Set();
  for (const i of ids) for (const e of gate.facts(i)) if (inside.has(G.edges[e].from) && inside.has(G.edges[e].to)) edges.add(e);
  const weight = new Map(ids.map((i) => [i, gate.weight(i)]));
  return [...[...edges].map(factOf), ...ids.flatMap(valuesOf)]
    .sort((a, b) => weight.get(b.from) - weight.get(a.from) || a.from - b.from || (a.edge ?? Infinity) - (b.edge ?? Infinity) || 0);
}

/** What the selection is, in words. */
function selectionName() {
  if (state.pair) { const [a, b] = chosenNodes(); return `${gate.label(a)} and ${gate.label(b)}`; }
  if (state.focus !== null && gate.node(state.focus)) return gate.label(state.focus);
  if (state.alone !== null && gate.node(state.alone)) return `Network of ${gate.label(state.alone)}`;
  return '';
}

const articlesOf = (s) => [...new Set(s.map((one) => one.a).filter((a) => a !== undefined))];
/** The modality of a fact: of its surest reading. */
const modalityOf = (s) => s.find((one) => one.m)?.m ?? '';
const surest = (s) => s.reduce((best, one) => Math.max(best, one.c ?? -1), -1);

/** From which season and episode on a fact is known, as far as it says: that of the plot point, else of its readings. */
function placeOf(fact) {
  const plot = isPlot(fact.from) ? G.nodes[fact.from] : fact.to !== undefined && isPlot(fact.to) ? G.nodes[fact.to] : null;
  if (plot && plot.season !== undefined) return [plot.season, plot.episode];
  let best;
  for (const { s, e } of fact.s) if (s !== undefined && (!best || s < best[0] || (s === best[0] && (e ?? 999) < (best[1] ?? 999)))) best = [s, e];
  return best ?? [undefined, undefined];
}
/** `S04E06`, `S04` */
const short = (season, episode) => (season === undefined ? '' : `S${String(season).padStart(2, '0')}`)
  + (episode === undefined ? '' : `E${String(episode).padStart(2, '0')}`);

views.add({ name: 'network', label: 'Network' });
