// The scene: vis-network keeps the camera and the pointer; what is drawn, what stands out, where one looks.

let network;
let held = null; // the data set of vis: the node under the pointer, for only that one can be dragged
let spots = new Map(); // node → {x, y} of the scene
let lit = null; // nodes that stand out, null for all
let paint = {}; // colours of the theme
const marks = { focus: null, cursor: null, hover: null };

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const glide = () => (calm() ? false : { duration: 350, easingFunction: 'easeInOutQuad' });

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['ink', 'soft', 'paper', 'line', 'line-lit', 'rim', 'accent']) paint[name] = style.getPropertyValue(`--${name}`).trim();
}

function makeNetwork(container, on) {
  held = new vis.DataSet();
  network = new vis.Network(container, { nodes: held, edges: new vis.DataSet() }, {
    autoResize: false, // it would keep the old scale: see fitSize
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: 'dot', opacity: 0, chosen: false, font: { multi: false } }, // painted by `draw`
    interaction: {
      hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.7,
    },
  });
  network.on('afterDrawing', draw);
  container.addEventListener('pointerdown', (event) => {
    const { node } = hit(pointed(event), event.pointerType === 'touch' ? 14 : 4);
    if (held.length && held.get(node ?? -1)) { held.update({ id: node, ...spots.get(node) }); return; }
    if (held.length) held.clear();
    if (node !== undefined) held.add({ id: node, ...spots.get(node), size: Math.max(G.sizes[node], radiusAt(node, network.getScale()) / network.getScale()) + 14 });
  }, { capture: true });
  // The panel of a phone, or a turned screen, must not leave the view askew.
  new ResizeObserver(() => fitSize()).observe(container);
  network.on('click', ({ pointer: { DOM }, event }) => {
    const { node, pair } = hit(DOM, event.pointers?.[0]?.pointerType === 'touch' ? 14 : 4);
    if (node !== undefined) on.node(node);
    else if (pair !== undefined) on.pair(pair);
    else on.nothing();
  });
  network.on('doubleClick', ({ pointer: { DOM } }) => {
    const { node } = hit(DOM, 8);
    if (node !== undefined) on.alone(node);
  });
  // The browser knows when two clicks were one, however busy the page was in between.
  container.addEventListener('dblclick', (event) => {
    const { node } = hit(pointed(event), 8);
    if (node !== undefined) on.alone(node);
  });
  let waiting = null;
  container.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons) return;
    if (!waiting) requestAnimationFrame(() => { hover(waiting, on.over); waiting = null; });
    waiting = event;
  });
  container.addEventListener('pointerleave', () => { if (marks.hover !== null) { marks.hover = null; sortLabels(); redraw(); } on.over(null); });
  network.on('dragging', ({ nodes }) => {
    looked = null;
    stir();
    on.over(null);
    for (const id of nodes) spots.set(id, network.getPosition(id));
  });
  network.on('zoom', () => {
    looked = null;
    stir();
    on.over(null);
    const scale = network.getScale();
    if (scale < 0.03 || scale > 6) network.moveTo({ scale: Math.min(Math.max(scale, 0.03), 6) });
  });
}

/** What is under a point of the canvas: the nearest node within its rim and `slack` pixels, else a link. */
function hit(at, slack) {
  const scale = network.getScale();
  let node;
  let least = Infinity;
  for (const [id, place] of spots) {
    const spot = network.canvasToDOM(place);
    const gap = Math.hypot(spot.x - at.x, spot.y - at.y) - radiusAt(id, scale);
    if (gap <= slack && gap < least) [node, least] = [id, gap];
  }
  return node === undefined ? { pair: linkAt(at, Math.max(slack, 6)) } : { node };
}

