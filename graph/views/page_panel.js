// The side panel: what is known about a node or a link, in sentences, with who wrote it.

const FEW = 8; // facts of a group shown at once
const OPEN = 6; // up to so many facts, every sentence is shown unasked

let go; // what the buttons do, from page.js

function nameButton(i, { quiet = '' } = {}) {
  return el('button', { type: 'button', class: 'name', onclick: () => go.jump(i), 'aria-label': quiet ? `${quiet} ${G.nodes[i].label}` : null },
    icon(look(i), 15), said(G.nodes[i].label));
}

function source(s) {
  const article = s.a === undefined ? null : G.articles[s.a];
  if (!article) return [];
  const parts = [article.site && said(article.site, { class: 'site' }), article.published && el('span', {}, humane(article.published))].filter(Boolean);
  const words = article.headline || article.url;
  if (article.url) parts.push(el('a', { href: article.url, rel: 'noopener noreferrer', target: '_blank', dir: 'auto' }, words));
  else if (words) parts.push(said(words, { class: 'headline' }));
  return parts.flatMap((part, i) => (i ? [' · ', part] : [part]));
}

/** For whom the page was made, if it does not hold all. */
const made = () => (All.watched ? el('p', { class: 'hint made' }, 'Made for somebody who has watched ', said(All.watched), ': what becomes known later is not in this page.') : null);

const SURE = new Set(['Stated', 'Happened', '']);

function badge(s) {
  const modality = s.m ?? '';
  if (!modality && !s.by) return null;
  const known = ['Stated', 'Happened', 'Planned', 'Announced', 'Teased', 'Rumoured', 'Speculated', 'Denied'].includes(modality);
  return el('span', { class: `badge ${known ? modality.toLowerCase() : ''}` }, modality.toLowerCase(), s.by ? [' by ', said(s.by)] : null);
}

function confidence(s) {
  if (s.c === undefined) return null;
  const bar = el('span', { class: 'bar', 'aria-hidden': 'true' }, el('span', {}));
  bar.firstChild.style.width = `${s.c * 100}%`;
  return el('span', { class: 'sure', title: 'How sure the reading is' }, bar, percent(s.c), el('span', { class: 'unseen' }, ' sure'));
}

/** One reading: the sentence, how it is meant, how sure, where it stands. */
function reading(s) {
  const where = position(s.s, s.e);
  return el('div', { class: 'reading' },
    s.q !== undefined ? el('blockquote', { dir: 'auto' }, G.quotes[s.q]) : s.w ? el('p', { class: 'withheld' }, 'The sentence tells more than you have watched.') : null,
    el('p', { class: 'signs' }, badge(s), confidence(s), where ? el('span', { class: 'when' }, where) : null,
      el('span', { class: 'source' }, source(s))));
}

function sources(statements) {
  const articles = new Set(statements.map((s) => s.a).filter((a) => a !== undefined));
  return articles.size;
}

/** All readings of a fact, folded unless there are few facts. */
function readingsOf(statements, open) {
  if (!statements.length) return null;
  if (open) return el('div', { class: 'readings' }, statements.map(reading));
  const doubts = statements.every((s) => !SURE.has(s.m ?? '')) ? badge(statements[0]) : null;
  const agree = sources(statements);
  const site = statements[0].a === undefined ? '' : G.articles[statements[0].a].site;
  return el('details', { class: 'readings' },
    el('summary', {}, doubts, confidence(statements[0]),
      el('span', { class: 'who' }, agree > 1 ? `${agree} sources` : site ? said(site) : count(statements.length, 'sentence'))),
    statements.map(reading));
}

/** What tells more about a neighbour: `as Ed Baldwin`, `in For All Mankind`, unless that goes without saying. */
function within(i, of) {
  const node = G.nodes[i];
  if (node.group === 'person' && isShow(of)) {
    const parts = nearOf(i).filter((j) => G.nodes[j].group === 'character' && G.nodes[j].work === of);
    return parts.length ? el('span', { class: 'within' }, 'as ', parts.flatMap((j, n) => [n ? ', ' : null, said(G.nodes[j].label)])) : null;
  }
  if (node.group === 'plot') {
    const where = position(node.season, node.episode);
    return where ? el('span', { class: 'within' }, where) : null;
  }
  if (node.work === undefined || node.work === of || node.work === i || G.nodes[of].work === node.work) return null;
  return el('span', { class: 'within' }, 'in ', said(G.nodes[node.work].label));
}

