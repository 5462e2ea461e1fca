import { inSimplified } from '../simplified.ts'

/** A model's name for comparing it with others, however it is written: `GPT-5 mini` is `gpt5mini`, `靈犀 2` is `灵犀2`. */
export function plainModelName(name: string): string {
  return inSimplified(name).toLowerCase().replaceAll(/[\s-]/gu, '')
}
