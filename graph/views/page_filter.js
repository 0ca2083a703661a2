// Filters: what the viewer wants to see of what she may. They are part of the state, so Back undoes them and a link
// holds them. Types are switched off; of all else, what is chosen is shown, and nothing chosen means all.

const noFilters = () => ({ kinds: [], relations: [], shows: [], modalities: [], outlets: [], least: 0, since: '', until: '' });

const LISTS = ['kinds', 'relations', 'shows', 'modalities', 'outlets'];
const howMany = (f) => LISTS.reduce((sum, key) => sum + f[key].length, 0) + (f.least > 0) + (f.since !== '') + (f.until !== '');
const weighs = (f) => f.modalities.length > 0 || f.outlets.length > 0 || f.least > 0 || f.since !== '' || f.until !== '';

/** Does a reading pass? A month counts as the whole of it. */
function passes(s, f) {
  if (f.modalities.length && !f.modalities.includes(s.m ?? '')) return false;
  if (f.least > 0 && !(s.c >= f.least)) return false;
  const article = s.a === undefined ? undefined : All.articles[s.a];
  if (f.outlets.length && !f.outlets.includes(article?.site ?? '')) return false;
  if (!f.since && !f.until) return true;
  const day = /^\d{4}(-\d\d)?(-\d\d)?/.exec(article?.published ?? '')?.[0];
  return day !== undefined && (!f.since || day >= f.since.slice(0, day.length)) && (!f.until || day <= f.until);
}

/** The shows that a thing is of: those that it belongs to, else those of its neighbours. */
function showsOf(data) {
  if (data.shows) return data.shows;
  const own = data.nodes.map((node, i) => (isShowKind(node.group) ? i : node.work));
  const alone = new Map(); // most are of one show: they share its set
  const of = (work) => { if (!alone.has(work)) alone.set(work, new Set([work])); return alone.get(work); };
  const none = new Set();
  const all = own.map((work) => (work === undefined ? none : of(work)));
  const add = (i, work) => { if (all[i] === none) all[i] = new Set([work]); else all[i].add(work); };
  data.edges.forEach(({ from, to }) => {
    if (own[from] === undefined && own[to] !== undefined) add(from, own[to]);
    if (own[to] === undefined && own[from] !== undefined) add(to, own[from]);
  });
  data.shows = all;
  return all;
}
const isShowKind = (kind) => kind === 'series' || kind === 'film';

/** The part of the data that the filters let through, with numbers of its own. */
function filtered(data) {
  const f = gate.filters;
  if (!howMany(f)) return { ...data };
  const strict = weighs(f);
  const sound = strict || f.relations.length > 0;
  // What follows from names and numbers alone has no reading; nobody doubts it.
  const plain = strict && f.modalities.includes('Stated') && !weighs({ ...f, modalities: [] });
  const shows = f.shows.length ? showsOf(data) : null;
  const nodes = [];
  data.nodes.forEach((node, i) => {
    if (f.kinds.includes(node.group) || (shows && !f.shows.some((work) => shows[i].has(work)))) return;
    if (!sound) { nodes[i] = node; return; }
    const copy = { ...node };
    copy.data = (node.data ?? []).filter((row) => !f.relations.length || f.relations.includes(row.p));
    if (strict) copy.data = copy.data.flatMap((row) => { const s = row.s.filter((one) => passes(one, f)); return s.length || (plain && !row.s.length) ? [{ ...row, s }] : []; });
    if (strict && node.s) copy.s = node.s.filter((s) => passes(s, f));
    nodes[i] = copy;
  });
  nodes.length = data.nodes.length;
  const edges = [];
  data.edges.forEach((edge, e) => {
    if (!nodes[edge.from] || !nodes[edge.to]) return;
    if (f.relations.length && !f.relations.includes(All.phrases[edge.p][0])) return;
    if (!strict) { edges[e] = edge; return; }
    const s = edge.s.filter((one) => passes(one, f));
    if (s.length || (plain && !edge.s.length)) edges[e] = { ...edge, s };
  });
  edges.length = data.edges.length;
  if (sound) {
    const told = new Set(edges.flatMap(({ from, to }) => [from, to]));
    nodes.forEach((node, i) => { if (!told.has(i) && !node.data.length && !(strict && !f.relations.length && node.s?.length)) delete nodes[i]; });
  }
  const kept = { ...data, nodes, edges, ids: ids(nodes), degree: undefined, shows: undefined };
  return { ...kept, ...tally(kept) };
}

