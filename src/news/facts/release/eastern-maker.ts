import { findModels } from '../../names/find-models.ts'
import { organisationNamed } from '../../names/find-organisations.ts'
import { isPlace } from '../../names/places.ts'
import { firstNamedBy } from '../named-by.ts'
import type { NameSpan } from '../western-names.ts'

/** A name in signs of Japan: `カナタAI`, `ヒバリ研究所`, `青空大`; what is written in Chinese signs alone says by its end that it is somebody. */
const NAME_JA =
  '(?:\\p{Script=Han}{0,6}[\\p{Script=Katakana}ー・]{2,16}\\p{Script=Han}{0,4}|[A-Z][\\w.]{1,16})(?:\\s?(?:AI|ラボ|ラブズ))?|\\p{Script=Han}{1,8}(?:大学?|研究?所?|機構|電機|電工|製作所|工業|自動車|製薬|通信|印刷|新聞|製鋼|重工)'
/** `게임사 크래프톤, … 공개`, `패럴랙스 AI, … 공개`, `カナタAIが…を公開`, `星澜智能发布…`: who brings a model begins the headline. */
const SUBJECTS: readonly RegExp[] = [
  /^(?:\[[^\]]{1,16}\]\s?)?(?:["“'‘][^"”'’]{2,24}["”'’]\s)?(?:[^,.…]{0,14}?(?:스타트업|기업|업체|개발사|게임사)\s)?([\p{Script=Hangul}A-Za-z][\p{Script=Hangul}A-Za-z\d.&]{1,15}(?:\s?(?:AI|랩스?|리서치|테크))?)(?:,|(?<=[\p{Script=Hangul}A-Za-z])[가이])\s[^.…]{0,60}?(?:공개|출시|선보|오픈소스|개발|내놔|내놓)/du,
  new RegExp(`^(?:[^。、「」]{1,16}の)?(${NAME_JA})(?:、|が|は)[^。]{0,60}?(?:公開|発表|リリース|提供|開発)`, 'du'),
  // `国産LLM「ことり」、青空大が公開`
  new RegExp(`[」』](?:を|、)(${NAME_JA})が[^。、]{0,12}?(?:公開|発表|リリース|提供|開発)`, 'du'),
  /^(\p{Script=Han}{2,6}?(?:科技|智能|大学|实验室)?)(?:正式|今日|宣布|重磅|率先|传|据传|将|拟|或|明年|今年|下月|下周|年内|年底){0,3}(?:发布|推出|开源|上线)/du,
]
/** A state, a person, a place, a time, somebody without a name or a word of the news, which brings none of its own. */
const NO_MAKER =
  /^(?:정부|과기정통부|문체부|산업부|국내|해외|미국|중국|일본|유럽|한국|속보|단독|구독|오픈소스|연구진|연구팀|대학생|개발자|전문가|누구나|업계|스타트업|드디어|마침내|결국|이제|오늘|올해|새해|성능|속도|정확도)$|(?:省|庁|県|市|都|国|各社|企業|氏|チーム)$|^(?:開発|研究|共同研究|スタートアップ|ベンチャー|エンジニア|メーカー|チーム|ユーザー|グループ|オープンソース)$|^(?:团队|我们|他们|官方|终于|正式|宣布|率先|首次|突然|同步|深夜|凌晨|昨[天日夜]|[上下本这]?周[一二三四五六日]?)$|(?:시|도|부|처|청|교수|대표|회장)$|模型$|^(?:全新|最新|新一代|国内|国产|中国|美国|日本|韩国|刚刚|重磅|首个|全球|今日|今天)/u

/** Whom a headline of the east has bring a model that nobody is known for; `null` where it names nobody so. */
export function easternMaker(title: string): NameSpan | null {
  const found = firstNamedBy(SUBJECTS, title, (name) => !NO_MAKER.test(name) && !isPlace(name))
  if (found === null) return null
  // `可灵开源 …`: a line of models stands for who makes it. Some lines are known for sure only with a number.
  const line = findModels(`${found.name} 1`)[0]?.family ?? null
  return { ...found, name: line?.vendor ?? organisationNamed(found.name)?.name ?? found.name }
}
