// React Aria empties its announcements by `innerHTML = ''`, which Trusted Types refuse: the screen would stop at the
// first key in a date or a time. The same thing without HTML.

const announcer = /[\\/]react-aria[\\/].*[\\/]LiveAnnouncer\.m?js$/;

/** @returns {import('vite').Plugin} */
export const emptyWithoutHtml = () => {
  let found = 0;
  return {
    name: 'empty-without-html',
    transform(code, id) {
      if (!announcer.test(id)) return null;
      const changed = code.replaceAll(/\.innerHTML = ''/g, () => {
        found++;
        return '.replaceChildren()';
      });
      return { code: changed, map: null };
    },
    buildEnd(error) {
      if (!error && found !== 2)
        throw new Error(
          'React Aria’s announcer has changed: see whether it still writes HTML, then mend bin/build/empty-without-html.mjs.',
        );
    },
  };
};
