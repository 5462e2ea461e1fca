import { TAIL_TOKEN } from './name-tail.ts'
import { textBefore } from '../text-before.ts'

/** `그록(Grok) 4.6`: the version stands behind the bracket that has the Latin name. */
const BEHIND_GLOSS = new RegExp(`^[)）]\\s?(${TAIL_TOKEN}(?:[- ](?:${TAIL_TOKEN})){0,3})`, 'iu')
const GLOSS_REACH = 40
const BEFORE_GLOSS =
  /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー·-]{1,12}\s?[(（][A-Za-z .-]{0,20}$/u
const BEFORE_GLOSS_REACH = 36
/** `뮤즈 스파크` in `뮤즈 스파크(Muse Spark) 1.1`: what stands in the bracket is named with its version. */
const GLOSS = /^\s?[(（][A-Za-z][A-Za-z .-]{1,30}[)）]\s?v?\d/u

type Glossed = { readonly tail: string; readonly start: number; readonly end: number }

/** The version that stands behind the bracket in which a name of another script is told in Latin letters; `null` where none does. */
export function behindGloss(text: string, start: number, end: number): Glossed | null {
  if (text[end] !== ')' && text[end] !== '）') return null
  const tail = BEHIND_GLOSS.exec(text.slice(end, end + GLOSS_REACH))
  if (tail?.[1] === undefined || !/^v?\d{1,3}(?!\d)/iu.test(tail[1])) return null
  const before = BEFORE_GLOSS.exec(textBefore(text, start, BEFORE_GLOSS_REACH))
  return before === null ? null : { tail: tail[1], start: start - before[0].length, end: end + tail[0].length }
}

/** Whether a bracket behind a name has it with its version: what stands in the bracket is the name then. */
export function isGlossed(text: string, end: number): boolean {
  return GLOSS.test(text.slice(end, end + GLOSS_REACH))
}
