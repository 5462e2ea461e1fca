import type { ModelFacts } from '../../core/facts.ts'
import { untoldWords } from './untold-words.ts'

export type ModelIdentity = {
  readonly family: string | null
  readonly version: string | null
  /** Sorted words, `flash-image`. */
  readonly variant: string | null
}

/** One model under two names: the nickname under which it was tested, and the name on the door. */
const SAME_AS: ReadonlyMap<string, ModelIdentity> = new Map([
  ['nano-banana::', { family: 'gemini', version: '2.5', variant: 'flash-image' }],
  ['nano-banana::pro', { family: 'gemini', version: '3', variant: 'image-pro' }],
  ['nano-banana:2:', { family: 'gemini', version: '3.1', variant: 'flash-image' }],
])

/** Families that have become several since, and what each is called by. */
const LINES_NOW: ReadonlyMap<string, RegExp> = new Map([
  ['command', /^command[- ][ar]\+?(?!\w)/iu],
  ['cosmos', /^cosmos[- ](?:reason|predict|transfer|policy|embed)(?!\w)/iu],
  ['muse', /^muse[- ](?:spark|image|video)(?!\w)/iu],
])

/** `HunyuanImage`, `Hunyuan-MT`, `HY-World`: one line under a long and a short name, with what it makes. */
const HUNYUAN = /^(?:hunyuan|hy)(|image|video|world|3d|ocr|mt)$/u

/** `tribe` of `tribev2`, whose version is written to its name. */
function withoutLetterOfVersion(family: string, name: string): string {
  const plain = /^(\p{L}{2,})v$/u.exec(family)?.[1]
  return plain !== undefined && /^\d/u.test(name.slice(family.length)) ? plain : family
}

/**
 * As it is read now, of reports that were read before: `flux.` of FLUX.1 and `command` of Command A. A maker may stand in its
 * model's name or not: `Cohere Transcribe`.
 */
function familyNow({ family, name, vendor }: ModelFacts): string | null {
  if (family === null) return null
  const line = LINES_NOW.get(family)?.exec(name.value)?.[0]
  if (line !== undefined) return line.toLowerCase().replace('-', ' ')
  const maker = vendor?.value.toLowerCase().split(' ')[0] ?? ''
  const own = maker !== '' && family.startsWith(`${maker} `) ? family.slice(maker.length + 1) : family
  return withoutLetterOfVersion(own.replace(/\.$/u, ''), name.value)
}

/** What a model is known by in stories. */
export function identityOf(model: ModelFacts): ModelIdentity {
  const { version: written } = model
  const called = familyNow(model)
  const made = called === null ? undefined : HUNYUAN.exec(called)?.[1]
  const family = made === undefined ? called : 'hunyuan'
  // `ERNIE 5.0` and `ERNIE 5`.
  const version = written?.replace(/^(\d+)\.0$/u, '$1') ?? null
  const words = new Set([...(model.variant?.split('-') ?? []), ...untoldWords(model)])
  if (made !== undefined && made !== '') words.add(made)
  const variant = words.size === 0 ? null : [...words].sort().join('-')
  return SAME_AS.get(`${family ?? ''}:${version ?? ''}:${variant ?? ''}`) ?? { family, version, variant }
}
