import { dirname } from 'node:path'
import { sqliteFile, type Config } from './config.ts'
import type { Finding } from './core/finding.ts'
import type { Clock } from './core/ports/clock.ts'
import type { Log } from './core/ports/log.ts'
import { LOOPBACK } from './core/loopback.ts'
import { examineBackups, userBehind } from './ops/examine-backups.ts'
import { examineClock, examineDisk, examinePort, nearestTo } from './ops/examine-host.ts'
import { gatewayAccord, gatewayDisagreement } from './ops/gateway-accord.ts'
import { OTHER_SENDER, senderAccord } from './ops/sender-accord.ts'
import { ownUrl } from './ops/own-url.ts'
import { examineDatabase } from './store/examine-database.ts'

/** Looks at everything that the bot needs, one thing after the other. Posts nothing, writes nothing, never throws. */
export async function examine(config: Config, clock: Clock, log: Log): Promise<readonly Finding[]> {
  const { discord, discordHttp, slack, slackApp, databaseUrl } = config
  const findings: Finding[] = []
  if (discord === null && slack === null && slackApp === null) {
    const words =
      'No token is set, so stories are posted in the terminal. The README says how to connect Discord or Slack.'
    findings.push({ level: 'warn', part: 'platforms', words })
  }
  if (discord !== null) {
    const { checkDiscord } = await import('./bot/adapters/discord/check-token.ts')
    findings.push(...(await checkDiscord({ ...discord, http: discordHttp })))
  }
  if (slack !== null) {
    const { checkSlack } = await import('./bot/adapters/slack/check-tokens.ts')
    findings.push(...(await checkSlack({ ...slack, log })))
  }
  if (slackApp !== null) {
    const { checkSlackApp } = await import('./bot/adapters/slack/check-app.ts')
    findings.push(...(await checkSlackApp({ ...slackApp, log })))
  }
  const path = sqliteFile(config)
  if (path !== null) {
    findings.push(...examineDatabase(path, nearestTo(dirname(path)), clock.nowMs()), ...examineDisk(path))
  } else {
    const { examinePostgres, findDisagreement } = await import('./store/examine-postgres.ts')
    findings.push(...(await examinePostgres(databaseUrl)))
    if (discord !== null && discordHttp === null) {
      const others = await findDisagreement(databaseUrl, gatewayAccord(discord.token, discord.shards))
      const words = gatewayDisagreement(discord.shards, others)
      if (others.length > 0) findings.push({ level: 'fail', part: 'discord', words })
    }
    if (discord !== null && (await findDisagreement(databaseUrl, senderAccord(discord.token))).length > 0)
      findings.push({ level: 'fail', part: 'discord', words: OTHER_SENDER })
  }
  const server = clockServer(config)
  if (server !== null) findings.push(await examineClock(server, () => clock.nowMs()))
  findings.push(await examinePort(ownUrl(config), config), ...exposure(config))
  return findings
}

/** A platform that is used anyway: nobody else is asked for the time. */
function clockServer({ discord, slack, slackApp }: Config): string | null {
  if (discord !== null) return discord.apiUrl ?? 'https://discord.com/api'
  if (slack !== null || slackApp !== null) return (slack ?? slackApp)?.apiUrl ?? 'https://slack.com/api/'
  return null
}

function exposure({ host, publicUrl, adminPassword, backupFolder, ...database }: Config): readonly Finding[] {
  const file = sqliteFile(database)
  const isOpen = !LOOPBACK.has(host) || publicUrl !== null
  return [
    ...(isOpen && adminPassword === null
      ? [
          {
            level: 'warn',
            part: 'http',
            words:
              'Feeds, channels and metrics can be seen by nobody: the server is reached from elsewhere. Set ADMIN_PASSWORD.',
          } as const,
        ]
      : []),
    ...(backupFolder === null
      ? [
          {
            level: 'warn',
            part: 'backup',
            words: `No copies of the database are made by themselves. ${
              file === null ? 'Copy it once a day with pg_dump, or let its host do so.' : 'Set BACKUP_FOLDER.'
            }`,
          } as const,
        ]
      : [examineBackups(backupFolder, file === null ? null : userBehind(file))]),
  ]
}
