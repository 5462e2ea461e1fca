import { expect, test } from 'vitest'
import { modelUses } from '../../../src/bot/roundup/model-uses.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { oneModel } from '../../builders/sample-story.ts'

test('what a model is for comes from its own name and from what a text says, each said once', () => {
  const models = [
    oneModel('GPT-5.3 Codex', { variant: 'codex' }),
    oneModel('Qwen3-VL', { variant: 'vl', modalities: [fact('image'), fact('text')] }),
  ]
  expect(LANGUAGES.map((language) => modelUses(models, language).join(', '))).toEqual([
    'code, images, text',
    '코딩, 이미지, 텍스트',
    'コード, 画像, テキスト',
    '代码, 图像, 文本',
  ])
  expect(modelUses([oneModel('Claude Opus 4.6', { variant: 'opus' })], 'en')).toEqual([])
})

test('nothing is said without evidence', () => {
  const unproved = { value: 'image' as const, evidence: { ...fact('image').evidence, quote: '' } }
  expect(() => modelUses([oneModel('Veo', { modalities: [unproved] })], 'en')).toThrow('has no evidence')
})
