// The page: what people do with it.
//
// window.showkg, for tests and for the curious:
//   ready              Promise, kept once the network is drawn
//   nodes()            IRIs of the nodes drawn now
//   position(iri)      {x, y} of a drawn node in the window, null if it is not drawn
//   between(iri, iri)  {x, y} of the middle of the link between two drawn nodes, null if there is none
//   labels()           [{text, box: [left, top, right, bottom]}] of the labels drawn now
//   state()            {focus: IRI or null, alone: IRI or null, hidden: [kind]}
//   shown()            {nodes, edges, articles, quotes, counts}: all that the gate lets through
//   watch({iri: [season, episode]})  moves the gate; [0, 0] is nothing, [1e6, 1e6] all of a show
//   works()            [{iri, stops: [[season, episode]]}] of what the gate can be moved for
//   focus(iri)         as if one had clicked on it

const MOST_ALONE = 120;
const MOST_OPENED = 60; // at once
const MOST_SCENE = 1500; // beyond, neither eyes nor browsers follow

let home = new Map(); // the places on arrival
let seenBy = { known: null, shown: null }; // the data that `home`, and that the scene, was made from
const alonePlaces = new Map(); // what is alone or opened → places, of the data now shown

/** Places of the overview: those of page_layout.py if everything may be known, else worked out from what may. */
function findHome() {
  const few = Known.ids.length <= mostDrawn();
  if (seenBy.known === Known && few) return;
  const ready = Known.everything && (few || G.nodes === Known.nodes);
  const all = ready ? gate.nodes().filter((i) => G.nodes[i].x !== undefined) : null;
  const [kept, indexes] = [G, [wired, pairs, central]];
  // Filters move nothing, as long as everything has a place.
  if (!all && few && G.nodes !== Known.nodes) { G = { ...Known }; wire(); }
  home = stretched(all ? new Map(all.map((i) => [i, { x: G.nodes[i].x, y: G.nodes[i].y }])) : overview());
  G = kept;
  [wired, pairs, central] = indexes;
  seenBy.known = Known;
}

/** Places of what is to be drawn: the overview, a network alone, and neighbours that were opened. */
function scenery() {
  if (state.places) return state.places;
  return placesWith(state.opened);
}

/** Places with the neighbours of these; each time that a node is named brings some more of its own. */
function placesWith(opened) {
  if (state.alone === null && !opened.length) return home;
  const key = `${state.alone}|${opened}`;
  if (!alonePlaces.has(key)) {
    let places;
    if (opened.length) {
      const [before, i] = [placesWith(opened.slice(0, -1)), opened.at(-1)];
      places = gate.node(i) && before.size < MOST_SCENE ? withNeighbours(i, before) : before;
    } else places = gate.node(state.alone) ? egoPlaces(state.alone) : home;
    alonePlaces.set(key, places);
  }
  return alonePlaces.get(key);
}

const scene = () => new Map([...scenery()].filter(([i]) => gate.node(i)));

function withNeighbours(i, places) {
  const fresh = nearOf(i).filter((j) => !places.has(j)).slice(0, Math.min(MOST_OPENED, MOST_SCENE - places.size));
  return settle(fresh, ring(i, fresh, places.get(i) ?? { x: 0, y: 0 }), new Map(places));
}

/** Drop from the state what may no longer be known. */
function settleState() {
  const has = (i) => i !== null && gate.known(i);
  const pair = state.pair?.split('-').map(Number);
  state = {
    ...state, places: null, focus: has(state.focus) ? state.focus : null, alone: has(state.alone) ? state.alone : null,
    pair: pair && pairs.has(state.pair) ? state.pair : null, opened: state.opened.filter(has),
    filters: state.filters.shows.every(has) ? state.filters : { ...state.filters, shows: state.filters.shows.filter(has) },
  };
}

