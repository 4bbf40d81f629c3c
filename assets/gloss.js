// A term's definition beside the word, on hover, focus and tap. Everything here is on the page without it: a term is a link to its
// definition further down.
//
// With a mouse the pop-up opens by itself, so a click follows the link to the definition. With a finger the first tap opens, a second
// one follows. Tab goes from the term into the pop-up's links and on through the text; Escape closes.
'use strict';
{
  const openAfter = 200, closeAfter = 300; // milliseconds: a pointer passing by opens nothing, one on its way to the pop-up loses nothing
  const gap = 6, edge = 12; // CSS pixels: from the word, and from the window's edges

  let popup, term, timer, touched = false, quiet = false;

  const make = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  // line copies one line of a definition: its nodes and its language, without the place it has on the page.
  const line = (from, name, label) => {
    const node = make('p', {class: name});
    if (label) node.append(make('span', {class: 'label'}, label), ' ');
    node.append(...[...from.childNodes].map(child => child.cloneNode(true)));
    return node;
  };

  // fill puts into the pop-up what the page says of the term: the speaker's own meaning first where the word stands in a quotation
  // of a speaker who gave one.
  const fill = (definition, link) => {
    const get = name => definition.querySelector(':scope > .' + name);
    const name = line(definition.querySelector('dfn'), 'name');
    name.id = '_popup-term';
    const parts = [name];
    const speaker = link.closest('[data-speaker]')?.dataset.speaker;
    const own = speaker && [...definition.querySelectorAll(':scope > .own')].find(node => node.dataset.speaker === speaker);
    if (own) parts.push(line(own, 'own'));
    if (get('short')) parts.push(line(get('short'), 'short', definition.closest('[data-own]')?.dataset.own));
    const last = get('latest') && !own ? line(get('latest'), 'said') : make('p', {class: 'said'});
    if (get('all')) last.append(...(last.hasChildNodes() ? [' · '] : []), ...line(get('all'), 'all').childNodes);
    if (last.hasChildNodes()) parts.push(last);
    popup.replaceChildren(...parts);
  };

  // place puts the pop-up under its word, or above where there is more room, and never over it.
  const place = () => {
    const word = term.getBoundingClientRect();
    const {clientWidth, clientHeight} = document.documentElement;
    popup.style.maxHeight = '';
    const {width, height} = popup.getBoundingClientRect();
    const below = clientHeight - word.bottom - gap - edge, above = word.top - gap - edge;
    const under = height <= below || below >= above;
    const tall = Math.min(height, Math.max(under ? below : above, 96));
    const start = getComputedStyle(term).direction === 'rtl' ? word.right - width : word.left;
    popup.style.maxHeight = tall + 'px';
    popup.style.left = scrollX + Math.max(edge, Math.min(start, clientWidth - width - edge)) + 'px';
    popup.style.top = scrollY + (under ? word.bottom + gap : word.top - gap - tall) + 'px';
  };

  const open = link => {
    clearTimeout(timer);
    if (term === link) return;
    const definition = document.getElementById('term-' + link.dataset.term);
    if (!definition || !definition.querySelector(':scope > .short')) return;
    close();
    term = link;
    fill(definition, link);
    term.setAttribute('aria-details', popup.id);
    popup.showPopover();
    place();
  };

  const close = () => {
    clearTimeout(timer);
    if (!term) return;
    term.removeAttribute('aria-details');
    term = undefined;
    popup.hidePopover();
  };

  const soon = (task, delay) => { clearTimeout(timer); timer = setTimeout(task, delay); };
  const termAt = event => event.target.closest?.('a.term[data-term]');
  const inside = node => node instanceof Node && (popup.contains(node) || term?.contains(node));

  const keys = event => {
    if (!term) return;
    if (event.key === 'Escape') {
      const held = popup.contains(document.activeElement), back = term;
      close();
      if (held) { quiet = true; back.focus(); quiet = false; }
      return;
    }
    if (event.key !== 'Tab') return;
    const links = [...popup.querySelectorAll('a[href]')], active = document.activeElement;
    if (active === term && !event.shiftKey && links.length) {
      event.preventDefault();
      links[0].focus();
    } else if (event.shiftKey && active === links[0]) {
      event.preventDefault();
      term.focus();
    } else if (!event.shiftKey && active === links.at(-1)) {
      // The browser goes on from the word, as if the pop-up stood right after it.
      const back = term;
      close();
      quiet = true; back.focus(); quiet = false;
    }
  };

  if ('popover' in HTMLElement.prototype && document.querySelector('a.term[data-term]')) {
    popup = make('div', {class: 'popup', id: '_popup', popover: 'manual', 'aria-labelledby': '_popup-term'});
    document.querySelector('main').append(popup);
    document.addEventListener('pointerover', event => {
      if (event.pointerType === 'touch') return;
      const link = termAt(event);
      if (link) soon(() => open(link), openAfter);
      else if (popup.contains(event.target)) clearTimeout(timer);
      else if (term && !inside(document.activeElement)) soon(close, closeAfter);
      else if (!term) clearTimeout(timer);
    });
    document.addEventListener('pointerdown', event => {
      touched = event.pointerType === 'touch';
      if (!inside(event.target)) close();
    });
    document.addEventListener('click', event => {
      const link = termAt(event);
      if (link && touched && term !== link) {
        event.preventDefault();
        open(link);
      } else if (link || popup.contains(event.target) && event.target.closest('a')) {
        close();
      }
      touched = false;
    });
    document.addEventListener('focusin', event => {
      const link = termAt(event);
      if (link && !quiet && !touched && link.matches(':focus-visible')) open(link);
      else if (!link && !inside(event.target)) close();
    });
    document.addEventListener('keydown', keys);
    addEventListener('resize', close);
  }
}
