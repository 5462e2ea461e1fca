import type { Fact } from '../../core/evidence.ts'
import { everyMatch } from '../every-match.ts'
import { findOrganisations, organisationNamed } from '../names/find-organisations.ts'
import { factOf, type EvidenceSource } from './evidence-of.ts'

const MAXIMUM = 6
/** Where a list of those begins who take part. */
const OPENS =
  /\b(?:with (?:the )?(?:participation|backing|support|investments?) (?:from|of|by)|participation (?:from|of|by)|joined by|alongside|backed by|backers? (?:include|including)|investors? (?:include|including|such as)|from investors|other investors|new investors|existing (?:investors|backers)|also (?:participating|invest(?:ed|ing)) (?:were|are)?|co-investors?)\b/giu
/** Where such a list ends with what they did. */
const CLOSES =
  /(?:(?:\b(?:also )?(?:participated|joined|invested|took part|are investing|participating)\b)|(?:등이?\s?)?(?:참여|투자에 나|베팅|공동\s?투자)|(?:的)?(?:支持|백킹)|(?:의\s)?(?:지원을 받|백킹)|跟投|参投|参与(?:了)?(?:本轮|此轮|投资|投資)?|が参加|が出資|も参加|からの出資)/giu
const REACH = 120
/** Between two names of one list. */
const JOINT =
  /^(?:\s?(?:,|，|、|·|;|&|and|und|et|y|와|과|및|和|与|與|や|と)\s?|\s)+(?:the |existing (?:investors?|backers?) |investors? |새로운? )?$/iu
const CAPITALS = /[A-Z][\w&’'-]*(?:\.\w+)*(?: (?:[A-Z][\w&’'-]*|of|\d{3,4})){0,3}/gu

type Span = { readonly name: string; readonly start: number; readonly end: number }

function namesIn(text: string, from: number, to: number): Span[] {
  const part = text.slice(from, to)
  const known = findOrganisations(part).map(({ organisation, start, end }) => ({
    name: organisation.name,
    start: from + start,
    end: from + end,
  }))
  const shaped = everyMatch(part, CAPITALS)
    .map((match) => ({ name: match[0], start: from + match.index, end: from + match.index + match[0].length }))
    .filter(({ name, start, end }) => name.length > 2 && !known.some((one) => start < one.end && one.start < end))
  return [...known, ...shaped].sort((a, b) => a.start - b.start)
}

/** Names one after the other from the left, as long as only joints stand between them. */
function run(text: string, spans: readonly Span[], from: number): Span[] {
  const list: Span[] = []
  let at = from
  for (const span of spans) {
    const gap = text.slice(at, span.start)
    const isNext = list.length === 0 ? gap.length <= 24 && !/[.。;；]/u.test(gap) : JOINT.test(gap)
    if (!isNext) break
    list.push(span)
    at = span.end
  }
  return list
}

/** The same from the right: the list stands before its verb. */
function runBack(text: string, spans: readonly Span[], until: number): Span[] {
  const list: Span[] = []
  let at = until
  for (const span of [...spans].reverse()) {
    const gap = text.slice(span.end, at)
    const isNext =
      list.length === 0
        ? /^(?:\s|등|이|가|의|,|had|have|has|all|also|각각|공동|共同|等|が|も|from){0,4}$/iu.test(gap)
        : JOINT.test(gap)
    if (!isNext) break
    list.unshift(span)
    at = span.start
  }
  return list
}

/** Investors that the text says take part; not those who lead, nor the company itself. */
export function readInvestors(
  source: EvidenceSource,
  company: Fact<string> | null,
  leads: readonly Fact<string>[],
): readonly Fact<string>[] {
  const known = new Set(
    [company, ...leads].flatMap((fact) =>
      fact === null ? [] : [fact.value.toLowerCase(), fact.evidence.quote.toLowerCase()],
    ),
  )
  const facts: Fact<string>[] = []
  for (const field of ['title', 'summary'] as const) {
    const text = source.texts[field]
    const searched = source.searched[field]
    const lists: Span[][] = []
    for (const match of searched.all(OPENS)) {
      const from = match.index + match[0].length
      lists.push(run(text, namesIn(text, from, from + REACH), from))
    }
    for (const match of searched.all(CLOSES)) {
      const spans = namesIn(text, Math.max(0, match.index - REACH), match.index)
      // One unknown word before a verb may be anything; a list or a known name is one of investors.
      const list = runBack(text, spans, match.index)
      if (list.length > 1 || list.some(({ name }) => organisationNamed(name) !== null)) lists.push(list)
    }
    for (const { name, start, end } of lists.flat()) {
      const canonical = organisationNamed(name)?.name ?? name
      if (facts.length >= MAXIMUM || known.has(canonical.toLowerCase()) || known.has(name.toLowerCase())) continue
      known.add(canonical.toLowerCase())
      facts.push(factOf(source, canonical, field, start, end))
    }
  }
  return facts
}