function render({ say = '' } = {}) {
  if (!network) return;
  if (gate.filters !== state.filters) { gate.filters = state.filters; sift(); }
  const fresh = seenBy.shown !== G;
  if (fresh) {
    seenBy.shown = G;
    alonePlaces.clear();
    forgetDrawn();
  }
  const before = home;
  findHome();
  const focus = state.focus !== null && gate.node(state.focus) ? state.focus : null;
  const pair = state.pair && pairs.has(state.pair) ? state.pair : null;
  // What is in focus may have left the overview with what else was to be seen.
  if (focus !== null && !scenery().has(focus)) state = { ...state, alone: focus, opened: [], places: null };
  const places = scene();
  if (fresh || places.size !== spots.size || [...places].some(([i, p]) => spots.get(i) !== p)) showScene(places);
  if (focus === null) marks.cursor = null;
  light(focus, pair);
  const panel = $('panel');
  const all = scenery();
  const hide = focus === null ? 0 : nearOf(focus).filter((i) => !all.has(i)).length;
  const sliding = document.activeElement?.closest?.('#panel') ? document.activeElement.dataset.work : undefined;
  panel.replaceChildren(...[
    focus !== null ? nodePanel(focus, { canOpen: hide, room: Math.min(MOST_OPENED, MOST_SCENE - all.size), drawn: all.size, alone: state.alone }) : pair ? pairPanel(pair) : overviewPanel(home.size),
  ].flat(3).filter(Boolean));
  panel.classList.toggle('rest', focus === null && !pair);
  panel.scrollTop = 0;
  // The slider of a show in the panel is a new one now; whoever moves it by keys goes on.
  if (sliding !== undefined) panel.querySelector(`input[data-work="${sliding}"]`)?.focus({ preventScroll: true });
  drawTrail();
  drawLegend();
  followFilters();
  drawWatched();
  drawEmpty();
  views.update();
  if (before !== home && !state.places && state.alone === null) lookAt(null);
  if (say) announce(say);
}

function drawEmpty() {
  const none = !gate.nodes().length;
  $('empty').hidden = !none;
  if (none) {
    $('empty').textContent = !All.nodes.length ? 'Nothing was found to draw. The articles may hold no facts about shows or films.'
      : Known.ids.length ? 'Nothing passes all of these filters.' : 'Everything stays hidden until you say what you have watched.';
  }
}

function announce(text) { $('live').textContent = text; }

const describe = (i) => `${G.nodes[i].label}, ${look(i).one}${place(i) ? ` in ${place(i)}` : ''}, ${count(nearOf(i).length, 'neighbour')}`;

/** What must change so that a node is to be seen: filters that hide it fall, a folded one brings its own network. */
function reveal(i) {
  const next = {};
  if (!gate.node(i)) {
    const { kinds } = state.filters;
    next.filters = { ...state.filters, kinds: kinds.filter((kind) => kind !== Known.nodes[i].group) };
    gate.filters = next.filters;
    sift();
    if (!gate.node(i)) { next.filters = gate.filters = noFilters(); sift(); }
  }
  if (!scenery().has(i)) Object.assign(next, { alone: i, opened: [], places: null });
  return next;
}

function egoPlaces(i) {
  const around = nearOf(i).slice(0, MOST_ALONE);
  const at = ring(i, around, { x: 0, y: 0 });
  return settle([i, ...around], at, new Map([[i, { x: 0, y: 0 }]]));
}

function focusNode(i, { move = false, keyboard = false } = {}) {
  if (state.focus === i && !state.pair && gate.node(i)) { if (move) lookAt([i, ...nearOf(i)]); return; }
  const next = reveal(i);
  change({ focus: i, pair: null, ...next });
  render({ say: `${describe(i)}. Facts are in the panel.` });
  if (next.alone !== undefined) lookAt(null);
  else if (move) lookAt([i, ...nearOf(i)]);
  if (keyboard) $('panel').querySelector('h2')?.focus();
}

function focusPair(key) {
  change({ focus: null, pair: key });
  const [a, b] = key.split('-').map(Number);
  render({ say: `Link between ${G.nodes[a].label} and ${G.nodes[b].label}` });
}

function isolate(i) {
  if (state.alone === i || !nearOf(i).length) { focusNode(i); return; }
  change({ focus: i, pair: null, alone: i, opened: [], places: null });
  render({ say: `Network of ${G.nodes[i].label}: ${count(spots.size, 'node')}` });
  lookAt(null);
}

