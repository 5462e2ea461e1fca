import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { TOPICS, type Topic } from '../../src/core/topic.ts'
import { detectLanguage } from '../../src/news/language.ts'
import { hashFeature } from '../../src/news/linear/hash-feature.ts'
import { scanText, type ScannedText } from '../../src/news/scan-text.ts'
import { textFeatures, type TextFeatures } from '../../src/news/text-features.ts'
import { ownSentences } from './own-sentences.ts'

const rowSchema = z.object({
  lang: z.string(),
  source: z.string().nullish(),
  url: z.string().nullish(),
  date: z.string().nullish(),
  title: z.string(),
  summary: z.string().nullish(),
  topics: z.array(z.string()),
  confidence: z.string(),
  status: z.string().nullish(),
  models: z.array(z.object({ vendor: z.string().nullish(), name: z.string() })).nullish(),
  fundingStatus: z.string().nullish(),
  ai: z.boolean().nullish(),
  funding: z
    .object({
      company: z.string().nullish(),
      amount: z.number().nullish(),
      currency: z.string().nullish(),
      valuation: z.number().nullish(),
    })
    .nullish(),
})

/** A labelled entry with all that is read of it. */
export type Row = z.infer<typeof rowSchema> & {
  readonly scanned: ScannedText
  readonly text: TextFeatures
  /** A sentence of our own, one of several drawn from a line with alternatives. */
  readonly isDrawn: boolean
}

export const TOPIC_CLASSES: readonly Topic[] = TOPICS

/** Bit 0: model release, bit 1: funding. */
export function topicMask(row: Row): number {
  return (row.topics.includes('model_release') ? 1 : 0) + (row.topics.includes('funding') ? 2 : 0)
}

export function readRows(path: string): readonly Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = rowSchema.parse(JSON.parse(line))
      const summary = row.summary ?? ''
      const language = detectLanguage(`${row.title} ${summary}`, row.lang)
      const scanned = scanText({
        title: row.title,
        summary,
        url: row.url ?? null,
        feedName: row.source ?? '',
        language,
      })
      return { ...row, scanned, text: textFeatures(scanned), isDrawn: false }
    })
}

/** Sentences of our own, for languages and kinds of news that the labels have few of. Never part of what is measured. */
export function ownRows(): readonly Row[] {
  return ownSentences().map(({ language, label, title, summary, company, isDrawn }) => {
    const [topic = '', status = null] = label.split(':')
    const scanned = scanText({ title, summary, url: null, feedName: '', language })
    return {
      lang: language,
      title,
      summary,
      topics: topic === 'none' ? [] : [topic.replace('-', '_')],
      confidence: 'own',
      status: topic === 'model-release' ? status : null,
      fundingStatus: topic === 'funding' ? status : null,
      funding: company === null ? null : { company },
      scanned,
      text: textFeatures(scanned),
      isDrawn,
    }
  })
}

const DAY_FOLDS = 5

/** By day: near duplicates of one event stay on one side. */
export function dayFoldOf(row: Row): number {
  return hashFeature((row.date ?? row.title).slice(0, 10), 16) % DAY_FOLDS
}

/** Who published it: the site's name without what stands before it, else the feed's. */
export function outletOf(row: Row): string {
  const host = /^https?:\/\/([^/:?#]{1,80})/u.exec(row.url ?? '')?.[1]
  return host === undefined ? (row.source ?? '').toLowerCase() : host.toLowerCase().split('.').slice(-2).join('.')
}
