// Turns the page that is open into its next version, and leaves alone what the reader has done with it: where it is scrolled to,
// what has the focus, which pop-ups and details are open, and the target of its address.
import {Idiomorph} from './idiomorph.js';

export function morph(next) {
  if (scriptsOf(document) !== scriptsOf(next)) return location.reload();
  const target = document.querySelector(':target'), read = inView();
  attributes(document.documentElement, next.documentElement);
  head(next);
  Idiomorph.morph(document.body, next.body, {
    morphStyle: 'outerHTML',
    callbacks: {
      // A pop-up that a script of the page has made is not in the page as it is served.
      beforeNodeRemoved: node => !(node instanceof Element && node.matches('[popover]') && !next.getElementById(node.id)),
      beforeAttributeUpdated: (name, node) => !(/^aria-(controls|expanded)$/.test(name) && node.matches('a') || name === 'open' && node.matches('details')),
    },
  });
  for (const popup of document.querySelectorAll('.popup:popover-open')) {
    if (!document.querySelector(`[aria-controls="${popup.id}"]`)) popup.hidePopover(); // its word is gone
  }
  stay(read);
  if (target && !document.querySelector(':target')) {
    const {scrollX, scrollY} = window;
    location.replace(location.hash);
    scrollTo({left: scrollX, top: scrollY, behavior: 'instant'});
  }
}

// uses reports whether the page shows the file of an address.
export function uses(address) {
  const whole = new URL(address, location).href;
  return [...document.querySelectorAll('[src], [poster]')].some(node => node.currentSrc === whole || node.src === whole || node.poster === whole);
}

// blocks are the pieces of text that stand once on the page, by their text.
function blocks() {
  const found = new Map(), twice = new Set();
  for (const node of document.querySelectorAll('main :is(p, li, h1, h2, h3, h4, dt, dd, td, figure, pre):not([popover] *)')) {
    const text = node.textContent;
    if (found.has(text)) twice.add(text);
    found.set(text, node);
  }
  for (const text of twice) found.delete(text);
  return found;
}

// inView lists the pieces of text that the reader sees, and where.
function inView() {
  if (scrollY === 0) return [];
  return [...blocks()].map(([text, node]) => ({text, top: node.getBoundingClientRect().top})).filter(({text, top}) => text.trim() && top >= 0 && top < innerHeight);
}

// stay scrolls so that the first of them that is still there stands where it stood.
function stay(read) {
  if (!read.length) return;
  const now = blocks();
  const first = read.find(({text}) => now.has(text));
  if (!first) return;
  const root = document.documentElement;
  root.style.overflowAnchor = 'none'; // or the browser moves it a second time
  scrollBy({top: now.get(first.text).getBoundingClientRect().top - first.top, behavior: 'instant'});
  requestAnimationFrame(() => requestAnimationFrame(() => root.style.removeProperty('overflow-anchor')));
}

const scriptsOf = page => [...page.querySelectorAll('script[src]:not([data-page])')].map(script => script.getAttribute('src')).join('\n');

function attributes(node, next) {
  for (const {name} of [...node.attributes]) if (!next.hasAttribute(name)) node.removeAttribute(name);
  for (const {name, value} of next.attributes) if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

// head brings the title and the like up to date, and swaps style sheets: an old one goes when the new one is there, so that the page
// is never without.
function head(next) {
  const plain = page => [...page.head.children].filter(node => !node.matches('link[rel~=stylesheet], script[src]'));
  const sheets = page => [...page.querySelectorAll('link[rel~=stylesheet]')];
  const before = plain(document), after = plain(next);
  for (const node of before) if (!after.some(other => other.isEqualNode(node))) node.remove();
  for (const node of after) if (!before.some(other => other.isEqualNode(node))) document.head.append(document.importNode(node, true));

  const old = sheets(document), fresh = sheets(next);
  const gone = old.filter(sheet => !fresh.some(other => other.getAttribute('href') === sheet.getAttribute('href')));
  const coming = fresh.filter(sheet => !old.some(other => other.getAttribute('href') === sheet.getAttribute('href')));
  let waiting = coming.length;
  const done = () => { if (waiting-- <= 1) for (const sheet of gone) sheet.remove(); };
  if (!waiting) done();
  for (const [i, sheet] of coming.entries()) {
    const link = document.importNode(sheet, true);
    link.onload = done;
    link.onerror = () => link.remove(); // a newer one is on its way
    if (gone[i]) gone[i].after(link);
    else document.head.append(link);
  }
}
