// How two are connected: where one asks for it, and the way drawn.

const path = { ways: [], key: '', places: null, root: null, pickers: {}, way: 0 };

/** A field to choose a name in: `{root, set(node), get()}`. */
function picker(id, label, onChoose) {
  let found = [];
  let at = -1;
  let node = null;
  const list = el('ul', { id: `${id}-hits`, role: 'listbox', 'aria-label': `Found for ${label}`, class: 'hits', hidden: true });
  const input = el('input', {
    id, type: 'text', role: 'combobox', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: 200, placeholder: 'A name',
    'aria-expanded': 'false', 'aria-controls': `${id}-hits`, 'aria-autocomplete': 'list',
    oninput: () => open(), onblur: () => { close(); if (node !== null) input.value = gate.label(node); },
    onfocus: () => input.select(),
    onkeydown: (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing) return;
      if (by && found.length && !list.hidden) { event.preventDefault(); at = (at + by + found.length) % found.length; mark(); }
      else if (event.key === 'Enter' && !list.hidden) { event.preventDefault(); choose(at); }
      else if (event.key === 'Escape') { event.stopPropagation(); if (list.hidden) input.blur(); close(); }
    },
  });
  const mark = () => [...list.children].forEach((row, n) => {
    row.setAttribute('aria-selected', String(n === at));
    if (n === at) { row.scrollIntoView({ block: 'nearest' }); input.setAttribute('aria-activedescendant', row.id); }
  });
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const choose = (n) => { if (found[n]) { node = found[n].node; close(); input.value = gate.label(node); onChoose(node); } };
  const open = () => {
    found = find(input.value).filter((hit) => !hit.quote).slice(0, 8);
    at = found.length ? 0 : -1;
    list.replaceChildren(...found.map((hit, n) => el('li', { id: `${id}-hit-${n}`, role: 'option', onmousedown: (event) => event.preventDefault(), onclick: () => choose(n) },
      icon(look(hit.node), 15), el('span', { class: 'found' }, said(clip(gate.label(hit.node), 80)), el('small', {}, look(hit.node).one, place(hit.node) ? [' · ', said(place(hit.node))] : null)))));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(found.length > 0));
    if (found.length) mark();
    announce(found.length ? count(found.length, 'hit') : 'Nothing by that name.');
  };
  return {
    root: el('div', { class: 'field' }, el('label', { for: id }, label), input, list),
    input, get: () => node, set: (next) => { node = next; input.value = next === null ? '' : gate.label(next); },
  };
}

const nodeOf = (name) => { const i = name ? withName(name) : null; return i !== null && gate.node(i) ? i : null; };

/** Open the search for a path; `from` fills the first field. */
function connect(from = null) {
  const extra = { ...state.extra, connect: '1', from: from === null ? state.extra.from : nameOf(from) };
  delete extra.view;
  delete extra.way;
  if (from !== null) delete extra.to;
  for (const key of ['from', 'to']) if (extra[key] === undefined) delete extra[key];
  change({ focus: null, pair: null, alone: null, places: null, extra });
  render();
  path.pickers[extra.from === undefined ? 'from' : 'to'].input.focus();
}

function disconnect() {
  const { connect: _, from: __, to: ___, way: ____, ...extra } = state.extra;
  change({ focus: null, pair: null, alone: null, places: null, extra });
  render({ say: 'Whole network' });
  lookAt(null);
  $('connect').focus();
}

function chooseEnd(key, i) {
  const extra = { ...state.extra, [key]: nameOf(i) };
  delete extra.way;
  change({ focus: null, pair: null, alone: null, places: null, extra });
  render();
  if (path.ways.length) {
    lookAt(null, { most: 1.5 });
    announce(`${plainWords(path.ways[path.way])} ${path.ways.length > 1 ? count(path.ways.length, 'way') : ''}`);
  } else if (state.extra.from && state.extra.to) announce(path.root.querySelector('.verdict').textContent);
  else path.pickers[key === 'from' ? 'to' : 'from'].input.focus();
}

function makePath() {
  path.pickers = { from: picker('path-from', 'From', (i) => chooseEnd('from', i)), to: picker('path-to', 'To', (i) => chooseEnd('to', i)) };
  path.root = el('div', { class: 'path' },
    el('div', { class: 'head' }, el('h2', { tabindex: '-1' }, 'How are two connected?'),
      path.pickers.from.root, path.pickers.to.root,
      el('div', { class: 'actions' },
        el('button', { type: 'button', id: 'turn', onclick: () => {
          const { from, to } = state.extra;
          change({ extra: { ...state.extra, from: to, to: from } });
          for (const key of ['from', 'to', 'way']) if (state.extra[key] === undefined || key === 'way') delete state.extra[key];
          render();
          lookAt(null, { most: 1.5 });
        } }, el('span', { 'aria-hidden': 'true' }, '⇅ '), 'Other way round'),
        el('button', { type: 'button', id: 'close', class: 'icon', 'aria-label': 'Close', onclick: disconnect }, '×'))),
    el('div', { class: 'verdict' }));
}

/** What was written of each step, each sentence once: one sentence often tells several steps. */
function sentencesOf(way) {
  const seen = new Set();
  return way.slice(1).flatMap(({ edge }) => {
    const [s] = gate.readings(G.edges[edge].s);
    const key = s && (s.q === undefined ? JSON.stringify(s) : fold(G.quotes[s.q]));
    if (!s || seen.has(key)) return [];
    seen.add(key);
    return [s];
  });
}

