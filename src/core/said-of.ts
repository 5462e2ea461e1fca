import { InputError } from './errors.ts'

/** Does `work`; what it throws about the setting DATABASE_URL is said of the `option` behind which the address was typed. */
export async function saidOf<T>(option: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(error.problems.map((problem) => problem.replace(/^DATABASE_URL(?=:)/u, option)))
  }
}
