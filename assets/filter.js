// Filters of a list: they show the entries of a speaker or a term in their place. Without a script their links lead to pages that have the
// same. What is chosen stands in the address, so that it can be passed on.
{
  const nav = document.querySelector("[data-filter]"), list = nav.parentNode.querySelector("ol.timeline"), items = [...list.children];
  const choice = (a) => Object.entries(a.dataset)[0];

  const show = () => {
    const query = new URLSearchParams(location.search), speaker = query.get("speaker"), term = query.get("term");
    let shown = 0, goesOn = false;
    for (const li of items.toReversed()) {
      const { dataset: { speaker: by, terms = "" } } = li;
      const on = (!speaker || by === speaker) && (!term || terms.split(" ").includes(term));
      shown += on;
      li.hidden = !on && !goesOn;
      li.classList.toggle("off", !on && goesOn); // only what it says for those after it
      goesOn = li.matches(".run") && !li.hidden;
    }
    const some = shown < items.length;
    list.classList.toggle("some", some);
    for (const a of nav.querySelectorAll("a")) {
      const [key, value] = choice(a);
      a.ariaCurrent = (query.get(key) ?? "") === value ? "true" : null;
    }
    nav.querySelector("[role]").textContent = some ? nav.dataset.filter.replace("{n}", shown).replace("{all}", items.length) : "";
  };


  nav.addEventListener("click", (e) => {
    const a = e.target.closest("a");
    if (!a || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    const [key, value] = choice(a), query = new URLSearchParams(location.search);
    query.delete(key);
    if (value) query.set(key, value);
    history.replaceState(null, "", location.pathname + (query.size ? "?" + query : ""));
    show();
  });

  show();
}
