import type { Fact } from '../../core/evidence.ts'
import type { FeedKind } from '../../core/feed.ts'
import { FUNDING_STATUSES, MODEL_STATUSES, type FundingStatus, type ModelStatus } from '../../core/status.ts'
import { CUES } from '../cues.ts'
import { bestClass, type Features } from '../linear/linear-model.ts'
import { models } from '../linear/models.ts'
import { factOf, firstMatch, type EvidenceSource } from './evidence-of.ts'

const WEIGHTS_OUT =
  /open[- ]?(?:weights?|sourc\w{1,3})|오픈\s?소스|오픈\s?웨이트|开源|開源|オープンソース|\bweights\b|开放权重|apache[- ]2/iu
const EXPECTED =
  /\b(?:expected to (?:launch|be released|release|arrive|ship|come)|is expected|reportedly|rumou?red|leak(?:s|ed)?|about to (?:launch|release)|coming (?:soon|next)|could (?:launch|release|arrive)|may (?:launch|release))\b|출시\s?(?:임박|예정|전망|할\s?것)|유출|루머|或将|即将(?:发布|推出)|据传|曝光|近日公開|リーク|噂/iu
const DONE =
  /\b(?:is (?:here|out|live|now available)|now available|(?:has |was |were )?(?:released|launched|open[- ]sourced|unveiled|introduced)|releases|launches|unveils|introduces|introducing|available (?:now|today))\b|출시(?:했|됐|한다고\s?밝)|공개(?:했|됐)|正式发布|发布了|已(?:经)?(?:发布|开源|上线)|リリースした|公開した/iu
const DENIED = /\b(?:denies|denied|debunks?|no plans to|not raising|refutes)\b|부인|사실무근|否认|辟谣|否定/iu
const WITHDRAWN =
  /\b(?:withdraws?|withdrawn|withdrew|pulls? (?:the )?model|pulled|takes? down|taken down|called off|calls off|scraps|scrapped|collapsed)\b|철회|회수|무산|撤回|下架|撤下|中止/iu

const EVIDENCE_CUES: Readonly<Record<string, readonly string[]>> = {
  rumoured: ['rumour', 'talks', 'release'],
  'in-talks': ['talks', 'rumour', 'raise'],
  announced: ['raise', 'release', 'valuation', 'round'],
  preview: ['preview', 'release'],
  released: ['release', 'model'],
  'open-weights': ['weights', 'release'],
}

function statusFact<T extends string>(source: EvidenceSource, value: T, own?: RegExp): Fact<T> {
  const patterns = own === undefined ? [] : [own]
  for (const cue of EVIDENCE_CUES[value] ?? []) {
    const pattern = CUES[cue]
    if (pattern !== undefined) patterns.push(pattern)
  }
  for (const pattern of patterns) {
    const found = firstMatch(source, pattern)
    if (found !== null) return factOf(source, value, found.field, found.start, found.end)
  }
  // A post named just by the model says it with its whole title.
  return factOf(source, value, 'title', 0, source.texts.title.length)
}

/** Talk about the future is never a release, however the classifier reads the rest. */
export function readModelStatus(source: EvidenceSource, features: Features, kind: FeedKind): Fact<ModelStatus> {
  const { title } = source.texts
  if (WITHDRAWN.test(title) && !DONE.test(title)) return statusFact(source, 'withdrawn', WITHDRAWN)
  if (DENIED.test(title)) return statusFact(source, 'denied', DENIED)
  let status = MODEL_STATUSES.find((word) => word === bestClass(models().modelStatus, features)) ?? 'released'
  if (status !== 'rumoured' && kind !== 'lab' && EXPECTED.test(title) && !DONE.test(title)) status = 'rumoured'
  const isModelPage = features.has('f model page')
  const saysWeights = isModelPage || firstMatch(source, WEIGHTS_OUT) !== null
  if (status === 'released' && saysWeights) status = 'open-weights'
  else if (status === 'open-weights' && !saysWeights) status = 'released'
  return statusFact(source, status, status === 'rumoured' ? EXPECTED : undefined)
}

export function readFundingStatus(source: EvidenceSource, features: Features): Fact<FundingStatus> {
  const { title } = source.texts
  if (DENIED.test(title)) return statusFact(source, 'denied', DENIED)
  const status = FUNDING_STATUSES.find((word) => word === bestClass(models().fundingStatus, features)) ?? 'announced'
  return statusFact(source, status)
}
