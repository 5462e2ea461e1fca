import { lazy } from '../../core/lazy.ts'
import { MODEL_FAMILIES, type ModelFamily } from './model-families.ts'

const wholeNames = lazy(() =>
  MODEL_FAMILIES.map((family) => ({ family, pattern: new RegExp(`^(?:${family.pattern})$`, 'iu') })),
)
/** Any of them: nearly every name that is asked for is none. */
const anyWholeName = lazy(
  () => new RegExp(`^(?:${MODEL_FAMILIES.map(({ pattern }) => `(?:${pattern})`).join('|')})$`, 'iu'),
)

/** The family that has this very name, which names no model of it: `Gemini`. */
export function familyCalled(name: string): ModelFamily | undefined {
  return anyWholeName().test(name) ? wholeNames().find(({ pattern }) => pattern.test(name))?.family : undefined
}