function openNeighbours(i) {
  const before = spots.size;
  change({ opened: [...state.opened, i], places: state.places ? withNeighbours(i, state.places) : null });
  render({ say: `Neighbours of ${G.nodes[i].label} added` });
  announce(`${count(Math.max(spots.size - before, 0), 'neighbour')} of ${G.nodes[i].label} added`);
  lookAt([i, ...nearOf(i)]);
}

function whole() {
  change({ ...start(), filters: state.filters, extra: state.extra });
  render({ say: 'Whole network' });
  lookAt(null);
}

const back = () => travel(-1);

/** Back, forward, and the way here. */
function drawTrail() {
  $('back').hidden = !steps.has(walk.now - 1) && walk.now === 0;
  $('forward').hidden = walk.now >= walk.last;
  $('all').hidden = state.alone === null && !state.opened.length;
  $('where').textContent = state.alone !== null && gate.node(state.alone) ? `Network of ${clip(G.nodes[state.alone].label, 60)}` : '';
  const way = [];
  for (let step = walk.now; step >= 0 && steps.has(step) && way.length < 4; step -= 1) {
    const { focus } = step === walk.now ? state : steps.get(step).state;
    if (focus === null || !gate.node(focus) || way.some((crumb) => crumb.focus === focus)) continue;
    way.push({ step, focus });
  }
  const crumbs = way.length > 1 ? way.reverse() : [];
  $('crumbs').hidden = !crumbs.length;
  $('crumb-list').replaceChildren(...crumbs.map(({ step, focus }) => el('li', {}, step === walk.now
    ? said(clip(G.nodes[focus].label, 28), { 'aria-current': 'page' })
    : el('button', { type: 'button', onclick: () => travel(step - walk.now) }, said(clip(G.nodes[focus].label, 28))))));
}

// Legend

function drawLegend() {
  const { many } = Known;
  const { kinds } = state.filters;
  const asked = document.activeElement?.dataset?.kind;
  const groups = new Map();
  for (const [kind, look] of Object.entries(All.kinds)) {
    if (!many.has(kind) && !kinds.includes(kind)) continue;
    const off = kinds.includes(kind);
    const button = el('button', { type: 'button', class: 'chip', 'data-kind': kind, 'aria-pressed': String(!off), onclick: () => setFilters({ kinds: flip(kinds, kind) }, `${look.many} ${off ? 'shown' : 'hidden'}`) },
      icon(look, 17), el('span', { class: 'what' }, look.many), el('span', { class: 'count' }, NUMBER.format(many.get(kind) ?? 0)));
    if (!groups.has(look.group)) groups.set(look.group, []);
    groups.get(look.group).push(button);
  }
  $('legend').replaceChildren(...[...groups].map(([name, buttons]) => el('div', { class: 'set', role: 'group', 'aria-label': name }, el('h2', {}, name), buttons)));
  if (asked) $('legend').querySelector(`[data-kind="${asked}"]`)?.focus({ preventScroll: true });
}

