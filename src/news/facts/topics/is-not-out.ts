import type { ScannedField } from '../../scan-text.ts'

/** What has not come. */
const NOT_OUT =
  /\b(?:still not|not yet|yet to be|(?:has|have|had) (?:still |yet )?not|(?:has|have)n['’]t|is(?: still|n['’]t) not?) (?:yet )?(?:been )?(?:officially )?(?:released?|launched|shipped|out|announced|available)\b|아직\s?(?:출시|공개|발표)(?:되지|하지)?\s?(?:않|안)|(?:尚未|还没有?|仍未|迟迟(?:没有|未))(?:正式)?(?:发布|上线|推出|开源)|まだ(?:公開|リリース|発表)されて(?:い)?ない|(?<!\p{L})(?:no lanza|ne (?:lance|sort) pas)(?!\p{L})/iu

/** Who is looked for. Testers and partners may be looked for a model that is new, and `a hiring startup` may bring one. */
const HIRES =
  /\b(?:recruitment|recruiting|hiring|internships?|job openings?)\b(?![ -](?:AI|agents?|apps?|assistants?|compan|firm|giant|models?|platform|software|start-?up|tools?|unicorn))|(?:招聘|校招)(?!平台|公司|模型|网站|软件|助手|应用|AI)|채용(?!\s?(?:AI|플랫폼|솔루션|스타트업|기업|서비스|모델|앱|에이전트))|(?:求人|採用情報)(?!サイト|サービス|検索|アプリ|AI)/iu

/** Whether a headline says that a model has not come, or looks for people and brings none. */
export function isNotOut({ searched }: ScannedField): boolean {
  return searched.has(NOT_OUT) || searched.has(HIRES)
}
