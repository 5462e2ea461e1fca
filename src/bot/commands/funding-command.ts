import { text, type Card, type CardSection } from '../../core/card.ts'
import { ANY_STORY } from '../../core/any-story.ts'
import type { NameKind } from '../../core/name-kind.ts'
import type { StoryQuery } from '../../core/ports/story-store.ts'
import { COMMA } from '../cards/comma.ts'
import { countryName } from '../cards/country-name.ts'
import { roundupStringsOf } from '../cards/roundup-strings.ts'
import { formatSales, formatSums, notesOfSum } from '../roundup/print-sums.ts'
import type { CommandContext } from './command-context.ts'
import { ledgerName } from './ledger-name.ts'
import { listStories } from './list-stories.ts'
import { countryNamed } from './parse-country.ts'
import { readKnown, readKnownList } from './read-known.ts'
import { readAmountUsd, readList, readSince, readSort, readSubjects, readText } from './read-options.ts'
import { splitValues } from './split-values.ts'
import { withoutAny } from './without-any.ts'

/** `/funding`: rounds, with the sum of all that were announced. */
export async function runFunding(asked: CommandContext): Promise<Card> {
  const context = withoutAny(asked)
  const { workspace } = context
  const round = readText(context, 'round')
  const whose = await readWhose(context)
  const query: Omit<StoryQuery, 'limit' | 'offset'> = {
    ...ANY_STORY,
    ...whose,
    topic: 'funding',
    workspaceId: workspace.id,
    minAmountUsd: readAmountUsd(context, 'min_amount'),
    round: round === null ? null : readKnown(context, 'round', round, 'round'),
    from: readSince(context),
    sort: readSort(context),
  }
  return await listStories(inCodes(context, whose), titleOf(whose, context), query, await totals(context, query))
}

/** The same call with the codes of its countries: a button, which carries it to the next page, has room for many of those. */
function inCodes(context: CommandContext, { countries }: Whose): CommandContext {
  const { call } = context
  if (countries === null || readText(context, 'country') === null) return context
  return { ...context, call: { ...call, options: { ...call.options, country: countries.join(',') } } }
}

type Whose = Pick<StoryQuery, 'subjects' | 'investors' | 'countries'>

/** All that was asked for by name: `Funding rounds with a16z · Mistral AI · France`. */
function titleOf({ subjects, investors, countries }: Whose, { strings, language }: CommandContext): string {
  const [[investor], [company]] = [investors ?? [], subjects ?? []]
  const parts = [
    investor === undefined ? strings.topicTitle.funding : strings.roundsWith(investor),
    ...(company === undefined ? [] : [company]),
    ...(countries === null ? [] : [countries.map((code) => countryName(code, language)).join(COMMA[language])]),
  ]
  return parts.join(' · ')
}

/** Who raises, of which country, and who gives. */
async function readWhose(context: CommandContext): Promise<Whose> {
  const company = readText(context, 'company')
  const investors = await readSubjects(context, 'investor', 'investor')
  const wanted = readKnownList(context, 'country', readList(context, 'country'), 'country')
  const countries = wanted.length === 0 ? null : wanted
  if (company !== null && !(await isCompany(company, context))) {
    const investor = investors === null ? await findNamed('investor', company, context) : null
    if (investor !== null) return { subjects: null, investors: [investor], countries }
    const named = countries === null ? countriesNamed(company) : null
    if (named !== null) return { subjects: null, investors, countries: named }
  }
  return { subjects: await readSubjects(context, 'company', 'company'), investors, countries }
}

/** `null` where anything else is among them. */
function countriesNamed(typed: string): readonly string[] | null {
  const parts = splitValues(typed, countryNamed)
  const codes = parts.flatMap((part) => countryNamed(part) ?? [])
  return codes.length === parts.length ? [...new Set(codes)] : null
}

/** Of somebody who gives and never raised, or of a country, people ask as of a company: `/funding a16z`, `/funding Korea`. */
async function isCompany(typed: string, context: CommandContext): Promise<boolean> {
  return (await findNamed('company', typed, context)) !== null
}

async function findNamed(kind: NameKind, typed: string, { deps, workspace }: CommandContext): Promise<string | null> {
  return ledgerName(await deps.names.of([kind], workspace.id), typed, deps.names.usual(typed))
}

/** Rumours and talks are listed, but nothing of them is summed; what holders of shares got is told apart. */
async function totals(
  { deps, language, strings }: CommandContext,
  query: Omit<StoryQuery, 'limit' | 'offset'>,
): Promise<readonly CardSection[]> {
  const announced = { ...query, statuses: ['announced'], limit: 0, offset: 0 } as const
  const sums = await deps.store.stories.sumRounds(announced)
  const { sales } = sums
  const raised = formatSums(sums.raised, sums.raisedUsd, language)
  const told = [
    ...(raised === '' ? [] : [strings.total(sums.rounds, raised), ...notesOfSum(sums, language)]),
    ...(sales.rounds === 0 ? [] : [roundupStringsOf(language).salesApart(sales.rounds, formatSales(sales, language))]),
  ]
  return told.length === 0 ? [] : [{ heading: null, lines: told.map((sentence) => [text(sentence)]) }]
}
