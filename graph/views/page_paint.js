// Nodes and labels: labels keep their size on the screen, never lie on one another, and follow the theme.

const PATHS = {};

/** Radius on the screen: never smaller than can be seen and hit. */
const radiusAt = (id, scale) => Math.max(G.sizes[id] * Math.min(scale, 1.6), G.nodes[id].group === 'plot' ? 2.6 : 3.6);

const stamps = new Map(); // look of a node → its picture: copying one is far cheaper than painting it

/** Paint a node around the origin, in units of its radius. */
function paintShape(ctx, shape, color, r) {
  const path = PATHS[shape] ??= new Path2D(SHAPES[shape]);
  const hollow = shape === 'ring';
  ctx.fillStyle = hollow ? paint.paper : color;
  ctx.fill(path);
  ctx.lineWidth = hollow ? 0.42 : 1.1 / r;
  ctx.strokeStyle = hollow ? color : paint.rim;
  ctx.stroke(path);
}

function stamp(shape, color, r, ratio, faded) {
  const key = `${shape} ${color} ${r} ${ratio} ${faded} ${paint.rim}`;
  let made = stamps.get(key);
  if (!made) {
    if (stamps.size > 400) stamps.clear();
    const half = Math.ceil((r * 1.4 + 2) * ratio);
    made = document.createElement('canvas');
    made.width = made.height = 2 * half;
    const ctx = made.getContext('2d');
    ctx.setTransform(ratio * r, 0, 0, ratio * r, half, half);
    if (faded) { // what lies below must not shine through
      ctx.fillStyle = paint.paper;
      ctx.fill(PATHS[shape] ??= new Path2D(SHAPES[shape]));
      ctx.globalAlpha = 0.16;
    }
    paintShape(ctx, shape, color, r);
    stamps.set(key, made);
  }
  return made;
}

function drawNodes(ctx, visible, ratio) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  for (const [id, x, y, exact] of visible.reverse()) {
    const { shape } = G.nodes[id];
    const r = Math.round(exact * 2) / 2;
    const picture = stamp(shape, tint(id), r, ratio, Boolean(lit && !lit.has(id)));
    ctx.drawImage(picture, Math.round(x * ratio - picture.width / 2), Math.round(y * ratio - picture.height / 2));
    if (id !== marks.focus && id !== marks.cursor && id !== marks.hover) continue;
    const around = r + 5;
    ctx.save();
    ctx.setTransform(ratio * around, 0, 0, ratio * around, ratio * x, ratio * y);
    ctx.lineWidth = (id === marks.focus ? 3 : 2) / around;
    ctx.strokeStyle = paint.accent;
    if (id === marks.cursor && id !== marks.focus) ctx.setLineDash([ctx.lineWidth * 2, ctx.lineWidth * 1.5]);
    ctx.stroke(PATHS[shape]);
    ctx.restore();
  }
  ctx.restore();
}

const isShow = (id) => ['series', 'film'].includes(G.nodes[id].group);
const FONTS = { big: '600 14px system-ui, sans-serif', plain: '500 12.5px system-ui, sans-serif', small: '400 11.5px system-ui, sans-serif' };
const texts = new Map();

function textOf(ctx, id) {
  if (!texts.has(id)) {
    const node = G.nodes[id];
    const font = isShow(id) ? FONTS.big : node.group === 'plot' ? FONTS.small : FONTS.plain;
    const lines = wrap(node.label, node.group === 'plot' ? 28 : 20);
    ctx.font = font;
    texts.set(id, { font, lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)), high: node.group === 'plot' ? 13.5 : 15 });
  }
  return texts.get(id);
}

let order = []; // nodes of the scene, the most deserving of a label first
let shownLabels = [];

function sortLabels() {
  const value = (id) => (id === marks.focus ? 100 : 0) + (id === marks.cursor || id === marks.hover ? 50 : 0)
    + (lit?.has(id) ? 20 : 0) + (isShow(id) ? 10 : 0) + G.sizes[id] / 10 - (G.nodes[id].group === 'plot' ? 5 : 0);
  order = [...spots.keys()].sort((a, b) => value(b) - value(a) || a - b);
}

