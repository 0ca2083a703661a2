// Places for the overview of what may be known: the same two levels as in page_layout.py, worked out here from what
// is visible alone, because a gap where something was left out would give it away.

const mostDrawn = () => All.most; // on arrival
const HANDICAP = { plot: 0.6, episode: 0.3, season: 0.2, work: 0.1 };

/** Give each node, the highest in rank first, the node that leads its cluster: its work, else that of its nearest neighbour. */
function clusters(order) {
  const { from, to } = adjacent;
  const leader = new Int32Array(G.nodes.length).fill(-1);
  const inside = new Uint8Array(G.nodes.length);
  for (const i of order) inside[i] = 1;
  for (const i of order) {
    const node = G.nodes[i];
    if (isShowKind(node.group)) leader[i] = i;
    else if (node.work !== undefined && inside[node.work]) leader[i] = node.work;
  }
  const place = new Int32Array(G.nodes.length).fill(-1); // in which one after the other got a leader
  let last = 0;
  for (const i of order) if (leader[i] >= 0) { place[i] = last; last += 1; }
  // Each round, those next to somebody with a leader: all links that are left are looked at, which is faster than all
  // neighbours of all.
  const open = new Int32Array(G.edges.length);
  let many = 0;
  for (let e = 0; e < G.edges.length; e += 1) if (G.edges[e] && inside[from[e]] && inside[to[e]]) { open[many] = e; many += 1; }
  for (let found = [0]; found.length;) {
    const first = new Int32Array(G.nodes.length).fill(-1); // the neighbour that had a leader first
    found = [];
    const meet = (i, j) => {
      if (leader[i] < 0 || leader[j] >= 0) return;
      if (first[j] < 0) found.push(j);
      if (first[j] < 0 || place[i] < place[first[j]]) first[j] = i;
    };
    let left = 0;
    for (let n = 0; n < many; n += 1) {
      const e = open[n];
      const [a, b] = [from[e], to[e]];
      if (leader[a] >= 0 && leader[b] >= 0) continue;
      meet(a, b);
      meet(b, a);
      open[left] = e;
      left += 1;
    }
    many = left;
    found.sort((a, b) => place[first[a]] - place[first[b]] || wired.rank[a] - wired.rank[b]);
    for (const j of found) leader[j] = leader[first[j]];
    for (const j of found) { place[j] = last; last += 1; }
  }
  // What is tied to none of them has leaders of its own.
  for (const i of order) {
    if (leader[i] >= 0) continue;
    leader[i] = i;
    const queue = [i];
    for (let at = 0; at < queue.length; at += 1) {
      for (const j of nearOf(queue[at])) if (inside[j] && leader[j] < 0) { leader[j] = i; queue.push(j); }
    }
  }
  return leader;
}

/** Node → {x, y} of the most central of each show. */
function overview() {
  const told = gate.nodes().filter((i) => wired.degree[i] || G.nodes[i].data);
  const all = told.length ? told : gate.nodes();
  const rank = G.weights.slice();
  const raised = heard.kinds.map((kind) => (isShowKind(kind) ? 2 : -(HANDICAP[kind] ?? 0)));
  for (const i of all) rank[i] += raised[heard.kind[i]];
  const order = ranked(all, rank);
  const leader = clusters(order);
  let chosen = all;
  if (all.length > mostDrawn()) {
    // A show ten times as big gets about three times the room: else the small ones vanish.
    const sizes = new Int32Array(G.nodes.length);
    for (const i of order) sizes[leader[i]] += 1;
    const turns = new Float64Array(order.length); // as `order`
    const seen = new Int32Array(G.nodes.length);
    for (let n = 0; n < order.length; n += 1) {
      const first = leader[order[n]];
      turns[n] = seen[first] / Math.sqrt(sizes[first]);
      seen[first] += 1;
    }
    const least = turns.slice().sort()[mostDrawn() - 1];
    const places = ids(turns).filter((n) => turns[n] <= least).sort((a, b) => turns[a] - turns[b] || a - b);
    chosen = places.slice(0, mostDrawn()).map((n) => order[n]);
  }
  const inside = new Set(chosen);
  const members = new Map();
  for (const i of order) {
    if (!inside.has(i)) continue;
    if (!members.has(leader[i])) members.set(leader[i], []);
    members.get(leader[i]).push(i);
  }
  const groups = [...members.values()];
  const lonely = groups.filter((group) => group.length === 1).flat();
  const rows = groups.filter((group) => group.length > 1).sort((a, b) => b.length - a.length || a[0] - b[0]);
  if (lonely.length) rows.push(lonely);
  // At another point watched most shows look as they did.
  const discs = rows.map((group) => settled(group, group !== lonely));
  const of = new Map(rows.flatMap((group, g) => group.map((i) => [i, g])));
  const ties = rows.map(() => new Map());
  for (const i of inside) {
    for (const j of nearOf(i)) {
      if (!inside.has(j) || of.get(i) === of.get(j)) continue;
      ties[of.get(i)].set(of.get(j), (ties[of.get(i)].get(of.get(j)) ?? 0) + 1);
    }
  }
  const centres = pack(discs.map((disc) => disc.reach), ties);
  return new Map(rows.flatMap((group, g) => group.map((i, n) => [i, { x: Math.round(discs[g].x[n] + centres[g][0]), y: Math.round(discs[g].y[n] + centres[g][1]) }])));
}

