/** A model's name for comparing it with others, however it is written: `GPT-5 mini` is `gpt5mini`. */
export function plainModelName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s-]/gu, '')
}
