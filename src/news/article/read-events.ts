import type { Facts, FundingFacts, ModelFacts, ModelReleaseFacts } from '../../core/facts.ts'
import type { Topic } from '../../core/topic.ts'
import { articleOf, passageOf, type Passage, type Told } from './article.ts'
import { namesAsWritten } from '../facts/names-as-written.ts'
import { classify } from '../classify.ts'
import { hashesOf, sourceOf, type EvidenceSource } from '../facts/evidence-of.ts'
import { isCompared } from '../facts/release/model-candidates.ts'
import { readModelStatus } from '../facts/status/read-model-status.ts'
import { EXPECTED } from '../facts/status/status-features.ts'
import { findMoney } from '../money.ts'
import { findOrganisations } from '../names/find-organisations.ts'
import { isNamed } from '../is-named.ts'
import { readEntry, readFacts, type ReadableText, type Speaker } from '../read.ts'
import { scanText, type ScannedText } from '../scan-text.ts'
import { isArticle } from './statements.ts'
import { mergeTold, modelKeyOf } from './merge-told.ts'
import { textFeatures, type TextFeatures } from '../text-features.ts'

/** In an article a statement needs less to count than an entry does: what it is about is known already. */
const ENOUGH: Readonly<Record<Topic, number>> = { 'model-release': 0.33, funding: 0.4 }
const RELEASES =
  /\b(?:release|launch|ship|debut|unveil|model)\w{0,3}\b|출시|공개|발표|发布|推出|上线|开源|公開|発表|リリース|登場/iu
/** An item that names a model and says nothing else: `Grok 4.20 (xAI)`. */
const BARE_ITEM = 16

type Text = { readonly source: EvidenceSource; readonly scanned: ScannedText; readonly features: TextFeatures }

class Article {
  readonly #entry: ReadableText
  readonly #speaker: Speaker
  readonly #language: string
  readonly #statements: readonly Told[]
  readonly #hashes: EvidenceSource['hashes']

  constructor(entry: ReadableText, speaker: Speaker, language: string) {
    this.#entry = entry
    this.#speaker = speaker
    this.#language = language
    this.#statements = articleOf(entry.title, entry.summary, language)
    this.#hashes = hashesOf(entry)
  }

  events(): Facts[] {
    const events: Facts[] = []
    this.#statements.forEach((statement, at) => {
      const list = this.#listAfter(at)
      if (list.length > 0) events.push(...this.#listed(statement, list))
      else if (statement.models.length > 0 && !this.#isListed(at)) events.push(...this.#releases(at))
      const round = this.#round(at)
      if (round !== null) events.push(round)
    })
    return events
  }

