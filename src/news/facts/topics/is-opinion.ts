import type { ScannedField } from '../../scan-text.ts'

/** `Breakingviews - `, `Opinion: `, `Opinion | `, `Column-`: how outlets mark what somebody thinks of the news of others. */
const LABEL =
  /^(?:(?:Reuters |Guest )?(?:Breakingviews|BREAKINGVIEWS|Opinion|OPINION|Op-[Ee]d|Column|COLUMN|Commentary|COMMENTARY|Editorial|Viewpoint|Analysis|ANALYSIS|Explainer|EXPLAINER|Q&A|Interview|INTERVIEW|Podcast|Lex|Lex in depth|Heard on the Street))(?:\s?[:|–—]\s?| - |-(?=\p{Lu}))\S/u

/** Whether an outlet marks a headline as an opinion, an explanation or a conversation: what it is about was told before. */
export function isOpinion({ searched }: ScannedField): boolean {
  return searched.has(LABEL)
}

/** Cheap to look for: where it is not, nothing else is. */
const OF_A_ROUND = /\b(?:rounds?|valuations?|raise|funding|fundraise|financing|bet)\b|mega-?rounds?/iu
const MONEY_OF_SOMEBODY = String.raw`(?:[^:;,]{2,40}['’]s?|[Tt]h(?:e|is|at|ese)) (?:[^\s:;,]{1,16} ){0,5}?(?:[Rr]ounds?|[Vv]aluations?|[Rr]aise|[Ff]unding|[Ff]undraise|[Ff]inancing|[Mm]ega-?[Rr]ounds?|[Bb]et)`
const JUDGED = String.raw`(?:[Ss]hould(?:n['’]t)?|(?:[Dd]oes(?:n['’]t)? |[Dd]o(?:n['’]t)? )?(?:[Mm]akes?|[Mm]atters?|[Mm]eans?|[Ss]ignals?|[Ss]pells?|[Ss]cares?|[Ww]orr(?:y|ies)|[Pp]roves?|[Ss]hows?|[Ss]ays?|[Tt]ells?)|[Ii]s(?:n['’]t)?|[Aa]re(?:n['’]t)?)(?!\p{L})`
/** `Why Quillon's $40B round should worry you`, `Is Quillon's $10B valuation too high?`, `Quillon's $40B round makes no sense`: what somebody thinks of it. */
const JUDGES_ROUND = new RegExp(
  String.raw`^(?![^:]{4,60}: [^:]{2,60}? (?:[Rr]aises|[Ss]ecures|[Cc]loses|[Ll]ands|[Ll]eads)(?!\p{L}))(?:Why|What|How) ${MONEY_OF_SOMEBODY} ${JUDGED}|^(?:Is|Are|Does|Do|Should|Was) ${MONEY_OF_SOMEBODY}(?= )[^?]{2,60}\?$` +
    String.raw`|^${MONEY_OF_SOMEBODY} (?:[Ss]hould(?:n['’]t)? (?:[Ww]orry|[Ss]care|[Cc]oncern|[Tt]errify)|[Mm]akes (?:[Nn]o|[Pp]erfect|[Ll]ittle|[Zz]ero) [Ss]ense|[Ii]s (?:[Aa] |[Aa]n )?(?:[Aa]bsurd|[Cc]razy|[Ii]nsane|[Bb]argain|[Mm]istake|[Jj]oke|[Ww]arning|[Ww]ake-?up call|[Bb]ubble))(?!\p{L})`,
  'u',
)

/** Whether a headline weighs a round that was told before, or asks what it means; how a company came by its own is left open. */
export function judgesRound({ text, searched }: ScannedField): boolean {
  return searched.has(OF_A_ROUND) && JUDGES_ROUND.test(text)
}
