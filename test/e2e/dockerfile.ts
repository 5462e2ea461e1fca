import { readFileSync } from 'node:fs'

type Instruction = { readonly verb: string; readonly words: string }

/** The instructions of a Dockerfile in order, continued lines joined. */
export function readDockerfile(path: string): readonly Instruction[] {
  const text = readFileSync(path, 'utf8').replace(/\\\n\s*/gu, '')
  return text.split('\n').flatMap((line) => {
    const match = /^([A-Z]+) +(.+)$/u.exec(line)
    const [, verb, words] = match ?? []
    return verb === undefined || words === undefined ? [] : [{ verb, words }]
  })
}

/** The command of `CMD ["a", "b"]` and of `HEALTHCHECK ... CMD ["a", "b"]`. */
export function execForm(words: string): readonly string[] {
  const list: unknown = JSON.parse(words.slice(words.indexOf('[')))
  if (!Array.isArray(list) || !list.every((word) => typeof word === 'string'))
    throw new Error(`${words} is no exec form`)
  return list
}
