import type { ScannedField } from '../../scan-text.ts'
import { isReadAbroad } from './rounds-abroad.ts'
import { tellsOfRoundAbroad } from './told-abroad.ts'

/** What is expected goes up, and no money comes in: `raises guidance to $4B`. */
const RAISES_FORECAST =
  /\brais(?:es|ed|ing) (?:its |the )?(?:(?:full-year|annual|revenue|sales|profit|earnings|20\d\d|capex|spending) ){0,3}(?:guidance|forecast|outlook|dividend|estimates?)\b/iu
const RAISES_SUM = /\brais(?:es|ed|ing) (?:[A-Z]{0,3}[$€£¥])/u

/** What comes in from customers, or is paid for another company: `factura 50 millones`, `rachète`. */
const EARNS_ABROAD =
  /(?<!\p{L})(?:factur(?:a|ó|aron|ará)|setzt [^.;:]{1,30} um|umsatz (?:von|über)|chiffre d['’]affaires de|ventas (?:de|por)|(?:contrat|commande) de|contrato de|rachète|acquiert|übernimmt|kauft|compra|adquiere)(?!\p{L})|(?<=(?<!\p{L})\p{L}{0,12})auftrag (?:über|von)(?!\p{L})/iu

/** What viewers, givers, voters and taxpayers pay: `recauda 100 millones en taquilla`, `Il Telethon raccoglie`. */
const PAID_BY_ALL_ABROAD =
  /(?<!\p{L})(?:(?:au|im) box-office|en taquilla|al botteghino|(?:nas?|em) bilheterias?|an den kinokassen|(?:en|in) (?:impuestos|tasse)|em impostos|d['’]impôts|an steuern|t[eé]l[eé]th?[oó]n|spendengala|(?:euro|dollar|franken|an) spenden|(?:de|en) (?:dons|donaciones|donativos)|em doações|in donazioni|(?:s[au]|sua) campagn[ea](?! d)|(?:su|sua) campa(?:ña|nha)(?! d)|(?:campaña|campanha|campagne) (?:(?:é|e)le[ci]\p{L}{3,8}|pr[eé]siden\p{L}{3,6})|wahlkampf\p{L}{0,8})(?!\p{L})|^(?:(?:la|el|a|o|il) )?(?:hacienda|agencia tributaria|receita federal|fisco)(?!\p{L})/iu

/** `lands $42M contract with the Air Force`: what a customer or a state pays, and not what the money is for. */
const CONTRACT =
  /[$€£¥₹]\s?\d(?:\S{0,7}[^\s,;:])? (?:(?:billion|million|crore) )?(?:(?!(?:to|for|from|as|by|after|with) )[\p{L}.-]{1,16} ){0,3}?(?:contracts?|orders?|tax (?:breaks?|credits?))\b/iu
/** `ordered to pay $40M`, `agrees to pay $2M fine`, `écope d’une amende de` */
const PAYS =
  /(?<!\p{L})(?:amende|multa|(?:geld)?strafe|bußgeld) (?:de|d['’]|von|über|in höhe)|\b(?:ordered|agrees?|agreed|has|have|forced|told) to pay [^.;:]{0,16}[$€£¥₹]\s?\d/iu
/** `공모전 상금 1억원 유치`, `賞金1000万円を獲得`, `奖金100万元`: what is won, and no share is sold for. */
const PRIZE_EAST =
  /(?:상금|포상금|장학금|후원금|성금|과징금|벌금)\s?(?:총\s?|최대\s?)?\d|(?:賞金|奨学金|罰金)(?:総額)?\d|(?:奖金|奖学金|罚款)(?:总额)?\d/u
const ROUND_EAST = /투자|시리즈\s?[A-K]|시드|라운드|펀딩|출자|調達|シリーズ[A-K]|シード|出資|融资|募资|[A-K]\+?轮/u
const OF_MONEY =
  /\b(?:rais\w{1,3}|fund(?:s|ed|ing|rais\w{1,4})|financing|rounds?|series [a-k]|seed|valu\w{1,6}|invest\w{0,6}|equity|stakes?|loans?|debt|grants?)\b/iu

/** Whether a headline's money is earned, won, ordered, paid as a fine or only forecast; `language`: ISO 639-1. */
export function tellsOfEarnings(title: ScannedField, language: string): boolean {
  const { text, searched, money } = title
  if (searched.has(RAISES_FORECAST) && !RAISES_SUM.test(text)) return true
  const isPaid = money.length > 0 && (CONTRACT.test(text) || searched.has(PAYS))
  if (isPaid && !OF_MONEY.test(text)) return true
  if (money.length > 0 && PRIZE_EAST.test(text) && !ROUND_EAST.test(text)) return true
  if (isReadAbroad(language) && searched.has(PAID_BY_ALL_ABROAD)) return true
  return searched.has(EARNS_ABROAD) && !tellsOfRoundAbroad(title, language)
}
