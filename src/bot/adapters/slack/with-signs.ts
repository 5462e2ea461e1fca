/**
 * What was typed or posted with `<`, `>` and `&`, which Slack tells as entities: wherever it documents that, and in what
 * buttons and forms held, too. https://github.com/slackapi/bolt-python/issues/513
 */
export function withSigns(told: string): string {
  return told.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
