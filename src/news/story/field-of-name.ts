/** What a name says that a company is about, in Chinese, Korean, Japanese and English; what any may be called, as `科技` and `AI`, says nothing. */
const FIELDS: readonly RegExp[] = [
  /机器人|로봇|로보틱스|ロボ|\brobot/u,
  /医疗|健康|헬스|메디컬|医療|ヘルス|\b(?:health|medical|care\b)/u,
  /生物|医药|制药|바이오|제약|バイオ|製薬|\b(?:bio|pharma|therapeutics)/u,
  /半导体|微电子|芯片|반도체|半導体|\b(?:semiconductor|microelectronics|chips?\b)/u,
  /航天|宇航|스페이스|スペース|\b(?:aero)?space\b/u,
  /能源|에너지|エナジー|エネルギー|\benergy\b/u,
  /汽车|모터스|モーターズ|\b(?:motors?|auto|automotive)\b/u,
  /光电|光子|\b(?:photonics|optics)\b/u,
  /材料|머티리얼|マテリアル|\bmaterials\b/u,
]

function fieldOf(lower: string): number | null {
  const at = FIELDS.findIndex((field) => field.test(lower))
  return at < 0 ? null : at
}

/** Whether two names, in lower case, both say what they are about, and not the same: `星和医疗` and `Xinghe Robotics`. */
export function areOfTwoFields(one: string, other: string): boolean {
  const field = fieldOf(one)
  const otherField = fieldOf(other)
  return field !== null && otherField !== null && field !== otherField
}