/** How many there are of each, of what may be known: `{relations, shows, modalities, outlets: Map, days: [first, last]}`. */
function facets(data) {
  if (data.facets) return data.facets;
  const found = { relations: new Map(), shows: new Map(), modalities: new Map(), outlets: new Map(), days: [] };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const articles = new Set();
  const evidence = (rows) => {
    for (const s of rows) if (s.a !== undefined) articles.add(s.a);
    if (rows.length < 2) { // as most are
      for (const s of rows) {
        if (s.m) add(found.modalities, s.m);
        const site = s.a === undefined ? '' : data.articles[s.a].site;
        if (site) add(found.outlets, site);
      }
      return;
    }
    for (const m of new Set(rows.map((s) => s.m ?? ''))) if (m) add(found.modalities, m);
    for (const site of new Set(rows.map((s) => (s.a === undefined ? '' : data.articles[s.a].site)))) if (site) add(found.outlets, site);
  };
  const shows = showsOf(data);
  data.nodes.forEach((node, i) => {
    for (const work of shows[i]) if (data.nodes[work] && isShowKind(data.nodes[work].group)) add(found.shows, work);
    for (const row of node.data ?? []) { add(found.relations, row.p); evidence(row.s); }
  });
  data.edges.forEach((edge) => { add(found.relations, All.phrases[edge.p][0]); evidence(edge.s); });
  for (const a of articles) {
    const { published } = data.articles[a];
    if (!/^\d{4}/.test(published)) continue;
    if (!found.days[0] || published < found.days[0]) found.days[0] = published;
    if (!found.days[1] || published > found.days[1]) found.days[1] = published;
  }
  data.facets = found;
  return found;
}

// The column of filters

const MODALITIES = ['Stated', 'Happened', 'Planned', 'Announced', 'Teased', 'Rumoured', 'Speculated', 'Denied'];
const CERTAIN = MODALITIES.slice(0, 4);
const LISTED = 8; // values of a list shown at once
const opened = new Set(); // lists that show all they have

function setFilters(next, say) {
  change({ filters: { ...state.filters, ...next } });
  render({ say });
}

const flip = (list, value) => (list.includes(value) ? list.filter((one) => one !== value) : [...list, value]);

function valueChip(key, value, words, number, extra) {
  const on = state.filters[key].includes(value);
  return el('button', {
    type: 'button', class: 'chip pick', 'aria-pressed': String(on), 'data-filter': key, 'data-value': value,
    onclick: () => setFilters({ [key]: flip(state.filters[key], value) }, `${words} ${on ? 'no longer asked for' : 'asked for'}`),
  }, extra ?? null, said(words, { class: 'what' }), el('span', { class: 'count' }, NUMBER.format(number)));
}

function valueList(key, title, entries, words = (value) => value, extra = () => null, first = null) {
  const chosen = state.filters[key];
  if (entries.length < 2 && !chosen.length) return null;
  const shown = opened.has(key) ? entries : entries.filter(([value], n) => n < LISTED || chosen.includes(value));
  return facet(key, title, chosen.length, [
    first,
    shown.map(([value, number]) => valueChip(key, value, words(value), number, extra(value))),
    entries.length > shown.length ? el('button', { type: 'button', class: 'link', 'data-more': key, onclick: () => { opened.add(key); drawFilters(); } }, `${NUMBER.format(entries.length - shown.length)} more`) : null,
  ]);
}

