import { describe, expect, it } from 'vitest'
import { factsOf, modelOf, releaseOf } from './read-fields.ts'

describe('a headline that says in a plain form that a model is to come', () => {
  it.each([
    'OpenAI delays GPT-7 over safety',
    'GPT-7 is days away, Altman says',
    'GPT-7 delayed until spring',
    'DeepSeek nears DeepSeek V5 launch',
    'DeepSeek V5 scheduled for April',
    'xAI plans Grok 6 for July',
    'Claude Opus 6 leaked in Vertex logs',
    'GPT-7 seen in Azure docs',
    "Llama 5 won't launch this year, sources say",
    'Google readies Gemini 4 for March',
  ])('is told, as talk: %s', (title) => {
    expect(releaseOf(title).status.value).toBe('rumoured')
  })

  it.each([
    ['de', 'GPT-7 kommt wohl im Dezember'],
    ['de', 'Claude Opus 6 verzögert sich'],
    ['de', 'Grok 6 kommt im nächsten Monat'],
    ['fr', 'GPT-7 : OpenAI annonce une sortie en 2027'],
    ['en', 'No GPT-7 until spring, Altman says'],
    ['en', 'No GPT-7 launch this week'],
    ['zh', 'OpenAI两周后发布GPT-7'],
    ['fr', 'GPT-7 : OpenAI confirme une sortie en janvier'],
    ['fr', 'Gemini 4 est attendu la semaine prochaine'],
    ['fr', 'Anthropic repousse la sortie de Claude Opus 6'],
    ['fr', 'Meta : Llama 5 repoussé à l’automne'],
    ['es', 'Meta retrasa el lanzamiento de Llama 5'],
    ['es', 'GPT-7 llegará en enero, según Altman'],
    ['es', 'GPT-7 llegaría en agosto, según una filtración'],
    ['fr', 'GPT-7 : OpenAI préparerait un lancement en août'],
    ['pt', 'GPT-7 deve chegar em agosto, diz site'],
    ['pt', 'Meta adia o lançamento do Llama 5'],
    ['it', 'GPT-7 in arrivo ad agosto, secondo indiscrezioni'],
    ['it', 'Meta rinvia il lancio di Llama 5'],
    ['ko', 'xAI, 그록 6 학습 완료…"몇 주 내 공개"'],
    ['ko', '오픈AI, GPT-7 출시 연기설 부인'],
    ['zh', 'GPT-7跳票，奥特曼致歉'],
    ['zh', 'Meta Llama 5难产'],
    ['zh', 'DeepSeek更新API文档，V5即将登场？'],
    ['ko', 'KT, ‘믿:음 3.0’ 연내 공개 목표'],
    ['en', 'Mystery model "horizon-gamma" on LMArena is probably GPT-7'],
    ['en', 'OpenAI is training GPT-7'],
    ['en', 'OpenAI launches GPT-7 next month'],
    ['en', 'Anthropic launches Claude Opus 9 in Japan next month'],
    ['en', "OpenAI's GPT-7 is ready, insiders say"],
    ['en', 'GPT-7 may never come'],
    ['en', 'When will GPT-7 be released?'],
    ['en', 'No GPT-7 this year, Altman says'],
    ['en', 'GPT-7: everything we know'],
    ['en', 'xAI will open-source Grok 5 in six months'],
    ['ko', "메타, '라마 5' 오픈소스 포기"],
    ['ko', '메타, 라마 5 공개 앞두고 막바지 점검'],
    ['ko', '머스크 "그록 5, 6개월 뒤 오픈소스로"'],
    ['ko', '올트먼 "GPT-7, 올해 안 나온다"'],
    ['zh', '马斯克：Grok 5半年后开源'],
    ['zh', 'Anthropic：Mythos 2太危险，暂不发布'],
    ['zh', 'GPT-7何时发布'],
    ['zh', '竞技场出现两个新模型，可能是Grok 6'],
    ['en', 'Deepseek V6 confirmed?'],
    ['zh', '奥特曼：今年不会有GPT-7'],
    ['ja', 'Meta、Llama 5のオープンソース化を断念'],
    ['ja', 'Anthropic「Mythos 2は危険すぎて公開せず」'],
    ['ja', 'GPT-7はいつ登場？'],
    ['ko', '앤트로픽, 미공개 모델 존재 확인'],
    ['ko', '딥시크, V9 이달 공개'],
    ['ko', '오픈AI, GPT-7 이번 주 출시'],
    ['ko', '오픈AI 차세대 모델 ‘라크스퍼’ 유출'],
    ['en', 'OpenAI unreleased model leaks on Arena'],
    ['en', 'OpenAI shares roadmap for GPT-9 and GPT-10'],
    ['en', 'Meta delays rollout of its Larkspur AI model over performance'],
    ['en', 'Meta delays release of open model over safety concerns'],
    ['en', 'Google tests new AI model code-named Larkspur'],
    ['en', 'Google tests ‘Gemini 9.5’ on LMArena'],
  ])('is told so in %s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('rumoured')
  })

  it.each([
    ['en', 'OpenAI begins limited rollout of GPT-7', 'preview'],
    ['en', 'Gemini 4 Flash exits beta', 'released'],
    ['en', 'DeepSeek quietly uploads V5 weights to Hugging Face', 'open-weights'],
    ['ko', '오픈AI, GPT-7 일부 이용자에 우선 제공', 'preview'],
    ['ko', 'xAI, 그록 4 출시 6개월 후 오픈소스로 공개', 'open-weights'],
    ['zh', 'DeepSeek V5权重上线Hugging Face', 'open-weights'],
    ['ko', '오픈AI, 이달 GPT-7 공개', 'released'],
    ['zh', 'Grok 4发布半年后开源', 'open-weights'],
    ['zh', 'OpenAI时隔两个月后推出GPT-7', 'released'],
    ['zh', 'OpenAI发布GPT-7，或将颠覆行业', 'released'],
    ['zh', 'GPT-7今日发布，何时能用？', 'released'],
    ['zh', '谷歌一个月内连发Gemini 4和Veo 5，今日发布', 'released'],
    ['zh', '短短两周后，OpenAI再发布GPT-7', 'released'],
    ['ko', '퀼론, 창업 2년 후 첫 GPT-7급 모델 공개', 'released'],
    ['en', 'GPT-7 is out, analysts say', 'released'],
    ['ko', '오픈AI GPT-7, 국내 출시', 'released'],
    ['en', 'Anthropic launches Claude Opus 6 in preview', 'preview'],
    ['en', 'Google releases Gemini 4 Pro in public preview', 'preview'],
    ['en', 'DeepSeek V5 launches, analysts say', 'released'],
  ])('what is out is told as far as it is; %s: %s', (language, title, status) => {
    expect(releaseOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['en', 'OpenAI rolls back GPT-5.5 update'],
    ['ko', '오픈AI, GPT-5.5 업데이트 롤백'],
    ['de', 'GPT-7 kommt gut an'],
    ['de', 'Gemini 4 startet in Deutschland'],
    ['de', 'Sora 3 startet im App Store'],
    ['de', 'GPT-7 startet im Browser'],
    ['fr', 'GPT-7 : lancement en Europe'],
    ['fr', 'Claude Opus 6 arrive sur Bedrock'],
    ['es', 'Gemini 4 llega a España'],
    ['en', 'GPT-7 appears on Azure'],
    ['en', 'GPT-7 appears in GitHub Copilot'],
    ['en', 'Gemini 4 appears in Android Studio app'],
  ])('what is there elsewhere is not to come; %s: %s', (language, title) => {
    expect(factsOf(title, '', language)).toEqual([])
  })

  it.each([
    ['ko', '"GPT-7 12월 출시"…오픈AI 내부 문건 유출', 'GPT-7'],
    ['ko', '문샷AI, 키미 K3 2종 공개', 'Kimi K3'],
    ['zh', '月之暗面Kimi K3 5月发布', 'Kimi K3'],
  ])('a month or how many is no version; %s: %s', (language, title, name) => {
    expect(modelOf(title, '', language).name.value).toBe(name)
  })

  it.each(['OpenAI releases GPT-7 mini; GPT-8 is months away', 'Qwen4 is out, Qwen5 due in April'])(
    'or one is here, and the next is to come: %s',
    (title) => {
      expect(releaseOf(title).status.value).toBe('released')
    },
  )

  it.each([
    'OpenAI delays GPT-4o retirement',
    'OpenAI delays GPT-4o voice feature',
    'Microsoft plans GPT-7 integration for July',
    'GPT-7 set for Azure',
    'How Alder delayed its GPT-7 migration',
    'No GPT-7 for free users, OpenAI says',
    'Alder finds no GPT-7 bias',
    'Teasing GPT-7: how jailbreaks work',
    'Researchers testing Gemini 9.5 on LMArena find bias',
    'Will GPT-7 be good?',
    'A roadmap to learning GPT-9 prompting',
    'A roadmap for prompting GPT-9, from OpenAI engineers',
    'Microsoft shares roadmap for GPT-9 in Office',
    'Snowflake’s AI roadmap includes Claude 9',
    'OpenAI’s unreleased hardware model spotted',
    'Anthropic’s upcoming IPO model leaks',
    '오픈AI 차세대 모델 데이터 유출 논란',
    'OpenAI 新一代模型训练数据泄露',
    "Apple's upcoming model of iPhone leaks",
  ])('or is about something else: %s', (title) => {
    expect(factsOf(title)).toEqual([])
  })
})

it.each([
  ['OpenAI Preps New Model Code-Named Larkspur to Counter Google', 'Larkspur'],
  ['Meta Is Developing a New AI Model Code-Named Larkspur for Video', 'Larkspur'],
  ['Meta Delays Rollout of Larkspur-2 AI Model Over Performance', 'Larkspur-2'],
])('is called by its code name, in capitals, too: %s', (title, name) => {
  expect(modelOf(title).name.value).toBe(name)
})

it.each(['Tesla delays launch of low-cost model', 'Apple delays launch of phone model over AI chips'])(
  'is no car and no phone: %s',
  (title) => {
    expect(factsOf(title)).toEqual([])
  },
)
