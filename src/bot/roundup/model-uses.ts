import type { ModelFacts } from '../../core/facts.ts'
import type { Language } from '../../core/workspace.ts'
import { printFact } from '../cards/print-fact.ts'
import { roundupStringsOf, type ModelUse } from '../cards/roundup-strings.ts'

/** Words of a model's own name that say what it is for. */
const SAID_BY_NAME: ReadonlyMap<string, ModelUse> = new Map([
  ...wordsFor('code', ['codex', 'coder', 'code']),
  ...wordsFor('reasoning', ['thinking', 'reasoning', 'deep think', 'prover']),
  ...wordsFor('image', ['image', 'vision', 'vl', 'imagine', 'kontext']),
  ...wordsFor('video', ['video']),
  ...wordsFor('audio', ['audio', 'native audio', 'voice', 'tts', 'asr', 'speech', 'transcribe']),
  ...wordsFor('multimodal', ['omni', 'multimodal']),
  ...wordsFor('search', ['embedding', 'embed', 'rerank', 'reranker', 'deepresearch']),
  ...wordsFor('robotics', ['robotics', 'er']),
  ...wordsFor('translation', ['translate']),
  ...wordsFor('mathematics', ['math']),
  ...wordsFor('documents', ['ocr']),
  ...wordsFor('safety', ['guard', 'safeguard']),
])

/**
 * What the models are for, as far as a text or a name says it: `code, images`. Throws InvariantError when something of it
 * has no evidence.
 */
export function modelUses(models: readonly ModelFacts[], language: Language): readonly string[] {
  const words = roundupStringsOf(language).uses
  const uses = models.flatMap(({ name, variant, modalities }) => {
    const byName = variant === null ? undefined : SAID_BY_NAME.get(variant)
    const told = modalities.map((modality) => printFact(modality, (value) => words[value]))
    return byName === undefined ? told : [printFact(name, () => words[byName]), ...told]
  })
  return [...new Set(uses)]
}

function wordsFor(use: ModelUse, names: readonly string[]): [string, ModelUse][] {
  return names.map((name) => [name, use])
}
