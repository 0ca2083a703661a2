// The timeline: what happens, show by show, season by season, a lane for each episode.

const timeline = { show: undefined, drawn: null, cards: new Map() };

const TURNS = { precedes: ['Before', 'After'], leadsTo: ['Leads to', 'Because of'] };
const TURN = /#(precedes|leadsTo)$/;

/** What comes of a plot point and what it comes of: `[{label, to, kind, out}]`. */
function turnsOf(i) {
  return gate.facts(i).flatMap((e) => {
    const { from, to, p, dashes } = G.edges[e];
    const kind = TURN.exec(G.phrases[p][2])?.[1];
    const other = from === i ? to : from;
    if (!kind || from === to || !gate.node(other)) return [];
    return [{ label: TURNS[kind][from === i ? 0 : 1], other, kind, out: from === i, dashes }];
  });
}

/** Shows that have plot points which may be shown, those with the most first; `undefined` is no show at all. */
function stories() {
  const found = new Map();
  for (const i of gate.nodes()) {
    if (!isPlot(i)) continue;
    const { work } = G.nodes[i];
    const show = work !== undefined && gate.node(work) ? work : undefined;
    if (!found.has(show)) found.set(show, []);
    found.get(show).push(i);
  }
  return [...found].sort((a, b) => (a[0] === undefined) - (b[0] === undefined) || b[1].length - a[1].length || a[0] - b[0]);
}

/** Plot points of one lane: as the story goes where an article says so, else as it is told. */
function inOrder(plots) {
  const told = [...plots].sort((a, b) => (G.nodes[a].order ?? 0) - (G.nodes[b].order ?? 0) || a - b);
  const inside = new Set(plots);
  const out = [];
  const seen = new Set();
  const place = (i, above) => {
    if (seen.has(i) || above.has(i)) return;
    above.add(i);
    for (const { other, out: away } of turnsOf(i)) if (!away && inside.has(other)) place(other, above);
    above.delete(i);
    if (!seen.has(i)) { seen.add(i); out.push(i); }
  };
  for (const i of told) place(i, new Set());
  return out;
}

/** `[[season, [[episode, plots]]]]`, what has no season or episode at the end. */
function lanes(plots) {
  const seasons = new Map();
  for (const i of plots) {
    const { season, episode } = G.nodes[i];
    if (!seasons.has(season)) seasons.set(season, new Map());
    const within = seasons.get(season);
    if (!within.has(episode)) within.set(episode, []);
    within.get(episode).push(i);
  }
  const last = ([a], [b]) => (a === undefined) - (b === undefined) || a - b;
  return [...seasons].sort(last).map(([season, within]) => [season, [...within].sort(last).map(([episode, some]) => [episode, inOrder(some)])]);
}

/** What the focus narrows the timeline to: `{show, who, plot}`. */
function timelineFocus() {
  const i = state.focus ?? state.alone;
  if (i === null || !gate.node(i)) return {};
  const node = G.nodes[i];
  if (isPlot(i)) return { plot: i, show: node.work };
  if (['season', 'episode'].includes(node.group)) return { show: node.work, at: [node.season, node.episode] };
  if (stories().some(([show]) => show === i)) return { show: i };
  const takes = new Set(gate.facts(i).map((e) => G.edges[e]).filter(({ from, to }) => to === i && isPlot(from)).map(({ from }) => from));
  // An actor is in it by his characters.
  if (node.group === 'person') {
    for (const other of gate.near(i)) {
      if (G.nodes[other].group === 'character') for (const e of gate.facts(other)) if (isPlot(G.edges[e].from)) takes.add(G.edges[e].from);
    }
  }
  return takes.size ? { who: i, takes } : {};
}

function card(i) {
  const s = gate.readings(readings(i));
  const sign = s.find((one) => one.m);
  const unsure = sign && !SURE.has(sign.m);
  const who = whoIn(i);
  const turns = turnsOf(i);
  const node = el('li', { class: `card ${unsure ? 'unsure' : ''}`, 'data-plot': i },
    el('button', { type: 'button', class: 'event', onclick: () => focusNode(i, { move: true, keyboard: small() }) }, said(gate.label(i))),
    unsure || sign?.by ? el('p', { class: 'signs' }, badge(sign)) : null,
    who.length ? el('ul', { class: 'who', 'aria-label': 'Who takes part' }, who.map((other) => el('li', {}, nameButton(other)))) : null,
    turns.length ? el('ul', { class: 'turns' }, turns.map(({ label, other, out, dashes }) => el('li', {},
      el('span', { class: 'turn', 'aria-hidden': 'true' }, out ? '→' : '←'), `${label} `,
      el('button', { type: 'button', class: 'link', onclick: () => showCard(other) }, said(clip(gate.label(other), 90))), dashes ? ' (perhaps)' : null))) : null);
  timeline.cards.set(i, node);
  return node;
}

