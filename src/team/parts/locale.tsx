/** The language that everything below speaks: my account's once signed in, the browser's before. */
import { createContext, type ReactNode, useContext, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { languageTag, type Locale, sourceLocale } from '#texts/locales.ts';

const LocaleContext = createContext<Locale>(sourceLocale);

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  useLayoutEffect(() => {
    document.documentElement.lang = languageTag(locale);
  }, [locale]);
  return (
    <LocaleContext value={locale}>
      <I18nProvider locale={languageTag(locale)}>{children}</I18nProvider>
    </LocaleContext>
  );
}

export const useLocale = (): Locale => useContext(LocaleContext);
