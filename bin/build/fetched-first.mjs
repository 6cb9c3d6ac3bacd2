// Chromium remembers for the life of a page that a module could not be fetched, and never asks for it again: a screen opened
// in a dead spot would stay closed until the app is loaded anew, locked. So what a dynamic import needs is fetched first, by
// fetch(), which may fail and be tried again; the import then finds it in the browser's cache (files are kept for ever).

const HELPER = '\0vite/preload-helper.js';

/**
 * In place of Vite's own preloading. Calls are `__vitePreload(load, files)`; `files` has the module and all it needs.
 * @param {string} base where the server serves the bundle
 * @returns {import('vite').Plugin}
 */
export const fetchedFirst = (base) => ({
  name: 'fetched-first',
  enforce: 'pre',
  load: (id) => (id === HELPER ? helper(base) : null),
});

const helper = (base) => `
const there = new Map();

const style = (url) => new Promise((resolve, reject) => {
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
  link.onload = resolve;
  link.onerror = () => {
    link.remove();
    reject(new TypeError('Failed to fetch ' + url));
  };
  document.head.append(link);
});

const script = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new TypeError('Failed to fetch ' + url);
  await answer.arrayBuffer();
};

const once = (file) => {
  const url = ${JSON.stringify(base)} + file;
  if (!there.has(url)) {
    const inPage = document.querySelector('[href="' + url + '"], script[src="' + url + '"]');
    const fetching = inPage ? Promise.resolve() : url.endsWith('.css') ? style(url) : script(url);
    there.set(url, fetching);
    fetching.catch(() => there.delete(url));
  }
  return there.get(url);
};

export const __vitePreload = async (load, files = []) => {
  await Promise.all(files.map(once));
  return load();
};
`;
