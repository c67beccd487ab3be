// The picture: sectors behind, marks and lines by vis-network, names above.
'use strict';
Ego.view = {hx: 1, hy: 1, chosen: null, near: new Set(), off: new Set(), shrink: 1};

// a mark that is chosen or pointed at gets a dark edge
Ego.groups = function (groups) {
  for (const group of Object.values(groups)) {
    const dark = {background: group.color.background, border: Ego.INK};
    Object.assign(group.color, {highlight: dark, hover: dark});
    group.borderWidthSelected = group.borderWidth + 1.5;
  }
};

Ego.draw = function (box) {
  const data = Ego.data;
  Ego.box = box;
  Ego.groups(data.options.groups);
  Ego.measure();
  const nodes = data.nodes.map(node => Ego.standing(Object.assign({}, node, {label: undefined})));
  // the centre's own lines are drawn last, over the others
  const edges = data.edges.map(edge => Object.assign({}, edge, {color: Ego.colour(edge, 1)}))
    .reverse();
  Ego.nodes = new vis.DataSet(nodes);
  Ego.edges = new vis.DataSet(edges);
  Ego.net = new vis.Network(box, {nodes: Ego.nodes, edges: Ego.edges}, data.options);
  Ego.net.on('beforeDrawing', Ego.drawSectors);
  Ego.net.on('afterDrawing', Ego.drawNames);
  Ego.net.on('resize', Ego.fit);
  Ego.net.moveTo({position: {x: 0, y: 0}, scale: 1, animation: false});
};

Ego.colour = function (edge, opacity) {
  return {color: edge.color, highlight: Ego.INK, hover: Ego.INK, inherit: false, opacity};
};

// how far the unit circle is stretched: names of sectors need room at the sides
Ego.measure = function () {
  const ctx = document.createElement('canvas').getContext('2d');
  const {clientWidth: width, clientHeight: height} = Ego.box;
  ctx.font = Ego.font(700, 15);
  const sides = Ego.data.sectors.filter(s => s.start !== null)
    .filter(s => Math.abs(Math.cos((s.start + s.end) / 2)) > 0.5)
    .map(s => ctx.measureText(s.name).width);
  const side = Math.min(Math.max(...sides, 30) + 18, width * 0.15);
  Ego.view.hx = Math.max(60, width / 2 - side);
  Ego.view.hy = Math.max(60, height / 2 - 42);
  Ego.view.shrink = Math.min(1, Math.max(0.62, Math.min(width, height) / 640));
};

Ego.standing = function (node) {
  const {hx, hy, shrink} = Ego.view;
  return Object.assign(node, {x: node.x * hx, y: node.y * hy, size: node.size * shrink});
};

Ego.fit = function () {
  if (Ego.saving) return;
  Ego.measure();
  Ego.nodes.update(Ego.data.nodes.map(({id, x, y, size}) => Ego.standing({id, x, y, size})));
  Ego.net.moveTo({position: {x: 0, y: 0}, scale: 1, animation: false});
};

Ego.zoom = function (factor) {
  const scale = Math.min(6, Math.max(0.5, Ego.net.getScale() * factor));
  Ego.net.moveTo({scale, animation: false});
};

