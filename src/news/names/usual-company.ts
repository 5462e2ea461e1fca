import { organisationNamed } from './find-organisations.ts'
import { ORGANISATIONS } from './organisations.ts'

/** Products and parts that the news calls by their own names, and whose they are. */
const OWNERS: ReadonlyMap<string, string> = new Map([
  ['Anysphere', 'Cursor'],
  ['Google DeepMind', 'Google'],
  ['Kimi', 'Moonshot AI'],
])

/** How such products and parts are called in Latin letters, by what other scripts call them. */
export const PARTS_IN_LATIN: ReadonlyMap<string, string> = new Map([
  ['딥마인드', 'DeepMind'],
  ['구글 딥마인드', 'DeepMind'],
  ['ディープマインド', 'DeepMind'],
  ['애니스피어', 'Anysphere'],
  ['アニスフィア', 'Anysphere'],
  ['豆包', 'Doubao'],
  ['火山引擎', 'Volcano Engine'],
  ['阿里云', 'Alibaba Cloud'],
  ['通义实验室', 'Tongyi'],
  ['阿里通义', 'Tongyi'],
  ['腾讯混元', 'Hunyuan'],
])

/** The one name under which a company stands in the ledger, whatever a text calls it; names that nobody knows as they are. */
export function usualCompany(name: string): string {
  const known = organisationNamed(name.trim())?.name ?? name
  return OWNERS.get(known) ?? known
}

/** Every known company and investor once, with all that it is also called. */
export function companiesByUsualName(): readonly { readonly name: string; readonly aliases: readonly string[] }[] {
  const aliases = new Map<string, string[]>()
  for (const name of [...ORGANISATIONS.flatMap((one) => [one.name, ...one.aliases]), ...OWNERS.keys()]) {
    const usual = usualCompany(name)
    const known = aliases.get(usual) ?? []
    if (name !== usual && !known.includes(name)) known.push(name)
    aliases.set(usual, known)
  }
  return [...aliases].map(([name, others]) => ({ name, aliases: others }))
}
