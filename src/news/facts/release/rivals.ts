/** What follows these is said of a rival: `beats 70B models`, `碾压 32B 模型`. */
const BEFORE =
  /(?:\b(?:beat(?:s|ing)?|rival(?:s|ing)?|outperform\w{0,3}|surpass\w{0,3}|than(?= (?:the|that|those|its|all|other)\b)|(?<!(?:more|less|larger|greater) )than|vs\.?|versus|against|match(?:es|ing)?|comparable to|compared (?:to|with)|unlike|instead of|the size of|up from|down from)\b(?:[^.;,\d]|\d(?=[\w.-]*\s)){0,24}|(?:超越|超过(?=[^\d\s])|击败|碾压|硬刚|媲美|比肩|对标|优于|不输|力压|掀翻|逼近|前代)[^。，,;；\d]{0,8})$/iu
/** The same where it stands behind: `70B 모델을 능가`, `40B参数掀翻X`. */
const AFTER =
  /^(?:\s?(?:크기|규모|급)?(?:의)?\s?)?(?:보다|(?:을|를)\s(?:능가|넘|뛰어넘|제치|앞|압도)|을\s?상회|に匹敵|を(?:超|上回))/u

/** Whether a figure with these words before and behind it is one of a rival. */
export function endsWithRival(before: string, after: string): boolean {
  return BEFORE.test(before) || AFTER.test(after)
}
