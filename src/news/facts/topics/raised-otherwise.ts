import type { ScannedField } from '../../scan-text.ts'

const SUM = String.raw`[$€£¥₹]\s?\d\S{0,10}(?: (?:million|billion|crore))?`
const RAISES = String.raw`\b(?:rais(?:es|ed|ing)|to raise|gets?|nets?|collects?|pulls in|brings in|secures)`

/** `raises $18B in bond sale`, `via bonds`, `$21B in share sale`: from whoever buys them on a market; what staff sell has a price of the company's. */
const ON_MARKETS = new RegExp(
  String.raw`${RAISES} ${SUM} (?:in|via|through|from|with) (?:(?!(?:employee|staff|secondary|insider|tender|private)\b)[\p{L}-]{1,16} ){0,3}(?:bonds?\b|(?:share|stock|equity) (?:sale|offering)\b)`,
  'iu',
)
/** `raises $100M for wildfire relief`, `in donations`, `at auction`: for which nobody gets a share. */
const GIVEN = new RegExp(
  String.raw`${RAISES} ${SUM} (?:in (?:[\p{L}-]{1,16} )?(?:donations?|pledges|ad(?:vertising)? sales)|for (?:[\p{L}-]{1,16} ){0,3}(?:relief|charit(?:y|ies)|victims|survivors|campaign|scholarships?)|at (?:an? |the )?(?:[\p{L}’'-]{1,16} )?(?:auction|gala)|on (?:Kickstarter|Indiegogo|GoFundMe))\b` +
    String.raw`|\b(?:Kickstarter|Indiegogo|GoFundMe|charity|telethon|scholarship fund|political campaign)\b[^.;:]{0,40} rais(?:es|ed) [$€£¥]|^(?:MrBeast|Wikipedia|Wikimedia|(?:The )?Red Cross|UNICEF|Greenpeace)\b[^,;:]{0,20} ${RAISES} [$€£¥]`,
  'iu',
)
/** `raises subscription to $12.99`: a price. */
const PRICE =
  /\brais(?:es|ed|ing) (?:its |the |their )?(?:[\p{L}-]{2,16} ){0,3}(?:subscriptions?|prices?|pricing|fees?|rates?|bount(?:y|ies)|wages?|rewards?|limits?|cap|minimum)\b[^.;:]{0,30}?(?:to|by) [$€£¥₹]\s?\d/iu
/** `founder charged with $50M fraud`; whoever raises beside it does. */
const CRIME =
  /\b(?:charged|indicted|convicted|sentenced|arrested|guilty|accused|jailed|prison)\b[^.;:]{0,60}\b(?:fraud|scam|scheme|Ponzi|embezzl\w{1,6}|stealing|laundering)|\b(?:fraud|scam|Ponzi|embezzl\w{1,6}|laundering)\b[^.;:]{0,60}\b(?:charged|indicted|convicted|sentenced|arrested|guilty|accused|jailed|prison)\b/iu
const RAISES_NOW = /\b(?:raises|to raise|secures|lands|closes)\b/iu
/** `Ukraine gets $50B loan`: a country, which no company stands before. */
const STATE_BORROWS =
  /^(?:Ukraine|Pakistan|Egypt|Argentina|Kenya|Nigeria|Ghana|Sri Lanka|Bangladesh|Greece|Turkey|Türkiye|Poland|Lebanon|Ethiopia|Ecuador|Jordan|Tunisia|Zambia|Angola|Senegal) (?:gets|secures|receives|wins|to get|lands) [$€£¥]/u

/** Whether money is collected, borrowed on a market, got by crime, or is a price: no company sells a part of itself for it. */
export function isRaisedOtherwise({ text, money }: ScannedField): boolean {
  if (money.length === 0) return false
  return (
    ON_MARKETS.test(text) ||
    GIVEN.test(text) ||
    PRICE.test(text) ||
    STATE_BORROWS.test(text) ||
    (CRIME.test(text) && !RAISES_NOW.test(text))
  )
}
