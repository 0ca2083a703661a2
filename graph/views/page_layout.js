// Places for what was not laid out beforehand: the network of one node, and nodes that are opened.
// The same forces as in page_layout.py, over few nodes.

const STRETCH = 1.5;

/**
 * Settle `ids`; those in `fixed` (id → {x, y}) stay where they are, the others start in `start`.
 * Returns id → {x, y}.
 */
function settle(ids, start, fixed = new Map()) {
  const all = [...fixed.keys(), ...ids.filter((id) => !fixed.has(id))];
  const held = fixed.size;
  const at = new Map(all.map((id, i) => [id, i]));
  const x = all.map((id) => (fixed.get(id) ?? start.get(id)).x / STRETCH);
  const y = all.map((id) => (fixed.get(id) ?? start.get(id)).y);
  const vx = all.map(() => 0);
  const vy = all.map(() => 0);
  const radius = all.map((id) => G.sizes[id]);
  const links = [];
  const degree = all.map(() => 0);
  for (const id of all) {
    for (const other of nearOf(id)) {
      if (id < other && at.has(other)) {
        links.push([at.get(id), at.get(other)]);
        degree[at.get(id)] += 1;
        degree[at.get(other)] += 1;
      }
    }
  }
  // Within a tenth of a second or so, however many stand there already.
  const steps = all.length > 200 ? Math.round(Math.min(120, Math.max(24, 3e6 / ((all.length - held + 1) * all.length)))) : 260;
  let alpha = 1;
  for (let step = 0; step < steps; step += 1) {
    alpha *= 1 - 6 / steps;
    for (let i = held; i < all.length; i += 1) {
      for (let j = 0; j < all.length; j += 1) {
        if (i === j) continue;
        const dx = x[i] - x[j] || 1e-3 * (i - j);
        const dy = y[i] - y[j] || 1e-3;
        const square = dx * dx + dy * dy;
        let force = (520 * alpha * (0.5 + Math.sqrt(degree[j]) / 2)) / Math.max(square, 100);
        const room = radius[i] + radius[j] + 22;
        if (square < room * room) {
          const gap = Math.sqrt(square);
          force += ((room - gap) / gap) * (j < held ? 0.7 : 0.35);
        }
        vx[i] += dx * force;
        vy[i] += dy * force;
      }
    }
    for (const [a, b] of links) {
      const dx = x[b] + vx[b] - x[a] - vx[a];
      const dy = y[b] + vy[b] - y[a] - vy[a];
      const length = Math.hypot(dx, dy) || 1;
      const rest = radius[a] + radius[b] + 56 + 5 * Math.sqrt(Math.max(degree[a], degree[b]));
      const pull = ((length - rest) / length) * alpha / Math.min(degree[a], degree[b]);
      const lean = degree[a] / (degree[a] + degree[b]);
      vx[b] -= dx * pull * lean;
      vy[b] -= dy * pull * lean;
      vx[a] += dx * pull * (1 - lean);
      vy[a] += dy * pull * (1 - lean);
    }
    for (let i = held; i < all.length; i += 1) {
      vx[i] *= 0.6;
      vy[i] *= 0.6;
      x[i] += vx[i];
      y[i] += vy[i];
    }
  }
  return new Map(all.map((id, i) => [id, fixed.get(id) ?? { x: Math.round(x[i] * STRETCH), y: Math.round(y[i]) }]));
}

/** A ring around a centre, with what belongs together side by side. */
function ring(centre, ids, { x, y }) {
  const left = new Set([...ids].sort((a, b) => look(a).many.localeCompare(look(b).many) || byWeight(a, b)));
  const order = [];
  const take = (id) => {
    if (!left.delete(id)) return;
    order.push(id);
    for (const other of nearOf(id)) if (other !== centre && nearOf(other).length < 40) take(other);
  };
  while (left.size) take(left.values().next().value);
  const reach = 110 + order.length * 7;
  return new Map(order.map((id, i) => {
    const turn = (i / order.length) * 2 * Math.PI - Math.PI / 2;
    return [id, { x: x + reach * STRETCH * Math.cos(turn), y: y + reach * Math.sin(turn) }];
  }));
}
