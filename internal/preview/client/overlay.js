// What the preview says on a page: the mistakes of the page, how many there are elsewhere, that the page is gone, that the server
// is. It stands in a shadow tree outside the body, so that the page's style and its changes don't touch it; all text is set as text.

export const make = (name, attributes = {}, ...children) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== undefined && child !== ''));
  return node;
};

// code makes what stands between backticks an element, as in the texts of Gloss's own messages.
const code = text => text.split(/`([^`]+)`/).map((part, i) => i % 2 ? make('code', {}, part) : part);

const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
const both = (errors, warnings) => [errors && count(errors, 'error', 'errors'), warnings && count(warnings, 'warning', 'warnings')].filter(Boolean).join(' and ');
const errorsIn = list => list.filter(mistake => mistake.severity === 'error').length;

export class Overlay {
  #all; #state; #asked = false; #dismissed = -1; #away = false; #back; #bar; #panel; #pill;

  constructor() {
    const host = make('gloss-preview', {'data-preview': true, lang: 'en', dir: 'ltr'}); // whatever the page is written in
    const root = host.attachShadow({mode: 'open'});
    const all = this.#all = make('div', {class: 'all', hidden: true},
      this.#bar = make('div', {class: 'bar', role: 'status'}),
      this.#panel = make('section', {class: 'panel', role: 'dialog', 'aria-labelledby': 'title', tabindex: '-1', hidden: true}),
      this.#pill = make('button', {class: 'pill', type: 'button', hidden: true, onclick: () => this.#open(true)}));
    const style = make('link', {rel: 'stylesheet', href: '/_gloss/overlay.css', onload: () => { all.hidden = false; }});
    root.append(style, all);
    document.documentElement.append(host);
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || this.#panel.hidden || document.querySelector('[popover]:popover-open')) return;
      this.#dismiss();
    });
  }

  // add puts what another part of the preview shows into the overlay.
  add(...nodes) { this.#all.append(...nodes); }

  // away says that the server can't be reached, or takes that back.
  away(is) {
    if (this.#away === is) return;
    this.#away = is;
    this.#showBar();
  }

  // show takes in what the server says of the page; status is what this tab shows: the page, one that could not be made, or none.
  show(state, status) {
    this.#state = {...state, gone: state.status === 'missing' && status === 'here'};
    this.#showBar();
    const own = errorsIn(state.here), any = state.here.length + state.others.length;
    this.#showPill(own);
    if (own && state.edition !== this.#dismissed) this.#open(this.#asked);
    else if (!this.#panel.hidden && any && this.#asked) this.#fill();
    else if (!own || state.edition === this.#dismissed) this.#close();
  }

  #showBar() {
    let text = [];
    if (this.#away) text = [make('b', {}, 'The preview has stopped.'), ' This page goes on by itself when gloss serve runs again.'];
    else if (this.#state?.gone && this.#state.moved) text = [make('b', {}, 'This page has moved'), ' to ', make('a', {href: this.#state.moved}, decodeURI(this.#state.moved)), '.'];
    else if (this.#state?.gone) text = [make('b', {}, 'This page is gone:'), ' its file was deleted or renamed. You see it as it was.'];
    this.#bar.replaceChildren(...text.length ? [make('p', {}, ...text)] : []);
  }

  #showPill(own) {
    const {here, errors, warnings} = this.#state;
    const warned = here.length - own;
    const words = [own || warned ? both(own, warned) + ' here' : '', errors || warnings ? both(errors, warnings) + ' elsewhere' : ''].filter(Boolean).join(', ');
    this.#pill.textContent = words;
    this.#pill.classList.toggle('grave', own + errors > 0);
    this.#pill.hidden = !words || location.pathname === '/_gloss/' || !this.#panel.hidden;
    this.#pill.setAttribute('aria-label', `${words}: show the list`);
  }

  #open(asked) {
    this.#asked = asked;
    const closed = this.#panel.hidden;
    this.#panel.hidden = false;
    this.#fill();
    if (!closed) return;
    this.#back = document.activeElement;
    this.#pill.hidden = true;
    this.#panel.focus({preventScroll: true});
  }

  #dismiss() {
    this.#dismissed = this.#state.edition;
    this.#close();
  }

  #close() {
    if (this.#panel.hidden) return;
    const held = this.#panel.matches(':focus-within');
    this.#panel.hidden = true;
    this.#asked = false;
    this.#showPill(errorsIn(this.#state.here));
    if (!held) return;
    if (this.#back?.isConnected && this.#back !== document.body) this.#back.focus({preventScroll: true});
    else if (!this.#pill.hidden) this.#pill.focus({preventScroll: true});
  }

  #fill() {
    const {here, others, errors, warnings, more, last} = this.#state;
    const own = errorsIn(here), list = this.#panel.querySelector('.scroll'), top = list?.scrollTop ?? 0;
    const place = this.#panel.contains(this.#panel.getRootNode().activeElement) ? this.#panel.getRootNode().activeElement.dataset.place : undefined;
    const title = own ? `${count(own, 'mistake', 'mistakes')} on this page` : here.length ? `${count(here.length, 'warning', 'warnings')} on this page` : 'This page is in order';
    const lede = last ? 'You see its last good version. This goes with the save that mends it.' : own ? 'This goes with the save that mends it.' : '';
    const parts = [make('div', {class: 'head'}, make('div', {}, make('h2', {id: 'title'}, title), lede && make('p', {class: 'lede'}, lede)),
      make('button', {type: 'button', class: 'close', 'data-place': 'close', 'aria-label': 'Close', title: 'Close (Escape)', onclick: () => this.#dismiss()}, '×'))];
    const scroll = make('div', {class: 'scroll'});
    if (here.length) scroll.append(make('ol', {}, ...here.map(mistake => this.#item(mistake))));
    if (others.length) {
      scroll.append(make('h3', {}, 'Elsewhere ', make('span', {class: 'count'}, both(errors, warnings))));
      scroll.append(make('ol', {}, ...others.map(mistake => this.#item(mistake))));
    }
    scroll.append(make('p', {class: 'more'}, more ? `${more} more in ` : '', make('a', {href: '/_gloss/'}, more ? 'the list of all that is to do' : 'All that is to do')));
    parts.push(scroll);
    this.#panel.replaceChildren(...parts);
    scroll.scrollTop = top;
    reveal(scroll);
    if (place) (([...this.#panel.querySelectorAll('[data-place]')].find(node => node.dataset.place === place)) ?? this.#panel).focus({preventScroll: true});
  }

  #item({file, line, column, severity, message, label, hint, before = '', after = '', open}) {
    const place = line ? `${file}:${line}:${column}` : file;
    const where = open ? make('a', {class: 'place', href: open, 'data-place': place, title: 'Open in the editor'}, place)
      : make('button', {class: 'place', type: 'button', 'data-place': place, title: 'Copy', onclick: event => copy(event.currentTarget, place)}, place);
    return make('li', {class: severity},
      make('p', {class: 'where'}, make('span', {class: 'severity'}, severity), ' ', where),
      make('p', {class: 'what'}, ...code(message)),
      before || after ? make('pre', {class: 'excerpt', tabindex: '0', 'aria-label': `Line ${line}, column ${column}`}, make('span', {class: 'number', 'aria-hidden': 'true'}, String(line)), before, make('i', {class: 'caret'}), after) : '',
      label ? make('p', {class: 'why'}, ...code(label)) : '',
      hint ? make('p', {class: 'hint'}, ...code(hint)) : '');
  }
}

// reveal has long lines begin where the mistake can be seen.
export function reveal(within) {
  for (const caret of within.querySelectorAll('.caret')) {
    const line = caret.parentNode;
    if (caret.offsetLeft > line.clientWidth * .8) line.scrollLeft = caret.offsetLeft - line.clientWidth / 2;
  }
}

// copy puts a place on the clipboard and says so for a moment.
async function copy(button, place) {
  try {
    await navigator.clipboard.writeText(place);
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = place; }, 1200);
  } catch {
    getSelection().selectAllChildren(button);
  }
}