/** Where a pointer is on the canvas. */
function pointed(event) {
  const box = $('network').getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Take the size of the window over, and bring into view again what was. */
function fitSize() {
  if (!$('network').offsetHeight) return; // another view is in sight
  network.body.emitter.emit('setSize');
  if (looked) lookAt(looked.ids, { most: looked.most, still: true });
  redraw();
}

let moving = null; // the view is being moved, and for a moment after

function stir() {
  clearTimeout(moving);
  moving = setTimeout(() => { moving = null; redraw(); }, 160);
}

let undrawn = false; // something changed since the last drawing

/** Draw with the next frame, once for all that changes until then. */
function redraw() {
  undrawn = true;
  network.body.emitter.emit('_requestRedraw');
}

/** Draw at once what waits for the next frame. */
function drawNow() { if (undrawn) network.redraw(); }

function hover(event, over) {
  const found = hit(pointed(event), 3);
  const node = found.node ?? null;
  if (node !== marks.hover) {
    marks.hover = node;
    sortLabels();
    redraw();
  }
  over(node !== null || found.pair !== undefined ? found : null, event);
}

/** Show these nodes (id → {x, y}) and the links between them. */
function showScene(places) {
  spots = new Map(places);
  for (const name of Object.keys(marks)) if (!spots.has(marks[name])) marks[name] = null;
  sortLabels();
  linkScene();
}

/** The facts have changed: what was made of the old ones must not stay. */
function forgetDrawn() {
  spots = new Map([...spots].filter(([i]) => gate.node(i)));
  for (const name of Object.keys(marks)) if (!spots.has(marks[name])) marks[name] = null;
  lit = null;
  texts.clear();
  links = [];
  sortLabels();
}

/** Let a node or the two ends of a link stand out, or nothing. */
function light(focus, pair) {
  marks.focus = focus;
  const ends = pair ? pair.split('-').map(Number) : [];
  if (linksLeft) linkScene();
  lit = focus !== null ? new Set([focus, ...nearOf(focus)]) : pair ? new Set(ends) : null;
  for (const link of links) {
    const on = focus !== null ? link.from === focus || link.to === focus : link.key === pair;
    link.look = !lit ? 'plain' : on ? 'lit' : 'dim';
  }
  sortLabels();
  redraw();
}

function repaint() {
  readTheme();
  if (network) redraw();
}

let looked = null; // what was brought into view last, until somebody moves the view

/** Bring these nodes into view; without any, the whole scene. */
function lookAt(ids, { most = 1.1, still = false } = {}) {
  looked = { ids, most };
  const nodes = (ids ?? [...spots.keys()]).filter((id) => spots.has(id));
  if (!nodes.length) return;
  const box = $('network').getBoundingClientRect();
  if (!box.width || !box.height) return; // another view is in sight
  const xs = nodes.map((id) => spots.get(id).x);
  const ys = nodes.map((id) => spots.get(id).y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Room for labels at the sides and for the buttons above and below.
  const [padX, padY] = [Math.min(75, box.width / 6), Math.min(58, box.height / 6)];
  const covered = $('welcome').hidden || $('welcome').offsetHeight > box.height / 4 ? 0 : $('welcome').offsetHeight;
  const scale = Math.max(Math.min((box.width - 2 * padX) / Math.max(x1 - x0, 1), (box.height - covered - 2 * padY) / Math.max(y1 - y0, 1), most), 0.03);
  fly({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 + covered / 2 / scale }, scale, animation: still ? false : glide() });
}

let flight = null; // where the camera goes with the next frame

/**
 * Move the camera as vis-network's moveTo does; a flight starts with the next frame. Of two that start within one frame,
 * vis-network never ends the first, and the camera jumps back with each drawing.
 */
function fly(to) {
  if (!to.animation) { flight = null; network.moveTo(to); return; }
  if (flight === null) requestAnimationFrame(() => { const next = flight; flight = null; if (next) network.moveTo(next); });
  flight = to;
}

function zoomBy(factor) {
  looked = null;
  fly({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: glide() });
}

/** The nearest node in a direction ([1, 0] is right), from a node. */
function step(from, [dx, dy]) {
  const here = spots.get(from);
  let best = null;
  let least = Infinity;
  for (const [id, { x, y }] of spots) {
    const ahead = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy) + Math.abs((y - here.y) * dx);
    if (id === from || ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + aside * 1.5;
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** Where a node, or the middle of a link, is in the window. */
function inWindow({ x, y }) {
  const spot = network.canvasToDOM({ x, y });
  const box = $('network').getBoundingClientRect();
  return { x: box.left + spot.x, y: box.top + spot.y };
}
