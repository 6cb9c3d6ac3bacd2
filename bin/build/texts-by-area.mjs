// The texts are one module, and a module is never cut in two: with the first screen would come the texts of all those
// that are fetched later. For the bundle they are one module for each area (`team_settings_…`, `team_setup_…`).

const messages = /[\\/]src[\\/]texts[\\/]messages\.ts$/;
const prefix = 'virtual:texts/';

/** @returns {import('vite').Plugin} */
export const textsByArea = () => {
  /** Id of a part → its source. */
  const parts = new Map();
  let locales = '';
  return {
    name: 'texts-by-area',
    enforce: 'pre',
    resolveId(source, importer) {
      if (parts.has(source)) return { id: source, moduleSideEffects: false };
      // What each part imports, as the generated file did.
      return importer?.startsWith(prefix) ? locales : null;
    },
    load: (id) => parts.get(id) ?? null,
    transform(code, id) {
      if (!messages.test(id)) return null;
      locales = id.replace(/messages\.ts$/, 'locales.ts');
      const imports = code.match(/^import .*$/gm) ?? [];
      const areaOf = (text) => /^export const ([a-z0-9]+_[a-z0-9]+)/.exec(text)?.[1];
      const areas = Map.groupBy(code.match(/^export const .*$/gm) ?? [], areaOf);
      for (const [area, texts] of areas) parts.set(`${prefix}${area}.ts`, [...imports, ...texts].join('\n'));
      return [...parts.keys()].map((part) => `export * from '${part}';`).join('\n');
    },
  };
};
