// Search: words of the site are found here, in the browser, in files that were made with the site (internal/search says what stands in them).
// Few of them are asked for: the root, the shard that has a word, where its documents are, and how those are shown.
//
// The words of messages and the elements of results stand in the page: data-… of the form, and templates.
'use strict';
{
  const doc = document, form = doc.querySelector('form.search'), say = form.dataset;
  const input = form.querySelector('[type=search]'), told = doc.getElementById('_found'), out = doc.getElementById('_hits'), index = doc.getElementById('_index');
  const home = new URL(say.root, location.href.split(/[?#]/)[0]), kinds = ['term', 'person', 'article', 'source', 'statement'];
  const shown = {term: 3, statement: 8, article: 5, person: 3, source: 5}; // of each kind, at first
  const weights = [1, 3, 5, 9]; // of the levels
  const number = text => parseInt(text, 36);
  const make = (name, properties, ...children) => {
    const node = Object.assign(doc.createElement(name), properties);
    node.append(...children);
    return node;
  };
  // put fills a message's places, in which there may be elements.
  const put = (message, places) => message.split(/\{(\w+)\}/).map((part, i) => i % 2 ? places[part] ?? '' : part);

  // ── Words: what fold.go does ──

  const dropped = /[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b\u2060\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;
  const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  const spelled = {ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ς: 'σ', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا'};
  const fold = text => {
    const words = [];
    for (const [run] of text.normalize('NFKD').replace(dropped, '').replace(/[\u3041-\u30ff][\u3099\u309a]/g, s => s.normalize('NFC')).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const small = [...run].map(c => spelled[c] ?? spelled[c = c.toLowerCase()] ?? c).join('');
      for (const part of small.split(/([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)/u)) {
        const letters = [...part];
        if (letters.length && !unspaced.test(part)) words.push(letters.slice(0, 40).join(''));
        else if (letters.length === 1) words.push(part);
        else for (let i = 1; i < letters.length; i++) words.push(letters[i - 1] + letters[i]);
      }
    }
    return words;
  };

  // before compares as bytes of UTF-8 do: by code points.
  const before = (a, b) => {
    let i = 0;
    while (i < a.length && a[i] === b[i]) i++;
    return i < b.length && (i >= a.length || a.codePointAt(i) < b.codePointAt(i));
  };
  const backwards = word => [...word].reverse().join('');

  // distance is how many letters are to be changed, left out, put in, or swapped with their neighbours; more than most: Infinity.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let last, row = [...b, ''].map((_, i) => i), above;
    for (let i = 1; i <= a.length; i++) {
      [above, last] = [last, row];
      row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], above[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
    }
    return row[b.length] > most ? Infinity : row[b.length];
  };

  // ── Files ──

  const kept = new Map();
  const once = (name, read) => {
    if (!kept.has(name)) kept.set(name, read().catch(e => { kept.delete(name); throw e; }));
    return kept.get(name);
  };
  const load = async (address, how) => {
    const answer = await fetch(new URL(address, home), how);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  const file = (name, read) => once(name, async () => read(await load('search/index/' + name + '.txt')));
  const root = () => once('root', async () => {
    const r = JSON.parse(await load('search/index.json', {cache: 'no-cache'}));
    for (const of of ['words', 'ends', 'results']) r[of] = {depth: r[of].depth, list: lines(r[of].list)};
    r.starts = r.kinds.map((_, i) => r.kinds.slice(0, i).reduce((a, b) => a + b, 0));
    r.all = r.kinds.reduce((a, b) => a + b, 0);
    return r;
  });
  const lines = text => text ? text.split('\n').map(line => line.split(' ')) : [];

  // leaf gives the name of the file that may have a key.
  const leaf = async ({depth, list}, key) => {
    for (;; depth--) {
      let from = 0, to = list.length;
      while (to - from > 1) {
        const mid = from + to >> 1;
        if (before(key, list[mid][1] ?? '')) to = mid; else from = mid;
      }
      if (!list.length) return;
      const [name] = list[from];
      if (!depth) return name;
      list = await file(name, lines);
    }
  };

  // unfold gives the words of a shard: each begins like the one before.
  const unfold = (list, cut) => {
    let word = [];
    return list.map(line => {
      const at = cut(line);
      word = [...word.slice(0, number(line[0])), ...line.slice(1, at)];
      return [word.join(''), line.slice(at)];
    });
  };
  const words = text => {
    const [head, ...list] = text.trimEnd().split('\n');
    return {files: head ? head.split(' ') : [], list: unfold(list, line => line.indexOf('\t')).map(([word, told]) => [word, told.slice(1)])};
  };
  const shard = async word => {
    const name = await leaf((await root()).words, word);
    return name ? file(name, words) : {files: [], list: []};
  };
  const place = (list, word) => {
    let from = 0, to = list.length;
    while (from < to) {
      const mid = from + to >> 1;
      if (before(list[mid][0], word)) from = mid + 1; else to = mid;
    }
    return from;
  };
  const often = told => Math.max(...told.split('|').map(t => t.includes(':') ? number(t.split(':')[0]) : t.split(',').length));

  // formOf gives a word of a shard: where it stands, and the forms that stand at the same places.
  const formOf = (s, i, part = 1) => {
    const [word, told] = s.list[i];
    return {word, told, files: s.files, part, forms: s.list.filter(other => other[1] === told && other[0].startsWith(word.slice(0, Math.max(3, word.length / 2)))).map(other => other[0])};
  };

  // lookUp gives the forms that a reader may mean by a word: itself; of the last one also what it is the beginning of; else the nearest.
  const lookUp = async (word, begun) => {
    const s = await shard(word), at = place(s.list, word), exact = s.list[at]?.[0] === word;
    const found = exact ? [formOf(s, at)] : [];
    if (begun || !exact && [...word].length > 2) {
      let longer = [];
      for (let i = at + exact; s.list[i]?.[0].startsWith(word); i++) longer.push(i);
      longer = longer.sort((a, b) => often(s.list[b][1]) - often(s.list[a][1])).slice(0, exact ? 4 : 12);
      if (begun || longer.length) found.push(...longer.map(i => formOf(s, i, .4)));
    }
    if (found.length) return {word, found, begun: !exact};
    const letters = [...word], most = letters.length < 4 ? 0 : letters.length < 8 ? 1 : 2;
    let best = [];
    const consider = (other, frequent) => {
      const d = distance(letters, [...other], most);
      if (d <= most) best.push([d, -frequent, other]);
    };
    if (most) {
      for (const [other, told] of s.list) if (other[0] !== '=') consider(other, Math.min(9, Math.max(0, Math.floor(Math.log(often(told)) / Math.log(4)))));
      const name = await leaf((await root()).ends, backwards(word));
      if (name) for (const [other, often] of await file(name, text => unfold(text.trimEnd().split('\n'), line => line.length - 1))) consider(backwards(other), +often);
    }
    best.sort((a, b) => a[0] - b[0] || a[1] - b[1] || (before(a[2], b[2]) ? -1 : 1));
    if (!best.length) return {found, missing: word};
    const [away, , other] = best[0], near = await shard(other), there = place(near.list, other);
    return {found: near.list[there]?.[0] === other ? [formOf(near, there, .7)] : [], missing: word, instead: other, away};
  };

  const sum = (list, scale = 1) => {
    let last = 0;
    return list.split(',').map(step => last += Math.floor(number(step) / scale));
  };
  // postings gives the documents of a form with how much it tells of each: of the best of them, as many blocks as asked for.
  const postings = async ({told, files, part}, blocks) => {
    const r = await root(), all = new Map();
    let more = false;
    const enter = (document, level, size) => {
      const score = part * weights[level] * Math.log(1 + r.all / size);
      if (!(all.get(document) >= score)) all.set(document, score);
    };
    for (const stem of told.split('|')) {
      const [size, where] = stem.split(':');
      if (!where) {
        const list = stem.split(',');
        let last = 0;
        for (const step of list) {
          const v = number(step);
          enter(last += v >> 2, v & 3, list.length);
        }
        continue;
      }
      const at = where.split('/');
      more ||= at.length > blocks;
      for (const block of await Promise.all(at.slice(0, blocks).map(async b => (await file(files[number(b.split('.')[0])], t => t.split('\n')))[number(b.split('.')[1])]))) {
        block.split(';').forEach((list, i) => { if (list) for (const document of sum(list)) enter(document, 3 - i, number(size)); });
      }
    }
    return {all, more};
  };

  // result gives how a document is shown.
  const result = async n => {
    const r = await root();
    let {depth, list} = r.results, at = Math.floor(n / r.size);
    for (; depth; depth--) {
      const span = 64 ** depth;
      list = await file(list[Math.floor(at / span)][0], lines);
      at %= span;
    }
    return JSON.parse((await file(list[at][0], t => t.split('\n')))[n % r.size]);
  };

  // ── A question ──

  // ask reads what is asked for: words, phrases in quotation marks, filters.
  const ask = text => {
    const phrases = [];
    const rest = text.replace(/["“”„«»″]([^"“”„«»″]+)["“”„«»″]/g, (_, phrase) => {
      phrases.push(fold(phrase));
      return ' ';
    });
    return {text, phrases: phrases.filter(p => p.length), words: fold(rest), begun: /[\p{L}\p{N}\p{M}]$/u.test(rest)};
  };
  const kindOf = (r, n) => kinds[r.starts.findLastIndex((from, i) => n >= from && r.kinds[i])];

  // answer finds the documents, the best first.
  const answer = async (question, filters) => {
    const r = await root(), all = [...question.words, ...question.phrases.flat()];
    const looked = await Promise.all(all.map((word, i) => lookUp(word, question.begun && i === question.words.length - 1)));
    const phrased = new Set(looked.slice(question.words.length));
    for (const l of phrased) if (l.instead || l.begun) l.found = [];
    const keys = Object.entries(filters).filter(([k, v]) => v && k !== 'kind').map(([k, v]) => '=' + k[0] + '/' + v);
    const filtered = await Promise.all(keys.map(async key => {
      const s = await shard(key), i = place(s.list, key);
      return (await postings(s.list[i]?.[0] === key ? formOf(s, i) : {told: '', files: []}, 32)).all;
    }));
    const fits = n => filtered.every(f => f.has(n)) && (!question.phrases.length || kindOf(r, n) === 'statement');
    let scores, more, partly;
    for (let blocks = 1; ; blocks *= 4) {
      const lists = await Promise.all(looked.map(async l => {
        const parts = await Promise.all(l.found.map(form => postings(form, blocks)));
        const one = new Map();
        for (const {all} of parts) for (const [n, score] of all) if (!(one.get(n) >= score)) one.set(n, score);
        return {one, more: parts.some(p => p.more)};
      }));
      more = lists.some(l => l.more);
      partly = false;
      scores = new Map();
      if (!lists.length) for (const n of filtered[0]?.keys() ?? []) scores.set(n, 0);
      const least = lists.reduce((a, b) => a && a.one.size <= b.one.size ? a : b, undefined);
      for (const n of least?.one.keys() ?? []) if (lists.every(l => l.one.has(n))) scores.set(n, lists.reduce((sum, l) => sum + l.one.get(n), 0));
      for (const n of scores.keys()) if (!fits(n)) scores.delete(n);
      if (scores.size > 9 || !more || lists.length + filtered.length < 2 || blocks > 16) {
        if (!scores.size && !question.phrases.length && lists.length > 1) { // nothing has all of the words
          partly = true;
          for (const l of lists) for (const [n, score] of l.one) if (fits(n)) scores.set(n, (scores.get(n) ?? 0) + score);
        }
        break;
      }
    }
    let found = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([n]) => n);
    if (question.phrases.length) {
      found = await wordForWord(found, question.phrases);
      if (!found.length) return {...await answer({...question, phrases: [], words: all, begun: false}, filters), apart: true};
    }
    return {found, scores, looked, partly, more};
  };

  // wordForWord keeps the statements that have phrases; it looks at so many files of results at most.
  const wordForWord = async (found, phrases) => {
    const r = await root(), files = new Set(), exact = [];
    const has = (words, phrase) => words.some((_, i) => phrase.every((w, k) => words[i + k] === w));
    for (const n of found) {
      files.add(Math.floor(n / r.size));
      if (files.size > 48) break;
      const words = fold((await result(n)).t);
      if (phrases.every(p => has(words, p))) exact.push(n);
    }
    return exact;
  };

  // ── What is shown ──

  // bare gives an Arabic word without its article and what is written in one with that: of «والحوار», «حوار».
  const bare = word => word.replace(/^[وف]?(?:[بك]?ال|لل)(?=[\u0620-\u064a]{2})/, '');
  // formsOf gives the forms of words as they may stand in a text.
  const formsOf = looked => new Set(looked.flatMap(l => [l.word ?? '', ...l.found.flatMap(f => f.forms)]).flatMap(form => [form, bare(form)]));

  // marked gives a text with the words that were found in it marked, cut to what stands around the first.
  const marked = (text, looked, most = Infinity) => {
    const forms = formsOf(looked);
    const nodes = [], spots = [];
    for (const m of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      if (!unspaced.test(m[0])) {
        if (fold(m[0]).some(w => forms.has(bare(w)))) spots.push([m.index, m.index + m[0].length]);
        continue;
      }
      for (let i = 0; i < m[0].length; i++) if (forms.has(fold(m[0].slice(i, i + 2))[0])) {
        const at = m.index + i, end = Math.min(at + 2, m.index + m[0].length);
        if (spots.at(-1)?.[1] >= at) spots.at(-1)[1] = end; else spots.push([at, end]);
      }
    }
    let from = 0, to = text.length;
    if (to > most) {
      const first = spots[0]?.[0] ?? 0;
      if (first > most / 2) from = text.indexOf(' ', first - most / 3) + 1 || first - 20;
      to = Math.min(to, from + most);
      if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), spots[0]?.[1] ?? from + 20);
    }
    let at = from;
    for (const [a, b] of spots) if (a >= from && b <= to) {
      nodes.push(text.slice(at, a), make('mark', {}, text.slice(a, b)));
      at = b;
    }
    nodes.push(text.slice(at, to));
    return [from ? '… ' : '', ...nodes, to < text.length ? ' …' : ''];
  };

  const entry = (kind, hit, looked) => {
    const li = doc.getElementById('_hit-' + kind).content.firstElementChild.cloneNode(true);
    const slot = name => li.querySelector(`[data-slot="${name}"]`);
    const fill = (name, nodes) => {
      const node = slot(name);
      if (node && nodes.length) node.append(...nodes); else node?.remove();
    };
    const link = li.querySelector('a'), facts = hit.f ?? [], told = slot('facts');
    link.href = new URL(hit.a, home);
    const forms = kind === 'article' || kind === 'source' ? looked.flatMap(l => l.found.flatMap(f => f.forms)) : [];
    if (forms.length) link.hash = ':~:' + forms.slice(0, 8).map(f => 'text=' + encodeURIComponent(f)).join('&'); // a browser goes to the first that the page has
    fill('title', marked(hit.t, looked, kind === 'statement' ? 320 : Infinity));
    if (hit.l) for (const node of [link, slot('text')]) if (node) Object.assign(node, {lang: hit.l, dir: 'auto'});
    if (hit.p) for (const mark of li.querySelectorAll('.marks')) mark.remove();
    fill('text', hit.x ? marked(hit.x, looked, 200) : []);
    if (told) {
      const [first, ...rest] = facts;
      const by = told.querySelector('b');
      if (by) by.textContent = first; else rest.unshift(first);
      // Each keeps its own order, whichever way its neighbours are written.
      told.append(...rest.filter(Boolean).flatMap((f, i) => [i || by && first ? ' · ' : '', make('bdi', {}, f)]));
    }
    return li;
  };

  // around adds the words around a hit that stands in the text of a page, and leads to them.
  const around = async (li, looked) => {
    const link = li.querySelector('a'), forms = formsOf(looked);
    if (li.querySelector('mark')) return;
    const page = new DOMParser().parseFromString(await once(link.href, () => load(link.href)), 'text/html');
    const block = [...page.querySelectorAll('main :is(p, li, td, dd, h2, h3)')].find(p => !p.closest('nav, aside, details:not(.fold), .picture, footer') && fold(p.textContent).some(w => forms.has(bare(w))));
    if (!block) return;
    for (const mark of block.querySelectorAll('sup:is(.marker, .fnref)')) mark.remove(); // the number of a foot-note is none of the words
    for (const end of block.querySelectorAll('br')) end.replaceWith(' ');
    const text = block.textContent.replace(/\s+/g, ' ').trim(), nodes = marked(text, looked, 160), p = make('p', {className: 'summary'}, ...nodes);
    if (block.closest('[lang]') !== page.documentElement) p.lang = block.closest('[lang]').lang;
    p.dir = 'auto';
    li.querySelector('.summary')?.remove();
    li.append(p);
    const word = p.querySelector('mark')?.textContent, id = block.closest('main [id]:not(main)')?.id;
    link.hash = (id ? encodeURIComponent(id) : '') + (word ? ':~:text=' + encodeURIComponent(word).replace(/-/g, '%2D') : '');
  };

  // asked gives what an address asks for: no more than can be typed, since each word has files of its own.
  const asked = query => (query.get('q') ?? '').slice(0, Math.max(input.maxLength, 0) || undefined);

  let turn = 0; // of the question that was asked last
  const show = async () => {
    const mine = ++turn, query = new URLSearchParams(location.search), text = asked(query);
    const filters = Object.fromEntries(['kind', 'speaker', 'term', 'year'].map(k => [k, query.get(k) ?? '']));
    const question = ask(text), any = question.words.length + question.phrases.length + (filters.speaker || filters.term || filters.year ? 1 : 0);
    index.hidden = !!any;
    doc.title = (text.trim() ? text.trim() + ' · ' : '') + title;
    if (!any) {
      out.replaceChildren();
      told.textContent = '';
      return;
    }
    let answered;
    try {
      answered = await answer(question, filters);
    } catch {
      if (mine === turn) told.textContent = say.failed;
      return;
    }
    if (mine !== turn) return;
    const {found, scores, looked, more} = answered, r = await root(), by = Object.fromEntries(kinds.map(k => [k, []]));
    for (const n of found) by[kindOf(r, n)].push(n);
    explain(question, {...answered, found: filters.kind ? by[filters.kind] ?? [] : found});
    const chosen = kinds.filter(k => !filters.kind || k === filters.kind), main = make('div', {className: 'hits-main'}), side = make('div', {className: 'hits-side'});
    const sections = [];
    const best = kind => scores.get(by[kind][0]) ?? 0; // what a name says comes before what a text says
    for (const kind of ['term', 'person', 'statement', 'article', 'source'].sort((a, b) => best(b) - best(a))) {
      if (!chosen.includes(kind) || !by[kind].length) continue;
      const list = make('ol', {className: 'hits'}), section = make('section', {}, make('h2', {textContent: by[kind].length > 1 ? say[kind + 's'] : say[kind]}), list);
      sections.push({kind, list, section, at: 0, column: kind === 'article' || kind === 'source' ? side : main});
    }
    const fill = async s => {
      const part = by[s.kind].slice(s.at, s.at += s.at || filters.kind ? 20 : shown[s.kind]), hits = await Promise.all(part.map(result));
      if (mine !== turn) return;
      s.section.querySelector('button')?.remove();
      const items = hits.map(hit => entry(s.kind, hit, looked));
      s.list.append(...items);
      if (by[s.kind].length > s.at) s.section.append(make('button', {type: 'button', textContent: say.more, onclick: async () => {
        const last = s.list.lastElementChild;
        await fill(s);
        last.nextElementSibling?.querySelector('a').focus();
      }}));
      const few = {article: 5, source: 2}[s.kind] ?? 0; // a transcript may be long
      for (const li of items.slice(0, few)) around(li, looked).catch(() => {});
    };
    const tabs = make('ul', {className: 'kinds'}), all = found.length;
    const tab = (kind, name, n) => {
      const a = make('a', {href: address({kind}), textContent: name});
      if (filters.kind === kind) a.ariaCurrent = 'true';
      a.dataset.kind = kind;
      tabs.append(make('li', {}, a, ` ${n.toLocaleString(doc.documentElement.lang)}${more ? '+' : ''}`));
    };
    tab('', say.all, all);
    for (const kind of ['term', 'person', 'statement', 'article', 'source']) if (by[kind].length) tab(kind, by[kind].length > 1 ? say[kind + 's'] : say[kind], by[kind].length);
    const frame = [...(all ? [tabs] : []), main, ...(sections.some(s => s.column === side) ? [side] : [])];
    if (!sections.length) out.replaceChildren(...frame);
    try {
      for (const s of sections) { // one after the other: the first is there soon
        await fill(s);
        if (mine !== turn) return;
        s.column.append(s.section);
        if (s === sections[0]) out.replaceChildren(...frame);
      }
    } catch {
      if (mine === turn) told.textContent = say.failed;
    }
  };

  // typed gives a word as it was asked for.
  const typed = (text, word) => (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).find(w => fold(w).join('') === word) ?? word;

  // explain says what was found, and what not.
  const explain = (question, {found, looked, partly, apart, more}) => {
    const quote = text => say.quoted.replace('…', text), strong = text => make('strong', {textContent: text}), list = [];
    for (const l of new Map(looked.map(l => [l.missing, l])).values()) {
      if (!l.missing) continue;
      list.push(...put(say.missing, {word: quote(typed(question.text, l.missing))}), ' ');
      if (l.instead && l.found.length) list.push(...put(l.away > 1 ? say.far : say.near, {word: strong(l.instead)}), ' ');
    }
    if (apart) list.push(say.phrase, ' ');
    if (apart && found.length && !partly) list.push(say.apart, ' ');
    if (partly && found.length) list.push(say.partly, ' ');
    const n = found.length.toLocaleString(doc.documentElement.lang) + (more ? '+' : '');
    list.push(make('span', {className: list.length ? 'hidden' : ''}, ...put(found.length ? say.count : say.nothing, {n})));
    told.replaceChildren(...list);
  };

  // ── What a reader does ──

  const title = doc.title;
  const selects = [...form.querySelectorAll('select')];
  const address = change => {
    const query = new URLSearchParams(location.search);
    for (const [k, v] of Object.entries(change)) if (v) query.set(k, v); else query.delete(k);
    return Object.assign(new URL(location.href), {search: query, hash: ''}).href; // a path may begin with two strokes
  };
  let timer;
  const go = (change, push) => {
    try {
      history[push ? 'pushState' : 'replaceState'](null, '', address(change));
    } catch { // some browsers let a page change its address so often in ten seconds
      timer = setTimeout(() => go(change, push), 1000);
      return;
    }
    show();
  };
  const fromAddress = () => {
    const query = new URLSearchParams(location.search);
    input.value = asked(query);
    for (const s of selects) s.value = query.get(s.name) ?? '';
    if (selects.some(s => query.get(s.name))) choices().then(() => { for (const s of selects) s.value = query.get(s.name) ?? ''; }).catch(() => {});
    if (selects.some(s => query.get(s.name))) form.querySelector('details').open = true;
    show();
  };
  // choices are loaded when somebody wants to narrow a search.
  const choices = () => once('choices', async () => {
    const all = JSON.parse(await load('search/index/' + (await root()).choices + '.txt'));
    for (const s of selects) for (const {Value, Name} of all[s.name[0]] ?? []) s.append(make('option', {value: Value, textContent: Name}));
  });

  const links = () => [...out.querySelectorAll('ol a')];
  form.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(timer);
    go({q: input.value}, new URLSearchParams(location.search).get('q') !== input.value);
  });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => go({q: input.value}), 60);
  });
  for (const s of selects) s.addEventListener('change', () => go({[s.name]: s.value}, true));
  form.querySelector('details').addEventListener('toggle', () => choices().catch(() => {}));
  out.addEventListener('click', event => {
    const tab = event.target.closest('[data-kind]');
    if (!tab || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({kind: tab.dataset.kind}, true);
    told.focus();
  });
  doc.addEventListener('keydown', event => {
    const all = links(), at = all.indexOf(doc.activeElement), down = event.key === 'ArrowDown';
    if (!down && event.key !== 'ArrowUp' || event.target !== input && at < 0) return;
    const next = at < 0 ? down && all[0] : at || down ? all[at + (down ? 1 : -1)] : input;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  addEventListener('popstate', fromAddress);

  form.hidden = false;
  if (!location.search) input.focus();
  fromAddress();
}
