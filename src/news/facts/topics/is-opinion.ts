import type { ScannedField } from '../../scan-text.ts'

/** `Breakingviews - `, `Opinion: `, `Opinion | `, `Column-`: how outlets mark what somebody thinks of the news of others. */
const LABEL =
  /^(?:(?:Reuters |Guest )?(?:Breakingviews|BREAKINGVIEWS|Opinion|OPINION|Op-[Ee]d|Column|COLUMN|Commentary|COMMENTARY|Editorial|Viewpoint|Analysis|ANALYSIS|Explainer|EXPLAINER|Q&A|Interview|INTERVIEW|Podcast|Lex|Lex in depth|Heard on the Street))(?:\s?[:|–—]\s?| - |-(?=\p{Lu}))\S/u

/** Whether an outlet marks a headline as an opinion, an explanation or a conversation: what it is about was told before. */
export function isOpinion({ searched }: ScannedField): boolean {
  return searched.has(LABEL)
}
