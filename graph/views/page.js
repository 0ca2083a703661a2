// The page: its state, and what people do with it.
//
// window.showkg, for tests and for the curious:
//   ready              Promise, kept once the network is drawn
//   nodes()            IRIs of the nodes drawn now
//   position(iri)      {x, y} of a drawn node in the window, null if it is not drawn
//   between(iri, iri)  {x, y} of the middle of the link between two drawn nodes, null if there is none
//   labels()           [{text, box: [left, top, right, bottom]}] of the labels drawn now
//   state()            {focus: IRI or null, alone: IRI or null, hidden: [kind]}

const start = () => ({ focus: null, pair: null, alone: null, places: null, extra: {} });
let state = start();
let past = []; // earlier states, for Back
let home = new Map(); // the places on arrival
const hidden = new Set(); // kinds that the legend has switched off
const MOST_ALONE = 120;
const MOST_OPENED = 60;

const shows = (i) => !hidden.has(G.nodes[i].group) || i === state.focus;
const scene = () => new Map([...(state.places ?? home)].filter(([i]) => shows(i)));

function change(next) {
  past.push({ ...state, camera: { position: network.getViewPosition(), scale: network.getScale() } });
  if (past.length > 200) past.shift();
  state = { ...state, ...next };
}

function render({ say = '' } = {}) {
  if (!network) return;
  const places = scene();
  if (places.size !== spots.size || [...places].some(([i, p]) => spots.get(i) !== p)) showScene(places);
  if (state.focus === null) marks.cursor = null;
  light(state.focus, state.pair);
  const panel = $('panel');
  const hide = state.focus === null ? 0 : near[state.focus].filter((i) => !(state.places ?? home).has(i)).length;
  panel.replaceChildren(...[
    state.focus !== null ? nodePanel(state.focus, { canOpen: hide, alone: state.alone })
      : state.pair ? pairPanel(state.pair) : overviewPanel(home.size),
  ].flat(3).filter(Boolean));
  panel.classList.toggle('rest', state.focus === null && !state.pair);
  panel.scrollTop = 0;
  $('back').hidden = !past.length;
  $('all').hidden = state.alone === null;
  $('where').textContent = state.alone !== null ? `Network of ${clip(G.nodes[state.alone].label, 60)}` : '';
  drawLegend();
  views.update();
  if (say) announce(say);
}

function announce(text) { $('live').textContent = text; }

const describe = (i) => `${G.nodes[i].label}, ${look(i).one}${place(i) ? ` in ${place(i)}` : ''}, ${count(near[i].length, 'neighbour')}`;

function reveal(i) {
  hidden.delete(G.nodes[i].group);
  if ((state.places ?? home).has(i)) return {};
  // A folded node comes with its own network: it has no place on the big picture.
  return { alone: i, places: egoPlaces(i) };
}

function egoPlaces(i) {
  const around = near[i].slice(0, MOST_ALONE);
  const at = ring(i, around, { x: 0, y: 0 });
  return settle([i, ...around], at, new Map([[i, { x: 0, y: 0 }]]));
}

function focusNode(i, { move = false, keyboard = false } = {}) {
  if (state.focus === i && !state.pair) { if (move) lookAt([i, ...near[i]]); return; }
  const places = reveal(i);
  change({ focus: i, pair: null, ...places });
  render({ say: `${describe(i)}. Facts are in the panel.` });
  if (places.places) lookAt(null);
  else if (move) lookAt([i, ...near[i]]);
  if (keyboard) $('panel').querySelector('h2')?.focus();
}

function focusPair(key) {
  change({ focus: null, pair: key });
  const [a, b] = key.split('-').map(Number);
  render({ say: `Link between ${G.nodes[a].label} and ${G.nodes[b].label}` });
}

function isolate(i) {
  if (state.alone === i || !near[i].length) { focusNode(i); return; }
  change({ focus: i, pair: null, alone: i, places: egoPlaces(i) });
  render({ say: `Network of ${G.nodes[i].label}: ${count(state.places.size, 'node')}` });
  lookAt(null);
}

function openNeighbours(i) {
  const places = state.places ?? home;
  const fresh = near[i].filter((j) => !places.has(j)).slice(0, MOST_OPENED);
  fresh.forEach((j) => hidden.delete(G.nodes[j].group));
  const centre = places.get(i) ?? { x: 0, y: 0 };
  change({ places: settle(fresh, ring(i, fresh, centre), new Map(places)) });
  render({ say: `${count(fresh.length, 'neighbour')} of ${G.nodes[i].label} added` });
  lookAt([i, ...near[i]]);
}

function whole() {
  change({ ...start(), extra: state.extra });
  render({ say: 'Whole network' });
  lookAt(null);
}

function back() {
  if (!past.length) return;
  const { camera, ...before } = past.pop();
  state = before;
  render({ say: state.focus !== null ? describe(state.focus) : state.alone !== null ? `Network of ${G.nodes[state.alone].label}` : 'Whole network' });
  network.moveTo({ ...camera, animation: glide() });
  if (document.activeElement === document.body) $('network').focus({ preventScroll: true });
}

// Legend

let legendButtons = null;

