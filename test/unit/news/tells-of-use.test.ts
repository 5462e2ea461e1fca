import { describe, expect, it } from 'vitest'
import { plainlyTold } from '../../../src/news/facts/topics/plainly-told.ts'
import { scannedText } from '../../builders/scanned-text.ts'

function told(title: string, language: string): boolean | null {
  return plainlyTold('model-release', scannedText(title, { language }))
}

describe('what a model that is there does, costs, or is reported to be', () => {
  it.each([
    ['en', 'Grok 9 (beta) found a new function'],
    ['en', 'GPT-9 and GPT-9-Codex are now 40% faster'],
    ['en', 'Kimi K9 struggles with its name'],
    ['en', 'Claude Sonnet 9 gets a 1M-token context window'],
    ['en', 'Grok 9 now has memory'],
    ['en', 'Claude Sonnet 9 is topping coding charts. Rivals are worried'],
    ['en', 'Firefly 9 adds video editing'],
    ['en', 'ByteDance’s Seedance 9 makes Hollywood nervous'],
    ['en', 'Anthropic’s Claude Opus 9 sets new coding record'],
    ['en', 'Grok 9 draws fire over deepfakes'],
    ['en', 'Claude Sonnet 9 now supports 1M tokens'],
    ['en', 'GPT-9.2 now available with 400K context in Codex'],
    ['en', 'Sora 9 launches on Android in Japan'],
    ['en', 'xAI raises $6B as it preps Grok 9'],
    ['en', 'Grok 9 is xAI’s latest AI model to spew hate'],
    ['en', 'Claude Opus 9 is the latest model to fail the test'],
    ['en', 'Claude Opus 9 Fast mode is out'],
    ['zh', '小米新一代汽车模型曝光'],
    ['en', 'OpenAI announces 80% price drop for GPT-9, its most powerful model'],
    ['zh', 'Cursor 发布 Composer 9 报告，披露训练细节'],
    ['zh', 'Windsurf 宣布向付费用户限免开放 Kimi K9 模型'],
    ['zh', '英伟达免费提供 GLM 9'],
    ['zh', '奎隆发布 Larkbench 2 基准，模型得分均不足 5%'],
    ['zh', '奎隆开源多模态评测集，GPT-9 夺冠'],
    ['zh', 'Qwen9 登顶开源榜单'],
    ['zh', 'GPT-9 降低编程成本'],
    ['ko', 'GPT-9, 수학 난제 풀었다'],
    ['ko', '클로드 오퍼스 9가 보안 취약점 발견'],
  ])('is no release, %s: %s', (language, title) => {
    expect(told(title, language)).toBe(false)
  })

  it.each([
    ['en', 'GPT-9 launches and wins gold'],
    ['en', 'Grok 9 gets open-sourced'],
    ['en', 'Seedance 9 launches and spooks Hollywood'],
    ['en', 'Gemini 9 adds a faster model, Gemini 9 Flash'],
    ['en', 'GPT-9 gets a release date'],
    ['en', 'Gemini Nano 9 launches on Android'],
    ['en', 'GPT-9 is OpenAI’s latest model to rival Gemini'],
    ['en', 'Claude Opus 9 is out in fast mode'],
    ['en', 'Google launches Gemini 9 Deep Think mode'],
    ['en', 'Gemini 9 gets new faster model: 9.5 Flash'],
    ['en', 'Gemini 9 gets a cheaper version, Gemini 9 Flash'],
    ['en', 'Gemini 9 Pro launches on Android and the web today'],
    ['en', 'Sora 9 launches on iOS first'],
    ['en', 'Claude Sonnet 9 can now be used by everyone'],
    ['en', 'Qwen 9 is out for Windows and Mac with open weights'],
    ['en', 'Aardvark LFM9-1B launches for iPhones'],
    ['en', 'Kimi K9 is Moonshot’s latest model to go open source'],
    ['en', 'GPT-9 is OpenAI’s latest model to get reasoning built in'],
    ['en', 'OpenAI declares code red as it readies GPT-9'],
    ['en', 'DeepSeek releases V9-Lite as it prepares to launch DeepSeek V9'],
    ['zh', '腾讯开源建筑模型生成大模型HunyuanWorld 9.0'],
    ['zh', '理想汽车模型MindVLA正式发布'],
    ['zh', '奎隆汽车发布智驾大模型'],
    ['zh', '月之暗面发布 Kimi K9 模型及技术报告'],
    ['zh', '智谱免费开放 GLM 9'],
    ['zh', '智谱开源 GLM 9，基准测试超越 GPT-8'],
    ['zh', '阿里开源 Qwen9 及数据集'],
    ['ko', 'GPT-9 출시…수학 난제 풀었다'],
    ['ko', '클로드 9, 코딩 벤치마크 1위로 등장'],
    ['zh', 'Claude 9 成功降低幻觉率，今起全面开放'],
  ])('but may be told with one, %s: %s', (language, title) => {
    expect(told(title, language)).not.toBe(false)
  })
})

describe('a line that its name alone tells, and a model that is seen before it is out', () => {
  it.each([
    ['en', 'OpenAI releases Sora, its buzzy AI video tool'],
    ['zh', 'Grok 9 以“曜石”身份现身 Design Arena'],
  ])('is told, %s: %s', (language, title) => {
    expect(told(title, language)).toBe(true)
  })

  it.each([['en', 'OpenAI releases Sora guidelines']])('or left open, %s: %s', (language, title) => {
    expect(told(title, language)).not.toBe(true)
  })
})
