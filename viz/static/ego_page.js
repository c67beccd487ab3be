// What the reader does: choose, find, switch off, zoom, save; by mouse or keyboard alike.
'use strict';
Ego.choose = function (thing) {
  const {links} = Ego.data;
  const view = Ego.view;
  view.chosen = thing;
  const mine = !thing ? [] : 'from' in thing ? [thing]
    : links.filter(link => link.from === thing || link.to === thing);
  view.near = new Set(mine.flatMap(link => [link.key, link.from.key, link.to.key]));
  if (thing && !('from' in thing)) view.near.add(thing.key);
  Ego.refresh();
  Ego.net.setSelection({nodes: thing && !('from' in thing) ? [thing.key] : [],
    edges: thing && 'from' in thing ? [thing.key] : []}, {highlightEdges: false});
  for (const row of document.querySelectorAll('tr[data-link]')) {
    row.classList.toggle('chosen', view.near.has(row.dataset.link));
  }
  if (!thing) Ego.unchoose();
  else if ('from' in thing) Ego.show(Ego.title(thing), [], mine);
  else Ego.showMember(thing, mine);
  if (thing) Ego.tell(`${Ego.words('selected')}: ${thing.name || Ego.title(thing)}`);
};

Ego.unchoose = function () {
  const place = document.getElementById('details');
  if (place.contains(document.activeElement)) Ego.frame.focus();
  place.hidden = true;
  place.replaceChildren();
  Ego.tell(Ego.words('cleared'));
};

Ego.tell = function (text) {
  document.getElementById('status').textContent = text;
};

// a member without a visible tie goes with its ties; the centre stays
Ego.filter = function () {
  const off = new Set();
  const unset = name => new Set(Array.from(
    document.querySelectorAll(`input[data-${name}]:not(:checked)`), input => input.dataset[name]));
  const [sectors, kinds, evidence] = ['sector', 'kind', 'evidence'].map(unset);
  const {members, links, centre} = Ego.data;
  for (const member of members) {
    if (member !== centre && sectors.has(String(member.sector))) off.add(member.key);
  }
  for (const link of links) {
    const said = link.doubtful ? 'doubtful' : 'stated';
    if (kinds.has(link.kind) || evidence.has(said) || off.has(link.from.key) ||
      off.has(link.to.key)) off.add(link.key);
  }
  const tied = new Set(links.filter(link => !off.has(link.key))
    .flatMap(link => [link.from.key, link.to.key]));
  const alone = new Set(links.flatMap(link => [link.from.key, link.to.key]));
  for (const {key} of members) {
    if (key !== centre.key && alone.has(key) && !tied.has(key)) off.add(key);
  }
  Ego.view.off = off;
  if (Ego.view.chosen && off.has(Ego.view.chosen.key)) Ego.choose(null);
  Ego.refresh();
  for (const row of document.querySelectorAll('tr[data-link]')) {
    row.hidden = off.has(row.dataset.link);
  }
  Ego.tell(Ego.words('visible', {all: Ego.count(members.length),
    nodes: Ego.count(members.filter(member => !off.has(member.key)).length),
    ties: Ego.count(links.filter(link => !off.has(link.key)).length)}));
};

Ego.reset = function () {
  for (const input of document.querySelectorAll('.panel input')) input.checked = true;
  document.getElementById('find').value = '';
  Ego.choose(null);
  Ego.filter();
  Ego.fit();
};

Ego.save = function () {
  const link = Ego.element('a', {href: Ego.sharp(Ego.saved), download: `${Ego.data.heading.name}.png`});
  link.click();
  Ego.tell(Ego.words('saved'));
};

// names in the search box; namesakes are told apart by their region and id
Ego.names = function () {
  const {members} = Ego.data;
  const found = new Map();
  const same = new Map();
  for (const {name} of members) same.set(name, (same.get(name) || 0) + 1);
  for (const member of members) {
    const more = same.get(member.name) > 1 ? ` (${member.region}, ${member.id})` : '';
    found.set(member.name + more, member);
  }
  return found;
};

Ego.find = function (input, names) {
  const typed = input.value.trim();
  if (!typed) return;
  const lower = typed.toLowerCase();
  const exact = names.get(typed);
  const found = exact || [...names].filter(([name]) => name.toLowerCase().includes(lower))
    .map(([, member]) => member)[0];
  if (found) Ego.goTo(found);
  else Ego.tell(Ego.words('not_here'));
};

// choose a member and bring it into view where somebody has zoomed past it
Ego.goTo = function (member) {
  Ego.choose(member);
  const {x, y} = Ego.net.getPosition(member.key);
  const dom = Ego.net.canvasToDOM({x, y});
  const {clientWidth, clientHeight} = Ego.box;
  const inView = dom.x > 20 && dom.y > 20 && dom.x < clientWidth - 20 && dom.y < clientHeight - 20;
  if (!inView) Ego.net.moveTo({position: {x, y}, animation: false});
};

