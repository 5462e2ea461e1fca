import { heardSources, isOfAny } from './heard-sources.ts'
import { holdsAnyWord } from './holds-word.ts'
import { plainCompany } from './plain-company.ts'
import { publishersAmong } from './publisher.ts'
import type { Story } from './story.ts'
import { investorsOf, subjectsOf } from './subject.ts'
import { isUncertain, statusNamed, tellsOfTalk } from './status.ts'
import type { SubscriptionFilter } from './subscription.ts'
import type { VerdictRule } from './verdict.ts'
import { modelsOf } from './models-of.ts'

/** The first rule of the filter that refuses the story, `null` when it passes them all. */
export function refusingRule(story: Story, filter: SubscriptionFilter): VerdictRule | null {
  const { facts, status, sources } = story
  if (!filter.rumours && isOnlyTalk(story)) return 'rumour'
  if (filter.statuses.length > 0 && !filter.statuses.includes(status)) return 'other-status'
  if (facts.topic === 'model-release') {
    if (filter.openWeightsOnly && status !== 'open-weights') return 'no-open-weights'
  } else {
    if (filter.aiOnly && facts.isAi === false) return 'not-ai'
    if (filter.minAmountUsd !== null && (facts.amountUsd ?? 0) < filter.minAmountUsd) return 'below-min-amount'
    if (filter.rounds.length > 0 && !filter.rounds.includes(facts.round?.value ?? '')) return 'other-round'
    if (filter.countries.length > 0 && !filter.countries.includes(facts.country?.value ?? '')) {
      return facts.country === null ? 'unknown-country' : 'other-country'
    }
  }
  if (filter.subjects.length > 0 && !concerns(story, filter.subjects)) return 'other-subject'
  if (isAbout(story, filter.notSubjects)) return 'left-out-subject'
  const heard = heardSources(sources, filter.notPublishers)
  if (heard.length === 0 && sources.length > 0) return 'left-out-source'
  if (filter.publishers.length > 0 && !heard.some((source) => isOfAny(source, filter.publishers))) return 'other-source'
  if (filter.languages.length > 0 && !heard.some(({ language }) => filter.languages.includes(language))) {
    return 'other-language'
  }
  if (filter.words.length > 0 && !holdsAnyOf(story, filter.words)) return 'no-word'
  if (holdsAnyOf(story, filter.notWords)) return 'left-out-word'
  return filter.minSources > 1 && publishersAmong(heard).length < filter.minSources ? 'few-sources' : null
}

/** Whether nothing of a story was ever told as sure. A denial of what was only talk tells those of it who never heard of it. */
function isOnlyTalk({ status, changes }: Story): boolean {
  if (status !== 'denied') return isUncertain(status)
  const before = changes.flatMap(({ kind, from }) => (kind === 'status' ? (statusNamed(from) ?? []) : []))
  return before.every(tellsOfTalk)
}

/** Whether a story passes the filter and is about nobody who is muted. */
export function isWanted(story: Story, filter: SubscriptionFilter, muted: readonly string[]): boolean {
  return !isAbout(story, muted) && refusingRule(story, filter) === null
}

/** Whether one of these vendors or companies is what the story is about. */
export function isAbout(story: Story, subjects: readonly string[]): boolean {
  return subjects.length > 0 && areAny(subjects, namesOfSubjects(story))
}

/**
 * The same, or whether one of them gives the money: whoever follows Andreessen Horowitz waits for what it invests in. Whoever
 * mutes NVIDIA still hears of others that it has a part in.
 */
function concerns(story: Story, names: readonly string[]): boolean {
  const investors = investorsOf(story.facts).map(({ value }) => value)
  return areAny(names, [...namesOfSubjects(story), ...investors])
}

function areAny(wanted: readonly string[], told: readonly string[]): boolean {
  const plain = new Set(told.map(plainCompany))
  return wanted.some((name) => plain.has(plainCompany(name)))
}

/** As the story names them. */
function namesOfSubjects({ facts }: Story): readonly string[] {
  return subjectsOf(facts).map(({ value }) => value)
}

/** Whether one of these words stands in the headline or the names of a story. */
export function holdsAnyOf(story: Story, words: readonly string[]): boolean {
  const { facts, title } = story
  const models = modelsOf(facts).map(({ name }) => name.value)
  return holdsAnyWord([title, ...namesOfSubjects(story), ...models], words)
}
