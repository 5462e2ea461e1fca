import { card, link, text, type Card, type CardButton, type CardTone, type Inline, type Line } from '../../core/card.ts'
import { isDenial, isUncertain, statusNamed } from '../../core/status.ts'
import type { Story, StoryChange, StorySource } from '../../core/story.ts'
import type { Topic } from '../../core/topic.ts'
import type { CardStyle, Language } from '../../core/workspace.ts'
import { modelsOf } from '../../core/models-of.ts'
import { roundOf } from '../../core/round-of.ts'
import { COMMA } from './comma.ts'
import { formatMoney } from './format-money.ts'
import { foreignTitle } from './foreign.ts'
import { headline, headlineLink, originalHeadline } from './headline.ts'
import { storyLabels } from './labels.ts'
import { printName } from './print-fact.ts'
import { inForm } from './in-form.ts'
import { recordedSum } from './recorded-sum.ts'
import { printSubject, printSum, storyFields } from './story-facts.ts'
import { storyFigures } from './story-figures.ts'
import { storyUrl } from './story-url.ts'
import { stringsOf } from './strings.ts'
import { cleanText } from './visible-text.ts'
import { webUrl } from './web-url.ts'

const NAMED_SOURCES = 3
export const TOPIC_TONES: Readonly<Record<Topic, CardTone>> = { 'model-release': 'model', funding: 'funding' }

/**
 * A story as it stands. A rumour is worded as one. `correction` says that the message was wrong before; a `short` one has
 * its figures in one line, and what it leaves out behind its button. Throws InvariantError when a number or name has no
 * evidence.
 */
export function buildStoryCard(
  story: Story,
  language: Language,
  { correction = false, style = 'full' }: { readonly correction?: boolean; readonly style?: CardStyle } = {},
): Card {
  const strings = stringsOf(language)
  const isShort = style === 'short'
  const lines: Line[] = correction ? [[text(strings.corrected)]] : []
  lines.push(...(isShort ? figureLines(story, language) : openingLines(story, language)))
  const first = firstSource(story)
  const others = story.sources.filter((source) => source !== first)
  if (others.length > 0) {
    const named = others.slice(0, NAMED_SOURCES)
    lines.push(strings.alsoReportedBy(sourceNames(named, language), others.length - named.length))
  }
  return card({
    tone: storyTone(story),
    title: headline(story, language),
    titleForeign: foreignTitle(story, language),
    url: storyUrl(story),
    badge: strings.status[story.status],
    lines,
    fields: isShort ? [] : storyFields(story, language),
    footer: [
      ...(first === null ? [] : [text(`${first.name} · `)]),
      ...strings.firstReported({ kind: 'time', atMs: story.firstAt, style: 'date' }),
    ],
    buttons: isShort ? [detailsButton(story, language)] : storyButtons(story, language),
    labels: storyLabels(story.topic, story.status),
  })
}

function openingLines(story: Story, language: Language): readonly Line[] {
  const original = originalHeadline(story, language)
  return [
    ...(original === null ? [] : [[original]]),
    ...(isUncertain(story.status) ? [[text(stringsOf(language).unconfirmed)]] : []),
  ]
}

function figureLines(story: Story, language: Language): readonly Line[] {
  const figures = storyFigures(story, language)
  return figures === '' ? [] : [[text(figures)]]
}

/** In which order a reader wants to hear of what changed at once. */
const TOLD_FIRST: readonly StoryChange['kind'][] = ['correction', 'status', 'models', 'amount', 'valuation']

/**
 * The short reply in a story's thread: all that changed with one revision of it. `null` where that is sums which changed
 * again, so that a later reply tells them. Throws InvariantError when a number has no evidence.
 */
export function buildNoteCard(story: Story, revision: number, language: Language): Card | null {
  const made = changesOf(story, revision)
  const told = made.filter((change) => !isOvertaken(story, change))
  if (made.length > 0 && told.length === 0) return null
  const [title = stringsOf(language).updated, ...more] = told
    .toSorted((one, other) => TOLD_FIRST.indexOf(one.kind) - TOLD_FIRST.indexOf(other.kind))
    .map((change) => changeSentence(story, change, language))
  const name = headline(story, language)
  const lines = [...more.map((sentence): Line => [text(sentence)]), [headlineLink(story, language)]]
  const labels = storyLabels(story.topic, story.status)
  return card({ tone: storyTone(story), title, lines, threadName: name, labels })
}

