import type { ScannedField } from '../../scan-text.ts'
import { LISTED_COMPANIES } from './listed-companies.ts'

const SUM = String.raw`(?:[$€£¥]\s?\d|\d[\d.,]{0,8} (?:million|billion))`
const GETS =
  '(?:rais(?:es?|ed|ing)|secur(?:es?|ed|ing)|seek(?:s|ing)?|sell(?:s|ing)?|clos(?:es|ed|ing)|lands?|obtains?|gets|issu(?:es|ed|ing)|prices?|upsizes?|borrow(?:s|ed|ing)?|lines up|completes|announces|launches|plans|eyes|wants)'
/** How far it has come. */
const SAID =
  '(?:is|are|in|(?:advanced|early|late-stage) talks|talks|looks?|looking|to|said|set|plan(?:s|ning)?|consider(?:s|ing)?|weigh(?:s|ing)?|nears?|close|near|prepar(?:es|ing)|reportedly|also|just|has)'
const DEBT =
  '(?:debt|bonds?|notes|(?:(?:term|margin|bridge|syndicated) )?loans?|(?:credit|loan|debt|term loan) (?:facility|line)|revolver|convertibles?|private credit|commercial paper)'
/** `Oracle seeks $38 billion in debt`, `CoreWeave closes $2.6B term loan facility`, `Meta to raise $26B for data center` */
const BORROWS = new RegExp(
  String.raw`^(?:[^:;|]{2,24}[:|] )?${LISTED_COMPANIES}(?: (?:Platforms|Group|Computer))? (?:${SAID} ){0,6}?${GETS} (?:[^\s;:]{1,16} ){0,4}?(?:${SUM}[^;:]{0,48}? ${DEBT}|${DEBT}[^;:]{0,48}? ${SUM}|${SUM}[^;:]{0,32}? for (?:[^\s;:]{1,16} ){0,4}?data ?cent(?:er|re)s?)(?!\p{L})`,
  'iu',
)
/** What nobody gets who is on no exchange: `registered direct offering`, `margin loan backed by Arm shares`. */
const ON_AN_EXCHANGE =
  /\b(?:at-the-market|registered direct) (?:[a-z]{2,10} )?(?:offering|programme?|sale)\b|\bmargin loan\b|\bATM offering\b/iu
/** Who puts it into somebody is told as that, whatever it is called. */
const INTO =
  /\b(?:start-?up|in (?:a |its )?(?:series [a-k]|seed|funding round)|at (?:an? )?[$€£]\S{1,8}(?: \S{2,8})? valuation)\b/iu

/** Whether a headline's money is lent to a company on an exchange, or comes from whoever trades there: no round. */
export function tellsOfListedDebt({ text, searched, money }: ScannedField): boolean {
  if (money.length === 0 || INTO.test(text)) return false
  return searched.has(ON_AN_EXCHANGE) || BORROWS.test(text)
}
