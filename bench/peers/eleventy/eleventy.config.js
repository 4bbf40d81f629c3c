const months = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const day = (date) => date.toISOString().slice(0, 10);
const longDay = (date) => months.format(date);
const inOrder = (list, date) => list.toSorted((a, b) => date(a) - date(b));

export default function (config) {
  let people, terms, said, markdown;
  config.amendLibrary("md", (library) => {
    markdown = library.set({ typographer: true });
  });

  // The index of what was said, by speaker and by term; the latest articles are what it gives to the home page.
  config.addCollection("latest", (all) => {
    const bySlug = (tag) => new Map(all.getFilteredByTag(tag).map((page) => [page.fileSlug, page.data]));
    people = bySlug("people");
    terms = bySlug("glossary");
    said = new Map();
    const articles = all.getFilteredByTag("articles");
    for (const article of articles)
      for (const quote of article.data.quotes)
        for (const slug of [quote.speaker, ...quote.terms]) {
          if (!said.has(slug)) said.set(slug, []);
          said.get(slug).push({ article, quote });
        }
    return articles.slice(-20).reverse();
  });

  config.addFilter("day", day);
  config.addFilter("longDay", longDay);
  config.addFilter("inOrder", (quotes) => inOrder(quotes, (q) => q.date));
  config.addFilter("person", (slug) => people.get(slug));
  config.addFilter("said", (slug) => inOrder(said.get(slug) ?? [], (s) => s.quote.date));

  config.addShortcode("term", (slug) => {
    const term = terms.get(slug);
    return `<a href="/glossary/${slug}/" title="${term.about}">${term.title}</a>`;
  });
  config.addShortcode("quote", (id, quotes) => {
    const q = quotes.find((q) => q.id === id);
    const speaker = people.get(q.speaker);
    return `<figure id="${id}">
<blockquote cite="${q.url}">${q.text}</blockquote>
<figcaption><a href="/people/${q.speaker}/">${speaker.title}</a>, ${speaker.about}, ${q.venue}, <time datetime="${day(q.date)}">${longDay(q.date)}</time></figcaption>
<aside>${markdown.renderInline(q.note)}</aside>
</figure>`;
  });
  return { dir: { input: "content", includes: "../_includes" } };
}
