// The table: all that is shown, row by row; the way to read the network without seeing it.

const ROWS = 100; // on a page of the table
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const table = { tab: null, sort: null, down: false, page: 0, words: '', rows: [], focus: undefined };

const nameCell = (i) => nameButton(i);
const modalityCell = (s) => {
  const one = s.find((each) => each.m);
  return one ? badge(one) : null;
};
const confidenceCell = (s) => {
  const best = s.find((one) => one.c === surest(s));
  return best ? confidence(best) : null;
};

function sourcesCell(s) {
  const articles = articlesOf(s).map((a) => G.articles[a]);
  if (!articles.length) return null;
  const [first] = articles;
  const words = clip(first.site || first.headline || 'article', 60);
  return el('span', { class: 'cite' }, first.url ? el('a', { href: first.url, rel: 'noopener noreferrer', target: '_blank', title: first.headline || null }, said(words)) : said(words, { title: first.headline || null }),
    articles.length > 1 ? el('span', { class: 'count' }, `+${articles.length - 1}`, el('span', { class: 'unseen' }, ' more')) : null);
}

const placeNumber = ([season, episode]) => (season === undefined ? Infinity : season * 1e4 + (episode ?? 9999));
const placeCell = ([season, episode]) => (season === undefined && episode === undefined ? null
  : [el('span', { 'aria-hidden': 'true', class: 'place' }, short(season, episode)), el('span', { class: 'unseen' }, position(season, episode))]);

const EVIDENCE = [
  { label: 'Modality', of: (row) => modalityOf(row.s), cell: (row) => modalityCell(row.s) },
  { label: 'Confidence', of: (row) => surest(row.s), cell: (row) => confidenceCell(row.s), down: true },
  { label: 'Sources', of: (row) => articlesOf(row.s).length, cell: (row) => sourcesCell(row.s), down: true },
];

const TABS = {
  facts: {
    label: 'Facts', one: 'fact',
    rows: () => selectedFacts().filter((fact) => !isPlot(fact.from)),
    words: (row) => [gate.label(row.from), row.p[0], row.value ?? gate.label(row.to)],
    columns: [
      { label: 'Subject', of: (row) => gate.label(row.from), cell: (row) => nameCell(row.from) },
      {
        label: 'Relation', of: (row) => row.p[0],
        cell: (row) => (row.edge === undefined || row.from === row.to ? el('span', { class: 'phrase' }, row.p[0])
          : el('button', { type: 'button', class: 'link', title: 'Read the sentences', onclick: () => focusPair(pairKey(row.from, row.to)) }, row.p[0])),
      },
      { label: 'Object', of: (row) => row.value ?? gate.label(row.to), cell: (row) => (row.to === undefined ? said(humane(row.value), { class: 'value' }) : nameCell(row.to)) },
      ...EVIDENCE,
      { label: 'Episode', of: (row) => placeNumber(placeOf(row)), cell: (row) => placeCell(placeOf(row)) },
    ],
  },
  plots: {
    label: 'Plot points', one: 'plot point',
    rows: () => plotsOf(selectedThings()).map((i) => ({ i, s: gate.readings(readings(i)) })),
    words: ({ i }) => [gate.label(i), ...whoIn(i).map((other) => gate.label(other))],
    columns: [
      { label: 'What happens', of: ({ i }) => gate.label(i), cell: ({ i }) => nameCell(i) },
      { label: 'Show', of: ({ i }) => (G.nodes[i].work === undefined ? '' : gate.label(G.nodes[i].work)), cell: ({ i }) => (G.nodes[i].work === undefined || !gate.node(G.nodes[i].work) ? null : nameCell(G.nodes[i].work)) },
      { label: 'Episode', of: ({ i }) => placeNumber([G.nodes[i].season, G.nodes[i].episode]), cell: ({ i }) => placeCell([G.nodes[i].season, G.nodes[i].episode]) },
      { label: 'Who', of: ({ i }) => whoIn(i).map((other) => gate.label(other)).join(', '), cell: ({ i }) => whoIn(i).map(nameCell) },
      ...EVIDENCE,
    ],
  },
  things: {
    label: 'Names', one: 'name',
    rows: () => selectedThings().filter((i) => !isPlot(i)).map((i) => ({ i })),
    words: ({ i }) => [gate.label(i), ...gate.aliases(i), look(i).one],
    columns: [
      { label: 'Name', of: ({ i }) => gate.label(i), cell: ({ i }) => nameCell(i) },
      { label: 'Type', of: ({ i }) => look(i).one, cell: ({ i }) => look(i).one },
      { label: 'In', of: ({ i }) => worksOf(i), cell: ({ i }) => (G.nodes[i].work === undefined || G.nodes[i].work === i || !gate.node(G.nodes[i].work) ? null : nameCell(G.nodes[i].work)) },
      { label: 'Other names', of: ({ i }) => gate.aliases(i).join(', '), cell: ({ i }) => gate.aliases(i).flatMap((name, n) => [n ? ', ' : null, said(name)]) },
      { label: 'Facts', of: ({ i }) => gate.facts(i).length + gate.data(i).length, cell: ({ i }) => NUMBER.format(gate.facts(i).length + gate.data(i).length), down: true },
    ],
  },
};

