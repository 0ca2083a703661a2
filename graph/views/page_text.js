// Text and elements. Whatever comes from an article goes through `el` or `textContent`, never through HTML.

const $ = (id) => document.getElementById(id);

/** An element. `props` are attributes, `on…` listeners; children are elements or text; null is left out. */
function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

/** Foreign text, kept apart from its surroundings: right-to-left marks in a name must not turn the line round. */
const said = (text, props = {}) => el('bdi', { dir: 'auto', ...props }, text);

// Unit shapes of radius 1; the canvas and the legend draw the same.
const point = (turn, r = 1) => {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return `${(r * Math.cos(angle)).toFixed(3)} ${(r * Math.sin(angle)).toFixed(3)}`;
};
const polygon = (turns, radii = [1]) => `M${turns.map((turn, i) => point(turn, radii[i % radii.length])).join('L')}Z`;
const circle = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z';
const SHAPES = {
  dot: circle,
  ring: circle,
  square: 'M-.84-.84H.84V.84H-.84Z',
  diamond: polygon([0, 0.25, 0.5, 0.75], [1.12]),
  triangle: polygon([0, 1 / 3, 2 / 3], [1.15]),
  triangleDown: polygon([1 / 6, 0.5, 5 / 6], [1.15]),
  hexagon: polygon([0, 1 / 6, 1 / 3, 0.5, 2 / 3, 5 / 6], [1.06]),
  star: polygon([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], [1.22, 0.58]),
};

function icon(look, size = 16) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '-1.35 -1.35 2.7 2.7', width: size, height: size, class: 'kind', 'aria-hidden': 'true',
  })) svg.setAttribute(name, value);
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', SHAPES[look.shape]);
  path.setAttribute('fill', look.shape === 'ring' ? 'none' : look.color);
  path.setAttribute('class', look.shape === 'ring' ? 'hollow' : 'solid');
  if (look.shape === 'ring') path.setAttribute('stroke', look.color);
  svg.append(path);
  return svg;
}

/** Do something when there is time. */
const idly = window.requestIdleCallback ?? ((run) => setTimeout(run, 30));

const NUMBER = new Intl.NumberFormat('en');
const count = (n, one, many = `${one}s`) => `${NUMBER.format(n)} ${n === 1 ? one : many}`;
const percent = (p) => `${Math.round(p * 100)} %`;

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];

/** Dates and lengths of time as people say them; anything else as it is. */
function humane(value) {
  const date = /^(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?$/.exec(value);
  if (date && MONTHS[date[2] - 1]) {
    return [date[3] && Number(date[3]), MONTHS[date[2] - 1], date[1]].filter(Boolean).join(' ');
  }
  const time = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value);
  if (!time || value === 'PT') return value;
  return ['hour', 'minute', 'second'].map((unit, i) => time[i + 1] && count(Number(time[i + 1]), unit))
    .filter(Boolean).join(' ');
}

/** `season 4, episode 7` */
const position = (season, episode) => [
  season !== undefined && `season ${season}`, episode !== undefined && `episode ${episode}`,
].filter(Boolean).join(', ');

/** For comparing: no accents, no case, no punctuation, unless there is nothing else. */
const fold = (text) => letters(text) || text.trim();
const letters = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  .replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/đ/g, 'd').replace(/æ/g, 'ae')
  .replace(/['’ʼ]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** At most `most` letters of a text, whole emoji and all. */
function clip(text, most) {
  const letters = Array.from(text.length > most * 8 ? text.slice(0, most * 8) : text);
  return letters.length > most ? `${letters.slice(0, most - 1).join('').trimEnd()}…` : text;
}

/** Break a label into at most two lines of about `most` letters. */
function wrap(text, most) {
  const words = text.split(/\s+/);
  const lines = [''];
  for (const word of words) {
    const last = lines.length - 1;
    if (!lines[last] || lines[last].length + word.length < most) lines[last] += (lines[last] && ' ') + word;
    else if (last === 1) { lines[1] += ` ${word}`; break; } else lines.push(word);
  }
  return lines.map((line) => clip(line, most + 2));
}
