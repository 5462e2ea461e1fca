import { endsWithRival } from '../facts/release/rivals.ts'
import { standsForOther } from '../facts/stands-for-other.ts'
import { familyCalled } from '../names/family-called.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { everyMatch } from '../patterns/every-match.ts'
import { companyKey } from './company-key.ts'

/** `OpenAI-backed`: who gave. */
const BACKED = /^[- ](?:backed|funded|linked)\b/iu
/** `the biggest since DeepSeek, …`, `catching up with Google, …`: what came before, and who is ahead. */
const AHEAD = /(?:^|[^\p{L}])(?:since|behind|catch(?:es|ing)? up (?:with|to)) $/iu
const REACH_BEFORE = 40
const REACH_AFTER = 12

type Makers = {
  /** Who may have made what a headline tells of, as company keys: its organisations that are no investors. */
  readonly makers: readonly string[]
  /** With those that only say who another is: `OpenAI rival`, `OpenAI-backed`. */
  readonly mentioned: readonly string[]
}

function isMaker(title: string, start: number, end: number): boolean {
  const before = title.slice(Math.max(0, start - REACH_BEFORE), start)
  const after = title.slice(end, end + REACH_AFTER)
  return (
    !standsForOther(title, start, end) && !BACKED.test(after) && !AHEAD.test(before) && !endsWithRival(before, after)
  )
}

export function makersIn(title: string): Makers {
  const found = findOrganisations(title.slice(0, 300))
    .filter(({ organisation }) => !organisation.isInvestor)
    .map(({ organisation, start, end }) => ({
      key: companyKey(organisation.name),
      isMaker: isMaker(title, start, end),
    }))
  return {
    makers: found.filter(({ isMaker }) => isMaker).map(({ key }) => key),
    mentioned: found.map(({ key }) => key),
  }
}

/** `the next generation of Claude`, `a new Gemini model`, `새 클로드 모델`: a line of which something new is told. */
const NEW_OF_LINE =
  /(?:\b(?:new|next|latest|(?:generation|version|member) of)|새로운|차세대|새|新しい|次世代|新一代|新的?)\s?([A-Z][a-zA-Z]{2,11}|[\p{Script=Hangul}\p{Script=Katakana}ー]{2,8}|\p{Script=Han}{2,4})(?![\p{L}\p{N}]|[- ]?\d)/gu

/** Who makes the lines of models that a headline without a maker tells something new of, as company keys. */
export function makersOfLines(title: string): readonly string[] {
  return everyMatch(title.slice(0, 300), NEW_OF_LINE).flatMap(({ 1: name = '' }) => {
    const family = familyCalled(name)
    return family === undefined ? [] : [companyKey(family.vendor)]
  })
}