const worksOf = (i) => (G.nodes[i].work === undefined || G.nodes[i].work === i || !gate.node(G.nodes[i].work) ? '' : gate.label(G.nodes[i].work));

/** What the selection is about and what is next to it, the most central first. */
function selectedThings() {
  const chosen = chosenNodes();
  const ids = chosen === null ? [...gate.nodes()] : [...new Set([...chosen, ...(chosen.length === 1 ? gate.near(chosen[0]) : [])])];
  const weight = new Map(ids.map((i) => [i, gate.weight(i)]));
  return ids.sort((a, b) => weight.get(b) - weight.get(a) || a - b);
}

/** Plot points among nodes, in the order of the story, show by show. */
function plotsOf(ids) {
  const plots = ids.filter(isPlot);
  const title = new Map(plots.map((i) => [i, G.nodes[i].work === undefined ? '\uffff' : gate.label(G.nodes[i].work)]));
  const at = (i) => placeNumber([G.nodes[i].season, G.nodes[i].episode]);
  return plots.sort((a, b) => collator.compare(title.get(a), title.get(b)) || (at(a) === at(b) ? 0 : at(a) - at(b)) || (G.nodes[a].order ?? 0) - (G.nodes[b].order ?? 0) || a - b);
}

const TIES = /#(agent|patient|participant|involves)$/;

/** Who and what takes part in a plot point, those who act first. */
function whoIn(i) {
  const found = new Map();
  for (const e of gate.facts(i)) {
    const { from, to, p } = G.edges[e];
    const tie = from === i && TIES.exec(G.phrases[p][2])?.[1];
    if (!tie || !gate.node(to)) continue;
    const rank = ['agent', 'patient', 'participant', 'involves'].indexOf(tie);
    if (!found.has(to) || rank < found.get(to)) found.set(to, rank);
  }
  return [...found].sort((a, b) => a[1] - b[1] || byWeight(a[0], b[0])).map(([to]) => to);
}

const tabNow = () => (TABS[state.extra.table] ? state.extra.table : 'facts');

function sortedRows() {
  const tab = TABS[table.tab];
  let rows = tab.rows();
  const asked = fold(table.words);
  if (asked) {
    const words = asked.split(' ');
    rows = rows.filter((row) => {
      const text = letters(tab.words(row).join(' '));
      return words.every((word) => text.includes(word));
    });
  }
  if (table.sort !== null) {
    const { of } = tab.columns[table.sort];
    const turn = table.down ? -1 : 1;
    const keyed = rows.map((row) => [of(row), row]);
    // What is empty comes last, whichever way.
    const none = (value) => value === '' || value === Infinity || value === -1;
    keyed.sort(([a], [b]) => none(a) - none(b) || (none(a) ? 0 : turn * (typeof a === 'number' ? a - b : collator.compare(a, b))));
    rows = keyed.map(([, row]) => row);
  }
  return rows;
}

function tableHead() {
  return el('tr', { role: 'row' }, TABS[table.tab].columns.map((column, n) => {
    const way = table.sort !== n ? 'none' : table.down ? 'descending' : 'ascending';
    return el('th', { scope: 'col', role: 'columnheader', 'aria-sort': way },
      el('button', { type: 'button', 'data-sort': n, onclick: () => sortBy(n) }, column.label,
        el('span', { class: 'way', 'aria-hidden': 'true' }, way === 'none' ? '↕' : table.down ? '↓' : '↑')));
  }));
}

function sortBy(n) {
  const column = TABS[table.tab].columns[n];
  const first = Boolean(column.down);
  if (table.sort !== n) [table.sort, table.down] = [n, first];
  else if (table.down === first) table.down = !first;
  else table.sort = null;
  table.page = 0;
  table.rows = sortedRows();
  drawTable();
  $('view-table').querySelector(`[data-sort="${n}"]`).focus();
  announce(table.sort === null ? 'Most central first' : `Sorted by ${column.label}, ${table.down ? 'descending' : 'ascending'}`);
}

