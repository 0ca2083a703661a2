// Watched so far: for each show a slider from nothing to everything. What is set here moves the gate.

const HINTED = 'showkg-hinted';
const MANY_SHOWS = 10;

const stopsOf = (w) => [NOTHING, ...All.gate.works[w].stops, ALL_OF_IT];
const workTitle = (w) => { const i = All.gate.works[w].n[0]; return Known.nodes[i]?.label ?? All.nodes[i].label; };
/** The title, with its kind where two works share it. */
function showName(w) {
  const title = workTitle(w);
  const alone = All.gate.works.every((_, other) => other === w || workTitle(other) !== title);
  return alone ? title : `${title} (${look(All.gate.works[w].n[0], All).one})`;
}
/** Books and the like, and works of which nobody says what they are. */
const isMinor = (w) => !isShowKind(All.nodes[All.gate.works[w].n[0]].group);

/** The last stop that was reached. */
function stopReached(w) {
  const [season, episode] = reachedOf(w);
  let at = 0;
  stopsOf(w).forEach(([s, e], n) => { if (s < season || (s === season && e <= episode)) at = n; });
  return at;
}

function stopWords(w, n) {
  const stops = stopsOf(w);
  if (n === 0) return 'nothing watched';
  if (n === stops.length - 1) return stops.length === 2 ? 'watched' : 'everything';
  const [season, episode] = stops[n];
  return episode === END ? `all of season ${season}` : `season ${season}, episode ${episode}`;
}

/** A show with its slider. `live`: the page follows while it is dragged. */
function watchRow(w, { live = false, heading = showName(w) } = {}) {
  const last = stopsOf(w).length - 1;
  const out = el('output', { class: 'reached' });
  const slider = el('input', { type: 'range', min: 0, max: last, step: 1, 'aria-label': `${showName(w)}: watched so far`, 'data-work': w });
  const say = () => {
    out.textContent = stopWords(w, Number(slider.value));
    slider.setAttribute('aria-valuetext', out.textContent);
    slider.style.setProperty('--done', `${(Number(slider.value) / last) * 100}%`);
  };
  const row = el('div', { class: 'watch', 'data-show': showName(w) }, el('div', { class: 'watch-head' }, said(heading, { class: 'strong' }), out),
    el('div', { class: 'watch-line' },
      stepButton('‹', 'one less', () => -1), el('div', { class: 'track' }, slider, seasonMarks(w, last)), stepButton('›', 'one more', () => 1)));
  row.update = () => { slider.value = String(stopReached(w)); say(); };
  row.update();
  let waiting = 0;
  const apply = () => { waiting = 0; if (Number(slider.value) !== stopReached(w)) reach([[w, stopsOf(w)[Number(slider.value)]]]); };
  slider.addEventListener('input', () => { say(); if (live && !waiting) waiting = setTimeout(apply, 80); });
  slider.addEventListener('change', apply);
  return row;

  function stepButton(sign, words, by) {
    return el('button', {
      type: 'button', class: 'nudge', 'aria-label': `${showName(w)}: ${words}`,
      onclick: () => { slider.value = String(Number(slider.value) + by()); say(); apply(); },
    }, sign);
  }
}

/** Where seasons end, below the slider. */
function seasonMarks(w, last) {
  const marks = stopsOf(w).flatMap(([season, episode], n) => (episode === END && season !== END ? [el('span', { class: 'mark', title: `end of season ${season}` })].map((mark) => { mark.style.left = `${(n / last) * 100}%`; return mark; }) : []));
  return el('div', { class: 'marks', 'aria-hidden': 'true' }, marks);
}

/** Move the gate, and let the page follow. */
function reach(moves) {
  forgetHint();
  watch(moves);
  settleState();
  render({ say: hiddenWordsNow() });
  rewrite();
}

const everyShow = (point) => All.gate.works.map((_, w) => [w, point]);

