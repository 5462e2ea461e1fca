import type { Foreign, Words } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'

/** Says of words within a text which language they are in, where that is not the reader's. */
export function inForeign(shown: Words, words: string, language: string | null, reader: Language): Words {
  return language === null || language === reader ? shown : { ...shown, foreign: { words, language } }
}

/** The publisher's headline as it may stand within a title of ours; `null` where it is in the reader's language. */
export function foreignTitle(story: Story, reader: Language): Foreign | null {
  const language = titleLanguage(story)
  return language === null || language === reader ? null : { words: story.title, language }
}

/** The language of a story's headline, that of the report which it was taken from; `null` where nobody reports it. */
export function titleLanguage({ url, sources }: Story): string | null {
  return (sources.find((source) => source.url === url) ?? sources[0])?.language ?? null
}
