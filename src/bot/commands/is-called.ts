import type { LocalNames } from '../../core/command.ts'

/** Whether a command or an option is meant by what was typed: its name, or what it is called in one of our languages. */
export function isCalled(
  { name, localNames }: { readonly name: string; readonly localNames?: LocalNames | undefined },
  typed: string,
): boolean {
  const wanted = typed.normalize('NFKC').toLowerCase().replaceAll('-', '_')
  return name === wanted || (localNames !== undefined && Object.values(localNames).includes(wanted))
}
