import { CUES } from './cues.ts'
import type { Features } from './linear/linear-model.ts'
import type { ScannedField, ScannedText } from './scan-text.ts'

/** Sums that are told without a number. */
const VAGUE_MONEY =
  /[近超数逾约](?:十|百|千|数)?(?:亿|千万|百万|万)(?:美元|人民币|欧元|港元|日元|元)?|수(?:십|백|천)억\s?원?|\b(?:multi)?(?:millions|billions) of (?:dollars|euros)/giu

/** The field with every amount, model and organisation replaced by its kind: what is left is alike in all languages' news. */
function masked(field: ScannedField): string {
  const spans = [
    ...field.money.map(({ start, end }) => ({ start, end, mask: ' zmoney ' })),
    ...field.models
      .filter((mention) => mention.family !== null)
      .map((mention) => ({
        start: mention.start,
        end: mention.end,
        mask: mention.version === null ? ' zfamily ' : ' zmodel ',
      })),
    ...field.organisations.map(({ organisation, start, end }) => ({
      start,
      end,
      mask: organisation.isInvestor ? ' zinvestor ' : ' zorg ',
    })),
  ].sort((a, b) => a.start - b.start)
  let out = ''
  let at = 0
  for (const span of spans) {
    if (span.start < at) continue
    out += field.text.slice(at, span.start) + span.mask
    at = span.end
  }
  return (out + field.text.slice(at)).replaceAll(VAGUE_MONEY, ' zmoney ')
}

const MOST_WORDS = 220

function words(text: string): readonly string[] {
  return text.replaceAll(/\d+(?:[.,]\d+)*/gu, '0').match(/[\p{L}\p{N}]+|[?!:]/gu) ?? []
}

function isEastern(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3)
}

/** Runs of CJK have no spaces, Korean glues particles to words: character pairs and triples stand in for words. */
function addEastGrams(grams: Set<string>, text: string): void {
  let run = 0
  for (let at = 0; at < text.length; at += 1) {
    run = isEastern(text.charCodeAt(at)) ? run + 1 : 0
    if (run >= 2) grams.add(text.slice(at - 1, at + 1))
    if (run >= 3) grams.add(text.slice(at - 2, at + 1))
  }
}

function gramsOf(text: string, tokens: readonly string[]): ReadonlySet<string> {
  const grams = new Set<string>()
  let previous: string | null = null
  for (let at = 0; at < tokens.length && at < MOST_WORDS; at += 1) {
    const token = tokens[at] ?? ''
    grams.add(token)
    if (previous !== null) grams.add(`${previous} ${token}`)
    previous = token
  }
  addEastGrams(grams, text)
  return grams
}

function addGroup(features: Map<string, number>, prefix: string, grams: ReadonlySet<string>, norm: number): void {
  const value = norm / Math.sqrt(Math.max(4, grams.size))
  for (const gram of grams) features.set(prefix + gram, value)
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]{1,80})/u.exec(url)?.[1]?.toLowerCase() ?? ''
}

