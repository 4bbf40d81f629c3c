// The theme that a reader has chosen, before the page is drawn; and the choice at the foot, which nobody has without this script.
(root => {
  const show = theme => {
    theme ? root.dataset.theme = theme : delete root.dataset.theme;
    for (const meta of document.querySelectorAll('[name=theme-color]')) meta.content = getComputedStyle(root).backgroundColor;
  };
  let store;
  try { store = localStorage; } catch { return; }
  if (store.theme) show(store.theme);
  document.addEventListener('DOMContentLoaded', () => {
    const choice = document.getElementById('_theme');
    if (!choice) return;
    choice.value = store.theme || '';
    choice.parentNode.hidden = false;
    choice.onchange = () => show(store.theme = choice.value);
  });
})(document.documentElement);
