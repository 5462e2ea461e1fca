import type { ModelMention } from '../../names/find-models.ts'
import { BRINGS_ROMANCE } from '../brings-abroad.ts'
import { textBefore } from '../../text-before.ts'

/** What may stand between the verb and the model: nothing that says that something else is brought, as in `launches tools for GPT-9`. */
const BETWEEN =
  "(?:(?:the|its|their|an?|new|latest|next|first|own|all|updated|upgraded|improved|flagship|open|open-source|open-weights?|long-awaited|much-anticipated|next-gen(?:eration)?|cheaper|faster|smaller|free|model|models|AI|with|[\\p{L}.]{2,14}['’]s|(?-i:\\p{Lu})[\\p{L}.]{1,14}) ){0,6}"
/** Right before it: somebody brings it. */
const BRINGS = new RegExp(
  `(?:(?<!(?:\\b(?:to|will|would|may|might|could|can|should|not)|['’]ll|n['’]t) )\\b(?:releas|launch|unveil|introduc|announc|debut|present|reveal|publish|ship|drop|open-?sourc|answer|respond|counter|repl|return|upload)(?:e|e?s|e?d|ies|ied|y|ing)?(?: (?:back|out))?|\\b(?:rolls?|rolled|rolling|brings?|brought|puts?|hits? back|fires? back|strikes? back)(?: (?:out|back))?) ${BETWEEN}[\`"“]?$` +
    `|(?<!\\p{L})(?:veröffentlich(?:t|en)|stell(?:t|en)|bring(?:t|en)|präsentier(?:t|en)|starte(?:t|n)|enthüll(?:t|en)|zeigt|${BRINGS_ROMANCE}|anuncian?|annunciano?|(?:antwortet|kontert) mit|répond avec|responde con|responde com|risponde con) (?:(?:das|die|sein|seine|ihr|neue[sn]?|le|la|l['’]|son|leur|nouveau|el|su|nuevo|o|seu|novo|il|suo|nuovo|KI-Modell|Sprachmodell|modèle|modelo|modello) ?){0,4}[„"“«]?\\s?$` +
    '|(?:发布|推出|上线|开源|公布|官宣|放出|祭出)了?(?:全新|新一代|新款|旗舰|最强|首个|首款|大|语言|推理|视频|图像|多模态|的|模型|系列){0,4}\\s?[「“《`]?$',
  'iu',
)
/** Right behind it: it came. */
const CAME =
  /^[`"”'’»“」』]?(?:(?:[’']s)?\s(?:models?|weights|family|series|(?:and|&) (?:mini|nano|pro|max|ultra|lite|flash|plus|turbo)))?(?:[.,:;!–—-]{0,2} (?:(?:is|are|was|were|has|have|been|just|now|finally|officially|quietly|already|today|both|all) ){0,3}(?:here|out|live|released|launched|unveiled|open[- ]?sourced?|up\b(?= ?[.,;:!]|$| on)|introduced|announced|available|generally available|arriv(?:es|ed)|launches|lands|landed|ships|debuts|drops|dropped|goes live|rolls out|rolling out)\b| (?:ist (?:da|verfügbar|erschienen|raus)|erscheint|kommt|startet|est (?:là|disponible|sorti)|débarque|arrive|ya está|llega|sale|lanzado|já está|chega|lançado|è (?:arrivato|disponibile|qui)|arriva)(?!\p{L})|\s?(?:모델|시리즈)?(?:을|를|도|이|가)?\s?(?:(?:전격|정식|오늘|무료|오픈소스로|깜짝)\s?){0,2}(?:공개|출시|발표|선보|내놓|내놨|배포|오픈소스|나왔|등장|상륙|으?로\s?(?:맞불|반격|응수|맞대응))(?!\s?(?:이후|후|뒤|직후|\S{1,4}\s만에|앞두|에(?!\s?(?:나서|나섰|나선|돌입|들어))|로\s|하자|되자))|(?:系列|模型|预览版|测试版|正式版)?(?:正式|全面|今日|今天|重磅|突然|终于|已经?|也){0,2}(?:发布|上线|开源|登场|亮相|来了|问世|推出)(?!后|之后|仅)|(?:モデル)?[をがの](?:正式|一般|本日|無料で?|きょう)?に?(?:公開|発表|リリース|提供|登場|投入)(?!を受け|に対抗|に続))/iu
/** `发布`, said of what came just before: `GPT-9刚发布，谷歌就推出`. */
const JUST_BEFORE = /^[」』”]?刚刚?(?:发布|推出|上线|开源)[，,]/u
const REACH_BEFORE = 80
const REACH_AFTER = 48

/** Whether the words next to a model say that it is brought or came: `xAI launches Grok 9`, `Grok 9 is here`. */
export function isBrought(text: string, { start, end }: ModelMention): boolean {
  const behind = text.slice(end, end + REACH_AFTER)
  if (JUST_BEFORE.test(behind)) return false
  return CAME.test(behind) || BRINGS.test(textBefore(text, start, REACH_BEFORE))
}
