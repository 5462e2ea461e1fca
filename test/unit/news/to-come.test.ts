import { describe, expect, it } from 'vitest'
import { fundingOf, releaseOf } from './read-fields.ts'

describe('a release that is to come is told as that, in any language', () => {
  it.each([
    ['en', 'GPT-7 launching in December'],
    ['en', 'GPT-7 arrives in early 2027'],
    ['en', 'Claude Opus 5 lands December 8'],
    ['en', 'OpenAI sets December 8 launch for GPT-7'],
    ['en', 'OpenAI schedules GPT-7 launch for December'],
    ['en', 'Meta says Llama 5 won’t be open source'],
    ['en', 'Zuckerberg promises open Llama 5'],
    ['en', 'Musk says Grok 6 will finish training in May'],
    ['ko', '오픈AI, GPT-7 다음주 공개'],
    ['ko', '"中 딥시크 V5, 2월 중순 나온다"'],
    ['ko', '딥시크 V5, 다음 주에 나온다'],
    ['ko', '메타, 라마 5 오픈소스 안 한다'],
    ['ko', '구글, 내년 초 제미나이 4 출시'],
    ['ko', '메타 "라마 5, 올 하반기 출시"'],
    ['ko', '딥시크, 오는 15일 딥시크 V5 공개'],
    ['ko', '알리바바, 큐원 4 곧 공개'],
    ['ko', '카카오, 카나나 3 이달 말 출시'],
    ['ko', '업스테이지, 솔라 프로 4 상반기 공개한다'],
    ['ko', 'LG, 7월 엑사원 5.0 오픈소스로 공개'],
    ['ko', 'LG, 7월 엑사원 5.0 공개'],
    ['zh', 'OpenAI将发布GPT-7'],
    ['zh', 'OpenAI 拟 5 月推出 GPT-7 外媒：效能大跃进'],
    ['zh', 'OpenAI明年发布GPT-7'],
    ['zh', '爆料称DeepSeek V5已完成训练，最快本月亮相'],
    ['zh', 'Meta 延后推出 Llama 6'],
    ['zh', 'OpenAI 明年发表 GPT-7'],
    ['zh', 'DeepSeek V5本月底发布'],
    ['zh', 'Grok 6下个月开源'],
    ['zh', '谷歌Gemini 4今夏登场'],
    ['zh', 'Meta暂停Llama 5开源'],
    ['ja', 'OpenAI、来週GPT-7を公開'],
    ['ja', 'OpenAI、GPT-7の公開を延期'],
    ['ja', 'OpenAI「GPT-7」、公開は来年か'],
    ['ja', 'Meta、Llama 6の公開を来春に延期'],
    ['ja', 'OpenAI、GPT-7の開発遅れ　公開は来春以降に'],
    ['ja', 'オープンAI「GPT-7」開発難航か'],
    ['ja', 'xAI、「Grok 6」の学習を開始'],
    ['ja', 'OpenAI、次期モデル「GPT-7」の存在を認める'],
    ['ja', 'OpenAI、GPT-7を今夏に公開'],
    ['ja', 'Anthropic、Claude Opus 5を数週間以内に提供開始'],
    ['ja', 'Anthropic、Claude Opus 5を公開予定'],
    ['de', 'Google stellt Gemini 4 im Mai vor'],
    ['de', 'OpenAI verschiebt GPT-7'],
    ['fr', 'Mistral prépare Mistral Large 4'],
    ['es', 'OpenAI retrasa GPT-7'],
  ])('%s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('rumoured')
  })

  it.each([
    ['en', 'OpenAI announces GPT-7, available in January'],
    ['ko', '구글, 제미나이 4 공개…내달 출시'],
    ['zh', 'OpenAI公布GPT-7，明年上线'],
  ])('shown now and out later, it is announced; %s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('announced')
  })

  it.each([
    ['en', 'OpenAI’s GPT-7 model promises fewer mistakes, and is out'],
    ['en', 'OpenAI launches GPT-7, says next version arrives in 2027'],
    ['en', 'OpenAI sets record with GPT-7 launch'],
    ['ko', '오픈AI, GPT-7 공개'],
    ['ko', '오픈AI, GPT-7 공개…내년 로봇 출시'],
    ['ko', '오픈AI, GPT-7 오늘 공개'],
    ['ko', '엑사원 5.0 공개…지난 7월 이후 처음'],
    ['zh', '刚刚发布！GPT-7今日上线'],
    ['zh', 'OpenAI发布GPT-7，将推出新API'],
    ['ja', 'OpenAI、GPT-7を本日公開'],
    ['ja', 'OpenAI、GPT-7を公開　来月に無料提供'],
    ['de', 'OpenAI veröffentlicht GPT-7'],
    ['fr', 'OpenAI lance GPT-7'],
    ['fr', 'OpenAI lance GPT-7 et prépare la suite'],
  ])('what came is a release; %s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('released')
  })
})

