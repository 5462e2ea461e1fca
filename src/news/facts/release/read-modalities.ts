import type { Fact } from '../../../core/evidence.ts'
import type { Modality } from '../../../core/facts.ts'
import { listedModalities } from './listed-modalities.ts'
import { factOf, firstMatch, type EvidenceSource, type Found } from '../evidence-of.ts'
import { textBefore } from '../../text-before.ts'

const MODEL =
  '(?:[- ]?(?:\\w{1,14}[- ]){0,2}(?:models?|generat\\w{1,4}|understanding|editing|모델|생성|이해|模型|生成|理解|モデル))'
const kind = (words: string, eastern: string): RegExp =>
  new RegExp(`\\b(?:(?:text|image|video|audio|speech|voice)-to-(?:${words})|(?:${words})${MODEL})|(?:${eastern})`, 'iu')

/** Said of a model; `image` alone may be anybody's. */
const PATTERNS: readonly (readonly [Modality, RegExp])[] = [
  [
    'text',
    /\b(?:large language model|language model|llms?|(?:image|video|audio|speech|voice|image-text)-to-text|type: text-generation)\b|(?:대규모\s?)?언어\s?모델|语言模型|語言模型|言語モデル/iu,
  ],
  [
    'image',
    kind(
      'images?|vision|visual|photo',
      '\\bimage-text-to-text\\b|이미지\\s?(?:생성|모델|편집|이해)|비전\\s?(?:모델|기능|언어)|图像(?:生成|模型|编辑|理解)|文生图|视觉|画像(?:生成|モデル|認識|編集)',
    ),
  ],
  [
    'video',
    kind(
      'videos?',
      '(?:영상|동영상|비디오)\\s?(?:생성|모델|편집)|视频(?:生成(?!音)|模型|理解)|文生视频|(?:動画|映像)(?:生成|モデル)',
    ),
  ],
  [
    'audio',
    kind(
      'audio|speech|voice|music|sound',
      '(?:음성|오디오|음악)\\s?(?:생성|합성|인식|모델)|(?:语音|音频|音乐)(?:生成|合成|识别|模型|大模型)|(?:音声|音楽)(?:生成|合成|認識|モデル)|\\b(?:tts|asr)\\b',
    ),
  ],
  ['3d', kind('3d|world', '3d\\s?(?:생성|모델|生成|模型|モデル)|월드\\s?모델|世界模型|世界モデル')],
  ['multimodal', /\b(?:multi-?modal|omni-?modal)\b|멀티\s?모달|옴니\s?모달|多模态|全模态|マルチモーダル/iu],
]

/** What the model is not: `unlike a language model`, `언어 모델과 달리`. */
const UNLIKE_BEFORE = /(?:\b(?:unlike|rather than|instead of|not an?)\b[^.;,]{0,20}|(?:不同于|区别于)[^。；，]{0,8})$/iu
const UNLIKE_BEHIND = /^(?:과|와)는? 달리|^とは?(?:異な|違)|^不同/u

/** What the model takes in or puts out, as far as the text says it. */
export function readModalities(source: EvidenceSource): readonly Fact<Modality>[] {
  const listed = listedModalities(source)
  // Where they are listed, that there are several is told already.
  const patterns = listed.length > 1 ? PATTERNS.filter(([modality]) => modality !== 'multimodal') : PATTERNS
  return patterns.flatMap(([modality, pattern]) => {
    const found = firstMatch(source, pattern)
    if (found !== null && !isUnlike(source, found))
      return [factOf(source, modality, found.field, found.start, found.end)]
    return listed.find(({ value }) => value === modality) ?? []
  })
}

function isUnlike(source: EvidenceSource, { field, start, end }: Found): boolean {
  const text = source.texts[field]
  return UNLIKE_BEFORE.test(textBefore(text, start, 40)) || UNLIKE_BEHIND.test(text.slice(end, end + 12))
}
