// What stands elsewhere, beside the word: a term's definition, who a person is, what was said, what an article is about. Everything here
// is on a page without it: a link leads there.
//
// With a mouse or by keyboard the pop-up opens by itself, so a click or Enter follows the link. With a finger the first tap on a term opens,
// the second follows; other links are followed at once. Tab goes from the link into the pop-up and on through the text. A term in
// the pop-up opens in its place, with a way back. Escape goes back, and closes.
'use strict';
{
  const doc = document, labels = doc.currentScript.dataset;
  const openAfter = 200, closeAfter = 300; // milliseconds: a pointer passing by opens nothing, one on its way to the pop-up loses nothing
  const gap = 6, edge = 12, least = 64; // CSS pixels: from the word, from the window's edges, and the least room of use
  const askable = /\/(people|articles|glossary)\/[^/]+\/([^/]+\/)?$/; // pages that may be asked of the site
  const anchors = CSS.supports('anchor-name: --a');

  let popup, trigger, timer;
  let asked; // the link whose pop-up is being made
  let seen = false; // its word has been in the window
  let path = []; // what was in the pop-up before a term in it was opened, and the link to that
  let touched = false, inward = false, quiet = false; // a finger is at it; the pointer went down inside; a focus opens nothing

  // ── What is said ──

  const make = (name, properties, ...children) => {
    const node = Object.assign(doc.createElement(name), properties);
    node.append(...children);
    return node;
  };
  const one = (node, selector) => node?.querySelector(selector);
  const every = (node, selector) => [...node.querySelectorAll(selector)];
  const line = (name, ...children) => make('p', {className: name}, ...children);
  const linkTo = (href, ...children) => make('a', {href}, ...children);
  const address = link => new URL(link.getAttribute('href'), doc.baseURI);
  const isHere = url => url.pathname === location.pathname;
  const byId = id => doc.getElementById(id);
  const idIn = url => decodeURIComponent(url.hash.slice(1));
  const bare = text => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

  // spoken gives a line the language of what it was taken from.
  const spoken = (p, from) => {
    p.lang = from.closest('[lang]')?.lang ?? '';
    p.dir = from.closest('[dir]')?.dir ?? '';
    return p;
  };

  const labelled = (p, text) => {
    if (text) p.dataset.label = text;
    return p;
  };

  // copy makes a line of an element of a page: without ids, and without what is opened or pressed there, or said of others.
  const copy = (name, from, base = location) => {
    const node = from.cloneNode(true);
    for (const part of every(node, 'details, button, div')) part.remove();
    for (const part of every(node, '[id]')) part.removeAttribute('id');
    for (const a of every(node, 'a[href]')) a.href = new URL(a.getAttribute('href'), base);
    for (const time of every(node, 'time[datetime]')) { // a page leaves out a year that is its own
      const year = time.dateTime.slice(0, 4);
      if (base !== location && !time.textContent.includes(year)) time.append(' ' + year);
    }
    return spoken(line(name, ...node.childNodes), from);
  };

  // defined gives the definition on this page to which an address leads, through its term's page too.
  const defined = url => {
    const [, slug] = url.hash.match(/^#term-(.+)/) ?? url.pathname.match(/\/glossary\/([^/]+)\/$/) ?? [];
    const definition = slug && url.origin === location.origin ? byId('term-' + decodeURIComponent(slug)) : undefined;
    return one(definition, '.short') && definition;
  };

  // term says what a word means. In the words of a speaker who says it too, that comes first.
  const term = definition => {
    const name = one(definition, 'dfn'), page = one(name, 'a'), {all, beside = ''} = definition.dataset;
    const spot = trigger ?? asked, speaker = spot.closest('[data-speaker]')?.dataset.speaker, quote = spot.closest('[data-quote]')?.dataset.quote;
    const own = every(definition, '.own'), its = own.filter(p => speaker && p.dataset.speaker === speaker);
    const first = its.flatMap(p => {
      const url = address(one(p, 'a')), mark = isHere(url) && byId(idIn(url));
      return mark?.dataset && mark.dataset.quote !== quote ? [copy('own', p), words(mark, url)] : [copy('own', p)];
    });
    const near = beside.split(' ').map(slug => one(byId('term-' + slug), 'dfn a')).filter(Boolean);
    const more = line('more', ...(all && page ? [linkTo(page.href, all)] : []),
      ...near.flatMap((a, i) => [i ? ', ' : (all ? ' · ' : '') + labels.beside + ' ', linkTo(a.href, a.textContent)]));
    return [copy('name', name), ...first, labelled(copy('short', one(definition, '.short')), labels.ours),
      ...own.filter(p => !its.includes(p)).map(p => copy('own', p)), more.hasChildNodes() && more];
  };

  // words gives those of a quotation, which may stand in several elements, or those of a timeline's entry.
  const words = (mark, url) => {
    const entry = mark.matches('li') && one(mark, '.words');
    if (entry) return copy('words', entry, url);
    const page = mark.ownerDocument, all = every(page, `[data-quote="${CSS.escape(mark.dataset.quote)}"]`), range = page.createRange();
    range.setStartBefore(all[0]);
    range.setEndAfter(all.at(-1));
    const said = range.cloneContents();
    for (const mark of every(said, 'sup:is(.marker, .fnref)')) mark.remove(); // the number of a foot-note is none of the words
    for (const end of every(said, 'br')) end.replaceWith(' ');
    const [open = '', close = ''] = mark.closest('.paraphrased, .paraphrase') ? [] : labels.marks?.split('…') ?? [];
    return spoken(line('words', linkTo(url, open + said.textContent.replace(/\s+/g, ' ').trim() + close)), mark);
  };

  // quotation says what was said, by whom, when, and whether it was checked.
  const quotation = (mark, url) => {
    const page = mark.ownerDocument, entry = mark.matches('li') && mark;
    const id = CSS.escape(mark.dataset.quote), figure = mark.closest('figure');
    const by = entry ? one(entry, '.by') : one(figure, `figcaption > :has(> [href="#${id}"])`) ?? one(figure, 'figcaption') ?? one(page, `#note-${id} :is(.by, summary + p)`);
    const when = entry && one(entry, 'time');
    const said = by && copy('by', by, url);
    if (by?.matches('span')) one(said, 'b').remove(); // the letter of its note
    return [words(mark, url), said, when && line('by', when.textContent)];
  };

  // upTo tells whether a date isn't after another: as much of them is compared as both say.
  const upTo = (a, b) => a.slice(0, b.length) <= b.slice(0, a.length);

  // What a page says of itself, by its kind.
  const tells = {
    // A person's role is that on the date of what the link stands at, or else the last one.
    person(page, url, link) {
      const date = one(link.closest('figure, li, tr, aside'), 'time')?.dateTime;
      const begun = role => role.dataset.from ?? '', roles = every(page, '.roles > div').sort((a, b) => begun(a) < begun(b) ? -1 : 1);
      const role = roles.findLast(role => date && upTo(begun(role), date) && upTo(date, role.dataset.to ?? '')) ?? roles.at(-1);
      const last = every(page, 'li[data-statement]').at(-1), said = one(last, '.words'), when = one(last, 'time');
      return [role && copy('role', one(role, 'dt'), url), said && copy('words', said, url), said && when && labelled(line('by', when.textContent), labels.latest)];
    },
    article(page) {
      const date = one(page, '.dateline time'), summary = one(page, 'meta[name=description]');
      return [date && line('by', date.textContent), summary && spoken(line('short', summary.content), page.body)];
    },
    term: (page, url) => [labelled(copy('short', one(page, '.lede'), url), labels.ours)],
  };

  const loaded = {};
  const load = ({origin, pathname}) => loaded[pathname] ??= fetch(origin + pathname).then(async answer => {
    if (!answer.ok) throw answer.status;
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }).catch(() => { delete loaded[pathname]; }); // later it may be there

  // tell gives the lines of a link's pop-up, the first of which names it; none where the text around the link says it all.
  const tell = async link => {
    const url = address(link), definition = defined(url), here = isHere(url);
    if (definition) return term(definition);
    const page = here ? doc : await load(url), kind = page?.body.className.match(/kind-(\w+)/)?.[1];
    const mark = url.hash ? page?.getElementById(idIn(url)) : kind === 'quote' && one(page, '[data-quote]');
    const around = link.closest('figure, li, tr, dd, aside') ?? link.closest('p');
    let lines = [];
    if (mark && mark.matches('[data-quote]') && !around?.contains(mark)) lines = quotation(mark, url);
    else if (!here && !url.hash && tells[kind]) {
      const title = one(page, 'h1');
      lines = [spoken(line('name', linkTo(url, title.textContent)), title), ...tells[kind](page, url, link)];
    }
    const told = bare(around?.textContent ?? '');
    return lines.some(p => p && p.className !== 'name' && !told.includes(bare(p.textContent))) ? lines : undefined;
  };

  // ── The pop-up ──

  // place puts the pop-up where the style sheet can't: above or below its word, where there is more room. It goes when its word goes.
  const place = () => {
    const word = trigger.getBoundingClientRect(), {clientWidth, clientHeight} = doc.documentElement;
    const out = word.bottom < 0 || word.top > clientHeight;
    if (seen && out) return close();
    seen = !out; // a page that is still on its way to the word will show it
    const anchored = anchors && trigger instanceof HTMLElement && word.left >= 0 && word.right <= clientWidth; // nor a picture's mark, nor what is half scrolled away
    popup.classList.toggle('anchored', anchored);
    const below = clientHeight - word.bottom, {style} = popup;
    style.maxBlockSize = style.left = style.top = '';
    if (anchored) return;
    style.maxBlockSize = Math.max(word.top, below) - 2 * gap + 'px';
    const {width, height} = popup.getBoundingClientRect();
    const start = getComputedStyle(popup).direction === 'rtl' ? word.right - width : word.left;
    style.left = Math.max(edge, Math.min(start, clientWidth - width - edge)) + 'px';
    style.top = (word.top > below ? word.top - gap - height : word.bottom + gap) + 'px';
  };

  const fill = lines => {
    lines[0].id = '_popup-name';
    popup.replaceChildren(...lines.filter(Boolean));
    popup.scrollTop = 0;
  };

  const open = async link => {
    clearTimeout(timer);
    if (asked === link) return;
    close();
    asked = link;
    const lines = await tell(link), {top, bottom} = link.getBoundingClientRect();
    if (asked !== link || !lines || Math.max(top, innerHeight - bottom) < least) return;
    trigger = link;
    fill(lines);
    trigger.setAttribute('aria-controls', popup.id);
    trigger.ariaExpanded = true;
    popup.showPopover();
    place();
  };

  const close = () => {
    clearTimeout(timer);
    if (trigger) {
      trigger.ariaExpanded = false;
      trigger.removeAttribute('aria-controls');
    }
    trigger = asked = undefined;
    seen = false;
    path = [];
    popup.hidePopover();
  };

  const focus = node => {
    quiet = true;
    node.focus({preventScroll: true});
    quiet = false;
  };

  // nest opens a term of the pop-up in its place; back undoes it.
  const nest = (link, definition) => {
    const name = one(popup, '#_popup-name').textContent, focused = within();
    path.push([[...popup.childNodes], link]);
    fill(term(definition));
    popup.prepend(make('button', {type: 'button', className: 'back', ariaLabel: labels.back?.replace('…', name)}, name));
    if (focused) focus(popup); // not the button: the key that is still down would press it
    place();
  };
  const back = () => {
    const [nodes, link] = path.pop(), focused = within();
    popup.replaceChildren(...nodes);
    if (focused) focus(link);
    place();
  };

  // ── What a reader does ──

  const linkAt = node => {
    const link = node.closest?.('main a[href]');
    if (!link || popup.contains(link) || link.closest('nav, dfn')) return;
    const url = address(link);
    return defined(url) || url.origin === location.origin && (isHere(url) ? url.hash : askable.test(url.pathname)) ? link : undefined;
  };
  const within = () => popup.contains(doc.activeElement); // the focus is in the pop-up
  const inside = node => popup.contains(node) || !!trigger && trigger.contains(node);
  const soon = (task, delay) => { clearTimeout(timer); timer = setTimeout(task, delay); };

  const pointed = event => {
    if (event.pointerType === 'touch' || event.buttons) return;
    clearTimeout(timer);
    const link = linkAt(event.target), busy = inside(doc.activeElement);
    if (inside(event.target)) return;
    if (link && !within()) soon(() => open(link), openAfter);
    else if (trigger) { if (!busy) soon(close, closeAfter); }
    else if (asked !== doc.activeElement) asked = undefined;
  };

  const focused = event => {
    if (quiet || inside(event.target)) return;
    close();
    const link = linkAt(event.target);
    if (link && !touched && link.matches(':focus-visible')) soon(() => open(link), defined(address(link)) ? 0 : openAfter);
  };

  const clicked = event => {
    const tapped = touched, link = event.target.closest?.('a[href]'), definition = link && defined(address(link));
    touched = false;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (popup.contains(event.target)) {
      if (event.target.closest('.back')) back();
      else if (definition && !link.closest('.name') && link.href !== one(popup, '.name a')?.href) {
        event.preventDefault();
        nest(link, definition);
      } else if (link) close();
    } else if (link && tapped && definition && link === linkAt(link) && asked !== link) {
      event.preventDefault();
      open(link);
    } else if (link) close();
  };

  const keys = event => {
    touched = false;
    if (!trigger) return;
    const active = doc.activeElement, word = trigger, stops = every(popup, 'a[href], button');
    const go = node => { event.preventDefault(); node.focus(); };
    if (event.key === 'Escape') {
      if (path.length) return back();
      close();
      if (popup.contains(active)) focus(word);
    } else if (event.key === 'Tab') {
      if (active === word && !event.shiftKey && stops.length) go(stops[0]);
      else if (event.shiftKey && (active === stops[0] || active === popup)) go(word);
      else if (!event.shiftKey && active === stops.at(-1)) { // the browser goes on from the word, as if the pop-up stood right after it
        close();
        focus(word);
      }
    }
  };

  const on = (event, task) => doc.addEventListener(event, task);
  on('keydown', event => { // / and Ctrl-K lead to the search
    const {key, target} = event, {search} = labels, held = event.ctrlKey || event.metaKey, field = byId('_q');
    if (!search || (key === '/' ? held || target.closest('input, textarea, select, [contenteditable]') : key !== 'k' || !held)) return;
    event.preventDefault();
    field ? field.focus() : location = search;
  });
  if ('popover' in HTMLElement.prototype) {
    popup = make('div', {className: 'popup', id: '_popup', popover: 'manual', role: 'group', tabIndex: -1});
    popup.setAttribute('aria-labelledby', '_popup-name');
    one(doc, 'main')?.append(popup);
    for (const link of every(doc, 'main a.term')) if (defined(address(link))) link.ariaExpanded = false;
    on('pointerover', pointed);
    on('pointerdown', event => {
      touched = event.pointerType === 'touch';
      inward = inside(event.target);
    });
    on('pointerup', event => { if (trigger && !inward && !inside(event.target)) close(); });
    on('focusin', focused);
    on('click', clicked);
    on('keydown', keys);
    for (const change of ['scroll', 'resize']) addEventListener(change, () => trigger && place(), {passive: true, capture: true});
  }

  // Who opens what there is to know of a quote is offered to cite it.
  if (labels.cite) {
    const citing = () => import(new URL(labels.cite, doc.baseURI));
    if (byId('_cite')) citing().then(cite => cite.onPage());
    else doc.addEventListener('toggle', ({target}) => {
      const known = target.matches('[data-of]') ? target : one(target, '[data-of]');
      if (target.open && known) citing().then(cite => cite.offer(known));
    }, true);
  }
}
