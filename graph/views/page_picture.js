// Pictures of the view as SVG, drawn from what is on the screen; PNG is made from it.

const XML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text) => String(text).replace(/[&<>"]/g, (char) => XML[char]).replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd');
const n2 = (number) => Math.round(number * 100) / 100;
const FONT = 'system-ui, -apple-system, \'Segoe UI\', Roboto, sans-serif';

const svgText = (x, y, text, { size = 13, weight = 400, fill, anchor = 'start', style = '', halo = '' }) => `<text x="${n2(x)}" y="${n2(y)}" font-size="${n2(size)}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" dominant-baseline="central"${style ? ` font-style="${style}"` : ''}${halo ? ` stroke="${halo}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"` : ''}>${xml(text)}</text>`;

const svgShape = (shape, x, y, r, colour, { rim, paper, opacity = 1 }) => {
  const hollow = shape === 'ring';
  return `<path transform="translate(${n2(x)} ${n2(y)}) scale(${n2(r)})" d="${SHAPES[shape]}" fill="${hollow ? paper : colour}" stroke="${hollow ? colour : rim}" stroke-width="${hollow ? 0.42 : n2(1.1 / r)}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
};

/** `{svg, width, height}` with a title above and the kinds below. */
function framed(width, height, inner) {
  const kinds = Object.entries(G.kinds).filter(([kind]) => views.now === 'network' && !colours.of && [...spots.keys()].some((i) => G.nodes[i].group === kind));
  const name = [$('title').textContent, selectionName() || (views.now === 'timeline' && timeline.show !== undefined ? gate.label(timeline.show) : '')].filter(Boolean).join(': ');
  const top = 44;
  let [x, y] = [16, 20];
  const legend = [];
  const entry = (mark, words) => {
    const wide = 30 + words.length * 6.6;
    if (x + wide > width - 8) { x = 16; y += 24; }
    legend.push(mark(x + 6, y), svgText(x + 19, y, words, { size: 12, fill: paint.soft }));
    x += wide;
  };
  for (const [, kind] of kinds) entry((a, b) => svgShape(kind.shape, a, b, 6, kind.color, paint), kind.many);
  if (views.now === 'network' && colours.of) {
    colours.list.slice(0, HUES.length).forEach((group, n) => entry((a, b) => svgShape('square', a, b, 6, HUES[n], paint),
      clip(gate.label([...group].sort((i, j) => isShow(j) - isShow(i) || gate.weight(j) - gate.weight(i) || i - j)[0]), 34)));
  }
  const bottom = legend.length ? y + 18 : 12;
  const all = top + height + bottom;
  return {
    width, height: all,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n2(width)} ${n2(all)}" width="${n2(width)}" height="${n2(all)}" font-family="${xml(FONT)}"><title>${xml(name)}</title><rect width="100%" height="100%" fill="${paint.paper}"/>${svgText(16, 23, clip(name, Math.floor(width / 9)), { size: 16, weight: 650, fill: paint.ink })}<svg y="${top}" width="${n2(width)}" height="${n2(height)}" viewBox="0 0 ${n2(width)} ${n2(height)}">${inner}</svg><g transform="translate(0 ${n2(top + height)})">${legend.join('')}</g></svg>`,
  };
}

/** The network as it is on the screen. */
function networkPicture() {
  const box = $('network').getBoundingClientRect();
  const scale = network.getScale();
  const at = (i) => network.canvasToDOM(spots.get(i));
  const seen = ({ x, y }) => x > -80 && y > -60 && x < box.width + 80 && y < box.height + 60;
  const out = [];
  drawNow();
  for (const link of links) {
    const { from, to, dashes, look } = link;
    if (from === to) continue;
    const [a, b] = [at(from), at(to)];
    if (!seen(a) && !seen(b)) continue;
    const { opacity, heads } = LOOKS[look];
    const color = paint[LOOKS[look].color];
    out.push(`<path d="M${n2(a.x)} ${n2(a.y)}L${n2(b.x)} ${n2(b.y)}" stroke="${color}" stroke-opacity="${opacity}" stroke-width="${n2(widthOf(look, scale))}"${dashes ? ' stroke-dasharray="5 5"' : ''}/>`);
    if (heads) for (const path of headPaths(link, a.x, a.y, b.x, b.y, scale)) out.push(`<path d="${path}" fill="${color}"/>`);
  }
  for (const i of [...order].reverse()) {
    if (!spots.has(i)) continue;
    const spot = at(i);
    if (seen(spot)) out.push(svgShape(G.nodes[i].shape, spot.x, spot.y, radiusAt(i, scale), tint(i), { ...paint, opacity: lit && !lit.has(i) ? 0.16 : 1 }));
  }
  for (const { id, text, spot } of shownLabels) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(text.font) ?? [0, 400, 12.5];
    text.lines.forEach((line, n) => out.push(svgText(spot[0], spot[1] + (n - (text.lines.length - 1) / 2) * text.high, line,
      { size: Number(size), weight, fill: G.nodes[id].group === 'plot' ? paint.soft : paint.ink, anchor: 'middle', halo: paint.paper })));
  }
  if (onPath()) {
    const way = path.ways[path.way];
    for (let n = 1; n < way.length; n += 1) {
      const [a, b] = [at(way[n - 1].node), at(way[n].node)];
      const phrase = G.phrases[G.edges[way[n].edge].p];
      out.push(svgText((a.x + b.x) / 2, (a.y + b.y) / 2 - (Math.abs(a.y - b.y) < 1 ? 9 : 0), PORTRAYS.test(phrase[2]) ? 'plays' : clip(phrase[0], 28), { size: 11.5, fill: paint.soft, anchor: 'middle', style: 'italic', halo: paint.paper }));
    }
  }
  return framed(box.width, box.height, out.join(''));
}

