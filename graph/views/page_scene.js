// The scene: vis-network keeps the camera, the pointer and the links; what is drawn, what stands out, where one looks.

let network;
let drawn = { nodes: null, edges: null }; // vis data sets
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
  drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
  network = new vis.Network(container, drawn, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    // Painted by `draw`; vis needs them to drag and to end the links at their rims.
    nodes: { shape: 'dot', opacity: 0, chosen: false, font: { multi: false } },
    edges: {
      smooth: false, chosen: false, hoverWidth: 0, selectionWidth: 0, font: { multi: false },
      arrows: { to: { scaleFactor: 0.45 }, from: { scaleFactor: 0.45 } },
    },
    interaction: {
      hover: false, keyboard: false, multiselect: false, selectConnectedEdges: false, zoomSpeed: 0.7,
    },
  });
  network.on('afterDrawing', draw);
  // The panel of a phone, or a turned screen, must not leave the view askew.
  network.on('resize', () => { if (looked) lookAt(looked.ids, { most: looked.most, still: true }); });
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
  let waiting = null;
  container.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons) return;
    if (!waiting) requestAnimationFrame(() => { hover(waiting, on.over); waiting = null; });
    waiting = event;
  });
  container.addEventListener('pointerleave', () => { if (marks.hover !== null) { marks.hover = null; sortLabels(); network.redraw(); } on.over(null); });
  network.on('dragging', ({ nodes }) => {
    looked = null;
    on.over(null);
    for (const id of nodes) spots.set(id, network.getPosition(id));
  });
  network.on('zoom', () => {
    looked = null;
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
  return node === undefined ? { pair: network.getEdgeAt(at) } : { node };
}

function hover(event, over) {
  const box = $('network').getBoundingClientRect();
  const found = hit({ x: event.clientX - box.left, y: event.clientY - box.top }, 3);
  const node = found.node ?? null;
  if (node !== marks.hover) {
    marks.hover = node;
    sortLabels();
    network.redraw();
  }
  over(node !== null || found.pair !== undefined ? found : null, event);
}

/** Show these nodes (id → {x, y}) and the links between them. */
function showScene(places) {
  const gone = [...spots.keys()].filter((id) => !places.has(id));
  spots = new Map(places);
  for (const name of Object.keys(marks)) if (!spots.has(marks[name])) marks[name] = null;
  sortLabels();
  const keys = new Set();
  for (const id of spots.keys()) for (const other of near[id]) if (spots.has(other)) keys.add(pairKey(id, other));
  for (const id of spots.keys()) if (pairs.has(pairKey(id, id))) keys.add(pairKey(id, id));
  drawn.edges.remove(drawn.edges.getIds().filter((key) => !keys.has(key)));
  drawn.nodes.remove(gone);
  drawn.nodes.update([...spots].map(([id, { x, y }]) => ({ id, x, y, size: G.nodes[id].size })));
  const fresh = [...keys].filter((key) => drawn.edges.get(key) === null);
  drawn.edges.add(fresh.map((key) => {
    const all = pairs.get(key);
    const { from, to } = G.edges[all[0]];
    const both = all.some((e) => G.edges[e].from !== from);
    return { id: key, from, to, both, dashes: all.every((e) => G.edges[e].dashes) };
  }));
  network.setOptions({ interaction: { hideEdgesOnDrag: keys.size > 1500, hideEdgesOnZoom: keys.size > 1500 } });
  styled.clear();
}

/** The facts have changed: what was made of the old ones must not stay. */
function forgetDrawn() {
  spots = new Map([...spots].filter(([i]) => gate.node(i)));
  for (const name of Object.keys(marks)) if (!spots.has(marks[name])) marks[name] = null;
  lit = null;
  texts.clear();
  sortLabels();
  drawn.edges.clear();
}

const styled = new Map(); // edge → its style, to touch only those that change

/** Let a node or the two ends of a link stand out, or nothing. */
function light(focus, pair) {
  marks.focus = focus;
  const ends = pair ? pair.split('-').map(Number) : [];
  lit = focus !== null ? new Set([focus, ...near[focus]]) : pair ? new Set(ends) : null;
  const updates = [];
  for (const key of drawn.edges.getIds()) {
    const [a, b] = key.split('-').map(Number);
    const on = focus !== null ? a === focus || b === focus : key === pair;
    const look = !lit ? 'plain' : on ? 'lit' : 'dim';
    if (styled.get(key) === look) continue;
    styled.set(key, look);
    updates.push({
      id: key,
      width: look === 'lit' ? 1.8 : 1.2,
      color: { color: look === 'lit' ? paint['line-lit'] : paint.line, opacity: { plain: 0.6, dim: 0.15, lit: 1 }[look], inherit: false },
      // Arrow heads only where one looks: at a hub they are but a blot.
      arrows: { to: { enabled: look === 'lit' }, from: { enabled: look === 'lit' && drawn.edges.get(key).both } },
    });
  }
  if (updates.length) drawn.edges.update(updates);
  sortLabels();
  network.redraw();
}

function repaint() {
  readTheme();
  styled.clear();
  if (network) light(marks.focus, lit && marks.focus === null && lit.size <= 2 ? [...lit].length === 2 ? pairKey(...lit) : null : null);
}

let looked = null; // what was brought into view last, until somebody moves the view

/** Bring these nodes into view; without any, the whole scene. */
function lookAt(ids, { most = 1.1, still = false } = {}) {
  looked = { ids, most };
  const nodes = (ids ?? [...spots.keys()]).filter((id) => spots.has(id));
  if (!nodes.length) return;
  const box = $('network').getBoundingClientRect();
  const xs = nodes.map((id) => spots.get(id).x);
  const ys = nodes.map((id) => spots.get(id).y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  // Room for labels at the sides and for the buttons above and below.
  const [padX, padY] = [Math.min(75, box.width / 6), Math.min(58, box.height / 6)];
  const scale = Math.min((box.width - 2 * padX) / Math.max(x1 - x0, 1), (box.height - 2 * padY) / Math.max(y1 - y0, 1), most);
  network.moveTo({ position: { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }, scale: Math.max(scale, 0.03), animation: still ? false : glide() });
}

function zoomBy(factor) {
  looked = null;
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: glide() });
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