function group(heading, rows, key) {
  const shown = rows.slice(0, FEW);
  const rest = rows.slice(FEW);
  const list = el('ul', {}, shown.map((row) => row()));
  return el('section', { class: 'group', 'aria-label': heading },
    el('h3', { dir: 'auto' }, heading, rows.length > 1 ? el('span', { class: 'count' }, NUMBER.format(rows.length)) : null),
    list,
    rest.length ? el('button', {
      type: 'button', class: 'more', 'data-more': key,
      onclick: (event) => {
        const first = rest[0]();
        list.append(first, ...rest.slice(1).map((row) => row()));
        event.currentTarget.remove();
        first.querySelector('button, summary')?.focus();
      },
    }, `Show ${NUMBER.format(rest.length)} more`) : null);
}

const RANK = ['person', 'character', 'series', 'film', 'work', 'organization', 'fictional_organization', 'season',
  'episode', 'place', 'object', 'award', 'thing', 'plot'];

/** The facts of a node as groups: [[phrase, rows]]. */
function groupsOf(i) {
  const groups = new Map();
  for (const e of factsOf(i)) {
    const edge = G.edges[e];
    const forward = edge.from === i;
    const other = forward ? edge.to : edge.from;
    const phrase = G.phrases[edge.p][forward ? 0 : 1];
    if (!groups.has(phrase)) groups.set(phrase, []);
    groups.get(phrase).push({ edge, other, phrase });
  }
  // Of a person the roles come first, of all else the people.
  const kinds = G.nodes[i].group === 'person' ? ['character', ...RANK.filter((kind) => kind !== 'character')] : RANK;
  const rank = (rows) => Math.min(...rows.map((row) => kinds.indexOf(G.nodes[row.other].group)));
  const story = (row) => (G.nodes[row.other].season ?? 999) * 1000 + (G.nodes[row.other].episode ?? 999);
  for (const rows of groups.values()) rows.sort((a, b) => story(a) - story(b) || byWeight(a.other, b.other));
  return [...groups].sort((a, b) => rank(a[1]) - rank(b[1]) || (a[0] < b[0] ? -1 : 1));
}

/** Of a show: how far it was watched. */
function reachSection(i) {
  const w = (All.gate?.works ?? []).findIndex((work) => work.n.includes(i));
  return w < 0 ? null : el('section', { class: 'group reach' }, watchRow(w, { heading: 'Watched so far' }));
}

function nodePanel(i, { canOpen, room, drawn, alone }) {
  const node = G.nodes[i];
  const all = groupsOf(i);
  const data = node.data ?? [];
  const open = factsOf(i).length + data.length <= OPEN;
  const values = new Map();
  for (const row of data) {
    if (!values.has(row.p)) values.set(row.p, []);
    values.get(row.p).push(row);
  }
  const own = node.group === 'plot' ? readings(i) : node.s ?? [];
  const work = node.work !== undefined && node.work !== i ? node.work : null;
  const where = node.group === 'plot' ? position(node.season, node.episode) : '';
  return [
    el('div', { class: 'head' },
      el('p', { class: 'type' }, icon(look(i), 16), look(i).one, work !== null ? [' in ', el('button', { type: 'button', class: 'link', onclick: () => go.jump(work) }, said(G.nodes[work].label))] : null, where ? el('span', {}, `· ${where}`) : null),
      el('h2', { tabindex: '-1', dir: 'auto' }, node.label),
      node.aliases ? el('p', { class: 'aliases' }, 'Also ', node.aliases.flatMap((name, n) => [n ? ', ' : null, said(name)])) : null,
      node.links ? el('p', { class: 'links' }, node.links.map((link) => el('a', { href: link, rel: 'noopener noreferrer', target: '_blank' }, clip(link.replace(/^https?:\/\/(www\.)?/i, ''), 48)))) : null,
      el('div', { class: 'actions' },
        nearOf(i).length && alone !== i ? el('button', { type: 'button', id: 'alone', onclick: () => go.alone(i) }, 'Only its network') : null,
        canOpen && room > 0 ? el('button', { type: 'button', id: 'open', onclick: () => go.open(i) }, canOpen > room ? `Show ${NUMBER.format(room)} of ${count(canOpen, 'more neighbour')}` : `Show ${count(canOpen, 'more neighbour')}`) : null,
        el('button', { type: 'button', id: 'close', class: 'icon', 'aria-label': 'Close', onclick: () => go.close() }, '×')),
      canOpen && room <= 0 ? el('p', { class: 'hint full' }, `${NUMBER.format(drawn)} things are drawn, and more cannot be told apart: ${count(canOpen, 'neighbour')} of this one ${canOpen === 1 ? 'is' : 'are'} left out. ${alone === i ? 'The table and the lists below have them all.' : '“Only its network” draws the nearest, the lists below have them all.'}`) : null,
      leftOut()),
    reachSection(i),
    own.length ? el('section', { class: 'group' }, el('h3', {}, 'As written'), own.map(reading)) : null,
    [...values].map(([label, rows]) => group(label, rows.map((row) => () => el('li', {},
      el('p', { class: 'fact' }, said(humane(row.v), { class: 'value' })), readingsOf(row.s, open))), label)),
    all.map(([phrase, rows]) => group(phrase, rows.map(({ edge, other }) => () => el('li', { class: edge.dashes ? 'unsure' : null },
      el('p', { class: 'fact' }, nameButton(other, { quiet: phrase }), within(other, i)),
      node.group === 'plot' ? null : readingsOf(edge.s, open))), phrase)),
    factsOf(i).length || data.length || own.length ? null : el('p', { class: 'hint' }, 'Nothing else is known about it.'),
  ];
}

