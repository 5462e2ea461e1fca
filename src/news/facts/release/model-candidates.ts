import { SlotFeatures } from '../../linear/slot-features.ts'
import type { ModelMention } from '../../names/find-models.ts'
import { isGeneric } from '../../names/is-generic.ts'
import { modelParts } from '../../names/model-parts.ts'
import type { ScannedText } from '../../scan-text.ts'
import { addAfter, addBefore, type ContextWeights } from '../context-features.ts'
import { contextWords } from '../context-words.ts'
import { wholeOfLine } from './called-name.ts'
import { areListed } from './listed-models.ts'
import { isNoModelName, withoutKind, withoutVerb } from './no-model-name.ts'
import { gluedNames, latinRuns, wholeMention, withLatinName } from '../name-in-text.ts'
import type { PlacedModel } from './placed-model.ts'
import { textBefore } from '../../text-before.ts'

/** A mention that may be the released model, with what the ranker looks at. */
export type ModelCandidate = PlacedModel & {
  readonly features: SlotFeatures
  /** Named only to be measured against. */
  readonly isCompared: boolean
  readonly hasDigit: boolean
}

const TRAILING =
  /(?:[- ](?:open|new|models?|released?|launch(?:ed)?|api|open-(?:weights?|source))| (?:preview|beta|exp))$/iu

/** `Quill Preview Released`, in a headline of capitals. */
const SAYS_IT_CAME = / (?:released|launch(?:ed)?)$/iu