function facet(key, title, active, content) {
  const box = $('filters').querySelector(`details[data-facet="${key}"]`);
  return el('details', { 'data-facet': key, class: 'facet', open: box ? box.open : active > 0 },
    el('summary', {}, title, active ? el('span', { class: 'active' }, NUMBER.format(active), el('span', { class: 'unseen' }, ' chosen')) : null), content);
}

const MANY = 20_000; // things, from which on the filters follow when there is time
let filtersDrawn = 0;

/** Draw the filters: at once, or in a large graph when nothing else is to be done. */
function followFilters() {
  const turn = filtersDrawn += 1;
  if (All.nodes.length < MANY) drawFilters();
  else idly(() => { if (turn === filtersDrawn) drawFilters(); });
}

function drawFilters() {
  const f = state.filters;
  const found = facets(Known);
  const most = (map) => [...map].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const asked = document.activeElement?.closest?.('#filters') ? [document.activeElement.dataset.filter, document.activeElement.dataset.value, document.activeElement.id] : null;
  const day = (key, words) => el('label', {}, el('span', {}, words),
    el('input', { type: 'date', id: `filter-${key}`, 'aria-label': `Published ${words}`, value: f[key], min: found.days[0]?.length === 10 ? found.days[0] : null, onchange: (event) => setFilters({ [key]: event.target.value }, `Articles ${words} ${event.target.value || 'any day'}`) }));
  const least = el('input', { type: 'range', id: 'filter-least', 'aria-label': 'At least so sure', min: 0, max: 95, step: 5, value: Math.round(f.least * 100), 'aria-valuetext': `at least ${percent(f.least)}`, oninput: (event) => { event.target.nextSibling.textContent = Number(event.target.value) ? `${event.target.value} %` : 'any'; }, onchange: (event) => setFilters({ least: Number(event.target.value) / 100 }, `At least ${event.target.value} % sure`) });
  const sure = MODALITIES.filter((m) => found.modalities.has(m)).map((m) => [m, found.modalities.get(m)]);
  // Most who come here want this one; the list below is for the others.
  const certain = CERTAIN.filter((m) => found.modalities.has(m));
  const hushed = f.modalities.length > 0 && f.modalities.every((m) => CERTAIN.includes(m));
  const hush = certain.length && (hushed || sure.length > certain.length) ? el('button', {
    type: 'button', class: 'chip pick', id: 'no-rumours', 'aria-pressed': String(hushed),
    onclick: () => setFilters({ modalities: hushed ? [] : certain }, hushed ? 'Rumours shown' : 'Rumours, guesses and denials hidden'),
  }, el('span', { class: 'what' }, 'Hide rumours and guesses')) : null;
  const boxes = [
    valueList('shows', 'Shows and films', most(found.shows), (i) => Known.nodes[i]?.label ?? '', (i) => icon(Known.kinds[Known.nodes[i].group], 15)),
    valueList('relations', 'Relations', most(found.relations)),
    valueList('modalities', 'Fact or rumour', sure, (m) => m.toLowerCase(), () => null, hush),
    valueList('outlets', 'Outlets', most(found.outlets)),
    found.outlets.size || found.modalities.size || f.least ? facet('least', 'Confidence', f.least > 0 ? 1 : 0, el('label', { class: 'slide' }, least, el('output', {}, f.least ? percent(f.least) : 'any'))) : null,
    found.days.length || f.since || f.until ? facet('days', 'Published', (f.since !== '') + (f.until !== ''), el('div', { class: 'days' }, day('since', 'from'), day('until', 'to'))) : null,
  ].filter(Boolean);
  $('filters').replaceChildren(...boxes);
  if (asked) {
    const [key, value, id] = asked;
    (id ? $(id) : [...$('filters').querySelectorAll(`[data-filter="${key}"]`)].find((one) => one.dataset.value === value))?.focus({ preventScroll: true });
  }
  const n = howMany(f);
  $('clear').hidden = !n;
  $('narrowed').hidden = !n;
  $('narrowed').textContent = n ? NUMBER.format(n) : '';
}
