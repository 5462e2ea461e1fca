import { LANGUAGES, type Language } from '../core/workspace.ts'

/** `?lang=`, else what the browser likes best (RFC 9110, 12.5.4), else English. */
export function pageLanguage(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  const chosen = LANGUAGES.find((language) => language === asked)
  if (chosen !== undefined) return chosen
  const wishes = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map((one) => /^\s*q=([\d.]+)$/u.exec(one)?.[1]).find((value) => value !== undefined)
      return { subtag: tag.split('-', 1)[0]?.trim().toLowerCase(), quality: Number(quality ?? 1) }
    })
    // What has none is what the reader does not want.
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality)
  for (const { subtag } of wishes) {
    const known = LANGUAGES.find((language) => language === subtag)
    if (known !== undefined) return known
  }
  return 'en'
}
