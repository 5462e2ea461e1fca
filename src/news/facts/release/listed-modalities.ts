import type { EvidenceField, Fact } from '../../../core/evidence.ts'
import type { Modality } from '../../../core/facts.ts'
import { compact } from '../../patterns/compact.ts'
import { everyMatch } from '../../patterns/every-match.ts'
import { factOf, type EvidenceSource } from '../evidence-of.ts'
import { textBefore } from '../../text-before.ts'

const WORD =
  '(?:texts?|images?|photos?|pictures|videos?|audio|speech|voices?|sounds?|텍스트|문자|이미지|사진|음성|오디오|영상|동영상|비디오|文本|文字|图像|图片|视频|音频|语音|テキスト|画像|音声|動画|映像)'
const LIST = `(${WORD}(?:(?:, and |, | and | or |[,、·/]\\s?|와\\s|과\\s|및\\s|\\s및\\s|和|及|与|と|や)${WORD}){1,4})`
/** At least two kinds together, behind or before that a model takes them: `understands images and audio`, `画像と音声に対応`. */
const TAKEN = [
  compact(
    new RegExp(
      `\\b(?:understands?|understanding|accepts?|process(?:es|ing)?|handles?|takes?|sees?|generates?|reads?|works? with|trained on|across|supports?) (?:both )?${LIST}`,
      'giu',
    ),
  ),
  compact(
    new RegExp(`${LIST}(?:을|를|까지|도)?\\s?(?:모두\\s|함께\\s|동시에\\s)?(?:이해|처리|입력|인식|생성|지원)`, 'gu'),
  ),
  compact(new RegExp(`(?:支持|理解|处理|生成)${LIST}`, 'gu')),
  compact(new RegExp(`${LIST}(?:の入力)?(?:に対応|を理解|を処理|を扱|を生成)`, 'gu')),
] as const
const KINDS: readonly (readonly [Modality, RegExp])[] = [
  ['text', /^(?:texts?|텍스트|문자|文本|文字|テキスト)$/iu],
  ['image', /^(?:images?|photos?|pictures|이미지|사진|图像|图片|画像)$/iu],
  ['video', /^(?:videos?|영상|동영상|비디오|视频|動画|映像)$/iu],
  ['audio', /^(?:audio|speech|voices?|sounds?|음성|오디오|音频|语音|音声)$/iu],
]
/** What it does not take: `does not support images and audio`, `不支持图像和音频`. */
const NOT_BEFORE =
  /(?:\b(?:not|cannot|can['’]t|(?:does|do|did)n['’]t|never|no longer|without) (?:yet |even )?|[不未没無])$/iu
const NOT_BEHIND =
  /^\s?(?:하지\s?(?:않|못)|되지\s?않|안\s|불가|し(?:ない|ません|ていない)|(?:され)?ていない|せず|でき(?:ない|ません))/u
const NOT_REACH = 16

const EVERY_WORD = new RegExp(WORD, 'giu')

/** The kinds that a list in a field has, each where it stands. */
function kindsIn(source: EvidenceSource, field: EvidenceField, list: string, start: number): readonly Fact<Modality>[] {
  return everyMatch(list, EVERY_WORD).flatMap(({ 0: word, index }) => {
    const kind = KINDS.find(([, pattern]) => pattern.test(word))?.[0]
    const at = start + index
    return kind === undefined ? [] : [factOf(source, kind, field, at, at + word.length)]
  })
}

function isDenied(text: string, start: number, end: number): boolean {
  return NOT_BEFORE.test(textBefore(text, start, NOT_REACH)) || NOT_BEHIND.test(text.slice(end, end + NOT_REACH))
}

/** What a model takes in or puts out, where a text lists it. */
export function listedModalities(source: EvidenceSource): readonly Fact<Modality>[] {
  return (['title', 'summary'] as const).flatMap((field) =>
    TAKEN.flatMap((pattern) =>
      everyMatch(source.texts[field], pattern).flatMap((match) => {
        if (isDenied(source.texts[field], match.index, match.index + match[0].length)) return []
        const list = match[1] ?? ''
        return kindsIn(source, field, list, match.index + match[0].indexOf(list))
      }),
    ),
  )
}
