/** Two articles of our own, in Korean and English, that tell the same facts of one month. */
export type Section = { readonly title: string; readonly summary: string }

const SEVEN_MODELS = [
  '1. **Gemini 3 Pro GA** (Google)',
  '2. **Claude Sonnet 5** (Anthropic)',
  '3. **GPT-5.3** (OpenAI)',
  '4. **Qwen 3.5** (Alibaba)',
  '5. **GLM 5** (Zhipu AI)',
  '6. **DeepSeek V4** (DeepSeek)',
  '7. **Grok 4.20** (xAI)',
]

export const KOREAN: readonly Section[] = [
  {
    title: 'Anthropic, 몸값 3800억 달러',
    summary: [
      '### 큰 라운드',
      '',
      'Anthropic은 **$30B 규모의 투자**를 유치하고 **$380B 밸류에이션**을 인정받았습니다. Amazon과 Google이 참여했습니다.',
      '',
      '### Claude Opus 4.6 출시',
      '',
      '얼마 전 출시된 **Claude Opus 4.6**은 다음과 같은 결과를 냈습니다:',
      '',
      '- **SWE-bench에서 82.1%** 기록',
      '- 취약점 500개 발견',
    ].join('\n'),
  },
  {
    title: 'Alibaba와 Moonshot AI',
    summary: [
      '알리바바는 **Qwen 3.5**를 발표했습니다. 오픈 웨이트로 누구나 내려받을 수 있습니다.',
      '',
      '### Moonshot AI의 새 모델',
      '',
      'Moonshot AI는 **Kimi K2.5**를 공개했습니다. 이 모델은:',
      '',
      '- **멀티모달** 입력을 이해합니다',
      '- **$10B 밸류에이션**을 목표로 새 투자 라운드 추진 중 (Alibaba, Tencent 백킹)',
    ].join('\n'),
  },
  {
    title: 'Temporal, $300M 투자 유치',
    summary: [
      '**Temporal**이 Andreessen Horowitz 주도로 **$300M 투자를 유치**하며 **$5B 밸류에이션**을 인정받았습니다.',
      '',
      'Temporal은 에이전트의 작업을 끝까지 이어 줍니다.',
    ].join('\n'),
  },
  {
    title: '이달의 모델 일곱',
    summary: ['이달에 출시되었거나 출시 예정인 모델은 다음과 같습니다:', '', ...SEVEN_MODELS].join('\n'),
  },
]

export const ENGLISH: readonly Section[] = [
  {
    title: 'Anthropic is now worth $380 billion',
    summary: [
      '### A large round',
      '',
      'Anthropic raised **$30B** at a **$380B valuation**, with participation from Amazon and Google.',
      '',
      '### Claude Opus 4.6 released',
      '',
      'The recently released **Claude Opus 4.6** is ahead of the field:',
      '',
      '- **82.1% on SWE-bench**',
      '- 500 vulnerabilities found',
    ].join('\n'),
  },
  {
    title: 'Alibaba and Moonshot AI',
    summary: [
      'Alibaba released **Qwen 3.5**. Its open weights can be downloaded by anybody.',
      '',
      '### The new model of Moonshot AI',
      '',
      'Moonshot AI launched **Kimi K2.5**. This model:',
      '',
      '- understands **multimodal** input',
      '- the company is in talks to raise a new round at a **$10B valuation**, backed by Alibaba and Tencent',
    ].join('\n'),
  },
  {
    title: 'Temporal raises $300M',
    summary: [
      '**Temporal** raised **$300M** at a **$5B valuation** in a round led by Andreessen Horowitz.',
      '',
      'Temporal carries the work of agents to its end.',
    ].join('\n'),
  },
  {
    title: 'Seven models of the month',
    summary: ['These models are out or expected to launch this month:', '', ...SEVEN_MODELS].join('\n'),
  },
]
