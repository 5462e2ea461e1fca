import { LABS } from '../../core/heard-sources.ts'
import { lettersOf } from '../../core/letters-of.ts'
import { siteOf } from '../../core/publisher.ts'
import { LANGUAGES } from '../../core/workspace.ts'
import { anyOf } from '../cards/any-of.ts'
import { feedStringsOf } from '../cards/feed-strings.ts'
import { joinSentences } from '../cards/join-sentences.ts'
import { stringsOf } from '../cards/strings.ts'
import { shorten } from '../cards/visible-text.ts'
import { mistake, type CommandContext } from './command-context.ts'
import { didYouMean } from './did-you-mean.ts'
import { knownPublishers, type KnownPublisher } from './known-publishers.ts'
import { pastedAddress } from './pasted-address.ts'
import { exampleOf } from './read-options.ts'
import { splitList } from './split-list.ts'
import { splitNames } from './split-names.ts'
import { ALL_THE_SAME, LONGEST_NAME, meantAllTheSame } from './typed-name.ts'

const BARE_SITE = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}$/u
const MOST_NAMED = 5
/** What people call those who make models, as `lettersOf` has it, and what we call them. */
const CALLED_LABS: ReadonlySet<string> = new Set(
  [
    ...[LABS, 'lab', 'makers', '개발사', '연구소', '開発元', 'ラボ', '厂商', '实验室'],
    ...LANGUAGES.map((language) => stringsOf(language).labs),
  ].map(lettersOf),
)

/**
 * Publishers as a subscription keeps them, by what people write of them: the name of a feed or its beginning, a site, the
 * address of an article. Throws CommandMistake where no feed of theirs is read, which somebody may insist on (`example.com!`):
 * others may lead there.
 */
export async function readPublishers(
  context: CommandContext,
  option: string,
  typed: readonly string[],
): Promise<readonly string[]> {
  if (typed.length === 0) return []
  const known = await knownPublishers(context)
  // Whoever changes a subscription has meant the publishers in it before.
  const before = await context.deps.store.subscriptions.listOfChannel(context.channel.id)
  const meant = new Set(before.flatMap(({ filter }) => [...filter.publishers, ...filter.notPublishers]))
  const keptOf = (written: string): readonly string[] =>
    meant.has(written) ? [written] : calledLike(written, known, meant)
  const names = [...known.flatMap((one) => one.names), ...meant]
  const kept = withCommas(typed, names).flatMap((written) => {
    const found = keptOf(written)
    if (found.length > 0) return found
    const insisted = siteIn(meantAllTheSame(written) ?? '')
    if (insisted !== null) return [insisted]
    const apart = splitNames(written, (one) => keptOf(one).length > 0)
    if (apart !== null) return apart.flatMap(keptOf)
    throw notKnown(context, option, written, known)
  })
  return [...new Set(kept)]
}

/** What stood between commas, or several of it where one of these names has commas of its own. */
function withCommas(parts: readonly string[], names: readonly string[]): readonly string[] {
  const inParts = names.map((name) => splitList(name.toLowerCase())).filter(({ length }) => length > 1)
  const whole: string[] = []
  for (let at = 0; at < parts.length;) {
    const rest = parts.slice(at).map((part) => part.toLowerCase())
    const found = inParts.find((name) => name.every((part, index) => part === rest[index]))
    const length = found?.length ?? 1
    whole.push(parts.slice(at, at + length).join(', '))
    at += length
  }
  return whole
}

/** Those that are called so, or whose feeds lie there; none where nobody is, or where it may be several by a part of their names. */
function calledLike(written: string, known: readonly KnownPublisher[], meant: ReadonlySet<string>): readonly string[] {
  const letters = lettersOf(written)
  const exact = known.filter(({ kept, names }) => [kept, ...names].some((name) => lettersOf(name) === letters))
  if (exact.length > 0) return exact.map(({ kept }) => kept)
  if (CALLED_LABS.has(letters)) return [LABS]
  const site = siteIn(written)
  if (site === null) {
    const begun = begunLike(letters, known)
    return begun.length === 1 ? begun : []
  }
  const there = known.filter(({ sites }) => sites.includes(site))
  return there.length > 0 ? there.map(({ kept }) => kept) : meant.has(site) ? [site] : []
}

/** Those whose name or site begins so, as `the ledger` does `The Ledger: Money` and `theledger.example`. */
function begunLike(letters: string, known: readonly KnownPublisher[]): readonly string[] {
  if (letters === '') return []
  const starts = [letters, `the${letters}`]
  const begins = ({ kept, names }: KnownPublisher): boolean =>
    starts.some(
      (start) =>
        lettersOf(kept.split('.')[0] ?? '') === start || names.some((name) => lettersOf(name).startsWith(start)),
    )
  return known.filter(begins).map(({ kept }) => kept)
}

/** The site that was typed or whose address was pasted; `null` where it is none. */
function siteIn(written: string): string | null {
  const site = siteOf(BARE_SITE.test(written) ? `https://${written}` : pastedAddress(written))
  // A host of many without any of them is nobody.
  return site?.endsWith('/') === true ? null : site
}

function notKnown(context: CommandContext, option: string, written: string, known: readonly KnownPublisher[]) {
  const { strings, language } = context
  const begun = begunLike(lettersOf(written), known).slice(0, MOST_NAMED)
  const near = didYouMean(
    written,
    known.flatMap(({ kept, names }) => [kept, ...names]),
  )
  const likely = begun.length > 0 ? begun : near === null ? [] : [near]
  const site = siteIn(written)
  const insisted = site === null ? null : `${site}${ALL_THE_SAME}`
  const problem = joinSentences(
    // Of several that are called so, which one.
    ...(begun.length > 1 ? [] : [feedStringsOf(language).noneFits(shorten(written, LONGEST_NAME))]),
    ...(likely.length === 0 ? [] : [strings.didYouMean(anyOf(likely, language))]),
    ...(insisted === null ? [] : [strings.allTheSame(`${option}:${insisted}`)]),
  )
  const example = likely[0] ?? insisted ?? known[0]?.kept ?? `example.com${ALL_THE_SAME}`
  return mistake(context, problem, exampleOf(context, option, example))
}