Ego.drawSectors = function (ctx) {
  const {hx, hy} = Ego.view;
  ctx.save();
  for (const sector of Ego.data.sectors.filter(s => s.start !== null)) {
    ctx.globalAlpha = 0.075;
    ctx.fillStyle = sector.edge;
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.ellipse(0, 0, hx, hy, 0, sector.start, sector.end);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
  ctx.strokeStyle = '#8d97a3';
  ctx.setLineDash([3, 6]);
  for (const ring of Ego.data.rings) {
    ctx.beginPath();
    ctx.ellipse(0, 0, hx * ring, hy * ring, 0, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
};

// boxes of the sectors' names in pixels, outside their wedges, none over another
Ego.sectorNames = function (ctx, scale) {
  const {hx, hy} = Ego.view;
  const placed = [];
  ctx.font = Ego.font(700, 15);
  for (const sector of Ego.data.sectors.filter(s => s.start !== null)) {
    const angle = (sector.start + sector.end) / 2;
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    const w = ctx.measureText(sector.name).width + 4;
    const box = {sector, w, h: 24};
    for (const away of [0, 14, 28]) {
      box.x = dx * (hx * scale + w / 2 + 6 + away) - w / 2;
      box.y = dy * (hy * scale + 18 + away) - 12;
      if (scale === 1) Ego.inside(box);
      if (!placed.some(other => Ego.overlaps(box, other))) break;
    }
    placed.push(box);
  }
  return placed;
};

Ego.inside = function (box) {
  const [x, y] = [Ego.box.clientWidth / 2 - 3, Ego.box.clientHeight / 2 - 3];
  box.x = Math.min(x - box.w, Math.max(-x, box.x));
  box.y = Math.min(y - box.h, Math.max(-y, box.y));
};

// what is seen of the picture, in pixels from its middle
Ego.room = function (scale) {
  const {x, y} = Ego.net.getViewPosition();
  const {clientWidth: w, clientHeight: h} = Ego.box;
  return {x: x * scale - w / 2, y: y * scale - h / 2, w, h};
};

Ego.spots = function (scale) {
  const {hx, hy, shrink, off, chosen} = Ego.view;
  const at = new Map(Ego.data.nodes.map(node => [node.id, node]));
  const shown = Ego.data.members.filter(member => !off.has(member.key));
  const first = member => (member === chosen ? 0 : Ego.faint(member) ? 2 : 1);
  return shown.sort((a, b) => first(a) - first(b)).map(member => {
    const node = at.get(member.key);
    return {member, x: node.x * hx * scale, y: node.y * hy * scale,
      r: node.size * shrink * scale + 1};
  });
};

Ego.faint = function (member) {
  return Ego.view.near.size > 0 && !Ego.view.near.has(member.key);
};

Ego.drawNames = function (ctx) {
  const scale = Ego.net.getScale();
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  const names = Ego.sectorNames(ctx, scale);
  Ego.placed = Ego.labelled(ctx, Ego.spots(scale), names, Ego.room(scale));
  for (const label of Ego.placed) Ego.write(ctx, label, Ego.faint(label.member));
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const {sector, x, y, w} of names) {
    ctx.font = Ego.font(700, 15);
    ctx.fillStyle = Ego.INK;
    ctx.fillText(sector.name, x + w / 2, y + 10);
    ctx.fillStyle = sector.edge;
    ctx.fillRect(x + 2, y + 20, w - 4, 3);
  }
  ctx.restore();
  if (Ego.data.heading.made_up) Ego.drawBadge(ctx);
};

// made-up data is marked in the picture itself, so that a saved one says it too
Ego.drawBadge = function (ctx) {
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.scale(ratio, ratio);
  ctx.font = Ego.font(700, 13);
  const text = Ego.words('made_up');
  ctx.fillStyle = '#a3123a';
  ctx.fillRect(10, 10, ctx.measureText(text).width + 18, 26);
  ctx.fillStyle = '#fff';
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, 19, 24);
  ctx.restore();
};

// what is switched off disappears; what is not near the chosen one pales
Ego.refresh = function () {
  const {off, near} = Ego.view;
  Ego.nodes.update(Ego.data.members.map(member => ({id: member.key, hidden: off.has(member.key),
    opacity: Ego.faint(member) ? 0.18 : 1})));
  Ego.edges.update(Ego.data.links.map((link, i) => ({id: link.key, hidden: off.has(link.key),
    color: Ego.colour(Ego.data.edges[i], near.size && !near.has(link.key) ? 0.1 : 1)})));
};

// what is made while the picture is drawn twice as sharp as the screen needs
Ego.sharp = function (make) {
  const ratio = Math.max(2, window.devicePixelRatio);
  const usual = Object.getOwnPropertyDescriptor(window, 'devicePixelRatio');
  Ego.saving = true;
  Object.defineProperty(window, 'devicePixelRatio', {value: ratio, configurable: true});
  Ego.net.setSize('100%', '100%');
  Ego.net.redraw();
  const made = make();
  if (usual) Object.defineProperty(window, 'devicePixelRatio', usual);
  else delete window.devicePixelRatio;
  Ego.net.setSize('100%', '100%');
  Ego.net.redraw();
  Ego.saving = false;
  return made;
};

// the picture with its heading above, and its legend and evidence below
Ego.saved = function () {
  const canvas = Ego.box.querySelector('canvas');
  const ratio = canvas.width / canvas.clientWidth;
  const out = document.createElement('canvas');
  const {heading} = Ego.data;
  const above = [[heading.name, 700, 22], [heading.about, 400, 14], [heading.finding, 600, 14]];
  const below = [...Ego.data.caption, heading.frame, `${Ego.words('evidence_of')}: ${heading.evidence}`,
    ...heading.cut, ...heading.sources.map(([id, title, missing]) => `${title}: ${missing}`)]
    .map(text => [text, 400, 11.5]);
  const width = canvas.clientWidth;
  const ctx = out.getContext('2d');
  const lines = rows => rows.flatMap(([text, weight, size]) => {
    ctx.font = Ego.font(weight, size);
    return Ego.wrapped(ctx, text, width - 24).map(line => [line, weight, size]);
  });
  const [top, bottom] = [lines(above), lines(below)];
  const tall = rows => rows.reduce((sum, [, , size]) => sum + size * 1.45, 12);
  out.width = canvas.width;
  out.height = Math.ceil((tall(top) + canvas.clientHeight + tall(bottom)) * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = '#fff';
  ctx.fillRect(0, 0, width, out.height);
  Ego.lines(ctx, top, 8);
  ctx.drawImage(canvas, 0, tall(top), width, canvas.clientHeight);
  Ego.lines(ctx, bottom, tall(top) + canvas.clientHeight + 4);
  return out.toDataURL('image/png');
};

Ego.wrapped = function (ctx, text, most) {
  const made = [];
  let line = '';
  for (const letter of Array.from(text)) {
    if (ctx.measureText(line + letter).width > most) {
      const at = line.lastIndexOf(' ') + 1 || line.length;
      made.push(line.slice(0, at));
      line = line.slice(at);
    }
    line += letter;
  }
  return [...made, line];
};

Ego.lines = function (ctx, rows, y) {
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  ctx.fillStyle = Ego.INK;
  for (const [text, weight, size] of rows) {
    ctx.font = Ego.font(weight, size);
    ctx.fillText(text, 12, y);
    y += size * 1.45;
  }
};
