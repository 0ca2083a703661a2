// Links of the scene. vis-network keeps an object for each and draws them one by one; here all that look alike are
// one path, so that thousands of them cost little, on arrival and in every frame.

let links = []; // {key, from, to, both: ways, dashes, look}

// Arrow heads only where one looks: at a hub they are but a blot.
const LOOKS = {
  // A line of one pixel costs a fraction of a wider one.
  plain: { width: 1, color: 'line', opacity: 0.6 },
  dim: { width: 1, color: 'line', opacity: 0.15 },
  off: { width: 1, color: 'line', opacity: 0.3 },
  lit: { width: 1.8, color: 'line-lit', opacity: 1, heads: true },
  way: { width: 2.4, color: 'accent', opacity: 1, heads: true },
};

const MANY_LINKS = 1000; // of more, only those that stand out are painted while the view moves
const MOST_LINKS = 3000; // beyond, they are but a grey cloth; the others come with the node in focus

let linksLeft = 0; // how many are left out

/** Make the links between the nodes of the scene anew: those of the node in focus, then of the most central. */
function linkScene() {
  links = [];
  linksLeft = 0;
  const seen = new Set();
  const first = spots.has(marks.focus) ? [marks.focus] : [];
  for (const id of new Set([...first, ...[...spots.keys()].sort(byWeight)])) {
    for (const other of pairs.has(pairKey(id, id)) ? [...nearOf(id), id] : nearOf(id)) {
      if (!spots.has(other) || seen.has(other)) continue;
      if (links.length < MOST_LINKS) links.push(linkOf(pairKey(id, other))); else linksLeft += 1;
    }
    seen.add(id);
  }
}

function linkOf(key) {
  const all = pairs.get(key);
  const { from, to } = G.edges[all[0]];
  return { key, from, to, both: all.some((e) => G.edges[e].from !== from), dashes: all.every((e) => G.edges[e].dashes), look: 'plain' };
}

/** What is said of links that are left out; null if all are drawn. */
function leftOut() {
  if (!linksLeft) return null;
  return el('p', { class: 'hint left-out' }, `${count(linksLeft, 'link')} of ${NUMBER.format(links.length + linksLeft)} between what is drawn ${linksLeft === 1 ? 'is' : 'are'} left out: so many lines are but a grey cloth. Whatever you click gets all of its own.`);
}

/** How wide a link is on the screen. */
const widthOf = (look, scale) => Math.max(LOOKS[look].width * Math.min(scale, 1), 0.5);

/** Paint all links in pixels of the screen; `onScreen` gives the place of a node there. */
function drawLinks(ctx, onScreen, scale, wide, high) {
  const at = new Map();
  const place = (id) => { if (!at.has(id)) at.set(id, onScreen(spots.get(id))); return at.get(id); };
  const paths = new Map(); // look and dashes → path
  const heads = [];
  const hurried = moving && links.length > MANY_LINKS;
  for (const link of links) {
    if (hurried && !LOOKS[link.look].heads) continue;
    const [x0, y0] = place(link.from);
    const [x1, y1] = place(link.to);
    if (Math.max(x0, x1) < -60 || Math.min(x0, x1) > wide + 60 || Math.max(y0, y1) < -60 || Math.min(y0, y1) > high + 60) continue;
    const key = link.dashes ? `${link.look}-` : link.look;
    let path = paths.get(key);
    if (!path) paths.set(key, path = new Path2D());
    if (link.from === link.to) {
      const r = radiusAt(link.from, scale) + 5;
      path.moveTo(x0 + 2 * r, y0 - r);
      path.arc(x0 + r, y0 - r, r, 0, 2 * Math.PI);
    } else {
      path.moveTo(x0, y0);
      path.lineTo(x1, y1);
      if (LOOKS[link.look].heads) heads.push([link, x0, y0, x1, y1]);
    }
  }
  // What stands out lies above.
  for (const look of Object.keys(LOOKS)) {
    for (const dashed of [false, true]) {
      const path = paths.get(dashed ? `${look}-` : look);
      if (!path) continue;
      ctx.globalAlpha = LOOKS[look].opacity;
      ctx.strokeStyle = paint[LOOKS[look].color];
      ctx.lineWidth = widthOf(look, scale);
      ctx.setLineDash(dashed ? [5, 5] : []);
      ctx.stroke(path);
    }
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
  for (const [link, x0, y0, x1, y1] of heads) {
    ctx.fillStyle = paint[LOOKS[link.look].color];
    for (const path of headPaths(link, x0, y0, x1, y1, scale)) ctx.fill(new Path2D(path));
  }
}

/** The arrow heads of a link from a to b: one, or two if it goes both ways and stands out. */
function headPaths(link, ax, ay, bx, by, scale) {
  const ends = [[ax, ay, bx, by, link.to], ...(link.both && link.look === 'lit' ? [[bx, by, ax, ay, link.from]] : [])];
  return ends.map(([x0, y0, x1, y1, id]) => headPath(x0, y0, x1, y1, radiusAt(id, scale)));
}

/** An arrow head that ends at the rim (`r`) of the node at b. */
function headPath(ax, ay, bx, by, r) {
  const long = Math.hypot(bx - ax, by - ay) || 1;
  const [ux, uy] = [(bx - ax) / long, (by - ay) / long];
  const [tx, ty] = [bx - ux * r, by - uy * r];
  const [x, y] = [tx - ux * 9, ty - uy * 9];
  const n = (number) => number.toFixed(2);
  return `M${n(tx)} ${n(ty)}L${n(x - uy * 3.2)} ${n(y + ux * 3.2)}L${n(x + uy * 3.2)} ${n(y - ux * 3.2)}Z`;
}

/** The nearest link within `slack` pixels of a point of the canvas. */
function linkAt(at, slack) {
  const scale = network.getScale();
  const where = new Map();
  const place = (id) => { if (!where.has(id)) where.set(id, network.canvasToDOM(spots.get(id))); return where.get(id); };
  let found;
  let least = slack;
  for (const { key, from, to } of links) {
    const [a, b] = [place(from), place(to)];
    let gap;
    if (from === to) {
      const r = radiusAt(from, scale) + 5;
      gap = Math.abs(Math.hypot(at.x - a.x - r, at.y - a.y + r) - r);
    } else {
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const along = Math.min(Math.max(((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
      gap = Math.hypot(at.x - a.x - along * dx, at.y - a.y - along * dy);
    }
    if (gap <= least) [found, least] = [key, gap];
  }
  return found;
}
