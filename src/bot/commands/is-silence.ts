import { plainWord } from './plain-word.ts'

/** What people ask about instead of a post, in any of our languages: that nothing came, or that it came late. */
const WORDS: ReadonlySet<string> = new Set([
  ...['nothing', 'nothing comes', 'nothing came', 'nothing new', 'no posts', 'no news', 'silence', 'quiet', 'so quiet'],
  ...['late', 'so late', 'too late', 'delay', 'delayed', 'slow', 'so slow'],
  ...['아무것도', '아무것도 안 와', '안 와', '안와', '안 옴', '안 올라와', '조용', '늦게', '늦음', '늦어', '지연'],
  ...['何も', '何も来ない', '来ない', '静か', '遅い', '遅れ', '遅延'],
  ...['没有', '什么都没有', '没有消息', '没来', '太晚', '晚了', '迟到', '延迟', '慢'],
])

/** Whether it is no post that is asked about, but that none came, or came late. */
export function isSilence(about: string): boolean {
  return WORDS.has(
    plainWord(about)
      .replace(/[?!？！。.]{1,5}$/u, '')
      .trimEnd(),
  )
}