/** Ways in words, the chosen one with what was written. */
function verdict(a, b) {
  if (a === null || b === null) return [el('p', { class: 'hint' }, 'Choose two names: people, characters, shows, anything that is here.')];
  if (a === b) return [el('p', { class: 'hint' }, 'These are one and the same.')];
  if (!path.ways.length) return [el('p', { class: 'hint' }, 'Nothing that is shown connects them.')];
  const steps = path.ways[0].length - 1;
  return [
    el('p', { class: 'hint' }, path.ways.length > 1 ? `${path.ways.length} shortest ways; the most telling comes first.` : `The shortest way, in ${count(steps, 'step')}.`),
    el('ol', { class: 'ways' }, path.ways.map((way, n) => el('li', { class: n === path.way ? 'now' : null },
      el('p', { class: 'told' }, wordsOf(way).map((word) => (typeof word === 'number'
        ? el('button', { type: 'button', class: 'link', onclick: () => focusNode(word, { move: small() }) }, said(gate.label(word))) : word))),
      n === path.way ? sentencesOf(way).map(reading)
        : el('button', { type: 'button', class: 'draw', onclick: () => { extend({ way: String(n) }); announce(plainWords(way)); path.root.querySelectorAll('.ways > li')[n].querySelector('.link').focus(); } }, 'Draw this way')))),
  ];
}

/** Columns from one end to the other; rows for the ways. */
function placesOf(ways) {
  const columns = new Map();
  const longest = Math.max(...ways.map((way) => way.length));
  for (const way of ways) way.forEach(({ node }, n) => { if (!columns.has(node)) columns.set(node, way.length > 1 ? (n * (longest - 1)) / (way.length - 1) : 0); });
  const rows = new Map();
  for (const [node, column] of columns) {
    const key = Math.round(column * 2);
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(node);
  }
  const box = $('network').getBoundingClientRect();
  const upright = box.height > box.width;
  const step = Math.min(Math.max((box.width - 150) / Math.max(longest - 1, 1), 70), 210);
  const places = new Map();
  for (const nodes of rows.values()) {
    nodes.forEach((node, n) => {
      const along = (columns.get(node) - (longest - 1) / 2) * (upright ? 120 : step);
      // Where names would touch, every other one goes up.
      const turn = !upright && step < 130 && columns.get(node) % 2 ? -90 : 0;
      const across = (n - (nodes.length - 1) / 2) * (upright ? 150 : 95) + turn;
      places.set(node, upright ? { x: across, y: along } : { x: along, y: across });
    });
  }
  return places;
}

function lightPath() {
  const way = path.ways[path.way];
  lit = new Set(way.map(({ node }) => node));
  const on = new Set(way.slice(1).map(({ node }, n) => pairKey(way[n].node, node)));
  for (const link of links) link.look = on.has(link.key) ? 'way' : 'off';
  sortLabels();
  redraw();
}

/** On the links of the drawn way: what they say. */
function drawWay(ctx) {
  if (!onPath()) return;
  const view = ctx.getTransform();
  const ratio = view.a / network.getScale();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = 'italic 11.5px system-ui, sans-serif';
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = paint.paper;
  ctx.fillStyle = paint.soft;
  const way = path.ways[path.way];
  const taken = new Boxes();
  for (const { box } of shownLabels) taken.add(box);
  for (let n = 1; n < way.length; n += 1) {
    const ends = [way[n - 1].node, way[n].node].map((i) => spots.get(i));
    if (!ends[0] || !ends[1]) continue;
    const [x, y] = [(ends[0].x + ends[1].x) / 2, (ends[0].y + ends[1].y) / 2];
    const phrase = G.phrases[G.edges[way[n].edge].p];
    const words = PORTRAYS.test(phrase[2]) ? 'plays' : clip(phrase[0], 28);
    const spot = [(view.a * x + view.e) / ratio, (view.d * y + view.f) / ratio - (Math.abs(ends[0].y - ends[1].y) < 1 ? 9 : 0)];
    const half = ctx.measureText(words).width / 2;
    const box = [spot[0] - half, spot[1] - 7, spot[0] + half, spot[1] + 7];
    const length = Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) * network.getScale();
    if (length < half + 30 || !taken.free(box)) continue;
    taken.add(box);
    ctx.strokeText(words, ...spot);
    ctx.fillText(words, ...spot);
  }
  ctx.restore();
}

const onPath = () => state.extra.connect && path.ways.length > 0 && state.focus === null && !state.pair && state.places === path.places;

views.path = {
  /** After each change: find the ways again if what is shown has changed, and draw them. */
  update() {
    if (!state.extra.connect) {
      if (path.places && state.places === path.places) { state.places = null; path.places = null; showScene(scene()); light(state.focus, state.pair); }
      Object.assign(path, { ways: [], places: null, key: '' });
      return;
    }
    if (!path.root) makePath();
    const [a, b] = [nodeOf(state.extra.from), nodeOf(state.extra.to)];
    path.pickers.from.set(a);
    path.pickers.to.set(b);
    const before = path.key;
    path.ways = a === null || b === null ? [] : waysBetween(a, b);
    path.way = Math.min(Number(state.extra.way) || 0, Math.max(path.ways.length - 1, 0));
    path.key = JSON.stringify(path.ways);
    path.root.querySelector('.verdict').replaceChildren(...verdict(a, b));
    if (state.focus === null && !state.pair) {
      const panel = $('panel');
      panel.replaceChildren(path.root);
      panel.classList.remove('rest');
    }
    if (!path.ways.length) { path.places = null; return; }
    if (before !== path.key || !path.places) path.places = placesOf(path.ways);
    if (state.places !== path.places && state.alone === null) {
      state.places = path.places;
      showScene(scene());
      light(state.focus, state.pair);
      lookAt(null, { still: true, most: 1.5 });
    }
    if (onPath()) lightPath();
  },
};
