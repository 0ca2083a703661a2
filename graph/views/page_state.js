// The state and its way through the history: the address holds it, Back undoes it, a link reopens it. What was
// watched is not part of it: a link must never raise that.

const start = () => ({ focus: null, pair: null, alone: null, opened: [], places: null, filters: noFilters(), extra: {} });
let state = start();

const steps = new Map(); // step → {state, camera}
const walk = { now: 0, at: 0, last: 0, moving: false, late: false }; // the step shown, the browser's, the furthest; on the way, and to be written then

const HOME = 'https://w3id.org/showkg/id/';
const shorten = (iri) => (iri.startsWith(HOME) ? iri.slice(HOME.length) : iri);
const nameOf = (i) => shorten(Known.nodes[i]?.iri ?? '');

function withName(text) {
  const iri = /^[a-z]+:/i.test(text) && text.includes('//') ? text : HOME + text;
  return Known.ids.find((i) => Known.nodes[i].iri === iri || All.nodes[i].iri === iri) ?? null;
}

const FILTER_KEYS = { kinds: 'hide', relations: 'relation', modalities: 'modality', outlets: 'outlet' };

/** The state as the part of the address behind `#`. */
function address() {
  const keys = new URLSearchParams();
  if (state.focus !== null) keys.set('focus', nameOf(state.focus));
  if (state.pair) keys.set('link', state.pair.split('-').map((i) => nameOf(Number(i))).join('~'));
  if (state.alone !== null && state.alone !== state.focus) keys.set('alone', nameOf(state.alone));
  else if (state.alone !== null) keys.set('alone', '');
  for (const i of state.opened) keys.append('open', nameOf(i));
  const f = state.filters;
  for (const [list, key] of Object.entries(FILTER_KEYS)) for (const value of f[list]) keys.append(key, value);
  for (const i of f.shows) keys.append('show', nameOf(i));
  if (f.least) keys.set('sure', String(f.least));
  if (f.since) keys.set('since', f.since);
  if (f.until) keys.set('until', f.until);
  for (const [key, value] of Object.entries(state.extra)) keys.set(key, value);
  return keys.size ? `#${keys.toString().replace(/%2F/g, '/').replace(/%7E/g, '~')}` : '';
}

const OURS = new Set(['focus', 'link', 'alone', 'open', 'hide', 'relation', 'modality', 'outlet', 'show', 'sure', 'since', 'until']);

/** What an address says; `lost` tells that something it names is not to be seen here. */
function fromAddress(text) {
  const keys = new URLSearchParams(text.replace(/^#/, ''));
  const next = start();
  let lost = false;
  const node = (name) => {
    const i = name ? withName(name) : null;
    if (name && i === null) lost = true;
    return i;
  };
  next.focus = node(keys.get('focus'));
  if (keys.has('alone')) next.alone = keys.get('alone') ? node(keys.get('alone')) : next.focus;
  next.opened = keys.getAll('open').map(node).filter((i) => i !== null);
  if (keys.has('link')) {
    const [a, b] = keys.get('link').split('~').map(node);
    if (a !== null && b !== null && b !== undefined) next.pair = pairKey(a, b);
  }
  const f = next.filters;
  f.kinds = keys.getAll('hide').filter((kind) => All.kinds[kind]);
  for (const list of ['relations', 'modalities', 'outlets']) f[list] = keys.getAll(FILTER_KEYS[list]);
  f.shows = keys.getAll('show').map(node).filter((i) => i !== null);
  const least = Number(keys.get('sure'));
  f.least = least > 0 && least <= 1 ? least : 0;
  for (const key of ['since', 'until']) if (/^\d{4}-\d\d-\d\d$/.test(keys.get(key) ?? '')) f[key] = keys.get(key);
  for (const [key, value] of keys) if (!OURS.has(key)) next.extra[key] = value;
  return { next, lost };
}

function note() {
  steps.set(walk.now, { state, known: Known, camera: network ? { position: network.getViewPosition(), scale: network.getScale() } : null });
}

/** Change the state, as a step that Back undoes. */
function change(next) {
  note();
  state = { ...state, ...next };
  walk.now += 1;
  walk.last = walk.now;
  for (const step of [...steps.keys()]) if (step > walk.now || step < walk.now - 200) steps.delete(step);
  steps.set(walk.now, { state, known: Known, camera: null });
  if (walk.moving) walk.late = true; else record();
}

function record() {
  try {
    history.pushState({ step: walk.now }, '', address() || location.href.replace(/#.*/s, ''));
    walk.at = walk.now;
  } catch { /* in a frame without an address there is none to write */ }
}

/** Put the present state into the address without a step. */
function rewrite() {
  if (walk.moving) return;
  try { history.replaceState({ step: walk.now }, '', address() || location.href.replace(/#.*/s, '')); } catch { /* as above */ }
}

/** Go some steps back (below 0) or forward. */
function travel(by) {
  const to = walk.now + by;
  if (to < 0 || to > walk.last || !steps.has(to)) return false;
  note();
  arrive(to);
  if (!walk.moving && walk.at !== walk.now) {
    walk.moving = true;
    try { history.go(walk.now - walk.at); } catch { walk.moving = false; }
  }
  return true;
}

function arrive(step) {
  walk.now = step;
  const { camera } = steps.get(step);
  state = steps.get(step).state;
  if (gate.filters !== state.filters) { gate.filters = state.filters; sift(); }
  if (steps.get(step).known !== Known) settleState();
  render({ say: state.focus !== null && gate.node(state.focus) ? describe(state.focus) : state.alone !== null ? 'Network of one thing' : 'Whole network' });
  if (camera && network) fly({ ...camera, animation: glide() }); else lookAt(null);
  if (document.activeElement === document.body) $('network').focus({ preventScroll: true });
}

function wireState() {
  const before = history.state?.step;
  walk.now = walk.at = walk.last = Number.isInteger(before) && before >= 0 ? before : 0;
  window.addEventListener('popstate', (event) => {
    const step = event.state?.step;
    if (walk.moving) {
      walk.moving = false;
      if (!Number.isInteger(step)) { follow(); return; }
      walk.at = step;
      if (walk.late) { walk.late = false; record(); } else if (walk.at !== walk.now) { walk.moving = true; history.go(walk.now - walk.at); }
      return;
    }
    if (!Number.isInteger(step)) { follow(); return; }
    if (step === walk.now) return;
    note();
    walk.at = step;
    walk.last = Math.max(walk.last, step);
    if (!steps.has(step)) steps.set(step, { state: fromAddress(location.hash).next, known: Known, camera: null });
    arrive(step);
  });
}

/** Somebody changed the address by hand, or followed a link within the page. */
function follow() {
  const { next, lost } = fromAddress(location.hash);
  note();
  state = next;
  walk.now += 1;
  walk.at = walk.last = walk.now;
  steps.set(walk.now, { state, known: Known, camera: null });
  try { history.replaceState({ step: walk.now }, ''); } catch { /* as above */ }
  render({ say: lost ? LOST : '' });
  if (lost) tell(LOST);
  lookAt(null);
}

const LOST = 'The link leads to something that is not here, or stays hidden at the point that you have watched.';
