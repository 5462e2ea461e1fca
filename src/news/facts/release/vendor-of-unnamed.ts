import type { Fact } from '../../../core/evidence.ts'
import type { ScannedText } from '../../scan-text.ts'
import { factOf, factOfUrl, type EvidenceSource } from '../evidence-of.ts'
import { siteOwner } from '../site-owner.ts'
import { standsForOther } from '../stands-for-other.ts'
import { easternMaker } from './eastern-maker.ts'
import { accountOwner, asVendor, makersNamed, subjectOfRelease } from './makers-named.ts'
import { vendorOfLine } from './vendor-of-line.ts'
import { textBefore } from '../../text-before.ts'

/** `OpenAI just launched`, `Amazon is reportedly developing`, `OpenAI and Amazon release`, `Baidu’s open`, `智谱正式发布`: what stands behind who brings it. */
const BRINGS: readonly RegExp[] = [
  /^(?:(?: and| &) (?-i:\p{Lu})[\p{L}\d]{1,16}){0,2} (?:\w{2,12}ly |has |have |is |will |to |just |today |also |now ){0,3}(?:releas(?:es?|ed|ing)|launch(?:es|ed|ing)?|unveil(?:s|ed|ing)?|introduc(?:es?|ed|ing)|open[- ]?sourc(?:es?|ed|ing)|debut(?:s|ed|ing)?|ships?|shipped|publish(?:es|ed)|presents?|presented|reveal(?:s|ed)?|roll(?:s|ed|ing)? out|drop(?:s|ped)?|announc(?:es?|ed|ing)|preview(?:s|ed|ing)?|show(?:s|ed|ing)|develop(?:s|ed|ing)?|build(?:s|ing)?|built|train(?:s|ed|ing)?|test(?:s|ed|ing)?|updat(?:es?|ed|ing)|teas(?:es?|ed|ing)|plan(?:s|ned|ning)?|prepar(?:es?|ed|ing)|work(?:s|ing) on)\b/iu,
  /^[’']s (?:(?:AI|(?-i:\p{Ll})\w{1,15}) ){0,4}?(?:new|newest|latest|first|next|open|own)\b/iu,
  /^(?:团队|公司)?(?:又|也|再|将|已|正式|今日|今天|宣布|首次|率先|重磅|突然|传|或|拟){0,3}(?:发布|推出|开源|上线|公布|公开|预告|测试|将推)/u,
]
/** `A new video model from`. */
const BROUGHT_BY = /\b(?:models?|LLMs?)\b[^,.;:]{0,30}\b(?:from|by) $/iu
/** `구글, … 공개`, `NTTが…を公開`: who begins a headline of the east and is parted from the rest. */
const BEGINS_EAST = /^(?:[,，、]|[가이은는]\s|[がは])/u
const REACH = 60

function isBringer(text: string, start: number, end: number): boolean {
  if (standsForOther(text, start, end)) return false
  const after = text.slice(end, end + REACH)
  if (BRINGS.some((pattern) => pattern.test(after)) || (start < 4 && BEGINS_EAST.test(after))) return true
  return BROUGHT_BY.test(textBefore(text, start, REACH))
}

/**
 * Who brings a model that a text does not name: who is said to in its headline, the owner of the page, else whoever its
 * first words call, else who makes the line that it is about. `null` where nobody is, or only rivals and backers are.
 */
export function vendorOfUnnamed(source: EvidenceSource, scanned: ScannedText): Fact<string> | null {
  const { text } = scanned.title
  const bringer = makersNamed(scanned, 'title').find(({ start, end }) => isBringer(text, start, end))
  if (bringer !== undefined) return asVendor(source, bringer)
  const account = accountOwner(source, scanned)
  if (account !== null) return account
  const site = siteOwner(scanned.url)
  if (site !== null) return factOfUrl(source, site.name, scanned.url, site.start, site.end)
  const subject = subjectOfRelease(source, () => false)
  if (subject !== null) return subject
  const maker = easternMaker(source.texts.title)
  return maker === null ? vendorOfLine(source) : factOf(source, maker.name, 'title', maker.start, maker.end)
}
