// How to cite a quote, where its page has no room to say it: the forms of its own page (internal/cite), made of what the page tells machines of
// itself. gloss.js asks for it when a reader opens what there is to know of a quote.
const doc = document, labels = doc.getElementById('_citing').dataset;
const make = (name, properties, ...children) => {
  const node = Object.assign(doc.createElement(name), properties);
  node.append(...children);
  return node;
};
const fill = (pattern, places) => pattern.replace(/\{(\w+)\}/g, (all, name) => places[name] ?? all);

// wordsOf gives the words of a quotation, which may stand in several elements. A paragraph of it begins with a mark that is none of the words.
const wordsOf = id => {
  let text = '', block;
  for (const node of doc.querySelectorAll(`[data-quote="${CSS.escape(id)}"]`)) {
    const around = node.closest('p, li, td, dd, div'), copy = node.cloneNode(true);
    for (const other of copy.querySelectorAll('sup:is(.marker, .fnref)')) other.remove(); // the letters of notes, and no exponent
    for (const end of copy.querySelectorAll('br')) end.replaceWith(' ');
    text += (block && around !== block ? ' ' : '') + copy.textContent;
    block = around;
  }
  return text.replace(/\s+/g, ' ').trim();
};

// statement gathers what a citation tells.
const statement = (id, {dated, reported}) => {
  const page = JSON.parse(doc.querySelector('script[type="application/ld+json"]').textContent)['@graph'][0], known = {};
  for (const part of page.hasPart) for (const of of [part.creator, part.isBasedOn]) if (of?.name) known[of['@id']] = of;
  const part = page.hasPart.find(part => part['@id'] === '#' + id), whole = of => of && (of.name ? of : known[of['@id']]);
  const date = part.dateCreated ?? whole(part.isBasedOn)?.dateCreated ?? '';
  return {
    id: decodeURIComponent(location.pathname.split('/').at(-2)) + '/' + id, author: reported ?? whole(part.creator).name, words: wordsOf(id), paraphrase: part['@type'] === 'Claim',
    dated, date: dated ? [] : date.slice(0, 10).split('-').map(Number).filter(Boolean), title: page.headline,
    site: doc.querySelector('[property="og:site_name"]').content, url: (page.url || location.href.replace(/#.*/, '')) + '#' + id,
  };
};

const monthName = month => new Intl.DateTimeFormat(doc.documentElement.lang, {day: 'numeric', month: 'long', timeZone: 'UTC'})
  .formatToParts(Date.UTC(2000, month - 1)).find(part => part.type === 'month').value;

const dateIn = (style, {dated, date: [year = '', month, day]}) => dated || (month
  ? fill(labels[style + (day ? 'Day' : 'Month')], {year, month: monthName(month), day}) : String(year));

const tex = text => text.replace(/[\\{}$&#%_^~]/g, c => ({'\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}'})[c] ?? '\\' + c);

const bibTeX = s => {
  const [year, month, day] = s.date, field = (name, value) => value ? `  ${name} = {${value}},\n` : '';
  return `@misc{${s.id.replace('/', ':')},\n  author = {{${tex(s.author)}}},\n  title = {{${tex(s.words)}}},\n${field('year', year)}${field('month', month)}${field('day', day)}`
    + `  howpublished = {${tex(s.title)}, ${tex(s.site)}},\n  url = {${s.url}}\n}`;
};

const csl = s => JSON.stringify({id: s.id, type: 'speech', author: [{literal: s.author}], title: s.words,
  issued: s.dated ? {literal: s.dated} : s.date.length ? {'date-parts': [s.date]} : undefined, 'container-title': s.title, publisher: s.site, URL: s.url}, null, 2);

// ended tells whether a text ends as a sentence does, whatever marks stand around its last words.
const ended = text => /[.?!…؟。？！][”’"'»)\] \u00a0\u202f]*$/.test(text);

// forms gives the citations of a quote: the name of a form, the citation, and whether it is for a program.
const forms = s => {
  const [open, close] = s.paraphrase ? ['', ''] : doc.querySelector('script[data-marks]').dataset.marks.split('…');
  const words = open + s.words + close, sentence = ended(s.words) ? words : fill(labels.sentence, {open, words: s.words, close});
  const style = (name, words) => [s.author, s.title, s.site].filter(ended)
    .reduce((text, name) => text.replaceAll(name + '.', name), fill(labels[name], {...s, words, date: dateIn(name, s)}));
  return [['APA', style('apa', sentence)], ['Chicago', style('chicago', sentence)], [labels.text, style('plain', words)], ['BibTeX', bibTeX(s), true], ['CSL-JSON', csl(s), true]];
};

// button gives one that is small.
const button = (text, pressed) => make('button', {type: 'button', textContent: text, onclick: pressed});

// copy puts a text into the clipboard, and says so; where that is not let, it is selected for the reader to do it.
const copy = async (text, shown, status) => {
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = labels.copied;
  } catch {
    shown.hidden = false;
    getSelection().selectAllChildren(shown);
  }
};

// offer puts the ways to keep a quote below all else that is known of it.
export const offer = known => {
  if (known.querySelector('.keep')) return;
  const id = known.dataset.of, s = statement(id, known.dataset), status = make('span', {role: 'status'}), link = make('span', {textContent: s.url, hidden: true});
  const cite = button(labels.title, () => {
    if (list.hidden && !list.firstChild) {
      for (const [name, text, code] of forms(s)) {
        const shown = make(code ? 'pre' : 'span', {textContent: text});
        list.append(make('dt', {}, name), make('dd', {}, shown, ' ', button(labels.copy, () => copy(text, shown, status))));
      }
    }
    list.hidden = !list.hidden;
    cite.ariaExpanded = String(!list.hidden);
  });
  cite.ariaExpanded = 'false';
  const list = make('dl', {className: 'cite', hidden: true});
  known.append(make('p', {className: 'keep'}, button(labels.link, () => copy(s.url, link, status)), ' ', cite, ' ', link, status), list);
};

// onPage puts a way to copy it beside each citation of a quote's own page.
export const onPage = () => {
  for (const dd of doc.querySelectorAll('.cite dd')) {
    const shown = dd.firstElementChild ?? make('span', {}, ...dd.childNodes), status = make('span', {role: 'status'});
    dd.replaceChildren(shown, ' ', button(labels.copy, () => copy(shown.textContent, shown, status)), ' ', status);
  }
};