// the nearest visible member in the direction of an arrow key
Ego.step = function (dx, dy) {
  const {data, view, net} = Ego;
  const from = view.chosen && !('from' in view.chosen) ? view.chosen : data.centre;
  if (!view.chosen) return Ego.goTo(data.centre);
  const start = net.getPosition(from.key);
  const far = data.members.filter(member => member !== from && !view.off.has(member.key))
    .map(member => {
      const at = net.getPosition(member.key);
      const [x, y] = [at.x - start.x, at.y - start.y];
      const along = x * dx + y * dy;
      return {member, along, cost: along + 2.5 * Math.abs(x * dy - y * dx)};
    }).filter(({along}) => along > 1).sort((a, b) => a.cost - b.cost);
  return far.length ? Ego.goTo(far[0].member) : undefined;
};

Ego.keys = {
  ArrowLeft: () => Ego.step(-1, 0), ArrowRight: () => Ego.step(1, 0),
  ArrowUp: () => Ego.step(0, -1), ArrowDown: () => Ego.step(0, 1),
  '+': () => Ego.zoom(1.25), '=': () => Ego.zoom(1.25), '-': () => Ego.zoom(0.8),
  Enter: () => {
    if (!Ego.view.chosen) Ego.choose(Ego.data.centre);
    document.getElementById('details').focus();
  },
};

Ego.hover = function () {
  const tip = document.getElementById('tip');
  const show = text => ({pointer}) => {
    const {x, y} = pointer.DOM;
    tip.textContent = text;
    tip.hidden = false;
    tip.style.left = `${Math.min(x + 14, Ego.box.clientWidth - tip.offsetWidth - 6)}px`;
    tip.style.top = `${Math.min(y + 14, Ego.box.clientHeight - tip.offsetHeight - 6)}px`;
  };
  const hide = () => { tip.hidden = true; };
  Ego.net.on('hoverNode', event => {
    const {name, region, kind} = Ego.data.at.get(event.node);
    show(`${name}\n${region} · ${kind}`)(event);
  });
  Ego.net.on('hoverEdge', event => {
    const link = Ego.data.links.find(one => one.key === event.edge);
    show(`${Ego.title(link)}\n${Ego.money(link)} · ${Ego.evidence(link)}`)(event);
  });
  for (const name of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) Ego.net.on(name, hide);
};

// a wheel over a picture that stands in a long page scrolls the page; with Ctrl it zooms
Ego.wheel = function (event) {
  const beside = getComputedStyle(document.querySelector('main')).display === 'grid';
  if (!beside && !event.ctrlKey) event.stopPropagation();
};

Ego.listen = function () {
  const {data, net} = Ego;
  const by = id => document.getElementById(id);
  const names = Ego.names();
  by('names').append(...[...names.keys()].map(value => Ego.element('option', {value})));
  by('find').addEventListener('change', () => Ego.find(by('find'), names));
  by('fit').onclick = Ego.reset;
  by('save').onclick = Ego.save;
  by('closer').onclick = () => Ego.zoom(1.25);
  by('wider').onclick = () => Ego.zoom(0.8);
  net.on('click', ({nodes, edges}) => {
    const chosen = nodes.length ? data.at.get(nodes[0])
      : data.links.find(link => link.key === edges[0]);
    Ego.choose(chosen || null);
  });
  document.addEventListener('click', ({target}) => {
    const key = target.closest('[data-member]')?.dataset.member;
    if (key) Ego.goTo(data.at.get(key));
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && Ego.view.chosen) Ego.choose(null);
  });
  for (const input of document.querySelectorAll('.panel input')) input.onchange = Ego.filter;
};

Ego.focusable = function () {
  const frame = Ego.box.querySelector('.vis-network');
  Ego.frame = frame;
  frame.tabIndex = 0;
  frame.setAttribute('role', 'application');
  frame.setAttribute('aria-label', `${Ego.data.heading.name}. ${Ego.data.heading.finding}. ` +
    Ego.words('picture_help'));
  frame.addEventListener('keydown', event => {
    const act = Ego.keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
};

Ego.data = Object.assign(Ego.read(), {face: Ego.face()});
Ego.box = document.getElementById('net');
Ego.draw(Ego.box);
Ego.box.addEventListener('wheel', Ego.wheel, {capture: true});
Ego.focusable();
Ego.hover();
Ego.listen();
// the picture first, then the table: a long one takes longer
Ego.net.once('afterDrawing', () => {
  document.documentElement.dataset.drawn = Math.round(performance.now());
  setTimeout(() => {
    Ego.tables(document.getElementById('ties'));
    document.documentElement.dataset.ready = Math.round(performance.now());
  });
});