// Keys

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function wireKeys() {
  $('slash').checked = storage('showkg-slash') !== 'off';
  const mark = () => { document.documentElement.dataset.slash = $('slash').checked ? 'on' : 'off'; };
  $('slash').addEventListener('change', () => { storage('showkg-slash', $('slash').checked ? 'on' : 'off'); mark(); });
  mark();
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? '');
    if (event.key === 'Escape' && !typing) { event.preventDefault(); back(); }
    if (event.key === '/' && !typing && $('slash').checked) { event.preventDefault(); $('search').focus(); $('search').select(); }
  });
  $('network').addEventListener('keydown', (event) => {
    if (!network || event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {
      Enter: () => marks.cursor !== null && focusNode(marks.cursor, { move: true, keyboard: true }),
      '+': () => zoomBy(1.3), '=': () => zoomBy(1.3), '-': () => zoomBy(1 / 1.3), 0: () => lookAt(null),
    };
    keys[' '] = keys.Enter;
    if (ARROWS[event.key]) {
      event.preventDefault();
      const from = marks.cursor ?? state.focus;
      const next = from === null || !spots.has(from) ? [...spots.keys()].sort(byWeight)[0] : step(from, ARROWS[event.key]);
      if (next === null || next === undefined) return;
      marks.cursor = next;
      sortLabels();
      keepInView(next);
      announce(describe(next));
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  $('network').addEventListener('blur', () => { marks.cursor = null; if (network) redraw(); });
}

function keepInView(i) {
  const { x, y } = network.canvasToDOM(spots.get(i));
  const { width, height } = $('network').getBoundingClientRect();
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) fly({ position: spots.get(i), animation: glide() });
  else redraw();
}

// Tooltip

function over(what, event) {
  const tip = $('tip');
  $('network').style.cursor = what ? 'pointer' : '';
  if (what?.node !== undefined && what.node === state.focus) what = null;
  tip.hidden = !what;
  if (!what) return;
  if (what.node !== undefined) tip.replaceChildren(said(clip(G.nodes[what.node].label, 200), { class: 'strong' }), el('small', {}, look(what.node).one, place(what.node) ? [' · ', said(place(what.node))] : null));
  else {
    tip.replaceChildren(...pairs.get(what.pair).slice(0, 4).map((e) => {
      const { from, to, p } = G.edges[e];
      return el('div', {}, said(clip(G.nodes[from].label, 80), { class: 'strong' }), ` ${G.phrases[p][0]} `, said(clip(G.nodes[to].label, 80), { class: 'strong' }));
    }));
  }
  const box = $('network').getBoundingClientRect();
  const [x, y] = [(event?.clientX ?? box.left) - box.left, (event?.clientY ?? box.top) - box.top];
  tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 6))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > box.height ? Math.max(4, y - tip.offsetHeight - 12) : y + 18}px`;
}

// Colours

function wireTheme() {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const memory = { get: () => { try { return localStorage.getItem('showkg-theme'); } catch { return null; } }, set: (value) => { try { localStorage.setItem('showkg-theme', value); } catch { /* a page without storage forgets */ } } };
  let asked = memory.get();
  const apply = () => {
    const dark = asked ? asked === 'dark' : system.matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    $('theme').setAttribute('aria-pressed', String(dark));
    repaint();
  };
  system.addEventListener('change', apply);
  $('theme').addEventListener('click', () => {
    asked = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    memory.set(asked);
    apply();
  });
  apply();
}

// Start

/** Places stretched to the shape of the window, so that labels get all the room there is. */
function stretched(places) {
  const span = (axis) => { const all = [...places.values()].map((p) => p[axis]); return all.length ? Math.max(...all) - Math.min(...all) : 0; };
  const box = $('network').getBoundingClientRect();
  const [wide, high] = [span('x') || 1, span('y') || 1];
  // On an upright screen what lies side by side is better put one below the other.
  const turn = (wide > high) !== (box.width > box.height) && places.size > 2;
  const wanted = (box.width - 150) / Math.max(box.height - 100, 100);
  const ratio = wanted / (turn ? high / wide : wide / high);
  const [fx, fy] = [Math.min(Math.max(ratio, 1), 1.9), Math.min(Math.max(1 / ratio, 1), 1.9)];
  return new Map([...places].map(([i, { x, y }]) => [i, { x: (turn ? y : x) * fx, y: (turn ? x : y) * fy }]));
}

async function unpack(id) {
  const packed = $(id).textContent;
  const bytes = Uint8Array.fromBase64?.(packed) ?? bytesOf(packed);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

/** For browsers from before 2025. */
function bytesOf(packed) {
  const text = atob(packed);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i); // ten times as fast as Uint8Array.from
  return bytes;
}

const STARTED = { done: false }; // once all of the file was read

async function begin() {
  wireTheme();
  const types = $('types');
  types.open = matchMedia('(min-width: 1100px)').matches;
  const [library, text] = await Promise.all([unpack('vis'), $('data').dataset.encoding === 'gzip' ? unpack('data') : $('data').textContent]);
  // The policy of the page knows the hash of this text and lets nothing else run.
  const script = document.createElement('script');
  script.textContent = library;
  document.head.append(script);
  const data = JSON.parse(text);
  STARTED.done = true;
  openGate(data);
  wireState();
  const asked = fromAddress(location.hash);
  state = asked.next;
  go = { jump: (i) => focusNode(i, { move: true, keyboard: true }), alone: isolate, open: openNeighbours, close: () => (back() ? null : whole()) };
  makeNetwork($('network'), {
    node: (i) => focusNode(i, { move: small() }), pair: focusPair, alone: isolate, over,
    nothing: () => { if (state.focus !== null || state.pair) { change({ focus: null, pair: null }); render(); } },
  });
  views.start();
  wireSearch();
  wireKeys();
  wireWatched();
  $('forward').addEventListener('click', () => travel(1));
  $('clear').addEventListener('click', () => setFilters(noFilters(), 'All filters cleared'));
  $('back').addEventListener('click', back);
  $('all').addEventListener('click', whole);
  $('zoom-in').addEventListener('click', () => zoomBy(1.4));
  $('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  $('fit').addEventListener('click', () => lookAt(null));
  render();
  fitSize();
  if (asked.lost) tell(LOST);
  steps.set(walk.now, { state, known: Known, camera: null });
  rewrite();
  lookAt(state.focus !== null && state.alone === null && gate.node(state.focus) ? [state.focus, ...nearOf(state.focus)] : null, { still: true });
  warmSearch();
}

/** A word on what has just gone otherwise than asked; it goes with the next click. */
function tell(text) {
  $('note').textContent = text;
  $('note').hidden = false;
  document.addEventListener('pointerdown', () => { $('note').hidden = true; }, { once: true });
}

/** On a phone the panel takes half of the screen: what is touched must stay in sight. */
const small = () => matchMedia('(max-width: 759px)').matches;

const named = (iri) => gate.nodes().find((i) => G.nodes[i].iri === iri);

window.showkg = Object.freeze({
  ready: begin().catch((error) => {
    $('empty').hidden = false;
    $('empty').textContent = typeof DecompressionStream === 'undefined'
      ? 'This browser is too old to draw the network: it lacks DecompressionStream (in all browsers since 2023).'
      : `The network cannot be drawn: ${clip(String(error?.message ?? error).split('\n')[0], 200)}. ${STARTED.done ? 'Reload the page; clear its part of the address (behind #) if that does not help.' : 'The file may be damaged or cut off: get it again.'}`;
    throw error;
  }),
  nodes: () => [...spots.keys()].map((i) => G.nodes[i].iri),
  position: (iri) => (spots.has(named(iri)) ? inWindow(spots.get(named(iri))) : null),
  between: (one, other) => {
    const [a, b] = [spots.get(named(one)), spots.get(named(other))];
    return a && b && pairs.has(pairKey(named(one), named(other))) ? inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }) : null;
  },
  labels: () => { drawNow(); return shownLabels.map(({ id, box }) => ({ text: G.nodes[id].label, box })); },
  state: () => ({ focus: state.focus === null ? null : G.nodes[state.focus].iri, alone: state.alone === null ? null : G.nodes[state.alone].iri, hidden: [...state.filters.kinds] }),
  shown: () => ({ nodes: gate.nodes().map((i) => ({ ...G.nodes[i], weight: G.weights[i], size: G.sizes[i] })), edges: gate.edges().map((e) => ({ ...G.edges[e], from: G.nodes[G.edges[e].from].iri, to: G.nodes[G.edges[e].to].iri, p: G.phrases[G.edges[e].p] })), articles: G.articles, quotes: G.quotes, counts: G.counts }),
  works: () => (All.gate?.works ?? []).map((work, w) => ({ iri: work.iri, stops: stopsOf(w) })),
  focus: (iri) => focusNode(named(iri)),
  watch: (points) => reach(All.gate.works.flatMap((work, w) => (points[work.iri] ? [[w, points[work.iri]]] : []))),
});