const clear = (colour) => !colour || colour === 'transparent' || /, 0\)$/.test(colour);

/** Any part of the page: boxes, lines, small pictures and text, where they stand. */
function pagePicture(root) {
  const frame = root.getBoundingClientRect();
  const [left, top] = [frame.left - root.scrollLeft, frame.top - root.scrollTop];
  const out = [];
  let deepest = 0;
  const text = (node, style) => {
    const range = document.createRange();
    let line = null;
    const flush = () => {
      if (line) out.push(svgText(line.x, line.y, line.text.trimEnd(), { size: parseFloat(style.fontSize), weight: style.fontWeight, fill: style.color, style: style.fontStyle === 'italic' ? 'italic' : '' }));
      line = null;
    };
    for (const word of node.data.matchAll(/\S+\s*/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].trimEnd().length);
      const [rect] = range.getClientRects();
      if (!rect?.width) continue;
      const y = rect.top - top + rect.height / 2;
      if (line && Math.abs(line.y - y) <= 2) line.text += word[0];
      else { flush(); line = { x: rect.left - left, y, text: word[0] }; }
    }
    flush();
  };
  const visit = (node) => {
    const rect = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    if (style.display === 'none' || style.visibility === 'hidden' || style.clipPath !== 'none') return;
    const [x, y] = [rect.left - left, rect.top - top];
    if (node instanceof SVGElement) {
      if (node.classList.contains('arrows')) {
        for (const arrow of node.querySelectorAll('.arrow')) out.push(`<path d="${arrow.getAttribute('d')}" fill="none" stroke="${getComputedStyle(arrow).stroke}" stroke-width="1.8"/>`);
      } else if (node.viewBox?.baseVal?.width) {
        const { baseVal } = node.viewBox;
        const ratio = rect.width / baseVal.width;
        for (const each of node.querySelectorAll('path')) {
          const own = getComputedStyle(each);
          out.push(`<path transform="translate(${n2(x - baseVal.x * ratio)} ${n2(y - baseVal.y * ratio)}) scale(${n2(ratio)})" d="${each.getAttribute('d')}" fill="${own.fill}" stroke="${own.stroke}" stroke-width="${own.strokeWidth.replace('px', '')}"/>`);
        }
      }
      return;
    }
    deepest = Math.max(deepest, y + rect.height);
    const sides = ['Top', 'Right', 'Bottom', 'Left'].map((side) => [parseFloat(style[`border${side}Width`]), style[`border${side}Color`]]);
    const even = sides.every(([width, colour]) => width === sides[0][0] && colour === sides[0][1]);
    const round = Math.min(parseFloat(style.borderTopLeftRadius) || 0, rect.height / 2);
    const edge = even && sides[0][0] && !clear(sides[0][1]) ? ` stroke="${sides[0][1]}" stroke-width="${sides[0][0]}"` : '';
    if (!clear(style.backgroundColor) || edge) out.push(`<rect x="${n2(x)}" y="${n2(y)}" width="${n2(rect.width)}" height="${n2(rect.height)}" rx="${n2(round)}" fill="${clear(style.backgroundColor) ? 'none' : style.backgroundColor}"${edge}/>`);
    if (!even) {
      const [x1, y1] = [x + rect.width, y + rect.height];
      [[x, y, x1, y], [x1, y, x1, y1], [x, y1, x1, y1], [x, y, x, y1]].forEach(([a, b, c, d], side) => {
        const [width, colour] = sides[side];
        if (width && !clear(colour)) out.push(`<path d="M${n2(a)} ${n2(b)}L${n2(c)} ${n2(d)}" stroke="${colour}" stroke-width="${width}"/>`);
      });
    }
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) text(child, style);
      else if (child.nodeType === Node.ELEMENT_NODE) visit(child);
    }
  };
  root.classList.add('whole');
  for (const child of root.children) visit(child);
  root.classList.remove('whole');
  return framed(root.clientWidth, Math.max(deepest, 40) + 8, out.join(''));
}

function pictureNow() {
  if (views.now === 'network') return networkPicture();
  return pagePicture($(views.now === 'table' ? 'scroll' : 'board'));
}

/** The picture as a PNG of twice the size, or as large as browsers draw. */
async function pngNow() {
  const { svg, width, height } = pictureNow();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, 16000 / Math.max(width, height), Math.sqrt(1.2e8 / (width * height)));
  const canvas = el('canvas', { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => { canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is too large'))), 'image/png'); });
}
