/**
 * What links alone cannot do on the page of a conversation: after *Back*, the focus follows to the moment that shows;
 * and *Skip to content* goes to that moment, where its fragment would have left it.
 */
const shown = (): HTMLElement | null => {
  const target = document.getElementById(location.hash.slice(1));
  return target?.closest('.moment') ? target : document.getElementById('start');
};

addEventListener('hashchange', () => shown()?.focus());

document.querySelector('.skip[href="#main"]')?.addEventListener('click', (event) => {
  event.preventDefault();
  shown()?.focus();
});
