/** Writes THIRD-PARTY-NOTICES.md: every package that runs with the bot, and its licence, as the lock file tells them. */
import { writeFileSync } from 'node:fs'
import { thirdPartyNotices } from './third-party.ts'

writeFileSync(new URL('../THIRD-PARTY-NOTICES.md', import.meta.url), thirdPartyNotices())
