import { describe, expect, it } from 'vitest'
import { latinRuns, wholeMention, withLatinName } from '../../../src/news/facts/name-in-text.ts'
import { findModels, type ModelMention } from '../../../src/news/names/find-models.ts'
import { modelOf } from './read-fields.ts'

function mentionOf(text: string, name: string): ModelMention {
  const found = findModels(text).find((mention) => mention.name === name)
  if (found === undefined) throw new Error(`no ${name} in: ${text}`)
  return found
}

describe('a name in another script', () => {
  const nameOf = (title: string, summary: string): string => {
    const [mention] = findModels(title)
    if (mention === undefined) throw new Error(`no model in: ${title}`)
    return withLatinName(title, mention, [title, summary]).name
  }

  it.each([
    ["온결, 코딩 모델 '솔나리 S 2' 공개", "온결이 새 모델 '솔나리 S 2(Solnari S 2)'를 내놓았다.", 'Solnari S 2'],
    ["'달무리' 공개", "첫 모델 '달무리 (Dalmuri)'다.", 'Dalmuri'],
    ['「つばめ 3」を公開', '「つばめ 3（Tsubame 3）」は音声モデル。', 'Tsubame 3'],
  ])('goes by its Latin form: %s', (title, summary, name) => {
    expect(nameOf(title, summary)).toBe(name)
  })

  it.each([
    ["온결, '솔나리 2' 공개", "'솔나리 2(API)'로 쓸 수 있다."],
    ["온결, '솔나리 2' 공개", "'솔나리 2(Solnari 3)'와 다르다."],
    ["온결, '솔나리 2' 공개", "'솔나리 2(open)'는 가볍다."],
    ["온결, '솔나리 2' 공개", '자세한 내용은 아직 없다.'],
  ])('stays as it is where nothing gives one: %s %s', (title, summary) => {
    expect(nameOf(title, summary)).toBe('솔나리 2')
  })

  it('is the same model in both languages, quoted as the headline has it', () => {
    const summary = "온결이 오픈소스 모델 '솔나리 S 2(Solnari S 2)'를 출시했다."
    const { name, family, version } = modelOf("온결, 오픈소스 언어모델 '솔나리 S 2' 출시", summary, 'ko')
    expect([name.value, family, version]).toEqual(['Solnari S 2', 'solnari', '2'])
    expect(name.evidence.quote).toContain('솔나리 S 2')
  })
})

describe('what belongs to a name', () => {
  it.each([
    ['The free one is here: ABC-Step 1.5', 'Step 1.5', 'ABC-Step 1.5'],
    ['乐天发布 Sparrow AI 3.0', 'AI 3.0', 'Sparrow AI 3.0'],
    ['Sparrow TTS 0.8 is out', 'TTS 0.8', 'Sparrow TTS 0.8'],
    ['Our TTS 0.8 is out', 'TTS 0.8', 'TTS 0.8'],
    ['Sparrow Voice v2 is out', 'Voice v2', 'Sparrow Voice v2'],
    ['It is called Sparrow Image 2', 'Image 2', 'Sparrow Image 2'],
    ['ElevenLabs Music 9.6 is out', 'Music 9.6', 'Music 9.6'],
    ['It Is Here: Released Music 9.6', 'Music 9.6', 'Music 9.6'],
    ['Quillon releases Larkspur-Prover 3 for mathematics', 'Larkspur-Prover', 'Larkspur-Prover 3'],
    ['Quillon releases Larkspur-Prover 3 times a year', 'Larkspur-Prover', 'Larkspur-Prover'],
    ['Quillon Unveils Voice 2', 'Voice 2', 'Voice 2'],
    ['A Day With Voice 2', 'Voice 2', 'Voice 2'],
    ['Grok Speech to Text and Text to Speech APIs', 'Grok Speech', 'Grok Speech to Text'],
    ['Bringing Grok Speech to text messages', 'Grok Speech', 'Grok Speech'],
    ['Qwen 9 9B Japanese: a small model', 'Qwen 9 9B', 'Qwen 9 9B Japanese'],
    ['Qwen 9 Japanese users wait', 'Qwen 9', 'Qwen 9'],
    ['发布 Motif 2.5+纯音乐模型', 'Motif 2.5', 'Motif 2.5+'],
  ])('stands beside it: %s', (text, found, whole) => {
    const mention = wholeMention(text, mentionOf(text, found))
    expect(mention.name).toBe(whole)
    expect(text.slice(mention.start, mention.end)).toBe(whole)
  })

  it.each([
    ['An open-source Qwen 9 is here', 'Qwen 9'],
    ['A Post-Qwen 9 world', 'Qwen 9'],
    ['Qwen 9 beats the rest by 12%', 'Qwen 9'],
    ['We tried Qwen 9. 5 things stood out', 'Qwen 9'],
    ['Qwen 9. 10发子弹', 'Qwen 9'],
  ])('is not what only stands near it: %s', (text, name) => {
    expect(wholeMention(text, mentionOf(text, name)).name).toBe(name)
  })

  it.each([
    ['DeepSeek V4. 5发布', 'DeepSeek V4', 'DeepSeek V4.5', '4.5', null],
    ['「ERNIE 4. 5」を公開', 'ERNIE 4', 'ERNIE 4.5', '4.5', null],
    ['It has Gemini 2. 5 Pro now', 'Gemini 2', 'Gemini 2.5 Pro', '2.5', 'pro'],
  ])('is a version that somebody broke: %s', (text, found, whole, version, variant) => {
    expect(wholeMention(text, mentionOf(text, found))).toMatchObject({ name: whole, version, variant })
  })

  it('makes another family of it, never the one whose name it ends with', () => {
    const text = 'The free one is here: ABC-Step 1.5'
    expect(mentionOf(text, 'Step 1.5').family).not.toBeNull()
    expect(wholeMention(text, mentionOf(text, 'Step 1.5')).family).toBeNull()
  })
})

describe('a name at the beginning of a headline', () => {
  it.each([
    ['Seed Research｜LARKSPUR: The Open-Source Multimodal Model', 'LARKSPUR'],
    ['Un Larkspur, des Larkspurs', 'Larkspur'],
  ])('%s', (title, name) => {
    expect(findModels(title).map((mention) => mention.name)).toContain(name)
  })
})

describe('Latin names between other scripts', () => {
  const namesIn = (text: string): readonly string[] => latinRuns(text, findModels(text)).map(({ name }) => name)

  it.each([
    ['Cohere 发布开源语音识别模型 Cohere Larkspur', ['Larkspur']],
    ['纽约大学Larkspur团队开源世界模型', ['Larkspur']],
    ['오픈AI, 새 음성 모델 Larkspur 공개', ['Larkspur']],
    ['온결의 최신 음성 합성(TTS) 모델', []],
    ['Cohere releases Larkspur', []],
    ['Anthropic 发布 Claude Opus 9', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})
