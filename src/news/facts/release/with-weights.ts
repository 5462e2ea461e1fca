import type { ModelStatus } from '../../../core/status.ts'
import type { ModelMention } from '../../names/find-models.ts'
import type { ScannedField, ScannedText } from '../../scan-text.ts'
import type { EvidenceSource } from '../evidence-of.ts'
import { isCompared } from './model-candidates.ts'
import { WEIGHTS_OUT } from '../status/status-features.ts'
import { saidOfWeights } from './weights-out.ts'

/** Families whose weights their makers keep: open source in such a text is said of something else. */
const CLOSED = new Set(['gpt', 'o', 'claude', 'gemini', 'sora', 'veo', 'imagen', 'nano-banana', 'midjourney', 'suno'])

/** Where a headline's words that weights are out end; UTF-16 offset. */
function endOfWords({ searched }: ScannedField): number | null {
  const said = searched.first(WEIGHTS_OUT)
  return said === null ? null : said.index + said[0].length
}

/** Between `open-weight` and the model of which it is said. */
const TO_THE_MODEL = /^\s?(?:(?:its|the|new|own|smaller|larger|bigger) ){0,2}[`"“‘'「《]?$/iu

/**
 * The model right behind the words that weights are out: they are said of it, whatever else a headline names. `An open source
 * Sora` is another's.
 */
export function modelOpenedIn(title: ScannedField): ModelMention | undefined {
  const until = endOfWords(title)
  if (until === null) return undefined
  return title.models.find(
    ({ family, start }) =>
      family !== null &&
      !CLOSED.has(family.family) &&
      start >= until &&
      TO_THE_MODEL.test(title.text.slice(until, start)),
  )
}

/** `open-sources a tool as it launches GPT-9`: between the words and the model something else begins. */
const GOES_ON = /[,;:—–]|\s(?:as|while|when|after|and|with|for|alongside)\s/iu
/** What stands behind `open-weight` in `launches GPT-9 and open-weight gpt-oss-9`: it is said of that one. */
const REACH_OF_WORDS = 12

/** Whether a headline says of the model itself that its weights are out, and not of another that it names behind those words. */
function saysOwnWeightsAreOut(title: ScannedField, told: ModelMention | undefined): boolean {
  const until = endOfWords(title)
  if (until === null) return false
  if (told !== undefined && told.start >= until && GOES_ON.test(title.text.slice(until, told.start))) return false
  const next = title.models.find(({ start }) => start >= until && start - until <= REACH_OF_WORDS)
  return (
    next === undefined || told === undefined || next.start === told.start || next.family?.family === told.family?.family
  )
}

/** Of what is out: `open-weights` where the text says that its weights are, too. */
export function withWeights(
  status: ModelStatus,
  source: EvidenceSource,
  scanned: ScannedText,
  isModelPage: boolean,
): ModelStatus {
  if (status !== 'released' && status !== 'open-weights') return status
  if (isModelPage) return 'open-weights'
  const { out, isOnlyTalk } = saidOfWeights(source)
  if (isOnlyTalk || (status === 'released' && out === null)) return 'released'
  const told = scanned.title.models.find((one) => !isCompared(scanned.title.text, one)) ?? scanned.summary.models[0]
  const family = told?.family?.family
  const isKept = family !== undefined && CLOSED.has(family) && !saysOwnWeightsAreOut(scanned.title, told)
  return isKept ? 'released' : 'open-weights'
}
