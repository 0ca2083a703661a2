// The selection for other tools: CSV for spreadsheets, Turtle for graphs, and the query that finds it in the store.

/** A cell of a spreadsheet: quoted, and never a formula. */
function cellOf(value) {
  let text = value === undefined || value === null ? '' : String(value);
  // Spreadsheets run what begins like a formula, whatever blanks or quotes stand before it.
  if (/^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|^[\t\r\n]/.test(text)) text = `'${text}`;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

const CSV = ['subject', 'relation', 'object', 'modality', 'said by', 'confidence', 'sources', 'season', 'episode', 'quote', 'outlet', 'headline', 'url', 'published',
  'subject IRI', 'relation IRI', 'object IRI'];

/** RFC 4180, a row for each fact with the surest of its sentences. */
function csvOf(facts) {
  const rows = facts.map((fact) => {
    const s = fact.s[0] ?? {};
    const article = s.a === undefined ? {} : G.articles[s.a];
    const [season, episode] = placeOf(fact);
    return [gate.label(fact.from), fact.p[0], fact.value ?? gate.label(fact.to), modalityOf(fact.s), s.by, s.c, articlesOf(fact.s).length, season, episode,
      s.q === undefined ? '' : G.quotes[s.q], article.site, article.headline, article.url, article.published,
      G.nodes[fact.from].iri, fact.p[2], fact.to === undefined ? /^<(.*)>$/.exec(fact.row?.t ?? '')?.[1] : G.nodes[fact.to].iri];
  });
  return [CSV, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

const escapes = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };
const literal = (text) => `"${String(text).replace(/[\\"\n\r\t\b\f]/g, (char) => escapes[char]).replace(/[\0-\x1f\x7f]/g, '\ufffd')}"`;
const decimal = (number) => (Number.isInteger(number) ? `${number}.0` : String(number));

/** Terms as Turtle and SPARQL write them; remembers which prefixes were used. */
class Terms {
  constructor() { this.used = new Set(); }

  iri(text) {
    for (const [prefix, base] of Object.entries(G.prefixes)) {
      if (text.startsWith(base) && /^(?:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)$/.test(text.slice(base.length))) return this.name(`${prefix}:${text.slice(base.length)}`);
    }
    // What is no IRI but only looks like one is at least kept from breaking out.
    return `<${text.replace(/[\0-\x20<>"{}|^`\\]/g, (char) => encodeURIComponent(char))}>`;
  }

  name(curie) {
    this.used.add(curie.slice(0, curie.indexOf(':')));
    return curie;
  }

  /** The object of a value: an IRI, or a literal with its language or datatype. */
  value({ value, row }) {
    const type = row?.t ?? '';
    if (type.startsWith('<')) return this.iri(type.slice(1, -1));
    const datatype = /^\^\^<(.*)>$/.exec(type);
    return literal(value) + (datatype ? `^^${this.iri(datatype[1])}` : type);
  }

  object(fact) { return fact.to === undefined ? this.value(fact) : this.iri(G.nodes[fact.to].iri); }

  head(form) { return [...this.used].sort().map((prefix) => form(prefix, G.prefixes[prefix])).join(''); }
}

const classOf = (i) => G.nodes[i].cls ?? G.kinds[G.nodes[i].group].cls;

/** The facts as Turtle: things with names, plain triples of what is asserted, and each reading as a statement. */
function turtleOf(facts) {
  const terms = new Terms();
  const things = new Map();
  const about = (i) => {
    if (!things.has(i)) {
      const cls = classOf(i);
      things.set(i, new Set([...(cls ? [`a ${terms.iri(cls)}`] : []), `${terms.name('rdfs:label')} ${literal(gate.label(i))}`,
        ...gate.aliases(i).map((name) => `${terms.name('skos:altLabel')} ${literal(name)}`)]));
      if (isPlot(i)) {
        const [s] = gate.readings(readings(i));
        if (s?.m) things.get(i).add(`${terms.name('skg:modality')} ${terms.name(`skg:${s.m}`)}`);
        if (s?.c !== undefined) things.get(i).add(`${terms.name('skg:confidence')} ${decimal(s.c)}`);
      }
    }
    return things.get(i);
  };
  const statements = [];
  for (const fact of facts) {
    if (!fact.p[2]) continue; // a network that is not ours may have relations without a name
    const triple = [terms.iri(G.nodes[fact.from].iri), terms.iri(fact.p[2]), terms.object(fact)];
    about(fact.from);
    if (fact.to !== undefined) about(fact.to);
    if (fact.sure) about(fact.from).add(`${triple[1]} ${triple[2]}`);
    if (isPlot(fact.from)) continue; // an event carries its evidence itself
    for (const s of fact.s) statements.push(statementOf(terms, triple, s));
  }
  const body = [...things].sort((a, b) => (G.nodes[a[0]].iri < G.nodes[b[0]].iri ? -1 : 1))
    .map(([i, rows]) => `${terms.iri(G.nodes[i].iri)} ${[...rows].join(' ;\n    ')} .\n`);
  return `${terms.head((prefix, base) => `@prefix ${prefix}: <${base}> .\n`)}\n${[...body, ...statements].join('\n')}`;
}

function statementOf(terms, [subject, predicate, object], s) {
  const rows = [`a ${terms.name('skg:Statement')}`, `${terms.name('rdf:subject')} ${subject}`, `${terms.name('rdf:predicate')} ${predicate}`, `${terms.name('rdf:object')} ${object}`];
  if (s.m && /^[A-Za-z]+$/.test(s.m)) rows.push(`${terms.name('skg:modality')} ${terms.name(`skg:${s.m}`)}`);
  if (s.c !== undefined) rows.push(`${terms.name('skg:confidence')} ${decimal(s.c)}`);
  if (s.x) rows.push(`${terms.name('skg:extractor')} ${literal(s.x.split(', ')[0])}`);
  if (s.q !== undefined) {
    const article = s.a === undefined ? {} : G.articles[s.a];
    const source = [`a ${terms.name('schema:NewsArticle')}`];
    if (article.headline) source.push(`${terms.name('schema:headline')} ${literal(article.headline)}`);
    if (article.url) source.push(`${terms.name('schema:url')} ${terms.iri(article.url)}`);
    if (article.published) source.push(`${terms.name('schema:datePublished')} ${literal(article.published)}`);
    rows.push(`${terms.name('prov:wasDerivedFrom')} [ a ${terms.name('skg:Sentence')} ; ${terms.name('skg:quote')} ${literal(G.quotes[s.q])}${s.a === undefined ? '' : ` ;\n        ${terms.name('prov:wasQuotedFrom')} [ ${source.join(' ; ')} ]`} ]`);
  }
  return `[] ${rows.join(' ;\n    ')} .\n`;
}

const NOT_FACTS = ['schema:seasonNumber', 'schema:episodeNumber', 'schema:url', 'schema:sameAs', 'owl:sameAs'];
const OF_PLOTS = ['trigger', 'modality', 'confidence', 'extractor', 'pattern', 'saidBy', 'evidence', 'spoilsWork', 'spoilsSeason', 'spoilsEpisode'].map((name) => `skg:${name}`);

/**
 * The query that finds the facts in the store that the page was made from: `?subject ?predicate ?object` and, where
 * a sentence tells it, `?modality ?confidence ?quote`. What is narrowed by filters or by what was watched is listed
 * fact by fact, so that the query never finds more than the page shows.
 */
function queryOf(facts, { listed }) {
  const terms = new Terms();
  const focus = chosenNodes();
  const lines = ['rdf', 'rdfs', 'skg', 'prov'].map((prefix) => terms.used.add(prefix)) && [];
  if (listed) {
    const rows = facts.filter((fact) => fact.p[2]).map((fact) => `    (${terms.iri(G.nodes[fact.from].iri)} ${terms.iri(fact.p[2])} ${terms.object(fact)})`);
    lines.push('  VALUES (?subject ?predicate ?object) {', ...rows, '  }');
  } else {
    const classes = [...new Set(gate.nodes().map(classOf).filter(Boolean))].sort().map((cls) => terms.iri(cls));
    for (const name of [...NOT_FACTS, ...OF_PLOTS]) terms.name(name);
    // Asserted or only reported, the other way round as well if something is in focus.
    const both = (subject, object, bind) => [
      `  { ${subject} ?predicate ${object} . ${bind}}`,
      `  UNION { ?told rdf:subject ${subject} ; rdf:predicate ?predicate ; rdf:object ${object} . ${bind}}`,
    ];
    if (focus && !state.pair && focus.length === 1) {
      const iri = terms.iri(G.nodes[focus[0]].iri);
      const [out, back] = [both(iri, '?object', `BIND(${iri} AS ?subject) `), both('?subject', iri, `BIND(${iri} AS ?object) `)];
      lines.push(...out, ...back.map((line) => line.replace(/^ {2}\{/, '  UNION {')));
    } else {
      if (focus) {
        const all = focus.map((i) => terms.iri(G.nodes[i].iri)).join(' ');
        lines.push(`  VALUES ?subject { ${all} }`, `  VALUES ?object { ${all} }`);
      }
      lines.push(...both('?subject', '?object', ''));
    }
    lines.push(`  ?subject a ?class . VALUES ?class { ${classes.join(' ')} }`,
      `  FILTER(STRSTARTS(STR(?predicate), "${G.prefixes.schema}") || STRSTARTS(STR(?predicate), "${G.prefixes.skg}"))`,
      `  FILTER(?predicate NOT IN (${NOT_FACTS.join(', ')}))`,
      `  FILTER(?class != skg:PlotPoint || ?predicate NOT IN (${OF_PLOTS.join(', ')}))`,
      '  # Who acts or is acted upon takes part anyway.',
      '  FILTER(?predicate != skg:participant || NOT EXISTS { ?subject skg:agent|skg:patient ?object })');
  }
  const name = selectionName();
  return [`# ${clip(name.replace(/\s+/g, ' ') || 'All facts', 200)}: ${count(facts.length, 'fact')}`,
    terms.head((prefix, base) => `PREFIX ${prefix}: <${base}>\n`).trimEnd(),
    'SELECT DISTINCT ?subject ?subjectName ?predicate ?object ?objectName ?modality ?confidence ?quote WHERE {',
    ...lines,
    '  OPTIONAL { ?subject rdfs:label ?subjectName }',
    '  OPTIONAL { ?object rdfs:label ?objectName }',
    '  OPTIONAL {',
    '    ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; skg:modality ?modality .',
    '    OPTIONAL { ?statement skg:confidence ?confidence }',
    '    OPTIONAL { ?statement prov:wasDerivedFrom/skg:quote ?quote }',
    '  }',
    '} ORDER BY ?subject ?predicate ?object DESC(?confidence)', ''].join('\n');
}
