// Quoting by selecting: on a source's page, words that are selected get a button that puts the front matter of a quote on the
// clipboard. The server makes it of the source's own words, or says why they can't be quoted.
import {make} from './overlay.js';

// What stands among a turn's words and is none of them.
const aside = '.who, .when, .cited, summary';
const blocks = 'p, li, blockquote, h2, h3, h4, td, th, dt, dd, pre, br';
const longest = 2000; // characters
const touch = matchMedia('(pointer: coarse)');

export class Quoting {
  #button; #box; #said; #area; #timer;

  constructor(overlay) {
    this.#button = make('button', {class: 'quote', type: 'button', hidden: true, 'aria-keyshortcuts': 'Alt+Q', title: 'Alt+Q',
      onpointerdown: event => event.preventDefault(), // or the selection goes before the click comes
      onclick: () => this.#copy()}, 'Copy as quote');
    this.#said = make('div', {class: 'told', role: 'status'});
    this.#area = make('textarea', {readonly: true, rows: '9', spellcheck: 'false', 'aria-label': 'The quote, to be copied', hidden: true});
    this.#box = make('div', {class: 'quoted'}, this.#said, this.#area,
      make('button', {type: 'button', class: 'shut', hidden: true, onclick: () => this.#shut()}, 'Close'));
    overlay.add(this.#button, this.#box);
    document.addEventListener('selectionchange', () => this.#look());
    addEventListener('scroll', () => this.#look(), {passive: true});
    addEventListener('resize', () => this.#look());
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#shut();
      if (event.altKey && event.code === 'KeyQ' && !this.#button.hidden) {
        event.preventDefault();
        this.#copy();
      }
    });
  }

  // look shows the button beside what is selected, where that can be quoted.
  #look() {
    const range = selected();
    this.#button.hidden = !range;
    if (!range) return;
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0);
    const last = rects.at(-1) ?? range.getBoundingClientRect();
    const {offsetWidth: width, offsetHeight: height} = this.#button;
    const gap = touch.matches ? 32 : 8; // the handles of a selection by touch hang below it
    const top = last.bottom + gap + height > innerHeight ? innerHeight - height - gap : Math.max(gap, last.bottom + gap);
    this.#button.style.insetBlockStart = `${top}px`;
    this.#button.style.insetInlineStart = `${Math.min(Math.max(8, last.right - width), innerWidth - width - 8)}px`;
  }

  async #copy() {
    const range = selected();
    if (!range) return;
    const asked = question(range);
    if (asked.why) return this.#tell(asked.why);
    let answer;
    try {
      const reply = await fetch('/_gloss/quote?' + new URLSearchParams(asked));
      if (!reply.ok) return this.#tell(await reply.text());
      answer = await reply.json();
    } catch {
      return this.#tell('The preview has stopped: nothing was copied.');
    }
    if (answer.refused) return this.#tell(answer.refused, answer.label, answer.hint);
    const where = 'below quotes: in the article’s front matter, and its words into the text';
    try {
      await navigator.clipboard.writeText(answer.block);
      this.#tell(`Copied. Put it ${where}.`, ...answer.notes ?? []);
    } catch {
      this.#tell(`Copy these lines. Put them ${where}.`, ...answer.notes ?? []);
      this.#area.value = answer.block;
      this.#area.hidden = false;
      this.#area.focus({preventScroll: true});
      this.#area.select();
    }
  }

  // tell says what has happened; it stays until the author closes it or quotes again.
  #tell(...lines) {
    this.#area.hidden = true;
    this.#said.replaceChildren(...lines.filter(Boolean).map(line => make('p', {}, line)));
    this.#box.classList.add('shown');
    this.#box.querySelector('.shut').hidden = false;
  }

  #shut() {
    this.#said.replaceChildren();
    this.#area.hidden = true;
    this.#box.classList.remove('shown');
    this.#box.querySelector('.shut').hidden = true;
  }
}

// selected gives what is selected of a source's text; undefined where nothing is.
function selected() {
  const body = document.querySelector('#_text .body'), selection = getSelection();
  if (!body || !slug() || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(body)) return;
  const whole = document.createRange();
  whole.selectNodeContents(body);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, whole.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
  return wordsOf(range).trim() ? range : undefined;
}

const slug = () => decodeURIComponent(location.pathname.match(/\/sources\/([^/]+)\//)?.[1] ?? '');

// wordsOf gives the text of a range without what is none of the speaker's words.
function wordsOf(range) {
  const {commonAncestorContainer: within} = range;
  if ((within.nodeType === Node.ELEMENT_NODE ? within : within.parentElement)?.closest(aside)) return '';
  const words = range.cloneContents();
  for (const node of words.querySelectorAll(aside)) node.remove();
  for (const node of words.querySelectorAll(blocks)) node.after('\n');
  return words.textContent;
}

// part gives what of a range lies in an element.
function part(range, node) {
  const inner = document.createRange();
  inner.selectNodeContents(node);
  if (range.compareBoundaryPoints(Range.START_TO_START, inner) > 0) inner.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inner) < 0) inner.setEnd(range.endContainer, range.endOffset);
  return inner;
}

// question gives what to ask the server of a range, or why there is nothing to ask.
function question(range) {
  const turns = [...document.querySelectorAll('#_text .turn')].filter(turn => range.intersectsNode(turn) && wordsOf(part(range, turn)).trim());
  if (new Set(turns.map(turn => turn.dataset.turn)).size > 1) {
    return {why: 'These words run from one turn into another: select what one of them says, and make two quotes.'};
  }
  const inside = turns[0] ?? document.querySelector('#_text .body');
  const words = turns.map(turn => wordsOf(part(range, turn))).join('\n').trim() || wordsOf(range).trim();
  if (words.length > longest) return {why: 'These are too many words for one quote.'};
  const before = document.createRange();
  before.selectNodeContents(inside);
  before.setEnd(range.startContainer, range.startOffset);
  const asked = {source: slug(), words};
  if (turns[0]) asked.turn = turns[0].dataset.turn;
  if (inside.contains(range.startContainer)) asked.before = wordsOf(before).slice(-80).replace(/^\S*\s/, '');
  return asked;
}