function drawTable({ all = false } = {}) {
  const tab = TABS[table.tab];
  const { columns } = tab;
  const { rows } = table;
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  table.page = Math.min(table.page, pages - 1);
  const [from, to] = all ? [0, Math.min(rows.length, 2000)] : [table.page * ROWS, Math.min((table.page + 1) * ROWS, rows.length)];
  $('rows').replaceChildren(
    el('caption', {}, el('span', { class: 'strong' }, count(rows.length, tab.one)),
      selectionName() ? [' of ', said(clip(selectionName(), 80))] : null,
      table.words ? [' with “', said(clip(table.words, 40)), '”'] : null,
      el('span', { class: 'unseen' }, table.sort === null ? ', most central first' : `, sorted by ${columns[table.sort].label}, ${table.down ? 'descending' : 'ascending'}`)),
    el('thead', { role: 'rowgroup' }, tableHead()),
    el('tbody', { role: 'rowgroup' }, rows.slice(from, to).map((row) => el('tr', { role: 'row', class: row.sure === false ? 'unsure' : null }, columns.map((column, n) => {
      const cell = column.cell(row);
      const empty = cell === null || (Array.isArray(cell) && !cell.length);
      return n ? el('td', { role: 'cell', 'data-column': column.label, class: empty ? 'none' : null }, empty ? null : cell) : el('th', { scope: 'row', role: 'rowheader' }, cell);
    })))),
  );
  $('rows').setAttribute('aria-rowcount', rows.length + 1);
  $('rows').dataset.tab = table.tab;
  const turn = (label, page, sign) => el('button', {
    type: 'button', class: 'icon', 'aria-label': label, disabled: page < 0 || page >= pages || page === table.page, 'data-page': label,
    onclick: () => {
      table.page = page;
      drawTable();
      $('scroll').scrollTop = 0;
      const again = $('view-table').querySelector(`[data-page="${label}"]`);
      (again.disabled ? $('scroll') : again).focus();
      announce(`Page ${table.page + 1} of ${pages}`);
    },
  }, sign);
  $('pager').replaceChildren(...(pages === 1 ? [] : [
    turn('First page', 0, '«'), turn('Page before', table.page - 1, '‹'),
    el('span', {}, `${NUMBER.format(from + 1)}–${NUMBER.format(to)} of ${NUMBER.format(rows.length)}`),
    turn('Next page', table.page + 1, '›'), turn('Last page', pages - 1, '»'),
  ]));
  $('pager').hidden = pages === 1;
  $('none').hidden = rows.length > 0;
  $('none').textContent = table.words ? 'No row has these words.' : 'Nothing is shown here: filters, or what was watched, hide it.';
  $('rows').hidden = !rows.length;
}

views.add({
  name: 'table',
  label: 'Table',
  make(root) {
    const tabs = Object.entries(TABS).map(([name, tab]) => el('button', {
      type: 'button', 'data-tab': name, onclick: () => { if (tabNow() !== name) extend({ table: name === 'facts' ? undefined : name }); },
    }, tab.label));
    let waiting;
    const words = el('input', {
      id: 'words', type: 'search', maxlength: 100, placeholder: 'Only rows with …', 'aria-label': 'Only rows with these words', autocomplete: 'off',
      oninput: () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          table.words = words.value.trim();
          table.page = 0;
          table.rows = sortedRows();
          drawTable();
          announce(count(table.rows.length, 'row'));
        }, 120);
      },
    });
    root.append(
      el('div', { class: 'viewhead' }, el('div', { class: 'switch small', role: 'group', 'aria-label': 'Rows' }, tabs), words, el('div', { class: 'about' })),
      el('div', { id: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' },
        el('table', { id: 'rows', role: 'table' }), el('p', { id: 'none', class: 'nothing', hidden: true })),
      el('nav', { id: 'pager', class: 'pager', 'aria-label': 'Pages of the table' }),
    );
    addEventListener('beforeprint', () => { if (views.now === 'table') drawTable({ all: true }); });
    addEventListener('afterprint', () => { if (views.now === 'table') drawTable(); });
  },
  update() {
    const tab = tabNow();
    const about = `${state.focus}/${state.pair}/${state.alone}`;
    if (tab !== table.tab) Object.assign(table, { tab, sort: null, down: false, page: 0 });
    if (about !== table.focus) Object.assign(table, { focus: about, page: 0 });
    for (const button of $('view-table').querySelectorAll('[data-tab]')) button.setAttribute('aria-pressed', String(button.dataset.tab === tab));
    $('view-table').querySelector('.about').replaceChildren(aboutChip());
    table.rows = sortedRows();
    drawTable();
  },
});

/** What the view is narrowed to, with the way out. */
function aboutChip() {
  const name = selectionName();
  if (!name) return '';
  return el('button', { type: 'button', class: 'narrow', onclick: showAll, 'aria-label': `Only ${name}. Show everything` },
    'Only ', said(clip(name, 60), { class: 'strong' }), el('span', { 'aria-hidden': 'true' }, ' ×'));
}

function showAll() {
  change({ focus: null, pair: null, alone: null, places: null });
  render({ say: 'Everything' });
  (document.querySelector(`#view-${views.now} [tabindex="0"]`) ?? $('network')).focus();
}