  #text(head: Passage, body: Passage): Text {
    const scanned = scanText({
      title: head.text,
      summary: body.text,
      url: this.#entry.url,
      feedName: this.#speaker.name,
      language: this.#language,
    })
    const source = sourceOf(this.#entry, scanned, this.#hashes, (field, offset) =>
      (field === 'title' ? head : body).place(scanned[field].start + offset),
    )
    return { source, scanned, features: textFeatures(scanned) }
  }

  #probability(text: Text, topic: Topic): number {
    return classify(text.features).find((call) => call.topic === topic)?.probability ?? 0
  }

  /** The items under a sentence that says of all of them that they come or came. */
  #listAfter(at: number): readonly Told[] {
    const lead = this.#statements[at]
    if (lead === undefined || lead.kind === 'item' || !(EXPECTED.test(lead.text) || RELEASES.test(lead.text))) return []
    const rest = this.#statements.slice(at + 1)
    const end = rest.findIndex(({ kind }) => kind !== 'item')
    const items = (end < 0 ? rest : rest.slice(0, end)).filter(isBare)
    return items.length >= 2 && lead.models.length === 0 ? items : []
  }

  #isListed(at: number): boolean {
    const statement = this.#statements[at]
    if (statement?.kind !== 'item') return false
    const lead = this.#statements.slice(0, at).findLastIndex(({ kind }) => kind !== 'item')
    return lead >= 0 && this.#listAfter(lead).includes(statement)
  }

  /** A list of models: each is an event of its own, in the status that the sentence above gives them all. */
  #listed(lead: Told, items: readonly Told[]): Facts[] {
    const { source, scanned, features } = this.#text(passageOf([lead]), passageOf([]))
    const { status } = readModelStatus(source, scanned, features, this.#speaker.kind)
    return items.flatMap((item) => {
      const text = this.#text(passageOf([item]), passageOf([]))
      const { facts } = readFacts('model-release', this.#probability(text, 'model-release'), text, this.#speaker.kind)
      return facts.topic === 'model-release' ? split({ ...facts, status }) : []
    })
  }

  /** What a statement says of models, with all that follows on them: up to the next heading or another model. */
  #releases(at: number): Facts[] {
    const statement = this.#statements[at]
    if (statement === undefined || statement.models.every((mention) => isCompared(statement.text, mention))) return []
    const rest = this.#statements.slice(at + 1)
    const names = new Set(statement.models.map(({ name }) => name.toLowerCase()))
    const end = rest.findIndex(
      ({ kind, models }) => kind === 'heading' || models.some(({ name }) => !names.has(name.toLowerCase())),
    )
    const text = this.#text(passageOf([statement]), passageOf(end < 0 ? rest : rest.slice(0, end)))
    const alone = this.#text(passageOf([statement]), passageOf([]))
    const probability = Math.max(this.#probability(text, 'model-release'), this.#probability(alone, 'model-release'))
    if (probability < ENOUGH['model-release']) return []
    const { facts } = readFacts('model-release', probability, text, this.#speaker.kind)
    return facts.topic === 'model-release' ? split(facts) : []
  }

  /** The round that a statement tells; who receives the money may stand in the statement before or in the heading. */
  #round(at: number): FundingFacts | null {
    const statement = this.#statements[at]
    if (statement === undefined) return null
    const alone = this.#text(passageOf([statement]), passageOf([]))
    if (alone.scanned.title.money.length === 0) return null
    const probability = this.#probability(alone, 'funding')
    if (probability < ENOUGH.funding) return null
    const rest = this.#statements.slice(at + 1)
    const end = rest.findIndex(
      (one) => one.kind !== 'sentence' || one.models.length > 0 || findMoney(one.text, this.#language).length > 0,
    )
    const following = statement.kind === 'item' ? [] : end < 0 ? rest : rest.slice(0, end)
    const whole = this.#text(passageOf([statement]), passageOf(following))
    const { facts: own } = readFacts('funding', probability, whole, this.#speaker.kind)
    if (own.topic !== 'funding') return null
    const subject = this.#subjectOf(at)
    if (subject === null || (statement.kind !== 'item' && own.company !== null))
      return own.company === null ? null : own
    const { facts: joined } = readFacts(
      'funding',
      probability,
      this.#text(passageOf([subject]), passageOf([statement])),
      this.#speaker.kind,
    )
    return joined.topic === 'funding' && joined.company !== null ? joined : null
  }

  /** The nearest statement of the same section before `at` that names a company. */
  #subjectOf(at: number): Told | null {
    const section = this.#statements[at]?.section
    return (
      this.#statements
        .slice(0, at)
        .filter((one) => one.section === section && one.kind !== 'item')
        .findLast(({ text }) => findOrganisations(text).some(({ organisation }) => !organisation.isInvestor)) ?? null
    )
  }
}

function isBare(item: Told): boolean {
  const [first] = item.models
  if (first === undefined || first.start > 12) return false
  const said = item.text.slice(first.end).replace(/\([^)]{1,40}\)/gu, '')
  return said.trim().length <= BARE_ITEM
}

/** One event for each model that is told; sizes of one model are one. */
function split(facts: ModelReleaseFacts): ModelReleaseFacts[] {
  const byModel = new Map<string, ModelFacts[]>()
  for (const model of facts.models) byModel.set(modelKeyOf(model), [...(byModel.get(modelKeyOf(model)) ?? []), model])
  return [...byModel.values()].map((models) => ({ ...facts, models }))
}

/** The main event first where a headline tells it; then as the text tells them. */
export type Events = {
  /** As `readEntry` reads the whole; an article without a telling headline has its topics from what it tells. */
  readonly main: readonly Facts[]
  /** Everything that is told, each event once; more than `main` only in articles. */
  readonly all: readonly Facts[]
}

/**
 * Every event that a text tells, which only `aiwire classify` asks for: the bot records what `readEntry` reads, since feeds
 * have one event to an entry. The body of an article, with its headings, sentences and lists, is read statement by statement.
 */
export function readEvents(entry: ReadableText, feed: Speaker): Events {
  const { language, facts } = readEntry(entry, feed)
  if (!isArticle(entry.summary)) return { main: facts, all: facts }
  const told = mergeTold(new Article(entry, feed, language).events()).map(namesAsWritten)
  const known = new Set(told.map((one) => one.topic))
  // Of an article only what names its company or model counts: the rest is about a trend.
  const all = [...facts.filter((one) => !known.has(one.topic) && isNamed(one)), ...told]
  const topics = new Set(all.map((one) => one.topic))
  return { main: [...topics].flatMap((topic) => all.find((one) => one.topic === topic) ?? []), all }
}