/** What changed with that revision, or last, where that is not recorded. */
function changesOf({ changes }: Story, revision: number): readonly StoryChange[] {
  const own = changes.filter((change) => change.revision === revision)
  return own.length > 0 ? own : changes.slice(-1)
}

/** A sum is printed as the story tells it now. */
function isOvertaken({ changes }: Story, { kind, revision }: StoryChange): boolean {
  const isSum = kind === 'amount' || kind === 'valuation'
  return isSum && changes.some((other) => other.kind === kind && other.revision > revision)
}

/** What did not happen looks like nothing that did. */
export function storyTone(story: Story): CardTone {
  if (isUncertain(story.status)) return 'rumour'
  if (isDenial(story.status)) return 'info'
  return TOPIC_TONES[story.topic]
}

function sourceNames(sources: readonly StorySource[], language: Language): Line {
  return sources.flatMap((source, index): Inline[] => {
    const name = link(source.name, webUrl(source.url))
    return index === 0 ? [name] : [text(COMMA[language]), name]
  })
}

/** Who told it first, which need not be the best of them. */
function firstSource({ sources }: Story): StorySource | null {
  return sources.toSorted((one, other) => one.at - other.at)[0] ?? null
}

function button(label: string, command: string, options: Readonly<Record<string, string>>): CardButton {
  return { kind: 'command', label, run: { command, options } }
}

function detailsButton({ id }: Story, language: Language): CardButton {
  return button(stringsOf(language).detailsButton, 'story', { id })
}

function storyButtons(story: Story, language: Language): readonly CardButton[] {
  const strings = stringsOf(language)
  const url = storyUrl(story)
  const subject = printSubject(story)
  return [
    ...(url === null ? [] : [{ kind: 'link', label: strings.readSource, url } as const]),
    detailsButton(story, language),
    button(strings.whyButton, 'why', { story: story.id }),
    ...(subject === null ? [] : [button(strings.muteButton(subject), 'subscriptions', { mute: subject })]),
    button(strings.wrongButton, 'story', { id: story.id, wrong: 'yes' }),
  ]
}

/** A change as it was recorded, for a history: the values are those of that time. */
export function changeWords(change: StoryChange, language: Language): string {
  const strings = stringsOf(language)
  const word = (status: string) => {
    const known = statusNamed(status)
    return known === null ? status : strings.status[known]
  }
  switch (change.kind) {
    case 'correction':
      return strings.corrected
    case 'status':
      return strings.statusChange(change.from === null ? null : word(change.from), word(change.to))
    case 'models':
      return strings.modelsChange(cleanText(change.to))
    case 'amount':
      return strings.amountChange(amountWords(change.from, language), amountWords(change.to, language))
    case 'valuation':
      return strings.valuationChange(amountWords(change.from, language), amountWords(change.to, language))
  }
}

function changeSentence(story: Story, change: StoryChange, language: Language): string {
  const strings = stringsOf(language)
  if (change.kind === 'status' || change.kind === 'correction') return changeWords(change, language)
  if (change.kind === 'models') return modelsSentence(story, change, language)
  const money = roundOf(story.facts)?.[change.kind] ?? null
  // The new number is the story's own fact: without one there is nothing that may be printed.
  if (money === null) return strings.updated
  const to = printSum(money, story.disputed[change.kind], language)
  const from = amountWords(change.from, language)
  return change.kind === 'amount' ? strings.amountChange(from, to) : strings.valuationChange(from, to)
}

/** Names are printed as the story tells them now. */
function modelsSentence({ facts }: Story, { to }: StoryChange, language: Language): string {
  const strings = stringsOf(language)
  const recorded = to.split(', ')
  const models = modelsOf(facts).filter(({ name }) => recorded.includes(name.value))
  return models.length === 0
    ? strings.updated
    : strings.modelsChange(models.map(({ name }) => printName(name)).join(COMMA[language]))
}

/** A sum as changes are recorded, in the reader's habit. */
function amountWords<T extends string | null>(recorded: T, language: Language): string | T {
  const sum = recordedSum(recorded)
  if (sum === null) return recorded
  return inForm(formatMoney(sum.money, language), sum.form, language)
}
