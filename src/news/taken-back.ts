import { withPlainSigns } from './plain-signs.ts'

/** What stands in brackets, before a headline or behind it. */
const IN_BRACKETS = String.raw`(?:(?:article|story|report|post) )?(?:retracted|retraction|withdrawn|removed|deleted)|(?:기사\s?)?삭제(?:된\s?기사)?|기사\s?(?:철회|취소)|(?:記事\s?)?(?:取り?消し?|削除)|(?:已|被)?(?:撤稿|[删刪]稿|[删刪]除)`

const TAKEN_BACK = [
  new RegExp(String.raw`^\s*[[(<【（［「〈]\s*(?:${IN_BRACKETS})\s*[\])>】）］」〉]`, 'iu'),
  new RegExp(String.raw`[[(【（［]\s*(?:${IN_BRACKETS})\s*[\])】）］]\s*$`, 'iu'),
  // `Withdrawn: ...` may tell of a model or an offer.
  /^\s*(?:retracted|retraction|撤稿)\s*[:：–—-]/iu,
  /^\s*(?:retracted|removed|deleted|withdrawn|삭제된 기사(?:입니다)?|削除済み|已删除|已刪除|已撤稿)[.。]?\s*$/iu,
  /^\s*(?:(?:this|the) )?(?:article|story|report|post|page) (?:(?:has been|was|is) )?(?:retracted|withdrawn|removed|deleted|taken down)\b/iu,
  /^\s*(?:이|해당) (?:기사|글|게시물)[은는이가] (?:[가-힣]+ ){0,3}(?:삭제|철회)/u,
  /^\s*(?:この|本)(?:記事|投稿|ページ)は(?:[^。]{0,12})?(?:削除|取り消)/u,
  /^\s*(?:该|此|本|該)(?:文章|文|内容|內容|报[道导]|報[道導]|帖子?)已?(?:经|經)?被?(?:作者)?(?:删除|刪除|撤回|撤稿)/u,
]

/** What each of them has a word of; one look at most headlines is enough. */
const TELLING = /retract|removed|deleted|withdrawn|taken down|삭제|철회|취소|取り?消|削除|撤稿|撤回|[删刪][稿除]/iu

/** Whether a headline says that its publisher stands by the article no more: it tells nothing from then on. */
export function isTakenBack(title: string, language: string): boolean {
  const plain = withPlainSigns(title, language)
  return TELLING.test(plain) && TAKEN_BACK.some((pattern) => pattern.test(plain))
}