/** Named only to be measured against, or as what the new one was made from. */
const COMPARED_BEFORE =
  /(?:\b(?:rival(?:s|ing)?|(?:fires|hits|strikes|punches) back at|counter(?:s|ing)?|move over|forget|goodbye|responds? to|replies to|answers?(?: to)?(?! with\b)|beat(?:s|ing)?|undercut(?:s|ting)?|dethron(?:es|ing)|overtak(?:es|ing)|edg(?:es|ing) out|tak(?:es|ing) on|outperform\w{0,3}|surpass\w{0,3}|than|since|succeed(?:s|ing)|successor (?:to|of)|vs\.?|versus|against|based on|(?:built|builds?|building)(?: [^.;:]{2,30})? on|(?:runs?|running) on|powered by|distill(?:s|ing)|made from|distilled from|matche[sd]|matching|match(?:es)?|competes? with|challenges?|like|(?:on )?par(?:ity)? with|finetune of|fine-tune of|(?:pruned|distilled|quanti[sz]ed|compressed|fine-?tuned|uncensored|merged) (?:versions?|variants?|copy|copies|builds?) of|derived from|alternative to|comparable to|replaces?|(?:cost|price|size|speed|brains|power|quality|performance|capabilities|\d\/\d{1,3}(?:th|rd)?|\d\s?%|percent|half|third|quarter|fifth|tenth|fraction) of|fine-?tuned (?:from|on)|trained (?:from|on)|(?:cheaper|faster|smaller|better|stronger) than)(?!\p{Script=Latin})|基于|超越|超过|对标|媲美|击败|打败|战胜|碾压|掀翻|赶超|秒杀|跑赢|反超|胜过|完胜|吊打|追平|叫板|优于|超|比肩|不输|力压|对比|(?:开源|国产|中国|平民|免费|低价)版(?:的)?|を(?:超え|上回)る)\s*(?:\p{Script=Latin}{1,14}(?:['’]s)?\s)?[`"“]?$/iu
const COMPARED_AFTER =
  /^[`”"」'’』]?\s?(?:보다|(?:을|를)?\s?(?:능가|넘|뛰어넘|제치|제친|앞|기반|압도|이을|잇는|증류|미세\s?조정|파인\s?튜닝|(?:바탕|토대)으로)|에\s?이어|급(?:의|\s)|수준|기반|(?:의\s)?\d{1,3}분의|(?:의\s)?(?:가격|비용|크기|성능)의|대비|(?:의\s)?(?:대항마|경쟁작|킬러|반값)|(?:을|를)?\s?(?:겨냥|추격|잡는|정조준)|에 (?:필적|맞|대항|도전)|を超|並み|並の|に(?:匹敵|対抗|迫る|挑む)|の(?:\d+分の|半額|競合|対抗)|の後継|に続|ベース|を上回|finetune|fine-tune|distill|alternative|-class|[ -]level\b|级|的?继任|缩减|剪枝|蒸馏|微调)/iu

/** What is said of the one that another takes the place of; the other's own clause may follow a comma. */
const LEFT_BEFORE =
  /\b(?:move over|forget|goodbye|(?:responds?|replies|answers?)(?: to)?(?! with\b))\s*(?:\p{Script=Latin}{1,14}(?:['’]s)?\s)?[`"“]?$/iu
const COMMA = /^[,，、]\s?$/u

/** Beside another model it came before that one, goes, or is to come: `GPT-9.2, days after GPT-9.1`; alone it is what the headline is about. */
const FOLLOWED_BEFORE =
  /(?:取代|替代|替换)了?[`"“]?$|\b(?:replac(?:e|ing)|retir(?:es|ed|ing)|deprecat(?:es|ed|ing)|sunset(?:s|ting)?|phas(?:es|ing) out|shut(?:s|ting)? down|ditch(?:es|ed|ing)?|supersed(?:es|ing)|(?:takes|in) (?:the )?place of|train(?:s|ing)|teas(?:es|ing)|hint(?:s|ing) at|work(?:s|ing) on|ahead of|ersetzt(?: damit)?|löst(?: damit)?|remplace|retire|reemplaza(?:ndo)?(?: a)?|sustituye(?:ndo)?(?: a)?|retira|after(?: (?:releasing|launching|announcing|(?:the )?(?:release|launch|debut|arrival) of))?|follow(?:s|ing)(?: up)?(?: on)?)\s*(?:\p{Script=Latin}{1,14}(?:['’]s)?\s)?[`"“]?(?:[\w.]{1,12}-){0,3}$/iu
const FOLLOWED_AFTER =
  /^[`”"」'’』]?\s?(?:(?:출시|공개)?\s?(?:이후|후속)|(?:을|를)?\s?(?:대체|교체|단종)|に(?:代|替)わる|を置き換え|ab(?!\p{L})|からわずか|发布(?:后|仅)|之后)/iu

const CONTEXT: ContextWeights = { near: 0.5, pair: 1 }

/**
 * A name that the place gave away begins behind a word of its sentence, as in `Introducing quantized Quill` or `next-generation Quill`, and ends before
 * the next: `Introducing Quill v2 and Whistle`.
 */
function withoutSentence(mention: ModelMention): ModelMention {
  if (mention.found !== 'title') return mention
  const behind = mention.name.replace(/^\p{Ll}[\p{Ll}-]* (?=\p{Lu})/u, '')
  const name = behind.replace(/(?:-(?= )| (?=\p{Ll})(?!v\d)).*$/u, '')
  if (name === mention.name || name.length < 3) return mention
  const start = mention.start + mention.name.length - behind.length
  return { ...mention, ...modelParts(name), name, start, end: start + name.length }
}

function withoutTrailing(mention: ModelMention): ModelMention | null {
  const shorter = mention.name.replace(TRAILING, '')
  if (shorter === mention.name || shorter.length < 3) return null
  return { ...mention, name: shorter, end: mention.end - (mention.name.length - shorter.length) }
}

/** How much before a name may say what it is there for. */
const REACH_BEFORE = 40

function leftOf(text: string, { start }: ModelMention): string {
  return textBefore(text, start, REACH_BEFORE)
}

/** Whether another is measured against the model there, or made from it. */
export function isCompared(text: string, mention: ModelMention): boolean {
  return COMPARED_BEFORE.test(leftOf(text, mention)) || COMPARED_AFTER.test(text.slice(mention.end, mention.end + 12))
}

function isFollowed(text: string, mention: ModelMention): boolean {
  return FOLLOWED_BEFORE.test(leftOf(text, mention)) || FOLLOWED_AFTER.test(text.slice(mention.end, mention.end + 12))
}

/** `V4` beside `DeepSeek V4`, `Sonnet 4.6` beside `Claude Sonnet 4.6`: the short form names nothing of its own. */
function isShortForm(mention: ModelMention, familyNames: readonly string[]): boolean {
  const short = mention.name.toLowerCase()
  return familyNames.some((long) => {
    const before = long.length - short.length - 1
    return before >= 0 && (long[before] === ' ' || long[before] === '-') && long.endsWith(short)
  })
}

/** Every mention of title and summary's beginning as a candidate; the ranker chooses which one is the news. */
export function modelCandidates(scanned: ScannedText): readonly ModelCandidate[] {
  const candidates: ModelCandidate[] = []
  const counts = new Map<string, number>()
  const all = [...scanned.title.models, ...scanned.summary.models]
  const names: string[] = []
  for (const { name } of all) {
    const key = name.toLowerCase()
    counts.set(key, (counts.get(key) ?? 0) + 1)
    names.push(key)
  }
  for (const field of ['title', 'summary'] as const) {
    const { text, models, organisations } = scanned[field]
    const runs = field === 'title' ? [...latinRuns(text, models), ...gluedNames(text, models)] : []
    const inOrder = runs.length === 0 ? models : [...models, ...runs].sort((one, other) => one.start - other.start)
    const wholes = inOrder.map((found) => wholeOfLine(text, found))
    const expanded = inOrder.flatMap((found) => {
      // `Think 2` of `HyperCLOVA X Think 2`.
      if (wholes.some(({ start, end }) => start < found.start && found.start < end)) return []
      const named = withLatinName(text, found, [scanned.title.text, scanned.summary.text])
      const mention = withoutKind(withoutVerb(withoutSentence(wholeMention(text, named))))
      // Of `Introducing the next generation of Example` nothing is left but `next`.
      if (isNoModelName(text, mention) || isGeneric(mention.name)) return []
      // `deepseek-ai/DeepSeek-V4`: an account.
      if (text[mention.end] === '/' || isShortForm(mention, names)) return []
      const shorter = withoutTrailing(mention)
      if (shorter === null) return [mention]
      return SAYS_IT_CAME.test(mention.name) ? [shorter] : [mention, shorter]
    })
    /** Where the last one ends that another is measured against; what is listed with it is, too. */
    let measured: { readonly end: number; readonly isLeft: boolean } | null = null
    expanded.slice(0, 24).forEach((mention, at) => {
      const features = new SlotFeatures()
      const flag = (name: string, on: boolean, value = 1): void => {
        if (on) features.set(name, value)
      }
      const left = leftOf(text, mention)
      const before = contextWords(left).slice(-4)
      const after = contextWords(text.slice(mention.end, mention.end + 40)).slice(0, 4)
      const gap = measured === null ? '' : text.slice(measured.end, mention.start)
      const isBeside = measured !== null && areListed(gap) && !(measured.isLeft && COMMA.test(gap))
      const isBefore = models.length > 1 && isFollowed(text, mention)
      const isLeft = isBefore || LEFT_BEFORE.test(left)
      const compared = isCompared(text, mention) || isBefore || isBeside
      if (compared) measured = { end: mention.end, isLeft }
      const hasDigit = /\d/u.test(mention.name)
      features.setWord('in', field, 1)
      features.setWord('found', mention.found, 1)
      features.setOf(1, 'found', mention.found, field)
      features.setOf(1, 'order', String(Math.min(at, 5)), field)
      flag('start', mention.start < 3)
      flag('compared', compared, 1.5)
      if (mention.start < 3) features.setWord('start', field, 1)
      flag('whole', mention.start < 3 && text.length - mention.end < 4)
      flag('family', mention.family !== null)
      if (mention.family !== null) features.setWord('family', mention.family.family, 0.5)
      flag('version', mention.version !== null)
      flag('bare', mention.version === null && mention.variant === null)
      flag('variant', mention.variant !== null)
      flag('parameters', mention.parameters !== null)
      flag('digit', hasDigit)
      flag('trailing', TRAILING.test(mention.name))
      flag('upper', /^[A-Z]{2,6}$/u.test(mention.name))
      flag(
        'is organisation',
        organisations.some(({ start, end }) => start <= mention.start && end >= mention.end),
      )
      flag('repeated', (counts.get(mention.name.toLowerCase()) ?? 0) > 1)
      flag('eastern', /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(mention.name))
      flag('words', mention.name.split(/[\s-]/u).length > 3)
      addBefore(features, before, CONTEXT)
      addAfter(features, after, CONTEXT)
      features.setWords('w', contextWords(mention.name), 0.5)
      candidates.push({ mention, field, features, isCompared: compared, hasDigit })
    })
  }
  return candidates
}
