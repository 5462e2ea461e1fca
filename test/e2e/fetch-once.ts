/** Gets one document in a process of its own and prints how that ended, and the most memory it took: `URL` */
import { FeedError } from '../../src/core/errors.ts'
import { createHttpFetch } from '../../src/feeds/http-fetch.ts'
import { systemClock } from '../../src/ops/system-clock.ts'

const url = process.argv[2] ?? ''
const fetch = createHttpFetch({ userAgent: 'test/1', allowedHosts: [new URL(url).host], clock: systemClock })
const ended = await fetch.fetch({ url, validators: { etag: null, lastModified: null }, vouchedFor: url }).then(
  (answer) => answer.kind,
  (error: unknown) => (error instanceof FeedError ? error.kind : String(error)),
)
await fetch.close()
// maxRSS is in kilobytes (getrusage(2)).
process.stdout.write(`${JSON.stringify({ ended, megabytes: process.resourceUsage().maxRSS / 1024 })}\n`)
