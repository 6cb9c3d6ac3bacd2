/**
 * What links alone cannot do on the page of a conversation: after *Back*, the focus follows to the moment that shows;
 * and *Skip to content* goes to that moment, where its fragment would have left it.
 */
const shown = (): HTMLElement | null => {
  const target = document.getElementById(location.hash.slice(1));
  return target?.closest('.turn') ? target : document.getElementById('start');
};

// A link took the focus there itself, and whoever has gone on to an answer meanwhile is not pulled back.
addEventListener('hashchange', () => {
  const moment = shown();
  if (!moment?.closest('.turn, .first')?.contains(document.activeElement)) moment?.focus();
});

document.querySelector('.skip[href="#main"]')?.addEventListener('click', (event) => {
  event.preventDefault();
  shown()?.focus();
});