/** How much is hidden: of facts and of plot points. Numbers give nothing away. */
function hiddenNow() {
  return { facts: All.counts.facts - Known.counts.facts, plots: All.counts['plot points'] - Known.counts['plot points'] };
}
function hiddenWordsNow() {
  const { facts: n, plots } = hiddenNow();
  const words = [n > 0 && count(n, 'fact'), plots > 0 && count(plots, 'plot point')].filter(Boolean).join(' and ');
  return words ? `${words} hidden` : 'Nothing is hidden';
}

function watchedWords() {
  const all = All.gate.works.length;
  const begun = All.gate.works.filter((_, w) => stopReached(w) > 0).length;
  if (gate.everything()) return 'everything';
  if (!begun) return 'nothing yet';
  if (all === 1) return stopWords(0, stopReached(0));
  return `${begun} of ${NUMBER.format(all)}`;
}

// The box

const watchRows = [];

function openWatched(on = $('watching').hidden) {
  const box = $('watching');
  box.hidden = !on;
  $('watched').setAttribute('aria-expanded', String(on));
  if (!on) return;
  if (!watchRows.length) {
    // By name: sizes would tell how much there is to come.
    const order = All.gate.works.map((_, w) => w).sort((a, b) => isMinor(a) - isMinor(b) || (showName(a) < showName(b) ? -1 : showName(a) > showName(b) ? 1 : a - b));
    watchRows.push(...order.map((w) => watchRow(w, { live: true })));
    const first = order.findIndex(isMinor);
    $('watch-rows').replaceChildren(...watchRows.flatMap((row, n) => (n === first && n ? [el('h3', {}, 'Other works that are told of'), row] : [row])));
    $('watch-find').hidden = watchRows.length <= MANY_SHOWS;
  }
  for (const row of watchRows) row.update();
  box.querySelector('h2').focus({ preventScroll: true });
}

function drawWatched() {
  if (!All.gate) return;
  $('watched-words').textContent = watchedWords();
  $('watched').classList.toggle('open-eyed', gate.everything());
  $('watch-hidden').textContent = `${hiddenWordsNow()}.`;
  const busy = document.activeElement?.type === 'range' ? document.activeElement : null;
  for (const row of watchRows) if (!busy || !row.contains(busy)) row.update();
}

// The first visit

function storage(key, value) {
  try {
    if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch { return value ?? null; }
}

function forgetHint() {
  if ($('welcome').hidden) return;
  $('welcome').hidden = true;
  storage(HINTED, '1');
  if (network && looked) lookAt(looked.ids, { most: looked.most });
}

function wireWatched() {
  const works = All.gate?.works ?? [];
  $('watched').hidden = !works.length;
  if (!works.length) return;
  $('watched').addEventListener('click', () => openWatched());
  $('watch-close').addEventListener('click', () => { openWatched(false); $('watched').focus(); });
  $('watch-all').addEventListener('click', () => reach(everyShow(ALL_OF_IT)));
  $('watch-none').addEventListener('click', () => reach(everyShow(NOTHING)));
  $('watch-find').addEventListener('input', () => {
    const asked = fold($('watch-find').value);
    for (const row of watchRows) row.hidden = asked !== '' && !fold(row.dataset.show).includes(asked);
  });
  $('watching').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    openWatched(false);
    $('watched').focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (!$('watching').hidden && !event.target.closest('#watching, #watched')) openWatched(false);
  });
  const { facts: n, plots } = hiddenNow();
  if (n + plots > 0 && !works.some((_, w) => gate.watched.has(w)) && storage(HINTED) === null) {
    $('welcome').hidden = false;
    $('welcome-words').textContent = works.length === 1 ? `What happens in ${showName(0)} stays hidden until you say how far you have watched.`
      : `What happens in these ${NUMBER.format(works.filter((_, w) => !isMinor(w)).length)} shows and films stays hidden until you say how far you have watched.`;
  }
  $('welcome-choose').addEventListener('click', () => { forgetHint(); openWatched(true); });
  $('welcome-all').addEventListener('click', () => reach(everyShow(ALL_OF_IT)));
  $('welcome-close').addEventListener('click', forgetHint);
}
