import type { ModelMention } from '../../names/find-models.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { SearchedText } from '../../patterns/searched-text.ts'
import type { ScannedField } from '../../scan-text.ts'
import { isBrought } from '../release/is-brought.ts'
import { EXPECTED } from './status-features.ts'
import { modelByNumber } from '../topics/told-by-number.ts'
import { releaseToCome } from './to-come.ts'

/** Where a headline goes on to something else. */
const TURNS =
  /[.!]\s(?=(?-i:\p{Lu}))|\s?[,;；，。、…|｜—–]+\s?|\s(?:and|while|as|with|but)\s|(?<=公開|発表|提供|開始|登場|リリース)\s/giu
/** A headline that turns more often is a list, and each turn costs a look at all of it. */
const MOST_TURNS = 8
/** What is said of a model that has not come, beside EXPECTED. */
const TO_COME =
  /\b(?:previews|teases|in training|looms|to follow|to come|next (?:week|month|year|quarter|spring|summer|fall|autumn|winter)|coming|will (?:be|come|follow|launch|arrive)|(?<!\b(?:minutes?|hours?|days?|weeks?|months?|years?) )later|promised?|promises|due)\b|내년|내달|다음\s?(?:달|주|주엔)|하반기|상반기|연내|학습\s?중|개발\s?중|예정|예고|明年|年底|年内|下个?月|下周|正在(?:训练|开发)|训练中|将(?:于|在|会)?|来年|来月|来週|年内|予定|学習中|開発中|(?<!\p{L})(?:kommt|folgt|soll|später|attendue?|suivra|arrivera|prévue?|llegará|vendrá|próximo)(?!\p{L})/iu
const TO_COME_OR_EXPECTED = new RegExp(`${TO_COME.source}|${EXPECTED.source}`, 'iu')
/** What another edition of the same is called: `with Ultra to follow`, `正式版下月发布`. */
const EDITION =
  /^(?:an? |the |its |la |le |die )?(?:(?:bigger|larger|smaller|full|final|open|stable|Pro|Max|Ultra|mini|Flash|nano) (?:version|model|weights|one)?|Ultra|Pro|Max|Flash|open weights|정식\s?(?:판|버전)|울트라|프로|맥스|플래시|상위\s?모델|오픈소스\s?버전|(?:Ultra|Pro|Max|Flash)?(?:正式|完整|旗舰|满血|开源)?版|正式版|上位モデル|上位版)/iu

function isOther(one: ModelMention, other: ModelMention): boolean {
  if (one.family?.family !== other.family?.family) return true
  return one.version !== other.version || one.variant !== other.variant
}

/** The model of a list, or that which is called by its number, that a part of a headline brings, and says nothing to come of. */
function broughtIn(title: ScannedField, end: number, numbered: ModelMention | null): ModelMention | null {
  const text = title.text.slice(0, end)
  const found =
    title.models.find((one) => one.family !== null && one.end <= end && isBrought(text, one)) ??
    (numbered !== null && numbered.end <= end ? numbered : undefined)
  if (found === undefined || EXPECTED.test(text)) return null
  return releaseToCome(new SearchedText(text)) === null ? found : null
}

/**
 * Where a headline that brings a model goes on to another that is to come, `GPT-9 is out, GPT-10 in training`: what it says
 * there is nothing of the first. UTF-16 offset; `null` where it does not.
 */
export function laterModelAt(title: ScannedField): number | null {
  if (!title.searched.has(TO_COME_OR_EXPECTED)) return null
  const numbered = modelByNumber(title)
  for (const { index, 0: turn } of everyMatch(title.text, TURNS).slice(0, MOST_TURNS).reverse()) {
    const from = index + turn.length
    const rest = title.text.slice(from)
    if (!TO_COME.test(rest) && !EXPECTED.test(rest)) continue
    const brought = broughtIn(title, index, numbered)
    if (brought === null) continue
    const next = title.models.find(({ family, start }) => family !== null && start >= from)
    // What is said first there is said of the other one.
    const isOfOther =
      next !== undefined && isOther(next, brought) && !title.text.slice(from, next.start).includes(brought.name)
    if (isOfOther || EDITION.test(rest)) return index
  }
  return null
}
