import type { Fact } from '../../../core/evidence.ts'
import { familyCalled } from '../../names/family-called.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { knownLine } from '../../names/known-lines.ts'
import { usualCompany } from '../../names/usual-company.ts'
import type { ScannedText } from '../../scan-text.ts'
import { easternMaker } from './eastern-maker.ts'
import {
  accountOwner,
  asVendor,
  makersNamed,
  showsModelsOnly,
  subjectOfRelease,
  type PlacedMaker,
} from './makers-named.ts'
import { NUMBERED_LINES } from './called-name.ts'
import { factOf, factOfUrl, type EvidenceSource } from '../evidence-of.ts'
import { isAccountOf, ownerOf } from '../hub-owner.ts'
import { siteOwner } from '../site-owner.ts'
import type { PlacedModel } from './placed-model.ts'

/** How far into a summary the maker of an unknown model is looked for. */
const SUBJECT_REACH = 160
/** Of a list in one run, another item begins: `#3 Harbour opens a shop #4 Quillon releases Quill 2`. */
const NEXT_ITEM = /\s#\d{1,3}\s/u
/** `Aurora 2: Microsoft's weather model`, where its name is also somebody's, or that of another's line. */
const NEXT_TO_NAME = /^(?::| [–—-]) $/u
const ITS_MODEL = /^['’]s? (?:[\p{L}\d-]{2,20} ){0,5}(?:models?|LLMs?)(?![\p{L}\d-])/u

/** Whose model a headline says behind its name that it is. */
function ownerBehind(scanned: ScannedText, { mention, field }: PlacedModel): PlacedMaker | null {
  if (field !== 'title') return null
  const { text } = scanned.title
  const isOwner = ({ start, end }: PlacedMaker): boolean =>
    NEXT_TO_NAME.test(text.slice(mention.end, start)) && ITS_MODEL.test(text.slice(end))
  return makersNamed(scanned, 'title').find(isOwner) ?? null
}

function makerNear(scanned: ScannedText, { mention, field }: PlacedModel): PlacedMaker | null {
  const inTitle = makersNamed(scanned, 'title')
  const before = field === 'title' ? inTitle.filter(({ end }) => end <= mention.start) : inTitle
  const isInItem = ({ end }: PlacedMaker): boolean =>
    field === 'title' || !NEXT_ITEM.test(scanned.summary.text.slice(end, mention.start))
  // `Nvidia falls as DeepSeek launches V9`: whose models are called by such a number.
  const byNumber = before.find(({ organisation }) => NUMBERED_LINES.get(organisation.name)?.[0].test(mention.name))
  return (
    byNumber ??
    before[0] ??
    inTitle[0] ??
    makersNamed(scanned, 'summary').find((one) => one.start < SUBJECT_REACH && isInItem(one)) ??
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
  if (owner === family.vendor || (owner !== null && showsModelsOnly(owner))) return null
  if (owner !== null) return { owner, length: account.length }
  return MADE_FROM_IT.test(name) || !isAccountOf(account, family) ? { owner: null, length: account.length } : null
}

/** Whose line of models its name tells; on the page of an account, a copy may be called as the line is. */
function makerOfLine({ texts: { title } }: EvidenceSource, { name, start }: ModelMention): string | undefined {
  return ACCOUNT.exec(title)?.[1]?.length === start - 1 ? undefined : knownLine(name)?.maker
}

/** Who made it, as a reader would say: the family's vendor, else who is said to bring it. */
export function readVendor(source: EvidenceSource, scanned: ScannedText, model: PlacedModel): Fact<string> | null {
  const { mention, field } = model
  const ofLine = makerOfLine(source, mention)
  // `Open-Sora` is none of Sora's; where no family is known, whoever is said to bring it made it.
  const wanted = mention.family === null ? undefined : (ofLine ?? mention.family.vendor)
  const other = otherOwner(source.texts.title, mention)
  if (other !== null) return other.owner === null ? null : factOf(source, other.owner, 'title', 0, other.length)
  const owner = ownerBehind(scanned, model)
  if (owner !== null && usualCompany(owner.organisation.name) !== wanted) return asVendor(source, owner)
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
  const account = accountOwner(source, scanned)
  if (account !== null) return account
  const own = makerNear(scanned, model)
  if (own !== null) return asVendor(source, own)
  const subject = subjectOfRelease(source, (name) => name.includes(mention.name))
  if (subject !== null) return subject
  const maker = easternMaker(source.texts.title)
  const isPartOfName = maker !== null && field === 'title' && mention.start < maker.end && maker.start < mention.end
  if (maker !== null && !isPartOfName) return factOf(source, maker.name, 'title', maker.start, maker.end)
  if (ofLine !== undefined) return factOf(source, ofLine, field, mention.start, mention.end)
  // `a new Gemini model`
  const vendor = familyCalled(mention.name)?.vendor
  if (vendor !== undefined) return factOf(source, vendor, field, mention.start, mention.end)
  // `소타AI가 …를 출시했다`: a headline that is no more than a name.
  const below = easternMaker(source.texts.summary)
  if (below !== null) return factOf(source, below.name, 'summary', below.start, below.end)
  const site = siteOwner(scanned.url)
  return site === null ? null : factOfUrl(source, site.name, scanned.url, site.start, site.end)
}
