import { lazy } from '../../core/lazy.ts'
import { MODEL_FAMILIES, type ModelFamily } from './model-families.ts'

const wholeNames = lazy(() =>
  MODEL_FAMILIES.map((family) => ({ family, pattern: new RegExp(`^(?:${family.pattern})$`, 'iu') })),
)

/** The family that has this very name, which names no model of it: `Gemini`. */
export function familyCalled(name: string): ModelFamily | undefined {
  return wholeNames().find(({ pattern }) => pattern.test(name))?.family
}