/** Called by vis-network for each frame, with the camera set. */
function draw(ctx) {
  undrawn = false;
  const view = ctx.getTransform();
  const scale = network.getScale();
  const ratio = view.a / scale;
  const [wide, high] = [ctx.canvas.width / ratio, ctx.canvas.height / ratio];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  const onScreen = ({ x, y }) => [(view.a * x + view.e) / ratio, (view.d * y + view.f) / ratio];
  const taken = new Boxes();
  const written = new Boxes();
  // Under the buttons nothing can be read.
  for (const box of [small() ? [wide - 130, 0, wide, 52] : [wide - 58, high - 130, wide, high], ...($('back').hidden ? [] : [[0, 0, 130, 46]])]) { taken.add(box); written.add(box); }
  const visible = [];
  for (const id of order) {
    const [x, y] = onScreen(spots.get(id));
    if (x < -80 || y < -40 || x > wide + 80 || y > high + 40) continue;
    const r = radiusAt(id, scale);
    visible.push([id, x, y, r]);
    if (!lit || lit.has(id)) taken.add([x - r, y - r, x + r, y + r]);
  }
  shownLabels = [];
  for (const [id, x, y, r] of visible) {
    const forced = id === marks.focus || id === marks.cursor || id === marks.hover;
    const show = !lit && isShow(id); // may lie on small nodes, never on another label
    if (lit && !lit.has(id) && !forced) continue;
    if (G.nodes[id].group === 'plot' && !forced && !lit && scale < 1.15) continue;
    const text = textOf(ctx, id);
    const [w, h] = [text.width / 2 + 2, text.lines.length * text.high];
    const places = [[x, y + r + 4 + h / 2], [x, y - r - 4 - h / 2], [x + r + 5 + w, y], [x - r - 5 - w, y]];
    const inside = ([cx, cy]) => cx - w > 2 && cx + w < wide - 2 && cy - h / 2 > 2 && cy + h / 2 < high - 2;
    const boxAt = ([cx, cy]) => [cx - w, cy - h / 2, cx + w, cy + h / 2];
    const spot = places.find((at) => inside(at) && taken.free(boxAt(at)))
      ?? (show ? places.find((at) => inside(at) && written.free(boxAt(at))) : null)
      ?? (forced ? places.find(inside) ?? places[0] : null);
    if (!spot) continue;
    const box = boxAt(spot);
    taken.add(box);
    written.add(box);
    shownLabels.push({ id, box, text, spot });
  }
  drawLinks(ctx, onScreen, scale, wide, high);
  drawNodes(ctx, visible, ratio);
  if (spots.has(marks.focus) && lit) drawPhrases(ctx, onScreen, taken);
  ctx.strokeStyle = paint.paper;
  ctx.lineWidth = 3.5;
  for (const { id, text, spot } of shownLabels) {
    ctx.font = text.font;
    ctx.fillStyle = G.nodes[id].group === 'plot' ? paint.soft : paint.ink;
    text.lines.forEach((line, i) => {
      const y = spot[1] + (i - (text.lines.length - 1) / 2) * text.high;
      ctx.strokeText(line, spot[0], y);
      ctx.fillText(line, spot[0], y);
    });
  }
  ctx.restore();
}

/** On the links of the node in focus: what they say, where there is room. */
function drawPhrases(ctx, onScreen, taken) {
  const [fx, fy] = onScreen(spots.get(marks.focus));
  ctx.font = 'italic 11px system-ui, sans-serif';
  ctx.lineWidth = 3;
  for (const id of nearOf(marks.focus)) {
    if (!spots.has(id)) continue;
    const all = pairs.get(pairKey(id, marks.focus));
    const edge = G.edges[all[0]];
    const words = clip(G.phrases[edge.p][0], 24) + (all.length > 1 ? ' …' : '');
    const [x, y] = onScreen(spots.get(id));
    const [mx, my] = [fx * 0.42 + x * 0.58, fy * 0.42 + y * 0.58];
    const w = ctx.measureText(words).width / 2 + 2;
    if (Math.hypot(x - fx, y - fy) < w * 1.2 + 30) continue;
    const box = [mx - w, my - 7, mx + w, my + 7];
    if (!taken.free(box)) continue;
    taken.add(box);
    ctx.strokeStyle = paint.paper;
    ctx.fillStyle = paint.soft;
    ctx.strokeText(words, mx, my);
    ctx.fillText(words, mx, my);
  }
}

/** Boxes on a grid, to find quickly whether a place is free. */
class Boxes {
  constructor() { this.cells = new Map(); }

  add(box) {
    const [x0, y0, x1, y1] = box.map((side) => side >> 6);
    for (let i = x0; i <= x1; i += 1) {
      for (let j = y0; j <= y1; j += 1) {
        const cell = this.cells.get(i * 4096 + j);
        if (cell) cell.push(box); else this.cells.set(i * 4096 + j, [box]);
      }
    }
  }

  free(box) {
    const [x0, y0, x1, y1] = box.map((side) => side >> 6);
    for (let i = x0; i <= x1; i += 1) {
      for (let j = y0; j <= y1; j += 1) {
        for (const other of this.cells.get(i * 4096 + j) ?? []) {
          if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
        }
      }
    }
    return true;
  }
}