/** Scroll to something. Lanes get their true height only when they are near: so again, until it stays where it is. */
function bring(node, block, times = 12) {
  node.scrollIntoView({ block });
  if (times) requestAnimationFrame(() => { if (node.isConnected) bring(node, block, times - 1); });
}

/** Go to a plot point of the timeline, in another show if need be. */
function showCard(i) {
  if (!timeline.cards.has(i)) { focusNode(i, { move: true }); return; }
  const node = timeline.cards.get(i);
  bring(node, 'center');
  node.querySelector('.event').focus({ preventScroll: true });
}

const laneName = (season, episode) => (episode !== undefined ? `Episode ${episode}` : season === undefined ? 'Not known when' : 'Episode not known');
const titleOf = (show, season, episode) => {
  if (episode === undefined) return '';
  const i = gate.nodes().find((n) => G.nodes[n].group === 'episode' && G.nodes[n].work === show && G.nodes[n].season === season && G.nodes[n].episode === episode);
  if (i === undefined) return '';
  const name = gate.label(i);
  // `Dark season 1 episode 3` tells nothing that the heading does not.
  return /\bepisode \d|^S\d+E\d+$/i.test(name) ? '' : name;
};

function laneNode(show, season, [episode, plots]) {
  const title = titleOf(show, season, episode);
  const lane = el('section', { class: 'lane', id: `lane-${season ?? 'x'}-${episode ?? 'x'}`, tabindex: '-1', 'aria-label': `${season === undefined ? '' : `Season ${season}, `}${laneName(season, episode)}` },
    el('h3', {}, el('span', { class: 'number' }, laneName(season, episode)), title ? said(title, { class: 'title' }) : null,
      el('span', { class: 'count' }, count(plots.length, 'plot point'))),
    el('ol', { class: 'cards' }, plots.map(card)));
  // About as high as it will be, until it is drawn.
  lane.style.containIntrinsicHeight = `auto ${60 + 95 * Math.ceil(plots.length / (small() ? 1 : 4))}px`;
  return lane;
}

/** How much is told of each episode, to see the whole story at once and to jump. */
function strip(seasons) {
  const most = Math.max(...seasons.flatMap(([, within]) => within.map(([, plots]) => plots.length)));
  return el('nav', { class: 'strip', 'aria-label': 'Episodes' }, seasons.map(([season, within]) => el('div', { class: 'run' },
    el('div', { class: 'bars' }, within.map(([episode, plots]) => {
      const bar = el('span', { class: 'amount' });
      bar.style.height = `${Math.round(4 + 30 * (plots.length / most))}px`;
      const name = `${season === undefined ? '' : `Season ${season}, `}${laneName(season, episode)}: ${count(plots.length, 'plot point')}`;
      return el('button', {
        type: 'button', 'aria-label': name, title: name,
        onclick: () => {
          const lane = $(`lane-${season ?? 'x'}-${episode ?? 'x'}`);
          bring(lane, 'start');
          lane.focus({ preventScroll: true });
        },
      }, bar, el('span', { class: 'tick' }, episode === undefined ? '?' : episode));
    })),
    el('div', { class: 'name-of-run' }, season === undefined ? 'Not known' : `Season ${season}`))));
}

