import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { MODEL_FAMILIES, type ModelFamily } from '../../names/model-families.ts'
import type { OrganisationMention } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import type { ScannedText } from '../../scan-text.ts'
import { lazy } from '../../lazy.ts'
import { easternMaker } from './eastern-maker.ts'
import { NUMBERED_LINES } from './called-name.ts'
import { factOf, factOfUrl, type EvidenceSource } from '../evidence-of.ts'
import { hubOwner, isAccountOf, ownerOf } from '../hub-owner.ts'
import { siteOwner } from '../site-owner.ts'

type Placed = OrganisationMention & { readonly where: EvidenceField }

/** How far into a summary the maker of an unknown model is looked for. */
const SUBJECT_REACH = 160
/** Of a list in one run, another item begins: `#3 Harbour opens a shop #4 Quillon releases Quill 2`. */
const NEXT_ITEM = /\s#\d{1,3}\s/u
const SUBJECT =
  /^([A-Z][\w.]{1,20}(?: (?:AI|Labs?|Research|Studio|[A-Z][\w.]{1,16})){0,2})(?:\s?(?:(?:has |just |today )?(?:released?|releases|launche[sd]|unveils|unveiled|introduces|introduced|open[- ]source[sd]|debuts|emerges|ships|publishes|presents|reveals|rolls out|drops|announces|announced)\b|(?:团队|公司)?(?:正式|率先)?(?:发布|开源|推出)|、)|[’']s (?=new\b|[A-Z]))/u
/** A rival stands behind these. */
const RIVAL_BEFORE =
  /(?:\b(?:challeng\w{1,3}|rival\w{0,4}|beats?|beating|outperform\w{0,3}|surpass\w{0,3}|than|vs\.?|versus|against|like|matche[sd]|matching|takes? on|competes? with|alternative to)|超越|超过|对标|媲美|击败|优于|比肩) (?:\S{2,16}(?:, | and ))?$/iu
/** `Ex-Google researchers`: where somebody was before. */
const WAS_BEFORE = /\b(?:ex|former|formerly)[- ]$/iu
/** Behind whose terms a model has. */
const TERMS_BEHIND = /^ (?:\w{1,12} )?open model (?:licen[sc]e|agreement)/iu
/** Whom a headline begins with that names nobody. */
const NOBODY =
  /^(?:we|i|they|you|somebody|someone|start-?up|company|researchers?|scientists?|engineers?|developers?|team|lab|university)$/iu

/** Where models are shown, or made smaller. */
const NO_MAKER = /^(?:Hugging Face|GitHub|OpenRouter|LMArena|Unsloth AI|Reddit|Y Combinator)$/u

function makerNear(scanned: ScannedText, mention: ModelMention, field: EvidenceField): Placed | null {
  const usable = (where: EvidenceField): Placed[] =>
    scanned[where].organisations
      .filter(
        ({ organisation, start, end }) =>
          !organisation.isInvestor &&
          !TERMS_BEHIND.test(scanned[where].text.slice(end, end + 40)) &&
          !RIVAL_BEFORE.test(scanned[where].text.slice(Math.max(0, start - 40), start)) &&
          !WAS_BEFORE.test(scanned[where].text.slice(Math.max(0, start - 10), start)) &&
          !NO_MAKER.test(organisation.name),
      )
      .map((organisation) => ({ ...organisation, where }))
  const inTitle = usable('title')
  const before = field === 'title' ? inTitle.filter(({ end }) => end <= mention.start) : inTitle
  const isInItem = ({ end }: Placed): boolean =>
    field === 'title' || !NEXT_ITEM.test(scanned.summary.text.slice(end, mention.start))
  // `Nvidia falls as DeepSeek launches V9`: whose models are called by such a number.
  const byNumber = before.find(({ organisation }) => NUMBERED_LINES.get(organisation.name)?.[0].test(mention.name))
  return (
    byNumber ??
    before[0] ??
    inTitle[0] ??
    usable('summary').find((one) => one.start < SUBJECT_REACH && isInItem(one)) ??
    null
  )
}

const ACCOUNT = /^([\w.-]{2,40})\/([\w.-]{3,60})/u
/** The same model, stored with smaller numbers. */
const STORED_SMALLER =
  /(?:^|[-_.])(?:gguf|awq|gptq|mlx|onnx|exl\d|b?f(?:p?(?:4|8|16)|p32)|(?:nv|mx)fp\d|int[48]|\dbit|quantized)(?:$|[-_.])/iu
/** Another model, made from it. */
const MADE_FROM_IT = /uncensored|[ao]bliterat|unfiltered|jailb|crack|merged?(?:$|[-_.])|fine-?tune|roleplay/iu

/**
 * On whose account of a hub a model of a known family stands, where that is somebody else than its maker who made another
 * of it: `owner` is `null` for whom nobody knows. Neither is told as the maker's.
 */
function otherOwner(
  title: string,
  { family, start }: ModelMention,
): { readonly owner: string | null; readonly length: number } | null {
  const [, account = '', name = ''] = ACCOUNT.exec(title) ?? []
  if (account === '' || family === null || start !== account.length + 1 || STORED_SMALLER.test(name)) return null
  const owner = ownerOf(account)
  if (owner === family.vendor || (owner !== null && NO_MAKER.test(owner))) return null
  if (owner !== null) return { owner, length: account.length }
  return MADE_FROM_IT.test(name) || !isAccountOf(account, family) ? { owner: null, length: account.length } : null
}

/** `a new Gemini model`: a family by its name alone, which names no model of it. */
const wholeNames = lazy(() =>
  MODEL_FAMILIES.map((family) => ({ family, pattern: new RegExp(`^(?:${family.pattern})$`, 'iu') })),
)

function familyCalled(name: string): ModelFamily | undefined {
  return wholeNames().find(({ pattern }) => pattern.test(name))?.family
}

/** Who made it, as a reader would say: the family's vendor, else who is said to bring it. */
export function readVendor(
  source: EvidenceSource,
  scanned: ScannedText,
  mention: ModelMention,
  field: EvidenceField,
): Fact<string> | null {
  const wanted = mention.family?.vendor
  const other = otherOwner(source.texts.title, mention)
  if (other !== null) return other.owner === null ? null : factOf(source, other.owner, 'title', 0, other.length)
  if (wanted !== undefined) {
    const spans = (['title', 'summary'] as const).flatMap((where) =>
      scanned[where].organisations.map((organisation) => ({ ...organisation, where })),
    )
    // The lab that signs: DeepMind where the headline is its own, else its parent.
    const lab = scanned.title.organisations[0]
    if (wanted === 'Google' && lab?.organisation.name === 'Google DeepMind' && lab.start === 0)
      return factOf(source, 'Google DeepMind', 'title', lab.start, lab.end)
    const named = spans.find(({ organisation }) => organisation.name === wanted)
    return named === undefined
      ? factOf(source, wanted, field, mention.start, mention.end)
      : factOf(source, wanted, named.where, named.start, named.end)
  }
  const owner = hubOwner(scanned.url)
  if (owner !== null && !NO_MAKER.test(owner.name))
    return factOfUrl(source, owner.name, scanned.url, owner.start, owner.end)
  const own = makerNear(scanned, mention, field)
  if (own !== null) {
    const isLab = own.organisation.name === 'Google DeepMind' && own.where === 'title' && own.start === 0
    const name = own.organisation.name === 'Google DeepMind' && !isLab ? 'Google' : own.organisation.name
    return factOf(source, name, own.where, own.start, own.end)
  }
  // `Reve releases Aardvark 2`: the first capitalised words before a verb of release.
  for (const where of ['title', 'summary'] as const) {
    const subject = SUBJECT.exec(source.texts[where])?.[1]
    if (subject !== undefined && !subject.includes(mention.name) && !isPlace(subject) && !NOBODY.test(subject))
      return factOf(source, subject, where, 0, subject.length)
  }
  const maker = easternMaker(source.texts.title)
  if (maker !== null && !(field === 'title' && mention.start < maker.end))
    return factOf(source, maker.name, 'title', maker.start, maker.end)
  const vendor = familyCalled(mention.name)?.vendor
  if (vendor !== undefined) return factOf(source, vendor, field, mention.start, mention.end)
  const site = siteOwner(scanned.url)
  return site === null ? null : factOfUrl(source, site.name, scanned.url, site.start, site.end)
}
