// What installs the team's app on a phone (W3C Web Application Manifest): one a language, and the icons, as hashed files
// like all others, so that `passerelle verify` compares them too.

import { readFileSync, readdirSync } from 'node:fs';
import { at } from '../launcher/project.mjs';

/** [name, size, purpose] of src/look/icons. */
const icons = [
  ['icon-192', '192x192', 'any'],
  ['icon-512', '512x512', 'any'],
  ['icon-maskable-512', '512x512', 'maskable'],
];
const touchIcon = 'apple-touch-icon';
/** `--plum` and `--paper` of src/look/tokens.css, light and dark. */
const colours = { theme: '#f9f4ea', themeDark: '#191318', background: '#f9f4ea' };
const source = 'fr';

/** @param {string} base address of the folder of the app @returns {import('vite').Plugin} */
export const appManifest = (base) => {
  const languages = readdirSync(at('locales')).map((file) => file.replace('.json', ''));
  const references = new Map();
  return {
    name: 'app-manifest',
    enforce: 'pre',
    buildStart() {
      const emit = (name, content) => this.emitFile({ type: 'asset', name, source: content });
      for (const [name] of [...icons, [touchIcon]])
        references.set(name, emit(`${name}.png`, readFileSync(at('src', 'look', 'icons', `${name}.png`))));
    },
    generateBundle() {
      for (const language of languages) {
        const texts = JSON.parse(readFileSync(at('locales', `${language}.json`), 'utf8'));
        const manifest = {
          id: '/equipe',
          start_url: '/equipe',
          scope: '/equipe',
          display: 'standalone',
          lang: language === 'en' ? 'en-CA' : `${language}-CA`,
          dir: 'ltr',
          name: texts.team_app_name,
          short_name: 'Passerelle',
          description: texts.team_app_description,
          background_color: colours.background,
          theme_color: colours.theme,
          icons: icons.map(([name, sizes, purpose]) => ({
            src: base + this.getFileName(references.get(name)),
            sizes,
            type: 'image/png',
            purpose,
          })),
          shortcuts: [{ name: texts.team_app_phone_request, url: '/equipe/appel' }],
        };
        references.set(
          language,
          this.emitFile({
            type: 'asset',
            name: `app-${language}.webmanifest`,
            source: JSON.stringify(manifest),
          }),
        );
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const named = (name) => {
          const file = Object.values(bundle ?? {}).find(({ names }) => names?.includes(name))?.fileName;
          return file && base + file;
        };
        const addresses = Object.fromEntries(
          languages.map((language) => [`data-${language}`, named(`app-${language}.webmanifest`)]),
        );
        return [
          {
            tag: 'link',
            attrs: { rel: 'manifest', href: addresses[`data-${source}`], ...addresses },
            injectTo: 'head',
          },
          {
            tag: 'link',
            attrs: { rel: 'apple-touch-icon', href: named(`${touchIcon}.png`) },
            injectTo: 'head',
          },
          ...[
            ['light', colours.theme],
            ['dark', colours.themeDark],
          ].map(([scheme, content]) => ({
            tag: 'meta',
            attrs: { name: 'theme-color', content, media: `(prefers-color-scheme: ${scheme})` },
            injectTo: 'head',
          })),
        ];
      },
    },
  };
};
