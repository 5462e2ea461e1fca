import type { EvidenceField } from '../../../core/evidence.ts'
import { SlotFeatures } from '../../linear/slot-features.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import type { Organisation } from '../../names/organisations.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { CompanySpan } from './company-spans.ts'

/** What it means to do: `to Build AI`. */
const AIMS: ReadonlySet<string> = new Set(
  'build building compete automate automating accelerate expand bring take turn make help power transform'.split(' '),
)
const DESCRIPTORS: ReadonlySet<string> = new Set(
  (
    'startup startups start-up start-ups maker platform company firm neobank provider developer app tool giant ' +
    'unicorn group service business emerges announce announces founder'
  ).split(' '),
)

/** Whether the text has the same word in small letters too: a noun, not a name. */
function isCommonWord(name: string, text: string): boolean {
  const lower = name.toLowerCase()
  if (lower === name || !/^[\p{Script=Latin}]+$/u.test(name)) return false
  const at = text.indexOf(lower)
  return at >= 0 && !/\p{L}/u.test(text[at - 1] ?? ' ') && !/[\p{L}.]/u.test(text[at + lower.length] ?? ' ')
}

/** `Neobank Revolut`: what it is, and its name. */
function endsInKnownName(name: string): boolean {
  const at = name.indexOf(' ')
  return at > 0 && organisationNamed(name) === null && organisationNamed(name.slice(at + 1)) !== null
}

/** Languages in Latin letters share what was learnt from English: there are too few examples of each. */
export function scriptOf(language: string): string {
  return language === 'ko' || language === 'zh' || language === 'ja' ? language : 'en'
}

/** What of an entry the names in it are held against. */
type Page = {
  /** Its address, with hyphens for all that is neither letter nor digit. */
  readonly slug: string
  readonly host: string | undefined
  readonly summaryLower: string
  readonly whole: string
  readonly script: string
}

export function pageOf({ title, summary, url, language }: ScannedText): Page {
  return {
    slug: hyphened(url.toLowerCase()),
    host: url.split('/')[2],
    summaryLower: summary.text.toLowerCase(),
    whole: `${title.text} ${summary.text}`,
    script: scriptOf(language),
  }
}

function hyphened(lower: string): string {
  return lower.replaceAll(/[^a-z0-9]+/gu, '-')
}

type NameHere = {
  readonly span: CompanySpan
  readonly field: EvidenceField
  readonly words: readonly string[]
  /** Whose name it is, where that is known. */
  readonly organisation: Organisation | null
}

/** What the name itself tells, where it stands, and where else on the page. */
export function nameFeatures(
  { span: { name, start, by }, field, words, organisation }: NameHere,
  { slug, host, summaryLower, whole, script }: Page,
): SlotFeatures {
  const features = new SlotFeatures()
  const flag = (feature: string, on: boolean, value = 1): void => {
    if (on) features.set(feature, value)
  }
  const lower = name.toLowerCase()
  const ownSlug = hyphened(lower)
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  const hasParts = words.length > 1
  features.setWord('in', field, 1)
  features.setWord('by', by, 1)
  features.setOf(1, 'by', by, field, script)
  flag('start', start === 0)
  if (start === 0) features.setWord('start', field, 1)
  if (start < 40) features.setWord('early', field, 1)
  flag('known', organisation !== null)
  flag('investor', organisation?.isInvestor === true)
  flag('ai company', organisation?.ai === true)
  if (organisation !== null) features.setWord('known', organisation.name, 0.7)
  features.setWord('size', String(words.length), 0.7)
  flag('digit', /\d/u.test(name))
  flag('camel', /[a-z][A-Z]/u.test(name))
  flag('slug start', name.length > 2 && slug.includes(`-${ownSlug}-`))
  flag('in title and summary', field === 'title' && summaryLower.includes(lower))
  flag('host', name.length > 3 && host?.includes(ownSlug.replaceAll('-', '')) === true)
  flag('ends in a known name', endsInKnownName(name))
  flag('descriptor last', hasParts && DESCRIPTORS.has(last))
  flag('descriptor first', hasParts && DESCRIPTORS.has(first))
  flag('aim', AIMS.has(first), 1.2)
  flag('common word', words.length === 1 && isCommonWord(name, whole))
  flag('quoted start', by === 'quoted' && start < 3)
  return features
}

export function addWordsOfName(features: SlotFeatures, words: readonly string[]): void {
  const [first] = words
  const last = words.at(-1)
  features.setWords('w', words, 0.6)
  if (first !== undefined && first !== '') features.setWord('w0', first, 0.6)
  if (last !== undefined && last !== '') features.setWord('w-', last, 0.6)
}
