import type { Foreign, Words } from '../../core/card.ts'
import type { Story } from '../../core/story.ts'
import type { Language } from '../../core/workspace.ts'

/** Says of words within a text which language they are in; `null` where that is the reader's. */
export function inForeign(shown: Words, foreign: Foreign | null): Words {
  return foreign === null ? shown : { ...shown, foreign }
}

/** Words of somebody else in that language; `null` where it is the reader's, or not known. */
export function foreignWords(words: string, language: string | null, reader: Language): Foreign | null {
  return language === null || language === reader ? null : { words, language }
}

/** The publisher's headline as it may stand within a text of ours; `null` where it is in the reader's language. */
export function foreignTitle(story: Story, reader: Language): Foreign | null {
  return foreignWords(story.title, titleLanguage(story), reader)
}

/** That of the report which the headline was taken from; `null` where nobody reports the story. */
function titleLanguage({ url, sources }: Story): string | null {
  return (sources.find((source) => source.url === url) ?? sources[0])?.language ?? null
}
