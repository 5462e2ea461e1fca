import type { Fact } from './evidence.ts'
import type { Money } from './money.ts'

const WORDS = String.raw`(?:\b(?:up to|as much as|at most|bis zu|jusqu['’]à|hasta)|최대|最大|(?:最高|最多|至多)(?:可?达)?)\s?(?:about |around |some |an? |약\s?|约\s?|約\s?)?`
/** Right before a sum: it is the most that there may be. */
export const CEILING = new RegExp(`${WORDS}$`, 'iu')
/** How far before a sum that may begin. */
export const CEILING_REACH = 20

const BEGINS_SO = new RegExp(`^${WORDS}`, 'iu')

/** Whether the words that tell a sum call it the most that there may be: `up to $1.2B`. */
export function isCeiling({ evidence }: Fact<Money>): boolean {
  return BEGINS_SO.test(evidence.quote)
}
