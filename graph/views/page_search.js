// The search box: a combobox over `find`. Choosing a hit jumps to it.

let hits = [];
let chosen = -1;

function search() {
  const text = $('search').value;
  hits = find(text);
  chosen = hits.length ? 0 : -1;
  const list = $('hits');
  const open = fold(text) !== '';
  list.hidden = !open;
  $('search').setAttribute('aria-expanded', String(open));
  list.replaceChildren(...hits.map((hit, n) => el('li', {
    id: `hit-${n}`, role: 'option', onmousedown: (event) => event.preventDefault(), onclick: () => choose(n),
  }, icon(look(hit.node, Known), 16), el('span', { class: 'found' }, said(hit.quote ? clip(hit.quote, 120) : clip(Known.nodes[hit.node].label, 120)),
    el('small', {}, hit.quote ? ['written about ', said(clip(Known.nodes[hit.node].label, 60))] : [look(hit.node, Known).one, place(hit.node, Known) ? [' · ', said(place(hit.node, Known))] : null, hit.via ? [' · also ', said(clip(hit.via, 60))] : null])))),
  ...(hits.length || !open ? [] : [nothing()]));
  mark();
  if (open) announce(hits.length ? count(hits.length, 'hit') : list.textContent);
}

/** No hit. As long as anything is hidden it says so, whatever was asked for: that gives nothing away. */
function nothing() {
  if (gate.everything()) return el('li', { class: 'none' }, 'Nothing by that name.');
  return el('li', { class: 'none', id: 'hit-none', role: 'option', onmousedown: (event) => event.preventDefault(), onclick: toWatched },
    el('span', { class: 'found' }, 'Nothing by that name, as far as you have watched. ', el('u', {}, 'Set what you have watched')));
}

function toWatched() {
  closeSearch();
  openWatched(true);
}

function mark() {
  [...$('hits').children].forEach((row, n) => {
    if (row.getAttribute('role') !== 'option') return;
    row.setAttribute('aria-selected', String(n === chosen));
    if (n === chosen) row.scrollIntoView({ block: 'nearest' });
  });
  if (chosen >= 0) $('search').setAttribute('aria-activedescendant', `hit-${chosen}`);
  else $('search').removeAttribute('aria-activedescendant');
}

function closeSearch() {
  $('hits').hidden = true;
  $('search').setAttribute('aria-expanded', 'false');
  $('search').removeAttribute('aria-activedescendant');
}

function choose(n) {
  const hit = hits[n];
  if (!hit && $('hit-none')) toWatched();
  if (!hit) return;
  $('search').value = '';
  closeSearch();
  focusNode(hit.node, { move: true, keyboard: true });
}

function wireSearch() {
  const input = $('search');
  input.addEventListener('input', search);
  input.addEventListener('focus', () => { if (input.value) search(); });
  input.addEventListener('blur', closeSearch);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && hits.length && !$('hits').hidden) {
      event.preventDefault();
      chosen = (chosen + by + hits.length) % hits.length;
      mark();
    } else if (event.key === 'Enter' && !$('hits').hidden) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      if (!$('hits').hidden) { input.value = ''; closeSearch(); } else { input.blur(); $('network').focus({ preventScroll: true }); }
    }
  });
}