const discsMade = new Map(); // what a cluster is made of → its disc

/** The disc of a cluster, as it was settled before if nothing in it has changed. */
function settled(group, together) {
  const at = new Map(group.map((i, k) => [i, k]));
  const key = together + group.map((i) => `${i},${roomOf(i)},${nearOf(i).flatMap((j) => at.get(j) ?? [])}`).join(';');
  if (!discsMade.has(key)) {
    if (discsMade.size > 500) discsMade.clear();
    discsMade.set(key, relax(group, together));
  }
  return discsMade.get(key);
}

/** Room that a node takes: in steps, so that a neighbour more or less somewhere leaves the others where they are. */
const roomOf = (i) => Math.ceil(G.sizes[i] / 3) * 3;

/** Settle one cluster: links, charges, gravity, then room for each. */
function relax(group, together) {
  const n = group.length;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const vx = new Float64Array(n);
  const vy = new Float64Array(n);
  const radius = Float64Array.from(group, roomOf);
  const at = new Map(group.map((i, k) => [i, k]));
  const links = [];
  const degree = new Float64Array(n);
  const apart = n > 200 ? 62 : 34; // of many, where they will be pushed to: it saves half of the steps
  group.forEach((i, a) => {
    for (const j of nearOf(i)) {
      const b = at.get(j);
      if (b !== undefined && a < b) { links.push([a, b]); degree[a] += 1; degree[b] += 1; }
    }
    const turn = a * Math.PI * (3 - Math.sqrt(5));
    // Of the show, but tied to nothing that is drawn: without a link it would drift far out.
    if (together && a && !nearOf(i).some((j) => at.has(j))) { links.push([0, a]); degree[0] += 1; degree[a] += 1; }
    x[a] = Math.sqrt(a + 0.5) * apart * Math.cos(turn);
    y[a] = Math.sqrt(a + 0.5) * apart * Math.sin(turn);
  });
  if (n === 1) return { x: [0], y: [0], reach: radius[0] };
  const charge = degree.map((links_) => 0.5 + Math.sqrt(links_) / 2);
  const steps = n > 200 ? 60 : n > 60 ? 160 : 220;
  // Of many, all pairs take most of the time: how they repel one another, and who is near whom, is asked at each third
  // step only. What is near gets away no farther than this in between.
  const every = n > 200 ? 3 : 1;
  const margin = every > 1 ? 30 : 0;
  const fx = new Float64Array(n);
  const fy = new Float64Array(n);
  let close = [];
  const repel = (crowd) => {
    fx.fill(0);
    fy.fill(0);
    close = [];
    for (let i = 0; i < n; i += 1) {
      // What stays the same for all others is read once.
      const [xi, yi, charged, reach] = [x[i], y[i], charge[i], radius[i] + 20 + margin];
      let [ax, ay] = [0, 0];
      for (let j = i + 1; j < n; j += 1) {
        const dx = xi - x[j];
        const dy = yi - y[j];
        const square = dx * dx + dy * dy + 1e-9;
        const base = 420 / (square > 100 ? square : 100);
        const room = reach + radius[j];
        if (crowd && square < room * room) close.push(i, j);
        const fi = base * charge[j];
        const fj = base * charged;
        ax += dx * fi; ay += dy * fi;
        fx[j] -= dx * fj; fy[j] -= dy * fj;
      }
      fx[i] += ax;
      fy[i] += ay;
    }
  };
  let alpha = 1;
  for (let step = 0; step < steps; step += 1) {
    alpha *= 1 - 6.8 / steps;
    const crowd = step > steps / 3;
    if (step % every === 0) repel(crowd);
    for (let i = 0; i < n; i += 1) { vx[i] += fx[i] * alpha; vy[i] += fy[i] * alpha; }
    for (let k = 0; k < close.length; k += 2) {
      const [i, j] = [close[k], close[k + 1]];
      const room = radius[i] + radius[j] + 20;
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      const square = dx * dx + dy * dy + 1e-9;
      if (square >= room * room) continue;
      const gap = Math.sqrt(square);
      const push = ((room - gap) / gap) * 0.35;
      vx[i] += dx * push; vy[i] += dy * push;
      vx[j] -= dx * push; vy[j] -= dy * push;
    }
    for (const [a, b] of links) {
      const dx = x[b] + vx[b] - x[a] - vx[a];
      const dy = y[b] + vy[b] - y[a] - vy[a];
      const length = Math.sqrt(dx * dx + dy * dy) + 1e-9;
      const rest = radius[a] + radius[b] + 60 + 5 * Math.sqrt(Math.min(degree[a], 60));
      const pull = (((length - rest) / length) * alpha) / Math.min(degree[a], degree[b]);
      const lean = degree[a] / (degree[a] + degree[b]);
      vx[b] -= dx * pull * lean; vy[b] -= dy * pull * lean;
      vx[a] += dx * pull * (1 - lean); vy[a] += dy * pull * (1 - lean);
    }
    for (let i = 0; i < n; i += 1) {
      vx[i] = (vx[i] - x[i] * 0.045 * alpha) * 0.6;
      vy[i] = (vy[i] - y[i] * 0.045 * alpha) * 0.6;
      x[i] += vx[i];
      y[i] += vy[i];
    }
  }
  const [mx, my] = [x.reduce((a, b) => a + b, 0) / n, y.reduce((a, b) => a + b, 0) / n];
  for (let i = 0; i < n; i += 1) { x[i] -= mx; y[i] -= my; }
  for (let round = 0; round < 120; round += 1) {
    let worst = 0;
    for (let i = 0; i < n; i += 1) {
      for (let j = i + 1; j < n; j += 1) {
        const room = radius[i] + radius[j] + 20;
        const dx = x[i] - x[j];
        const dy = y[i] - y[j];
        if (Math.abs(dx) >= room || Math.abs(dy) >= room) continue;
        const gap = Math.sqrt(dx * dx + dy * dy + 1e-9);
        if (gap >= room) continue;
        worst = Math.max(worst, room - gap);
        const push = ((room - gap) / gap) * 0.3;
        x[i] += dx * push; y[i] += dy * push;
        x[j] -= dx * push; y[j] -= dy * push;
      }
    }
    if (worst < 1) break;
  }
  let reach = 0;
  for (let i = 0; i < n; i += 1) reach = Math.max(reach, Math.hypot(x[i], y[i]) + radius[i]);
  return { x, y, reach };
}

