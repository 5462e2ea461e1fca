import { describe, expect, it } from 'vitest'
import { speaksOfAi } from '../../../src/news/facts/topics/speaks-of-ai.ts'
import { scannedText } from '../../builders/scanned-text.ts'
import { factsOf } from './read-fields.ts'

function topicsOf(title: string, summary: string, language: string): readonly string[] {
  return factsOf(title, summary, language).map(({ topic }) => topic)
}

describe('what comes out and has nothing to do with AI', () => {
  it.each([
    ['en', 'Ubuntu 28.04 released', 'The new version of Ubuntu is available for download now.'],
    ['en', 'Go 1.41 is released', ''],
    ['en', 'Linux 9.4 released', 'Linus Torvalds released the new kernel.'],
    ['en', 'Apple unveils iPhone 23 Pro', 'The new phone has a better camera.'],
    ['en', 'Nothing Phone (9) is out now', ''],
    ['en', 'Tesla Model Q launches in the US', ''],
    ['en', 'Meta Quest 9 coming next year, leak says', ''],
    ['en', 'Unreal Engine 9 preview is now available', 'The new engine is out in early access.'],
    ['en', 'Introducing Bolt 9: our new bike', ''],
    ['en', 'Ford unveils new EV model', ''],
    ['en', 'Toyota launches 2031 model of the Prius', ''],
    ['en', 'Notion 9.0 is here, and it is all about AI', ''],
    ['ja', 'AI翻訳機「ラルク」新モデル登場', ''],
    ['ja', 'ラルク電機、AIサーバーLARKS新モデルを発表', ''],
    ['ko', '퀼론전자, AI 에어컨 2031년형 신모델 출시', ''],
    ['ko', '퀼론차, 신형 라크스퍼 모델 공개', ''],
    ['ko', '퀼론차, AI 전기차 신모델 공개', ''],
    ['ko', '퀼론, AI 탑재 신형 모델 출시', ''],
    ['ko', '퀼론차, AI 비서 갖춘 신형 라크스퍼 모델 공개', ''],
    ['ko', '독자 AI 파운데이션 모델 1차 평가 결과 발표', ''],
    ['ko', '스타트업 투자 유치 노하우 강연', ''],
    ['ko', '투자 유치 실패한 스타트업의 공통점', ''],
    ['ko', '퀼론, 브린들과 합병…기업가치 1조', ''],
    ['zh', '为什么你的创业融资失败', ''],
    ['ko', '충남도, 골드만삭스서 투자 유치', ''],
    ['ko', '경기도, 글로벌 AI 기업서 3000억원 투자 유치', ''],
    ['ja', '資金調達したスタートアップが最初に採用すべき人材とは', ''],
    ['zh', 'AI创业公司融资指南：如何拿到第一笔钱', ''],
    ['zh', 'AI 融资趋势：第三季度超 500 亿元', ''],
    ['zh', '中国某研究院发布大模型白皮书9.0', ''],
  ])('is no release of a model, %s: %s', (language, title, summary) => {
    expect(topicsOf(title, summary, language)).toEqual([])
  })

  it.each([
    ['en', 'Halden 9 released', 'The speech recognition model is available for download now.'],
    ['en', 'Introducing Halden 9', 'It has 12B parameters.'],
    ['ja', 'ラルク社、日本語特化の3億パラメータLLMを公開', ''],
    ['ko', '오픈AI, 신형 AI 모델 ‘GPT-9’ 공개', ''],
    ['ko', '오픈AI, 신형 추론 모델 공개', ''],
    ['ko', '퀼론, 자동차 특화 언어 모델 출시', ''],
    ['ko', '구글, 스마트폰에서 작동하는 AI 모델 공개', ''],
    ['ko', '업스테이지, 솔라 프로 9 공개…국내 평가 결과 공개', ''],
    ['zh', '智谱发布 GLM-9 刷新全球榜单', ''],
    ['zh', 'DeepSeek 开源 DeepSeek-V9 登顶多项基准测试', ''],
  ])('but a model is, %s: %s', (language, title, summary) => {
    expect(topicsOf(title, summary, language)).toEqual(['model-release'])
  })

  it.each([
    ['en', 'Quillon launches Larkspur 2, a voice cloning engine'],
    ['en', 'Quillon releases Larkspur 2 for speech translation'],
    ['en', 'Quillon releases Larkspur-2, a sLLM'],
    ['en', 'Quillon releases its GenAI Larkspur 2'],
    ['en', 'Larkspur 2: open-weight'],
    ['en', 'Larkspur 2: agentic and small'],
    ['en', 'Quillon open-sources Larkspur 2, a vision-language-action policy'],
    ['ko', '퀼론, 음성 합성 ‘라크스퍼 2’ 공개'],
    ['ko', '퀼론, 영상 생성 ‘라크스퍼 2’ 출시'],
    ['ko', '퀼론, 대화형 모델 ‘라크스퍼 2’ 공개'],
    ['ko', '퀼론, 신형 모델 ‘라크스퍼 2’ 오픈소스로 공개'],
    ['ja', 'クイロン、音声合成「ラルク2」を公開'],
    ['ja', 'クイロン、新モデル「ラルク2」をオープンソースで公開'],
    ['zh', '奎隆發布語音合成「雲雀2」'],
    ['zh', '奎隆開源多模態「雲雀2」'],
    ['zh', '奎隆开源声音克隆“云雀2”'],
  ])('and it is known by what it makes, or how it is given, %s: %s', (language, title) => {
    expect(speaksOfAi(scannedText(title, { url: 'https://quillon.example/air/', language }))).toBe(true)
  })

  it.each([
    ['ko', '퀼론차, 신형 모델 ‘라크스퍼’ 공개'],
    ['ko', '퀼론차, 2031년형 모델 출시'],
    ['ja', 'クイロン、新型モデル「ラルク2」を公開'],
    ['ko', '퀼론, 음성 인식 스피커 ‘라크스퍼 2’ 출시'],
    ['ko', '퀼론차, 대형 모델 ‘라크스퍼’ 출시'],
    ['ja', 'クイロン、小型モデル「LARK-E20」を発表'],
    ['en', 'Voice translation earbuds 3 launched'],
  ])('which says nothing of a device, %s: %s', (language, title) => {
    expect(speaksOfAi(scannedText(title, { url: 'https://quillon.example/air/', language }))).toBe(false)
  })

  it('nor is the number of a line, or a round, overlooked in talk', () => {
    expect(topicsOf('消息称 DeepSeek 将于春节前发布 V9', '', 'zh')).toEqual(['model-release'])
    expect(topicsOf('传奎隆智能考虑首次外部融资', '', 'zh')).toEqual(['funding'])
  })

  it.each([
    ['https://blog.halden.ai/halden-9', true],
    ['https://www.reddit.com/r/LocalLLaMA/comments/1a/halden_9/', true],
    ['https://huggingface.co/halden/halden-9', true],
    ['https://huggingface.co/halden', true],
    ['https://unitree.com/blog/halden-9', false],
    ['https://www.reddit.com/r/bicycles/comments/1a/halden_9/', false],
    ['https://halden.example/air/', false],
  ])('and the place may say which it is: %s (%s)', (url, isOfAi) => {
    expect(speaksOfAi(scannedText('Halden 9 is here', { url }))).toBe(isOfAi)
  })
})

it('asks nothing of a round, whatever the company makes', () => {
  expect(topicsOf('Quillon raises $40M Series B for its bikes', '', 'en')).toEqual(['funding'])
})
