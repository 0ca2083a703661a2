// What can be taken along: pictures of the view, the facts of the selection, paper.

const onWay = () => onPath() && views.now === 'network';

/** The facts that exports hold: those of the way drawn, else of the selection. */
const exported = () => (onWay() ? path.ways[path.way].slice(1).map(({ edge }) => factOf(edge)) : selectedFacts());

/** Whether the facts are narrowed, by filters, a way, what was watched or how the page was cut, to what no pattern tells. */
const listed = () => onWay() || !gate.everything() || Boolean(All.part || All.watched)
  || Object.values(gate.filters).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

const FILES = {
  png: { label: 'Picture (PNG)', type: 'image/png', make: pngNow },
  svg: { label: 'Picture (SVG)', type: 'image/svg+xml', make: () => pictureNow().svg },
  csv: { label: 'Facts as CSV', type: 'text/csv', make: () => csvOf(exported()) },
  ttl: { label: 'Facts as Turtle', type: 'text/turtle', make: () => turtleOf(exported()) },
  rq: { label: 'SPARQL query for them', type: 'application/sparql-query', make: () => queryOf(exported(), { listed: listed() }) },
};

const fileName = (ending) => `${letters(selectionName() || $('title').textContent).replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-|-$/g, '') || 'showkg'}.${ending}`;

async function save(ending) {
  const { type, make, label } = FILES[ending];
  const made = await make();
  const blob = made instanceof Blob ? made : new Blob([made], { type: `${type};charset=utf-8` });
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: fileName(ending) }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  announce(`${label} saved as ${fileName(ending)}`);
}

/** Copy the address, which holds the view. */
async function share() {
  let copied = true;
  try { await navigator.clipboard.writeText(location.href); } catch {
    // Refused, or a page that did not come over https.
    const text = el('textarea', { class: 'unseen', 'aria-hidden': 'true' });
    text.value = location.href;
    document.body.append(text);
    text.select();
    copied = document.execCommand('copy');
    text.remove();
    $('share').focus();
  }
  const words = !copied ? 'The address of this page is the link to this view.'
    : `Link to this view copied.${location.protocol === 'file:' ? ' It opens this file: send the file along, or put it on a web server.' : ''}`;
  tell(words);
}

function makeExport() {
  $('tools').append(el('button', { type: 'button', id: 'share', title: 'Copy a link to this view', onclick: share },
    pictogram('M8.5 11.5l3-3M9 6.5l1.6-1.6a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5l-1.6 1.6a3.2 3.2 0 0 1-4.5-4.5L6.5 9'), el('span', { class: 'words' }, 'Share')));
  const menu = el('details', { id: 'save' },
    el('summary', { title: 'Save or print what is shown' }, pictogram('M10 3v9M6.5 8.5 10 12l3.5-3.5M4 16.5h12'), el('span', { class: 'words' }, 'Save')),
    el('div', { class: 'sheet' }, el('p', { class: 'hint' }),
      Object.entries(FILES).map(([ending, { label }]) => el('button', { type: 'button', 'data-save': ending, onclick: () => { shut(); save(ending); } }, label)),
      el('button', { type: 'button', 'data-save': 'print', onclick: () => { shut(); print(); } }, 'Print')));
  const shut = () => {
    if (menu.contains(document.activeElement)) menu.firstChild.focus();
    menu.open = false;
  };
  menu.addEventListener('toggle', () => {
    if (!menu.open) return;
    const name = selectionName();
    menu.querySelector('.hint').replaceChildren(...[count(exported().length, 'fact'), name ? [' of ', said(clip(name, 60), { class: 'strong' })] : ', all that is shown'].flat());
  });
  menu.addEventListener('keydown', (event) => { if (event.key === 'Escape' && menu.open) { event.stopPropagation(); shut(); } });
  document.addEventListener('pointerdown', (event) => { if (!menu.contains(event.target)) menu.open = false; });
  $('tools').append(menu);
  // Paper has nothing to open.
  const opened = new Set();
  addEventListener('beforeprint', () => {
    const focused = document.activeElement;
    for (const more of $('panel').querySelectorAll('.more')) more.click();
    focused?.focus?.({ preventScroll: true });
    for (const folded of $('panel').querySelectorAll('details:not([open])')) { folded.open = true; opened.add(folded); }
  });
  addEventListener('afterprint', () => {
    for (const folded of opened) folded.open = false;
    opened.clear();
  });
}
