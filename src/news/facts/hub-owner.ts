import { lazy } from '../../core/lazy.ts'
import type { ModelFamily } from '../names/model-families.ts'
import { ORGANISATIONS } from '../names/organisations.ts'

/** `huggingface.co/OWNER/NAME`, its blog and its collections, `modelscope.cn/models/OWNER/NAME`. */
const PAGE =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co\/(?:(?:blog|collections)\/)?|modelscope\.c(?:n|om)\/models\/)([\w.-]{2,40})\/[\w.-]/u
const owners = lazy(() => {
  const byAccount = new Map<string, string>()
  for (const { name, aliases, isInvestor } of ORGANISATIONS)
    if (!isInvestor) for (const one of [name, ...aliases]) byAccount.set(accountKey(one), name)
  return byAccount
})

/** What makers append to their name where the name alone was taken. */
const APPENDED = /[-_]?(?:ai|org|labs?|research|inc|hf|team)$/iu

/** A maker that the gazetteer knows, and where its account stands in the address; UTF-16 offsets. */
type HubOwner = { readonly name: string; readonly start: number; readonly end: number }

/** Whether the address is a page on a hub of models, whoever has it. */
export function isHubPage(url: string): boolean {
  return PAGE.test(url)
}

/** Whose page on a hub of models the address is; `null` for other pages and for owners whom nobody knows. */
export function hubOwner(url: string): HubOwner | null {
  const match = PAGE.exec(url)
  const account = match?.[1]
  if (match === null || account === undefined) return null
  const start = match[0].length - 2 - account.length
  const name = ownerOf(account)
  return name === null ? null : { name, start, end: start + account.length }
}

/** Accounts that bear neither their maker's name nor that of its models. */
const BY_OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['aidcai', 'Alibaba'],
  ['alibabanlp', 'Alibaba'],
  ['bytedanceseed', 'ByteDance'],
  ['cohereforai', 'Cohere'],
  ['fireredteam', 'Xiaohongshu'],
  ['funaudiollm', 'Alibaba'],
  ['huggingfacetb', 'Hugging Face'],
  ['ibmgranite', 'IBM'],
  ['iic', 'Alibaba'],
  ['indexteam', 'Bilibili'],
  ['kakaocorp', 'Kakao'],
  ['kintelligence', 'KT'],
  ['kwaikeye', 'Kuaishou'],
  ['kwaikolors', 'Kuaishou'],
  ['kwaipilot', 'Kuaishou'],
  ['lgaiexaone', 'LG AI Research'],
  ['meituanlongcat', 'Meituan'],
  ['metallama', 'Meta'],
  ['naverhyperclovax', 'Naver'],
  ['ncsoft', 'NC AI'],
  ['openbmb', 'ModelBest'],
  ['opengvlab', 'Shanghai AI Lab'],
  ['paddlepaddle', 'Baidu'],
  ['pfnet', 'Preferred Networks'],
  ['qwen', 'Alibaba'],
  ['qwenlm', 'Alibaba'],
  ['rednotehilab', 'Xiaohongshu'],
  ['robbyant', 'Ant Group'],
  ['tencenthunyuan', 'Tencent'],
  ['thudm', 'Zhipu AI'],
  ['tiiuae', 'TII'],
  ['tongyimai', 'Alibaba'],
  ['wanai', 'Alibaba'],
  ['xiaomimimo', 'Xiaomi'],
])
/** The maker whose account it is, by its usual name. */
export function ownerOf(account: string): string | null {
  const key = accountKey(account)
  const named = owners().get(key) ?? owners().get(accountKey(account.replace(APPENDED, '')))
  return named ?? BY_OTHER_NAMES.get(key) ?? null
}

/** `github.com/OWNER/NAME`, and nothing within it. */
const REPOSITORY = /^https?:\/\/github\.com\/([\w.-]{2,40})\/[\w.-]{2,60}\/?$/u

/** The known maker under whose account a repository stands; `null` for other pages and for owners whom nobody knows. */
export function repositoryOwner(url: string): string | null {
  const account = REPOSITORY.exec(url)?.[1]
  return account === undefined ? null : ownerOf(account)
}

/** Shorter names are in words of any sort. */
const SHORTEST_NAME = 3

/** Whether an account that the gazetteer does not know may be that of a family's maker: it is called like one of both. */
export function isAccountOf(account: string, { family, vendor }: ModelFamily): boolean {
  const key = accountKey(account)
  const isIn = (name: string): boolean => name.length >= SHORTEST_NAME && key.includes(name)
  return [family, vendor, vendor.split(' ')[0] ?? ''].map(accountKey).some(isIn)
}

/** Accounts have neither spaces nor capitals that matter. */
function accountKey(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}