/** Put discs side by side, each as near as possible to those it has ties with, and to the middle. */
function pack(reach, ties) {
  const n = reach.length;
  const cx = new Float64Array(n);
  const cy = new Float64Array(n);
  const bound = new Float64Array(n); // what a place beside each costs at least
  const turns = Array.from({ length: 36 }, (_, k) => [Math.cos((k / 35) * 2 * Math.PI), Math.sin((k / 35) * 2 * Math.PI)]);
  for (let i = 1; i < n; i += 1) {
    let weight = 0;
    let gx = 0;
    let gy = 0;
    for (const [j, tie] of ties[i]) {
      if (j >= i) continue;
      weight += tie;
      gx += tie * cx[j];
      gy += tie * cy[j];
    }
    if (weight) { gx /= weight; gy /= weight; }
    let least = Infinity;
    let beside = -1;
    let bx = 0;
    let by = 0;
    // The most promising first: it rules most others out unlooked at.
    for (let j = 0; j < i; j += 1) {
      const far = reach[j] + reach[i] + 56;
      bound[j] = Math.max(Math.hypot(cx[j] - gx, cy[j] - gy) - far, 0) + 0.8 * Math.max(Math.hypot(cx[j], cy[j]) - far, 0);
    }
    for (const j of Array.from({ length: i }, (_, k) => k).sort((a, b) => bound[a] - bound[b])) {
      if (bound[j] * 1e3 - 1 >= least) break;
      const far = reach[j] + reach[i] + 56;
      let close = null;
      let first = -1; // what was in the way of one place is likely in that of the next
      for (const [cos, sin] of turns) {
        const x = cx[j] + far * cos;
        const y = cy[j] + far * sin;
        const cost = Math.round((Math.sqrt((x - gx) ** 2 + (y - gy) ** 2) + 0.8 * Math.sqrt(x * x + y * y)) * 1e3);
        if (cost > least || (cost === least && j >= beside)) continue; // of equals the first
        const blocks = (m) => {
          const room = reach[m] + reach[i] + 56 - 1e-6;
          const [dx, dy] = [x - cx[m], y - cy[m]];
          return dx * dx + dy * dy < room * room;
        };
        if (first >= 0 && blocks(first)) continue;
        if (!close) {
          // Only these can be in the way beside j.
          close = [];
          for (let m = 0; m < i; m += 1) {
            const room = reach[m] + reach[i] + 56 + far;
            const [dx, dy] = [cx[m] - cx[j], cy[m] - cy[j]];
            if (dx * dx + dy * dy < room * room) close.push(m);
          }
        }
        first = close.find(blocks) ?? -1;
        if (first < 0) [least, beside, bx, by] = [cost, j, x, y];
      }
    }
    cx[i] = bx;
    cy[i] = by;
  }
  return reach.map((_, i) => [cx[i], cy[i]]);
}
