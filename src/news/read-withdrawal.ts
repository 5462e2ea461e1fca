import type { ModelReleaseFacts } from '../core/facts.ts'
import { factOf, hashesOf, sourceOf } from './facts/evidence-of.ts'
import { readModels } from './facts/release/read-models.ts'
import { detectLanguage } from './language.ts'
import type { ReadableText, Speaker } from './read.ts'
import type { ModelMention } from './names/find-models.ts'
import { scanText, type ScannedText } from './scan-text.ts'
import { withPlainSigns } from './plain-signs.ts'
import { isTakenBack } from './taken-back.ts'

/** Most headlines have none of these words, and are looked at no further. */
const PULLED =
  /\b(?:withdr[ae]ws?|withdrawn|pull(?:s|ed)|(?:takes|took) down|offline|taken down|yank(?:s|ed)|recall(?:s|ed)|retract(?:s|ed)|removed)\b|철회|중단|삭제|撤回|下架|撤下|取り下げ|停止|中止/iu

/** `OpenAI pulls`, right before the model. */
const BEFORE =
  /(?:^|[\s,:;—–])(?:withdraws|withdrew|pulls|pulled|takes down|took down|yanks|yanked|recalls|recalled|retracts|retracted) (?:(?:its|the|new|latest|just-released) ){0,3}$|(?:撤回|下架|撤下)了?(?:其|新)?(?:\p{Script=Han}{0,8}模型)?\s?$/iu
/** `takes Larkspur 2 offline after`: the model stands between. */
const TAKES = /(?:^|[\s,:;—–])(?:takes|took|pulls|pulled) (?:(?:its|the|new|latest|just-released) ){0,3}$/iu
const OFFLINE =
  /^(?: model)? offline(?=$|[,.;:—–|]| (?:after|over|following|amid|hours|days|due|because|citing|within|as)\b)/iu
/** What may come behind it: nothing, or why and when. */
const THEN =
  /^(?: model| weights| preview)?(?:$|\s?[,.;:—–|]|\s-\s| (?:after|over|following|amid|hours|days|minutes|just|due|because|citing|within|as|from (?:the )?(?:API|app|web|Hugging Face|GitHub))\b)|^(?:模型)?(?:$|[，。；：、！])/iu
/** `pulled hours after launch`, right behind the model that a headline begins with. */
const AFTER =
  /^(?: model| weights)? (?:(?:is|was|has been|gets) )?(?:pulled|withdrawn|yanked|recalled|retracted|removed(?= from (?:Hugging Face|GitHub|the API))|taken (?:down|offline))(?: (?:just )?(?:(?:\w+ ){0,2}(?:hours?|days?|minutes) after|after|over(?! [$€£]?\d)|following|amid|due|within|from (?:the )?(?:API|app|web|Hugging Face|GitHub))\b|$|[,.;:—–|])|^(?:의)?\s?(?:모델(?:의)?\s?)?(?:을|를)?\s?(?:\S{1,6}\s)?(?:배포|제공|공개|출시)(?:를)?\s?(?:전격\s?|긴급\s?|잠정\s?|일시\s?)?(?:철회|중단)|^(?:의)?\s?(?:모델(?:의)?\s?)?(?:을|를)?,?\s?(?:허깅\s?페이스|깃허브|API)에?서\s(?:전격\s?|긴급\s?|돌연\s?)?삭제|^(?:の(?:公開|提供|配布))?を?(?:一時)?(?:撤回|取り下げ|停止|中止)|^(?:模型)?(?:已|被|遭|紧急)?(?:撤回|下架|撤下)/iu
/** Not done, not all of it, not here, or not this model but what is old. */
const UNSURE =
  /[?？]|(?<!\b(?:due|owing) )\bto\b|\b(?:may|might|could|should|would|will|won['’]t|not|never|no|denie[sd]|refuse[sd]?|urge[sd]?|ask(?:s|ed)?|why|how|if|until|nearly|almost|plans?|planned|rumou?rs?|reportedly|access|feature|features|support|old(?:er)?|previous|legacy|deprecat\w*|retir\w*|sunset\w*|EU|Europe|European|Italy|China|Korea|India|Germany|Taiwan|Australia|Turkey|governments?|regulators?|courts?|judges?|lawmakers?|order(?:s|ed)|bans?|banned)\b|예정|검토|요구|논란|기능|명령|정부|당국|법원|규제|可能|或将|计划|拟|功能|地区|政府|监管|法院|要求|应用商店|予定|検討|機能|欧州|当局|命令|求め|裁判/iu

/** `from Hugging Face`: where it was, and not who takes it back. */
const FROM = /\bfrom $/u

/** Whether somebody is named, and not its maker: a shop or a cloud that offers a model no more takes back nothing. */
function isOfAnother({ title }: ScannedText, { family }: ModelMention): boolean {
  const named = title.organisations
    .filter(({ start }) => !FROM.test(title.text.slice(0, start)))
    .map(({ organisation }) => organisation.name)
  return family !== null && named.length > 0 && !named.includes(family.vendor)
}

/**
 * What a headline says that is of no topic by itself: that a model which was out is taken back. `null` where it does not
 * say so plainly. It opens no story: only the one that told of the release may take that turn.
 */
export function readWithdrawal(entry: ReadableText, feed: Speaker): ModelReleaseFacts | null {
  if (!PULLED.test(entry.title)) return null
  const language = detectLanguage(`${entry.title} ${entry.summary}`, entry.language ?? feed.language)
  if (UNSURE.test(withPlainSigns(entry.title, language)) || isTakenBack(entry.title, language)) return null
  const scanned = scanText({ title: entry.title, summary: '', url: entry.url, feedName: feed.name, language })
  const { text } = scanned.title
  const [told, ...others] = scanned.title.models
  if (told === undefined || others.length > 0 || isOfAnother(scanned, told)) return null
  const [before, after] = [text.slice(0, told.start), text.slice(told.end)]
  const isPulled =
    (BEFORE.test(before) && THEN.test(after)) || (TAKES.test(before) && OFFLINE.test(after)) || AFTER.test(after)
  if (!isPulled) return null
  const source = sourceOf(entry, scanned, hashesOf(entry), (field, offset) => ({
    field,
    at: scanned[field].start + offset,
  }))
  const status = factOf(source, 'withdrawn' as const, 'title', 0, text.length)
  const models = readModels(source, scanned, status)
  return models.length === 1 ? { topic: 'model-release', probability: 1, status, models, vendor: null } : null
}
