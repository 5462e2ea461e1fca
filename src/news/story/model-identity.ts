import type { ModelFacts } from '../../core/facts.ts'

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
])

/** As it is read now, of reports that were read before: `flux.` of FLUX.1 and `command` of Command A. */
function familyNow({ family, name }: ModelFacts): string | null {
  if (family === null) return null
  const line = LINES_NOW.get(family)?.exec(name.value)?.[0]
  return line?.toLowerCase().replace('-', ' ') ?? family.replace(/\.$/u, '')
}

/** What a model is known by in stories. */
export function identityOf(model: ModelFacts): ModelIdentity {
  const { version: written, variant } = model
  const family = familyNow(model)
  // `ERNIE 5.0` and `ERNIE 5`.
  const version = written?.replace(/^(\d+)\.0$/u, '$1') ?? null
  return SAME_AS.get(`${family ?? ''}:${version ?? ''}:${variant ?? ''}`) ?? { family, version, variant }
}
