// One stream of events for all tabs of a browser, since a browser opens no more than six connections to a server: the tab that
// holds a lock has the stream and tells the others. Where there are no locks, each tab has one while it can be seen.
const first = 250, longest = 5000; // milliseconds from one attempt to reach the server to the next

// follow calls changed when something has changed, away when the server can't be reached, back when it can. What it gives has saw,
// to be told which revision is known already.
export function follow({changed, away, back}) {
  const channel = new BroadcastChannel('gloss-preview');
  let known, source, timer, pause = first, leading = false;

  const hear = ({revision}) => {
    if (!revision) return away();
    back();
    if (revision === known) return;
    known = revision;
    changed();
  };
  const say = message => {
    channel.postMessage(message);
    hear(message);
  };
  const connect = () => {
    clearTimeout(timer);
    source = new EventSource('/_gloss/events');
    source.onmessage = event => {
      pause = first;
      say({revision: event.data});
    };
    source.onerror = () => {
      source.close();
      source = undefined;
      say({});
      timer = setTimeout(connect, pause);
      pause = Math.min(pause * 2, longest);
    };
  };
  const leave = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  // wake tries again at once, or tells a tab that was opened or asleep what the others know.
  const wake = () => {
    if (!leading) return;
    if (!source) connect();
    else if (known && source.readyState === EventSource.OPEN) say({revision: known});
  };

  channel.onmessage = ({data}) => data.wake ? wake() : hear(data);
  document.addEventListener('visibilitychange', () => {
    if (!navigator.locks) {
      leading = !document.hidden;
      if (document.hidden) leave();
    }
    if (document.hidden) return;
    pause = first;
    channel.postMessage({wake: true});
    wake();
  });
  const lead = () => {
    leading = true;
    connect();
  };
  // A page that the browser keeps for its back button must hold neither the lock nor the stream.
  let release, given;
  const stand = () => {
    given = new AbortController();
    if (!navigator.locks) {
      if (!document.hidden) lead();
      return;
    }
    navigator.locks.request('gloss-preview', {signal: given.signal}, () => new Promise(done => {
      release = done;
      lead();
    })).catch(() => {}); // given up before it came
  };
  addEventListener('pagehide', () => {
    leading = false;
    leave();
    given.abort();
    release?.();
  });
  addEventListener('pageshow', event => { if (event.persisted) stand(); });
  stand();
  return {saw: revision => { known = revision; }};
}
