// The preview's part of a page: it follows what the server says, takes over what has changed, and shows what is wrong. Without it
// the preview is the site as it is published.
import {follow} from './stream.js';
import {morph, uses} from './morph.js';
import {Overlay, reveal} from './overlay.js';
import {Quoting} from './quote.js';

const tag = document.querySelector('script[data-page]');
const overlay = new Overlay();
new Quoting(overlay);

// What this tab shows: the page's fingerprint, and whether it is the page, a page that could not be made, or none.
let shown = tag.dataset.page, status = tag.dataset.status, edition = 0;
let busy = false, again = false;

const stream = follow({changed: refresh, away: () => overlay.away(true), back: () => overlay.away(false)});
addEventListener('pageshow', event => { if (event.persisted) refresh(); });
list();
refresh();

// refresh asks what stands here now, one question at a time.
async function refresh() {
  again = true;
  if (busy) return;
  busy = true;
  try {
    while (again) {
      again = false;
      await compare();
    }
  } catch {
    // The server is gone: the stream says so, and that it is back.
  } finally {
    busy = false;
  }
}

async function compare() {
  const answer = await fetch('/_gloss/page?' + new URLSearchParams({at: location.pathname, since: edition}));
  if (!answer.ok) return;
  const state = await answer.json();
  stream.saw(state.revision);
  const picture = edition > 0 && state.changed?.some(uses);
  edition = state.edition;
  if (picture) return location.reload(); // its address is the same, so only loading anew shows it
  if (state.page !== shown && (state.status === 'here' || status !== 'here')) await take();
  overlay.show(state, status);
}

// take fetches the page and turns this one into it.
async function take() {
  const answer = await fetch(location.pathname + location.search);
  if (answer.redirected) return location.reload();
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const there = next.querySelector('script[data-page]');
  if (!there) return location.reload();
  morph(next);
  ({page: shown, status} = there.dataset);
  list();
}

// list makes links of the places that open in the author's editor, on the list of what is to do.
function list() {
  if (location.pathname !== '/_gloss/') return;
  reveal(document);
  for (const place of document.querySelectorAll('a[data-open]:not([data-open=""])')) place.href = place.dataset.open;
}