describe('a release for some or for a test is a preview, in any language', () => {
  it.each([
    ['ko', '앤트로픽, 클로드 오퍼스 5 베타 출시'],
    ['zh', 'Anthropic灰度测试Claude Opus 5'],
    ['zh', 'OpenAI向部分用户开放GPT-7'],
    ['ja', 'グーグル、Gemini 4のプレビュー版を公開'],
  ])('%s: %s', (language, title) => {
    expect(releaseOf(title, '', language).status.value).toBe('preview')
  })
})

describe('a round that is to come is told as that, in any language', () => {
  it.each([
    ['ko', '퀼론, 500억원 투자 유치 나서', 'in-talks'],
    ['ko', '퀼론, 500억원 투자 유치 착수', 'in-talks'],
    ['ko', '퀼론, 500억원 규모 투자 유치 눈앞', 'in-talks'],
    ['ko', '"퀼론, 500억 투자 유치 중"', 'in-talks'],
    ['ko', '퀼론, 500억원 투자 유치 목표', 'rumoured'],
    ['ko', '퀼론, 프리IPO로 500억 모은다', 'rumoured'],
    ['ko', '퀼론, 내년 초 1000억원 투자 유치', 'rumoured'],
    ['ko', '퀼론, 500억원 투자 유치할 듯', 'rumoured'],
    ['zh', '奎隆科技计划完成5亿元融资', 'rumoured'],
    ['zh', '奎隆科技据悉接近完成新一轮5亿元融资', 'in-talks'],
    ['zh', '奎隆科技将获5亿元融资', 'rumoured'],
    ['zh', '奎隆科技或完成5亿元融资', 'rumoured'],
    ['ja', 'クイロン、50億円の調達を目指す', 'rumoured'],
    ['ja', 'クイロン、50億円の調達が難航', 'in-talks'],
    ['en', 'Quillon CEO says company will raise $500M this year', 'rumoured'],
    ['en', "Alder pulls out of Quillon's $500M round", 'in-talks'],
    ['fr', 'Quillon sur le point de lever 200 millions d’euros', 'in-talks'],
    ['fr', 'Exclusif : Quillon en passe de lever 200 millions d’euros', 'in-talks'],
    ['fr', 'Quillon s’apprête à lever 200 millions d’euros', 'in-talks'],
    ['fr', 'Quillon prévoit de lever 200 millions d’euros', 'rumoured'],
    ['de', 'Quillon steht vor Finanzierungsrunde über 200 Millionen Euro', 'in-talks'],
    ['de', 'Quillon sucht 200 Millionen Euro in neuer Finanzierungsrunde', 'rumoured'],
    ['es', 'Quillon ultima una ronda de 200 millones de euros', 'in-talks'],
    ['es', 'Quillon prepara una ronda de 200 millones de euros', 'rumoured'],
    ['de', 'Quillon will 40 Milliarden Dollar bei einer Bewertung von 300 Milliarden einsammeln', 'rumoured'],
    ['fr', 'Quillon chercherait à lever des fonds à une valorisation de 500 millions', 'rumoured'],
    ['pt', 'Quillon em conversas para levantar US$ 50 milhões', 'in-talks'],
    ['pt', 'Quillon quer levantar US$ 1 bilhão', 'rumoured'],
    ['pt', 'Quillon busca US$ 20 bilhões em nova rodada', 'rumoured'],
    ['it', 'Quillon in trattative per raccogliere un miliardo di euro', 'in-talks'],
    ['it', 'Quillon punta a raccogliere 5 miliardi di dollari', 'rumoured'],
  ])('%s: %s', (language, title, status) => {
    expect(fundingOf(title, '', language).status.value).toBe(status)
  })

  it.each([
    ['ko', '퀼론, 500억원 투자 유치'],
    ['ko', '퀼론, 500억원 투자 유치 완료…내년 추가 유치 목표'],
    ['zh', '奎隆科技完成5亿元融资'],
    ['ja', 'クイロン、50億円の資金調達を実施'],
    ['de', 'Quillon sichert sich 20 Millionen Euro und plant die nächste Finanzierungsrunde'],
    ['fr', 'Quillon vient de lever 200 millions d’euros'],
    ['es', 'Quillon levanta 50 millones de dólares en una ronda serie B'],
    ['es', 'Quillon recauda 20 millones de euros y prevé captar 50 millones más'],
    ['pt', 'Quillon levanta US$ 20 milhões e quer captar mais em 2027'],
    ['it', 'Quillon raccoglie 20 milioni di euro e punta a chiudere un altro round'],
  ])('what is raised is announced; %s: %s', (language, title) => {
    expect(fundingOf(title, '', language).status.value).toBe('announced')
  })
})