function pairPanel(key) {
  const all = pairs.get(key);
  const [a, b] = key.split('-').map(Number);
  return [
    el('div', { class: 'head' },
      el('p', { class: 'type' }, all.length > 1 ? `${all.length} links` : 'Link'),
      el('h2', { tabindex: '-1' }, said(G.nodes[a].label), ' and ', said(G.nodes[b].label)),
      el('div', { class: 'actions' }, el('button', { type: 'button', id: 'close', class: 'icon', 'aria-label': 'Close', onclick: () => go.close() }, '×'))),
    all.map((e) => {
      const edge = G.edges[e];
      return el('section', { class: 'group' },
        el('p', { class: 'sentence' }, nameButton(edge.from), el('span', { dir: 'auto', class: 'phrase' }, G.phrases[edge.p][0]), nameButton(edge.to)),
        edge.s.length ? edge.s.map(reading) : el('p', { class: 'hint' }, 'No sentence is kept for it.'));
    }),
  ];
}

function overviewPanel(shown) {
  const numbers = Object.entries(G.counts).filter(([, n]) => n);
  const singular = { people: 'person', shows: 'show', films: 'film', characters: 'character', episodes: 'episode', 'plot points': 'plot point', facts: 'fact', articles: 'article' };
  const top = (kinds, most) => {
    const found = [];
    for (let k = 0; k < central.length && found.length < most; k += 1) if (kinds.includes(G.nodes[central[k]].group)) found.push(central[k]);
    return found;
  };
  const all = gate.nodes().length;
  const folded = all - shown;
  const hush = All.gate && !gate.everything() ? hiddenWordsNow() : '';
  const starts = [['Shows and films', top(['series', 'film'], 6)], ['People', top(['person'], 5)], ['Characters', top(['character'], 5)]].filter(([, ids]) => ids.length);
  if (!starts.length) starts.push(['Most connected', [...central.slice(0, 8)]]);
  return [
    el('div', { class: 'head' }, el('h2', { tabindex: '-1' }, 'What is here'),
      el('dl', { class: 'numbers' }, numbers.map(([name, n]) => el('div', {}, el('dt', {}, n === 1 ? singular[name] : name), el('dd', {}, NUMBER.format(n)))))),
    el('p', { class: 'hint' }, 'Click anything to read what is known about it and where it was written. Double-click to see its network alone.', el('span', { class: 'by-key' }, ' Press ', el('kbd', {}, '/'), ' to search.')),
    hush ? el('p', { class: 'hint hushed' }, `${hush} until you have watched further. `, el('button', { type: 'button', class: 'link', onclick: () => openWatched(true) }, 'Watched so far…')) : null,
    made(),
    folded > 0 ? el('p', { class: 'hint folded' }, `Drawn are the ${NUMBER.format(shown)} most central of ${NUMBER.format(all)} things; ${folded === 1 ? '1 is folded. Search finds it' : `${NUMBER.format(folded)} are folded. Search finds them`}, and opening a node brings its neighbours.`) : null,
    leftOut(),
    starts.map(([heading, ids]) => el('section', { class: 'group start' }, el('h3', {}, heading), el('ul', {}, ids.map((i) => el('li', {}, nameButton(i)))))),
  ];
}