/** Arrows between the cards of what leads to what, drawn behind them. */
function drawTurns() {
  const board = $('board');
  const old = board.querySelector('svg.arrows');
  old?.remove();
  if (small()) return; // in one column the words are enough
  const box = board.getBoundingClientRect();
  const lines = [];
  for (const [i, from] of timeline.cards) {
    for (const { other, kind, out, dashes } of turnsOf(i)) {
      const to = timeline.cards.get(other);
      if (out && to && lines.length < 300) lines.push([from.getBoundingClientRect(), to.getBoundingClientRect(), kind, dashes, i, other]);
    }
  }
  if (!lines.length) return;
  const ns = 'http://www.w3.org/2000/svg';
  const make = (tag, props, ...inner) => {
    const node = document.createElementNS(ns, tag);
    for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
    node.append(...inner);
    return node;
  };
  const svg = make('svg', { class: 'arrows', 'aria-hidden': 'true', width: board.scrollWidth, height: board.scrollHeight });
  svg.append(make('defs', {}, ...['precedes', 'leadsTo'].map((kind) => make('marker', { id: `tip-${kind}`, class: kind, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' }, make('path', { d: 'M0 .5 7.5 4 0 7.5z' })))));
  for (const [a, b, kind, dashes] of lines) {
    const [ax, ay, bx, by] = [a.left - box.left, a.top - box.top, b.left - box.left, b.top - box.top];
    const beside = Math.abs(ay - by) < 8;
    const right = bx >= ax;
    let d;
    if (beside && Math.abs(bx - ax) < a.width * 1.5) {
      const y = ay + 20;
      d = right ? `M${ax + a.width} ${y}L${bx - 2} ${y}` : `M${ax} ${y}L${bx + b.width + 2} ${y}`;
    } else {
      const down = by >= ay;
      const [x0, y0] = [ax + a.width / 2, down ? ay + a.height : ay];
      const [x1, y1] = [bx + b.width / 2, down ? by - 2 : by + b.height + 2];
      const bend = Math.max(26, Math.abs(y1 - y0) / 2.2) * (down ? 1 : -1);
      d = `M${x0} ${y0}C${x0} ${y0 + bend} ${x1} ${y1 - bend} ${x1} ${y1}`;
    }
    svg.append(make('path', { d, class: `arrow ${kind}${dashes ? ' perhaps' : ''}`, 'marker-end': `url(#tip-${kind})` }));
  }
  board.prepend(svg);
}

function drawTimeline() {
  const all = stories();
  const { show, who, takes, plot, at } = timelineFocus();
  const wanted = show ?? nodeOf(state.extra.story) ?? undefined;
  const narrowed = takes ? all.map(([work, plots]) => [work, plots.filter((i) => takes.has(i))]).filter(([, plots]) => plots.length) : all;
  const now = narrowed.find(([work]) => work === wanted) ?? narrowed[0];
  timeline.show = now?.[0];
  timeline.cards.clear();
  const choice = el('select', {
    id: 'story', 'aria-label': 'Show',
    onchange: ({ target }) => {
      const next = { extra: { ...state.extra, story: target.value } };
      // A show or an episode in focus would lead back to its own timeline.
      if (show !== undefined) Object.assign(next, { focus: null, pair: null, alone: null, places: null });
      change(next);
      render();
      $('story').focus();
      announce(`Timeline of ${target.selectedOptions[0].textContent}`);
    },
  }, narrowed.map(([work, plots]) => el('option', { value: work === undefined ? '' : nameOf(work), selected: work === timeline.show },
    `${work === undefined ? 'No show known' : clip(gate.label(work), 60)} (${plots.length})`)));
  const head = $('view-timeline').querySelector('.viewhead');
  head.replaceChildren(...[el('label', { class: 'pick' }, narrowed.length ? choice : null),
    who === undefined ? null : el('button', { type: 'button', class: 'narrow', onclick: showAll, 'aria-label': `Only with ${gate.label(who)}. Show everything` }, 'Only with ', said(clip(gate.label(who), 60), { class: 'strong' }), el('span', { 'aria-hidden': 'true' }, ' ×')),
    now ? el('span', { class: 'count' }, count(now[1].length, 'plot point')) : null].filter(Boolean));
  if (!now) {
    $('board').replaceChildren(el('div', { class: 'nothing' }, ...(!gate.everything()
      ? [el('p', {}, 'What happens stays hidden until you say how far you have watched.'), el('button', { type: 'button', class: 'main', onclick: () => $('watched').click() }, 'Set what I have watched')]
      : [el('p', {}, All.counts['plot points'] ? 'No plot point passes all of these filters.' : 'The articles tell no plot points.')])));
    return;
  }
  const seasons = lanes(now[1]);
  $('board').replaceChildren(
    seasons.length > 1 || seasons[0][1].length > 1 ? strip(seasons) : '',
    ...seasons.map(([season, within]) => el('section', { class: 'season', 'aria-label': season === undefined ? 'Not known when' : `Season ${season}` },
      el('h2', {}, season === undefined ? 'Not known when' : `Season ${season}`), within.map((lane) => laneNode(now[0], season, lane)))),
  );
  if (plot !== undefined) {
    const marked = timeline.cards.get(plot);
    marked?.classList.add('now');
    if (marked && timeline.focused !== plot) marked.scrollIntoView({ block: 'nearest' });
  } else if (at) $(`lane-${at[0] ?? 'x'}-${at[1] ?? 'x'}`)?.scrollIntoView({ block: 'start' });
  timeline.focused = plot;
  drawTurns();
}

views.add({
  name: 'timeline',
  label: 'Timeline',
  make(root) {
    root.append(el('div', { class: 'viewhead' }), el('div', { id: 'board', tabindex: '0', role: 'region', 'aria-label': 'Plot points by episode' }));
    new ResizeObserver(() => { if (views.now === 'timeline') drawTurns(); }).observe($('board'));
  },
  update() {
    // To read on where one was.
    const { scrollTop } = $('board');
    const before = timeline.show;
    drawTimeline();
    if (before === timeline.show && timeline.focused === undefined) $('board').scrollTop = scrollTop;
    else if (before === timeline.show) {
      $('board').scrollTop = scrollTop;
      timeline.cards.get(timeline.focused)?.scrollIntoView({ block: 'nearest' });
    }
  },
});
