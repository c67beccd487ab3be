// Writes names beside marks, the important ones first, and none over another.
// Sizes are pixels of the screen at every zoom: whoever zooms in reads more names.
'use strict';
Ego.INK = '#1b1f24';
Ego.SOFT = '#4d5763';
Ego.FONTS = [[700, 17], [600, 13.5], [400, 12.5]];
Ego.LONGEST = 12;

Ego.font = function (weight, size) {
  return `${weight} ${size}px ${Ego.data.face}`;
};

// the longest beginning of a text that is no wider than so many pixels
Ego.cutText = function (ctx, text, most) {
  if (ctx.measureText(text).width <= most) return text;
  const letters = Array.from(text);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = ctx.measureText(`${letters.slice(0, middle).join('')}…`).width <= most;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('')}…`;
};

Ego.overlaps = function (a, b) {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
};

Ego.within = function (box, room) {
  return box.x >= room.x && box.y >= room.y && box.x + box.w <= room.x + room.w &&
    box.y + box.h <= room.y + room.h;
};

// a name as it is written, with its room; `plain` is without the region
Ego.label = function (ctx, member, plain) {
  const key = plain ? 'plain' : 'label';
  if (member.sizedFor !== Ego.view.shrink) {
    Object.assign(member, {sizedFor: Ego.view.shrink, label: null, plain: null});
  }
  member[key] = member[key] || Ego.measured(ctx, member, plain);
  return Object.assign({}, member[key]);
};

Ego.measured = function (ctx, member, plain) {
  const [weight, usual] = Ego.FONTS[Math.min(member.hops, 2)];
  const size = Ego.view.shrink < 0.8 ? usual * 0.87 : usual;
  ctx.font = Ego.font(weight, size);
  const name = Ego.cutText(ctx, member.short, size * Ego.LONGEST);
  const wide = ctx.measureText(name).width;
  ctx.font = Ego.font(400, 11.5);
  const told = Ego.data.sectors[member.sector].name;
  const region = plain || member.region === told ? '' : member.region;
  const w = Math.max(wide, ctx.measureText(region).width) + 8;
  return {member, name, region, weight, size, w, h: size * 1.25 + (region ? 14 : 0)};
};

// away from the middle, where the lines come from: above or under the mark, else beside it
Ego.beside = function (label, spot) {
  const {w, h} = label;
  const gap = spot.r + 3;
  const under = [-w / 2, gap];
  const above = [-w / 2, -gap - h];
  const right = [gap + 1, -h / 2];
  const left = [-gap - 1 - w, -h / 2];
  const sides = spot.x < 0 ? [left, right] : [right, left];
  const flat = Math.abs(spot.y) < Math.abs(spot.x) * 0.25;
  if (!spot.member.hops) return Ego.calm(spot, [under, above, right, left], w, h);
  const order = flat ? [under, ...sides, above]
    : spot.y < 0 ? [above, ...sides, under] : [under, ...sides, above];
  return order.map(([dx, dy]) => ({x: spot.x + dx, y: spot.y + dy, w, h}));
};

// the centre's name goes where the fewest lines come from
Ego.calm = function (spot, places, w, h) {
  const lines = Ego.data.nodes.slice(1).map(({x, y}) => [x, y]);
  const busy = ([dx, dy]) => {
    const [mx, my] = [dx + w / 2, dy + h / 2];
    return lines.filter(([x, y]) => (x * mx + y * my) > 0.75 * Math.hypot(x, y) *
      Math.hypot(mx, my)).length;
  };
  return places.map((place, i) => ({place, cost: busy(place) + i / 10}))
    .sort((a, b) => a.cost - b.cost)
    .map(({place: [dx, dy]}) => ({x: spot.x + dx, y: spot.y + dy, w, h}));
};

// spots: {member, x, y, r} in pixels, the important ones first; taken: boxes that are not free;
// room: the box that every name must stand in
Ego.labelled = function (ctx, spots, taken, room) {
  const grid = Ego.grid([...taken, ...spots.map(({x, y, r}) =>
    ({x: x - r, y: y - r, w: 2 * r, h: 2 * r}))]);
  const placed = [];
  for (const spot of spots) {
    for (const plain of [false, true]) {
      const label = Ego.label(ctx, spot.member, plain);
      const places = Ego.beside(label, spot);
      const must = plain && (!spot.member.hops || spot.member === Ego.view.chosen);
      const free = places.find(box => Ego.within(box, room) && grid.free(box)) ||
        (must ? places[0] : null);
      if (!free) continue;
      grid.add(free);
      placed.push(Object.assign(label, free));
      break;
    }
  }
  return placed;
};

// boxes, found again by the squares of a grid that they touch
Ego.grid = function (boxes) {
  const side = 64;
  const squares = new Map();
  const touched = function* ({x, y, w, h}) {
    for (let i = Math.floor(x / side); i <= (x + w) / side; i++) {
      for (let j = Math.floor(y / side); j <= (y + h) / side; j++) yield i * 4096 + j;
    }
  };
  const add = box => {
    for (const square of touched(box)) {
      if (!squares.has(square)) squares.set(square, []);
      squares.get(square).push(box);
    }
  };
  const free = box => {
    for (const square of touched(box)) {
      if ((squares.get(square) || []).some(other => Ego.overlaps(box, other))) return false;
    }
    return true;
  };
  boxes.forEach(add);
  return {add, free};
};

Ego.write = function (ctx, label, faint) {
  ctx.globalAlpha = faint ? 0.3 : 1;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'top';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4;
  ctx.strokeStyle = 'rgba(255,255,255,0.9)';
  const middle = label.x + label.w / 2;
  const lines = [[label.name, Ego.font(label.weight, label.size), Ego.INK, label.y],
    [label.region, Ego.font(400, 11.5), Ego.SOFT, label.y + label.size * 1.25]];
  for (const [text, font, colour, y] of lines.filter(([text]) => text)) {
    ctx.font = font;
    ctx.fillStyle = colour;
    ctx.strokeText(text, middle, y);
    ctx.fillText(text, middle, y);
  }
  ctx.globalAlpha = 1;
};
