// Reads what the page carries, and writes its words. Nothing here or later makes markup of text.
'use strict';
var Ego = {};

Ego.unpacked = function (table) {
  const rows = Array.from({length: table.count}, () => ({}));
  for (const [key, column] of Object.entries(table.columns)) {
    rows.forEach((row, i) => { row[key] = Ego.cell(column, i); });
  }
  return rows;
};

// a column lists its values, or the different ones and which of them stands where
Ego.cell = function (column, i) {
  if (Array.isArray(column)) return column[i];
  return column.of[Array.isArray(column.at) ? column.at[i] : column.at];
};

Ego.face = function () {
  return getComputedStyle(document.documentElement).getPropertyValue('--face');
};

Ego.read = function () {
  const data = JSON.parse(document.getElementById('data').textContent);
  const [nodes, edges, members, links, statements] =
    ['nodes', 'edges', 'members', 'links', 'statements'].map(key => Ego.unpacked(data[key]));
  nodes.forEach((node, i) => {
    members[i].key = node.id;
    members[i].short = node.label;
    members[i].name = members[i].name || node.label;
    members[i].sector = parseInt(node.group.slice(1), 10);
  });
  const at = new Map(members.map(member => [member.key, member]));
  edges.forEach((edge, i) => { edge.id = `e${i}`; });
  links.forEach((link, i) => {
    Object.assign(link, {key: edges[i].id, from: at.get(edges[i].from), to: at.get(edges[i].to),
      said: []});
  });
  statements.forEach(said => links[said.link].said.push(said));
  return Object.assign(data, {nodes, edges, members, links, at, centre: members[0]});
};

Ego.words = function (key, values) {
  const text = Ego.data.words[key] || key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
};

Ego.count = function (number) {
  return number.toLocaleString('en-US');
};

// an amount with its currency and year; what is not stated is said to be unknown
Ego.money = function (stated) {
  if (stated.amount === null) return Ego.words('no_amount');
  const year = stated.year === null ? Ego.words('year_unknown') : stated.year;
  return `${Ego.count(stated.amount)} ${stated.currency || '?'} (${year})`;
};

Ego.evidence = function (link) {
  const doubted = link.disputed ? [['disputed', link.disputed]] : [];
  return [...link.evidence, ...doubted]
    .map(([name, count]) => `${Ego.words(name)}\u00a0${count}`).join(', ');
};

Ego.arrow = function (link) {
  return link.kind === 'COOPERATES_WITH' || link.mutual ? '–' : '→';
};

Ego.other = function (link, member) {
  return link.from === member ? link.to : link.from;
};

// seen from one of its ends: out, in, or both
Ego.way = function (link, member) {
  if (link.kind === 'COOPERATES_WITH' || link.mutual) return 'both';
  return link.from === member ? 'out' : 'in';
};

Ego.element = function (tag, given, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(given || {})) {
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== ''));
  return made;
};
