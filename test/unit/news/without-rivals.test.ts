import { describe, expect, it } from 'vitest'
import { releaseOf } from './read-fields.ts'

function namesIn(title: string, language: string): readonly string[] {
  return releaseOf(title, '', language).models.map(({ name }) => name.value)
}

describe('of several makers’ models in one headline', () => {
  it.each([
    ['en', 'Baidu launches ERNIE 9, which costs 1% of GPT-9', 'ERNIE 9'],
    ['en', "Baidu's ERNIE 9 costs 1% of GPT-9, company says at launch", 'ERNIE 9'],
    ['en', "Baidu's ERNIE 9 launches at 1% of GPT-9's price", 'ERNIE 9'],
    ['en', "Perplexity's Sonar 3 runs on Llama 9", 'Sonar 3'],
    ['en', 'Cursor launches Composer 3, powered by Kimi K9', 'Composer 3'],
    ['en', 'GPT-9 gets a rival as xAI launches Grok 9', 'Grok 9'],
    ['en', 'GPT-9 killer? Kimi K9 is released', 'Kimi K9'],
    ['en', 'GPT-9 loses its crown to Gemini 9, released today', 'Gemini 9'],
    ['en', 'As good as GPT-9 for free: Z.ai ships GLM-9', 'GLM-9'],
    ['en', 'xAI launches Grok 9, claims it tops GPT-9, Gemini 9 and Claude Opus 9', 'Grok 9'],
    ['en', 'Kimi K9 is here and GPT-9 should worry', 'Kimi K9'],
    ['en', "NVIDIA's Nemotron 9 Super builds on Qwen 9, is open", 'Nemotron 9 Super'],
    ['en', 'With the brains of GPT-9: Mistral releases Medium 9', 'Mistral Medium 9'],
    ['ko', 'GPT-9 대항마 나왔다, 구글 제미나이 9 출시', 'Gemini 9'],
    ['ko', '딥시크, V9 기습 공개…“GPT-9 10분의 1 가격”', 'DeepSeek V9'],
    ['ko', '제미나이 9 공개…GPT-9·클로드 오퍼스 9 제쳤다', 'Gemini 9'],
    ['ko', '딥시크 V9, 클로드 오퍼스 9 가격의 10분의 1에 출시', 'DeepSeek V9'],
    ['zh', '价格仅为GPT-9的1%，百度发布文心9', 'ERNIE 9'],
    ['zh', 'GPT-9刚发布，谷歌就推出Gemini 9', 'Gemini 9'],
    ['zh', '开源版“Veo 9”来了：LTX-9支持一分钟视频生成', 'LTX-9'],
    ['ja', 'GPT-9の100分の1の価格、百度が「ERNIE 9」を公開', 'ERNIE 9'],
    ['ja', 'GPT-9に対抗、グーグルが「Gemini 9」発表', 'Gemini 9'],
    ['de', 'ERNIE 9 kostet ein Prozent von GPT-9: Baidu stellt neues Modell vor', 'ERNIE 9'],
    ['fr', 'Baidu lance ERNIE 9, cent fois moins cher que GPT-9', 'ERNIE 9'],
    ['es', 'Baidu lanza ERNIE 9, cien veces más barato que GPT-9', 'ERNIE 9'],
  ])('%s: the rivals did not come: %s', (language, title, name) => {
    expect(namesIn(title, language)).toEqual([name])
  })

  it.each([
    ['en', 'OpenAI releases GPT-9, Google launches Gemini 9', ['GPT-9', 'Gemini 9']],
    ['en', 'OpenAI and Google release GPT-9 and Gemini 9 on the same day', ['GPT-9', 'Gemini 9']],
    ['en', 'GPT-9 and Gemini 9 are both out today', ['GPT-9', 'Gemini 9']],
    ['en', 'GPT-9, Gemini 9, Grok 9: a busy week of releases', ['GPT-9', 'Gemini 9', 'Grok 9']],
    ['en', 'Opus 9, GPT-9, Tessera, Qwen9 Coder released', ['Opus 9', 'GPT-9', 'Qwen9 Coder']],
    ['ko', '오픈AI GPT-9·구글 제미나이 9 같은 날 출시', ['GPT-9', 'Gemini 9']],
    ['zh', 'OpenAI发布GPT-9，Anthropic同日推出Claude Opus 9', ['GPT-9', 'Claude Opus 9']],
    ['en', 'MiniMax-M9, Kimi K9 and GLM-9 released this week', ['MiniMax-M9', 'Kimi K9', 'GLM-9']],
    ['ko', '오픈AI GPT-9, 구글 제미나이 9, xAI 그록 9 나란히 출시', ['GPT-9', 'Gemini 9', 'Grok 9']],
    ['fr', 'OpenAI lance GPT-9, Google répond avec Gemini 9', ['GPT-9', 'Gemini 9']],
  ])('%s: those that came with it are told: %s', (language, title, names) => {
    expect(namesIn(title, language).toSorted()).toEqual(names.toSorted())
  })

  it('what is left of two variants behind one name is told with it', () => {
    expect(namesIn('GPT 9.4 mini and nano released, where is Gemini 9.1 flash?', 'en')).toEqual([
      'GPT 9.4 mini',
      'GPT 9.4 nano',
    ])
  })
})