function makeLegend() {
  const sizes = new Map();
  for (const node of G.nodes) sizes.set(node.group, (sizes.get(node.group) ?? 0) + 1);
  legendButtons = new Map();
  const groups = new Map();
  for (const [kind, look] of Object.entries(G.kinds)) {
    if (!sizes.has(kind)) continue;
    const button = el('button', { type: 'button', class: 'chip', 'data-kind': kind, onclick: () => toggle(kind) },
      icon(look, 17), el('span', { class: 'what' }, look.many), el('span', { class: 'count' }, NUMBER.format(sizes.get(kind))));
    legendButtons.set(kind, button);
    if (!groups.has(look.group)) groups.set(look.group, []);
    groups.get(look.group).push(button);
  }
  $('legend').replaceChildren(...[...groups].map(([name, buttons]) => el('div', { class: 'set', role: 'group', 'aria-label': name }, el('h2', {}, name), buttons)),
    el('p', { class: 'hint' }, 'Click a type to hide or show it.'),
    el('button', { type: 'button', id: 'every', onclick: () => { hidden.clear(); render({ say: 'All types shown' }); } }, 'Show all types'));
}

function drawLegend() {
  for (const [kind, button] of legendButtons) button.setAttribute('aria-pressed', String(!hidden.has(kind)));
  $('every').hidden = !hidden.size;
}

function toggle(kind) {
  const off = hidden.has(kind);
  if (off) hidden.delete(kind); else hidden.add(kind);
  render({ say: `${G.kinds[kind].many} ${off ? 'shown' : 'hidden'}` });
}

// Keys

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function wireKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName ?? '');
    if (event.key === 'Escape' && !typing) { event.preventDefault(); back(); }
    if (event.key === '/' && !typing) { event.preventDefault(); $('search').focus(); $('search').select(); }
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
  $('network').addEventListener('blur', () => { marks.cursor = null; if (network) network.redraw(); });
}

function keepInView(i) {
  const { x, y } = network.canvasToDOM(spots.get(i));
  const { width, height } = $('network').getBoundingClientRect();
  if (x < 40 || y < 40 || x > width - 40 || y > height - 40) network.moveTo({ position: spots.get(i), animation: glide() });
  else network.redraw();
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

/** The places on arrival, stretched to the shape of the window so that labels get all the room there is. */
function stretched() {
  const all = G.nodes.flatMap((node, i) => (node.x === undefined ? [] : [i]));
  const span = (axis) => Math.max(...all.map((i) => G.nodes[i][axis])) - Math.min(...all.map((i) => G.nodes[i][axis]));
  const box = $('network').getBoundingClientRect();
  const [wide, high] = [span('x') || 1, span('y') || 1];
  // On an upright screen what lies side by side is better put one below the other.
  const turn = (wide > high) !== (box.width > box.height) && all.length > 2;
  const wanted = (box.width - 150) / Math.max(box.height - 100, 100);
  const ratio = wanted / (turn ? high / wide : wide / high);
  const [fx, fy] = [Math.min(Math.max(ratio, 1), 1.9), Math.min(Math.max(1 / ratio, 1), 1.9)];
  return new Map(all.map((i) => {
    const { x, y } = G.nodes[i];
    return [i, { x: (turn ? y : x) * fx, y: (turn ? x : y) * fy }];
  }));
}

async function unpack(id) {
  const bytes = Uint8Array.from(atob($(id).textContent), (char) => char.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}

async function begin() {
  wireTheme();
  const types = $('types');
  types.open = matchMedia('(min-width: 760px)').matches;
  const [library, text] = await Promise.all([unpack('vis'), $('data').dataset.encoding === 'gzip' ? unpack('data') : $('data').textContent]);
  // The policy of the page knows the hash of this text and lets nothing else run.
  const script = document.createElement('script');
  script.textContent = library;
  document.head.append(script);
  load(JSON.parse(text));
  home = stretched();
  go = { jump: (i) => focusNode(i, { move: true, keyboard: true }), alone: isolate, open: openNeighbours, close: () => (past.length ? back() : whole()) };
  makeLegend();
  makeNetwork($('network'), {
    node: (i) => focusNode(i, { move: small() }), pair: focusPair, alone: isolate, over,
    nothing: () => { if (state.focus !== null || state.pair) { change({ focus: null, pair: null }); render(); } },
  });
  views.start();
  wireSearch();
  wireKeys();
  $('back').addEventListener('click', back);
  $('all').addEventListener('click', whole);
  $('zoom-in').addEventListener('click', () => zoomBy(1.4));
  $('zoom-out').addEventListener('click', () => zoomBy(1 / 1.4));
  $('fit').addEventListener('click', () => lookAt(null));
  render();
  if (!G.nodes.length) {
    $('empty').hidden = false;
    $('empty').textContent = 'Nothing was found to draw. The articles may hold no facts about shows or films.';
  }
  lookAt(null, { still: true });
}

/** On a phone the panel takes half of the screen: what is touched must stay in sight. */
const small = () => matchMedia('(max-width: 759px)').matches;

const named = (iri) => G.nodes.findIndex((node) => node.iri === iri);

window.showkg = Object.freeze({
  ready: begin().catch((error) => {
    $('empty').hidden = false;
    $('empty').textContent = 'This browser is too old to draw the network: it lacks DecompressionStream (in all browsers since 2023).';
    throw error;
  }),
  nodes: () => [...spots.keys()].map((i) => G.nodes[i].iri),
  position: (iri) => (spots.has(named(iri)) ? inWindow(spots.get(named(iri))) : null),
  between: (one, other) => {
    const [a, b] = [spots.get(named(one)), spots.get(named(other))];
    return a && b && pairs.has(pairKey(named(one), named(other))) ? inWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }) : null;
  },
  labels: () => shownLabels.map(({ id, box }) => ({ text: G.nodes[id].label, box })),
  state: () => ({ focus: state.focus === null ? null : G.nodes[state.focus].iri, alone: state.alone === null ? null : G.nodes[state.alone].iri, hidden: [...hidden] }),
});
