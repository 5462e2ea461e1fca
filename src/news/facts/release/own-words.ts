import type { EvidenceField } from '../../../core/evidence.ts'
import { withPlainSigns } from '../../plain-signs.ts'
import { isRoundUp } from '../../readable-entry.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import type { ModelMention } from '../../names/find-models.ts'
import type { ScannedText } from '../../scan-text.ts'
import type { SearchedText } from '../../patterns/searched-text.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import { areListed } from './listed-models.ts'
import { isCompared } from './model-candidates.ts'
import { isSameModel } from './same-model.ts'

/** A model behind these is no subject: `an upgrade over X`, `built on X`. */
const NO_SUBJECT =
  /\b(?:after|before|behind|over|from|of|on|onto|to|by|with|in|into|for|at|as|since|using|via|includ\w{2,3}|follow\w{0,3}|succeed\w{0,3}|replac\w{1,3})\s(?:the |its |their |[\w-]{1,12}['’]s )?(?:[\w-]{1,12} )?["'“‘`]?$|(?:版|平替)\s?["“‘「]?$/iu
/** Where what is said of a subject ends. */
const SENTENCE_END = /[。！？!?\n;；]|\.(?=\s|$)/u
const SENTENCE_ENDS = /[。！？!?\n;；]|\.(?=\s|$)/gu
const CLAUSE_ENDS = '.,，、。;；:：!?！？'
const COMMA_BEHIND = /[,，]\s?$/u
const LONGEST_HEAD = 40
/** A figure of a rival's own: `X's 400K context`, `X (74%)`. */
const OWN_FIGURE =
  /^(?:['’]s\s(?:[\p{L}-]{1,12}\s){0,2}|\s?(?:의|的)\s?|\s?[(（]|\s(?:at|with|scor\w{1,3})\s)[~$€£¥]?\d[\d.,]{0,8}(?:[ -]?(?:%|[\p{L}-]{1,12})){0,3}/u
const LONGEST_FIGURE = 80
const LONGEST_SENTENCE = 400
const REACH_BEFORE = 60
/** `Nano Banana 9 (Gemini 9 Image)`. */
const ALIAS = /^\s?[(（]["“]?$/u
/** Takes the place of what is not read; no reader reads across it. */
const HIDDEN = ';'

/** Whether a mention names a model rather than a family, a team or a size. */
function isNamed({ name, family, version, variant, parameters }: ModelMention): boolean {
  if (family === null) return parameters !== null && name.length >= parameters.length + 3
  return version !== null || variant !== null || parameters !== null || family.isModelAlone
}

/** `Maverick has 400B`: the last word of a model's name as a subject. */
const SHORT_NAME =
  /(?<![\p{L}\p{N}-])([A-Z][a-z]{2,12})(?=\s(?:has|is|comes|costs|offers|supports|gets|packs|scores|runs|carries|with)\b|['"’”]?\s?[(（]|['’]s\s|,\s(?:an?|the|with)\s|['’]?[은는이가의](?![\p{L}])|[がはの]|拥有|支持|采用|则)/gu

function wordsOf({ variant }: ModelMention): readonly string[] {
  return variant?.split('-') ?? []
}

/** Where the models of the main one's family are called by their variants alone. */
function shortMentions(scanned: ScannedText, field: EvidenceField, main: ModelMention): readonly ModelMention[] {
  const family = [...scanned.title.models, ...scanned.summary.models].filter(
    (one) => one.family !== null && one.family === main.family && one.variant !== null && one.variant !== main.variant,
  )
  if (family.length === 0) return []
  const shared = new Set(wordsOf(main))
  const { text, models } = scanned[field]
  return everyMatch(text, SHORT_NAME).flatMap((match) => {
    const [, name = ''] = match
    const word = name.toLowerCase()
    const model = shared.has(word) ? main : family.find((one) => wordsOf(one).includes(word))
    const [start, end] = [match.index, match.index + name.length]
    const isPart = models.some((one) => one.start < end && start < one.end)
    return model === undefined || isPart ? [] : [{ ...model, start, end }]
  })
}

type Span = { readonly start: number; readonly end: number }
/** What is left of a field. */
type Left = { readonly text: string; readonly searched: SearchedText }

/** Of another model than the main one: told with it, only measured against it or part of it, or a subject of its own. */
type Role = 'ours' | 'aside' | 'other'

function roleOf(text: string, mention: ModelMention, previous: { readonly end: number; readonly role: Role }): Role {
  const { start, parameters } = mention
  const between = text.slice(previous.end, start)
  if (previous.role === 'ours' && ALIAS.test(between)) return 'ours'
  // `X and X Pro can …`: what is said of both is said of the main one; `X (30B) and Y 7B` have sizes of their own.
  if (areListed(between) && (previous.role === 'aside' || parameters === null)) return previous.role
  const before = text.slice(Math.max(previous.end, start - REACH_BEFORE), start)
  return isCompared(text, mention) || NO_SUBJECT.test(before) ? 'aside' : 'other'
}

/** Where the clause begins that ends with `text`: of `It is fast; a video model, ` behind the semicolon. */
function clauseStart(text: string): number {
  const end = COMMA_BEHIND.exec(text)?.index ?? text.length
  let at = end
  while (at > 0 && end - at < LONGEST_HEAD && !CLAUSE_ENDS.includes(text.charAt(at - 1))) at -= 1
  return at
}

/** What a field says of other models than the main one. */
function saidOfOthers(text: string, mentions: readonly ModelMention[], main: ModelMention): readonly Span[] {
  const areOurs = mentions.map((mention) => isSameModel(main, mention))
  const nextOurs: number[] = []
  let next = text.length
  for (let at = mentions.length - 1; at >= 0; at -= 1) {
    nextOurs[at] = next
    if (areOurs[at] === true) next = mentions[at]?.start ?? next
  }
  const hidden: Span[] = []
  let last: { readonly end: number; readonly role: Role } = { end: 0, role: 'other' }
  mentions.forEach((mention, at) => {
    const { start, end } = mention
    const isOwn = areOurs[at] === true
    if (!isOwn && !isNamed(mention)) return
    const previous = last
    const role = isOwn ? 'ours' : roleOf(text, mention, previous)
    last = { end: Math.max(previous.end, end), role }
    if (role === 'ours' || start < previous.end) return
    if (role === 'aside') {
      const figure = OWN_FIGURE.exec(text.slice(end, end + LONGEST_FIGURE))?.[0] ?? ''
      hidden.push({ start, end: end + figure.length })
      return
    }
    const before = text.slice(Math.max(previous.end, start - REACH_BEFORE), start)
    const sentence = text.slice(end, end + LONGEST_SENTENCE)
    const said = SENTENCE_END.exec(sentence)?.index ?? sentence.length
    hidden.push({
      start: start - before.length + clauseStart(before),
      end: Math.min(end + said, nextOurs[at] ?? text.length),
    })
  })
  return hidden
}

/** Of a round-up's item the sentences that do not name the model: its summary runs into the next items. */
function saidOfNoModel(text: string, mentions: readonly ModelMention[], main: ModelMention): readonly Span[] {
  const named = mentions.filter((mention) => isSameModel(main, mention)).map(({ start }) => start)
  const hidden: Span[] = []
  let start = 0
  let at = 0
  for (const end of [...everyMatch(text, SENTENCE_ENDS).map(({ index }) => index + 1), text.length]) {
    while ((named[at] ?? text.length) < start) at += 1
    if ((named[at] ?? text.length) >= end) hidden.push({ start, end })
    start = end
  }
  return hidden
}

function without(text: string, hidden: readonly Span[]): string {
  if (hidden.length === 0) return text
  let left = ''
  let at = 0
  for (const { start, end } of [...hidden].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(at, start)
    left += text.slice(at, from) + HIDDEN.repeat(end - from)
    at = end
  }
  return left + text.slice(at)
}

/**
 * What a text says of its main model: the same source, offset for offset, with what it says of other models hidden. So
 * `Y, a 405B model` is never a fact of X.
 */
export function ownWords(source: EvidenceSource, scanned: ScannedText, main: ModelMention): EvidenceSource {
  // Of an article's statements, too, a part is read; only a round-up's headline has it as it stands.
  const { title: whole } = source.wholes
  const isItem =
    isRoundUp(whole, scanned.language) && withPlainSigns(whole, scanned.language).includes(source.texts.title)
  const isAlone = [...scanned.title.models, ...scanned.summary.models].every((one) => one === main)
  if (isAlone && !isItem) return source
  const read = (field: EvidenceField): Left => {
    const { text } = scanned[field]
    const models = [...scanned[field].models, ...shortMentions(scanned, field, main)].sort((a, b) => a.start - b.start)
    const others = saidOfOthers(text, models, main)
    const hidden = isItem && field === 'summary' ? [...others, ...saidOfNoModel(text, models, main)] : others
    const left = without(text, hidden)
    const searched = source.searched[field]
    return { text: left, searched: left === text ? searched : searched.hiding(hidden, left) }
  }
  const title = read('title')
  const summary = read('summary')
  if (title.text === source.texts.title && summary.text === source.texts.summary) return source
  return {
    ...source,
    texts: { title: title.text, summary: summary.text },
    searched: { title: title.searched, summary: summary.searched },
  }
}
