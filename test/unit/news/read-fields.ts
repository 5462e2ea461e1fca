import type { EvidenceSource } from '../../../src/news/facts/evidence-of.ts'
import type { Facts, FundingFacts, ModelFacts, ModelReleaseFacts } from '../../../src/core/facts.ts'
import type { Reading } from '../../../src/core/reading.ts'
import { readEntry } from '../../../src/news/read.ts'
import { SearchedText } from '../../../src/news/patterns/searched-text.ts'

/** Two fields as a reader of single facts gets them. */
export function sourceOf(title: string, summary = ''): EvidenceSource {
  const texts = { title, summary }
  return {
    entryId: 'e1',
    texts,
    searched: { title: new SearchedText(title), summary: new SearchedText(summary) },
    wholes: texts,
    hashes: { title: 'h1', summary: 'h2' },
    place: (field, at) => ({ field, at }),
  }
}

/** An entry of a paper as it is read. */
export function readingOf(title: string, summary = '', language = 'en'): Reading {
  const entry = { id: 'e1', title, summary, url: null, language }
  return readEntry(entry, { name: 'A paper', kind: 'press', language })
}

export function factsOf(title: string, summary = '', language = 'en'): readonly Facts[] {
  return readingOf(title, summary, language).facts
}

export function fundingOf(title: string, summary = '', language = 'en'): FundingFacts {
  const facts = factsOf(title, summary, language).find((one) => one.topic === 'funding')
  if (facts === undefined) throw new Error(`no funding in: ${title}`)
  return facts
}

export function releaseOf(title: string, summary = '', language = 'en'): ModelReleaseFacts {
  const facts = factsOf(title, summary, language).find((one) => one.topic === 'model-release')
  if (facts === undefined) throw new Error(`no release in: ${title}`)
  return facts
}

/** The main model of a release. */
export function modelOf(title: string, summary = '', language = 'en'): ModelFacts {
  const [model] = releaseOf(title, summary, language).models
  if (model === undefined) throw new Error(`no model in: ${title}`)
  return model
}