/** Who speaks, as far as the address tells. */
function speakerOf(scanned: ScannedText): string {
  const { url } = scanned
  if (/^r\/|reddit\.com\//u.test(`${scanned.feedName} ${url}`)) return 'community'
  if (/\barxiv\.org|\/papers\//u.test(url)) return 'paper'
  const host = hostOf(url)
  if (
    /(?:^|\.)(?:openai\.com|anthropic\.com|claude\.com|deepmind\.\w+|blog\.google|mistral\.ai|qwen\.ai|x\.ai|z\.ai|minimax\.io|moonshot\.\w+|kimi\.com|deepseek\.com|cohere\.com|stability\.ai)$|^(?:ai\.meta|seed\.bytedance)\./u.test(
      host,
    )
  )
    return 'lab'
  return host === 'huggingface.co' || host === 'github.com' ? 'hub' : 'press'
}

type Placed = { readonly cue: string; readonly at: number }

const MASKS = ['zmoney', 'zmodel', 'zfamily', 'zorg', 'zinvestor']
/** What changes the meaning of the rest by standing before or after it. */
const TURNING = new Set(
  'zmodel zfamily zmoney zorg zinvestor release raise product howto benchmark paper cloud price fund capex ipo acquisition'.split(
    ' ',
  ),
)

/** Who does what to what: the cues of a headline in the order in which they stand. */
function addOrder(features: Map<string, number>, placed: readonly Placed[]): void {
  const sorted = [...placed].sort((a, b) => a.at - b.at || (a.cue < b.cue ? -1 : 1))
  sorted.forEach(({ cue }, at) => {
    const next = sorted[at + 1]
    if (next !== undefined) features.set(`n ${cue} ${next.cue}`, 0.5)
    if (!TURNING.has(cue)) return
    for (const other of sorted.slice(at + 1)) if (TURNING.has(other.cue)) features.set(`o ${cue} ${other.cue}`, 0.5)
  })
  const turning = sorted.filter(({ cue }) => TURNING.has(cue)).map(({ cue }) => cue)
  features.set(`p ${turning.slice(0, 3).join(' ')}`, 0.7)
}

/** Features of a whole entry: hashed n-grams of the masked text, and what the extractors and cues found. */
export function textFeatures(scanned: ScannedText): Features {
  const features = new Map<string, number>()
  const { title, summary } = scanned
  const maskedTitle = masked(title).toLowerCase()
  const maskedSummary = masked(summary).toLowerCase()
  const titleWords = words(maskedTitle)
  const ofTitle = gramsOf(maskedTitle, titleWords)
  const lead = maskedSummary.slice(0, 700)
  const ofSummary = gramsOf(lead, words(lead))
  addGroup(features, 't ', ofTitle, 4)
  addGroup(features, 's ', ofSummary, 2.5)
  addGroup(features, 'a ', new Set([...ofTitle, ...ofSummary]), 2)
  const start = titleWords.slice(0, 3)
  if (start[0] !== undefined) features.set(`^ ${start[0]}`, 0.6)
  if (start.length > 1) features.set(`^2 ${start.slice(0, 2).join(' ')}`, 0.6)

  const flag = (name: string, on: boolean, value = 0.7): void => {
    if (on) features.set(`f ${name}`, value)
  }
  const opening = maskedSummary.slice(0, 260)
  const inTitle = new Map<string, boolean>()
  const order: Placed[] = []
  for (const [cue, pattern] of Object.entries(CUES)) {
    const at = maskedTitle.search(pattern)
    inTitle.set(cue, at >= 0)
    flag(`${cue}:t`, at >= 0)
    flag(`${cue}:s`, pattern.test(opening), 0.5)
    if (at >= 0 && cue !== 'raised' && cue !== 'released') order.push({ cue, at })
  }
  for (const mask of MASKS) {
    const at = maskedTitle.indexOf(` ${mask} `)
    if (at >= 0) order.push({ cue: mask, at })
  }
  addOrder(features, order)
  const has = (cue: string): boolean => inTitle.get(cue) === true
  const version = title.models.some((mention) => mention.family !== null && mention.version !== null)
  const known = title.models.some((mention) => mention.family !== null)
  const shaped = title.models.some((mention) => mention.family === null)
  const early = title.models.some((mention) => mention.family !== null && mention.start < 12)
  flag('money:t', title.money.length > 0)
  flag('money2:t', title.money.length > 1)
  flag('money:s', summary.money.length > 0, 0.5)
  flag('model:t', known)
  flag('version:t', version)
  flag('shaped:t', shaped)
  flag('early:t', early)
  flag('models3:t', title.models.length > 2)
  flag(
    'model:s',
    summary.models.some((mention) => mention.family !== null),
    0.5,
  )
  flag('org:t', title.organisations.length > 0)
  flag(
    'investor:t',
    title.organisations.some((mention) => mention.organisation.isInvestor),
  )
  flag('raise+money', has('raise') && title.money.length > 0, 1)
  flag('raise+round', has('raise') && has('round'), 1)
  flag('valuation+money', has('valuation') && title.money.length > 0, 1)
  flag('talks+money', has('talks') && title.money.length > 0, 1)
  flag('release+version', has('release') && version, 1)
  flag('release+known', has('release') && known, 1)
  flag('release+model', has('release') && has('model'), 1)
  flag('release+shaped', has('release') && shaped, 1)
  flag('release+product', has('release') && has('product'), 1)
  flag('rumour+version', has('rumour') && version, 1)
  flag('weights+model', has('weights') && (has('model') || known), 1)
  flag('fund without round', has('fund') && !has('round'), 1)
  flag('fund+money', has('fund') && title.money.length > 0, 1)
  flag('capex+money', has('capex') && title.money.length > 0 && !has('round'), 1)
  flag('version+howto', version && has('howto'), 1)
  flag('bare model', early && maskedTitle.replace(/zmodel|zfamily|[\W\d]/gu, '').length < 14, 1)
  flag(
    'model page',
    /^https:\/\/(?:huggingface\.co\/(?!blog|spaces|datasets|papers)[^/]+\/[^/]+|ollama\.com\/library)/u.test(
      scanned.url,
    ),
    1,
  )
  flag('code page', scanned.url.includes('github.com/'), 0.7)
  const vendors = new Set(title.models.flatMap((mention) => mention.family?.vendor ?? []))
  const makers = title.organisations.filter((mention) => !mention.organisation.isInvestor)
  flag(
    'own vendor',
    makers.some((mention) => vendors.has(mention.organisation.name)),
  )
  flag(
    'foreign vendor',
    vendors.size > 0 && makers.length > 0 && !makers.some((mention) => vendors.has(mention.organisation.name)),
  )
  const speaker = speakerOf(scanned)
  flag(`speaker ${speaker}`, true, 0.5)
  flag(`speaker ${speaker}+version`, version)
  flag(`speaker ${speaker}+early`, early)
  flag(`speaker ${speaker}+release`, has('release'))
  flag('no summary', summary.text === '')
  flag(`lang ${scanned.language}`, true, 0.3)
  flag(`host ${hostOf(scanned.url)}`, true, 0.8)
  flag(`feed ${scanned.feedName.toLowerCase()}`, true, 0.8)
  const slug = scanned.url.replace(/^https?:\/\/[^/]{1,80}/u, '').toLowerCase()
  addGroup(features, 'u ', new Set(slug.match(/[a-z]{3,20}/gu)?.slice(0, 30)), 1.2)
  return features
}
