// Beside the picture: the table that says the same in words, and the statements of what is chosen.
'use strict';
Ego.button = function (member) {
  const made = Ego.element('button', {type: 'button', className: 'name'},
    Ego.element('bdi', {}, member.name));
  made.dataset.member = member.key;
  return made;
};

Ego.cellOf = function (text, kind) {
  return Ego.element('td', {className: kind || ''}, text);
};

// each class and its count on one line
Ego.evidences = function (link) {
  return Ego.evidence(link).split(', ').flatMap((one, i) => [i ? ', ' : '',
    Ego.element('span', {className: 'whole'}, one)]);
};

Ego.row = function (link, cells) {
  const [number, ...unit] = link.amount === null ? [Ego.words('amount_unknown')]
    : Ego.money(link).split(' ');
  const more = link.others ? ` ${Ego.words('more_amounts')}` : '';
  const made = Ego.element('tr', {}, ...cells,
    Ego.element('td', {className: link.amount === null ? 'number unknown' : 'number amount'},
      Ego.element('b', {}, number), ` ${unit.join(' ')}${more}`),
    Ego.element('td', {}, ...Ego.evidences(link)),
    Ego.cellOf(Ego.count(link.sources), 'number'));
  made.dataset.link = link.key;
  return made;
};

Ego.table = function (caption, heads, rows) {
  const last = [['amount', 'number'], ['said', ''], ['number', 'number']];
  const head = Ego.element('tr', {}, ...[...heads.map(key => [key, '']), ...last]
    .map(([key, kind]) => Ego.element('th', {scope: 'col', className: kind}, Ego.words(key))));
  const made = Ego.element('table', {}, Ego.element('caption', {}, caption),
    Ego.element('thead', {}, head), Ego.element('tbody', {}, ...rows));
  return Ego.element('div', {className: 'scroll', tabIndex: 0, role: 'region',
    'aria-label': caption}, made);
};

Ego.tables = function (place) {
  const {links, centre} = Ego.data;
  const isOwn = link => link.from === centre || link.to === centre;
  const [own, rest] = [links.filter(isOwn), links.filter(link => !isOwn(link))];
  const way = (link, seen) => Ego.cellOf(Ego.words(`${link.kind}_${Ego.way(link, seen)}`), 'short');
  if (!links.length) place.append(Ego.element('p', {}, Ego.words('ties_none')));
  if (own.length) {
    const rows = own.sort(Ego.order).map(link => {
      const partner = Ego.other(link, centre);
      return Ego.row(link, [way(link, centre), Ego.cellOf(Ego.button(partner)),
        Ego.cellOf(partner.region)]);
    });
    place.append(Ego.table(Ego.words('ties'), ['way', 'partner', 'region'], rows));
  }
  if (rest.length) {
    const rows = rest.sort(Ego.order).map(link =>
      Ego.row(link, [Ego.cellOf(Ego.button(link.from)), way(link, link.from),
        Ego.cellOf(Ego.button(link.to)),
        Ego.cellOf(`${link.from.region} ${Ego.arrow(link)} ${link.to.region}`)]));
    place.append(Ego.table(Ego.words('others'), ['from', 'way', 'to', 'region'], rows));
  }
};

// by kind and direction, then what compares: the largest amounts, the most sources
Ego.order = function (a, b) {
  const {currency = '', year = 0} = a;
  return Ego.rank(a) - Ego.rank(b) || (a.amount === null) - (b.amount === null) ||
    String(currency).localeCompare(String(b.currency)) || (b.year || 0) - (year || 0) ||
    (b.amount || 0) - (a.amount || 0) || b.sources - a.sources ||
    (a.key.length - b.key.length) || (a.key < b.key ? -1 : 1);
};

Ego.rank = function (link) {
  const ways = {out: 0, in: 1, both: 2};
  const kinds = {SUPPLIES: 0, COOPERATES_WITH: 10, PARTNERS_WITH: 20};
  return kinds[link.kind] + ways[Ego.way(link, Ego.data.centre)];
};

Ego.show = function (heading, facts, links) {
  const place = document.getElementById('details');
  const close = Ego.element('button', {type: 'button', className: 'close'}, '×');
  close.setAttribute('aria-label', Ego.words('close'));
  close.onclick = () => Ego.choose(null);
  const list = facts.flatMap(([word, value]) =>
    [Ego.element('dt', {}, word), Ego.element('dd', {}, Ego.element('bdi', {}, value))]);
  place.replaceChildren(Ego.element('h2', {}, Ego.element('bdi', {}, heading)), close,
    facts.length ? Ego.element('dl', {}, ...list) : '', ...links.map(Ego.stated));
  if (Ego.data.left) {
    const left = Ego.words('rows_left', {number: Ego.count(Ego.data.left)});
    place.append(Ego.element('p', {className: 'notes'}, left));
  }
  place.hidden = false;
  place.scrollTop = 0;
};

Ego.showMember = function (member, links) {
  const {words, count} = Ego;
  const partners = words('partners_hidden',
    {all: count(member.partners), hidden: count(member.hidden)});
  Ego.show(member.name, [[words('place'), member.region], [words('size'), member.kind],
    [words('partners'), partners], [words('id'), member.id]], links);
};

Ego.title = function (link) {
  return `${link.from.name} ${Ego.arrow(link)} ${link.to.name}: ${Ego.words(link.kind)}`;
};

Ego.stated = function (link) {
  const head = Ego.element('h3', {}, Ego.button(link.from), ` ${Ego.arrow(link)} `,
    Ego.button(link.to), `: ${Ego.words(link.kind)}`);
  return Ego.element('div', {className: 'said'}, head,
    Ego.element('ul', {}, ...link.said.map(Ego.statement)));
};

Ego.statement = function (said) {
  const {words} = Ego;
  const giver = Ego.data.at.get(said.giver);
  const parts = [said.form, said.what || (said.form ? '' : words('what_unknown')),
    said.amount === null ? '' : Ego.money(said), said.days,
    giver ? `${words('gives')}: ${giver.name}` : ''];
  const from = [words(said.evidence),
    said.confidence === null ? '' : `${words('confidence')} ${said.confidence}`,
    `${said.source}, ${said.file}${said.row === null ? '' : `:${said.row}`}`];
  return Ego.element('li', {}, Ego.element('bdi', {}, parts.filter(Boolean).join(' · ')),
    Ego.element('span', {className: 'from'}, from.filter(Boolean).join(' · ')),
    said.disputed ? Ego.element('strong', {}, words('disputed')) : '',
    ...said.documents.map(Ego.document));
};

Ego.document = function ([text, address]) {
  const made = Ego.element('span', {className: 'from'}, Ego.element('bdi', {}, text));
  if (address && /^https?:$/.test(new URL(address).protocol)) {
    made.append(' ', Ego.element('a', {href: address, rel: 'noopener noreferrer',
      target: '_blank'}, address));
  }
  return made;
};
