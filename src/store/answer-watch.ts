import pg from 'pg'
import { askServer } from './ask-server.ts'

const LOOK_EVERY_MS = 5_000
/** Then it waits for ten seconds or more, and not only because this process stood still. */
const LATE_AT_LOOK = 3

/**
 * Sessions that do not wait for what their client says next, or not for long: their answer is on its way.
 * https://www.postgresql.org/docs/current/monitoring-stats.html
 */
const BUSY = `select pid from pg_stat_activity
  where wait_event is distinct from 'ClientRead' or state_change > clock_timestamp() - interval '2 seconds'`

type Asked = { readonly client: pg.PoolClient; looks: number }

/** Ends connections on which no answer will come. */
export type AnswerWatch = {
  /** To be called once for each connection, before it is used. */
  know(client: pg.PoolClient): Promise<void>
  /** What comes of a statement on it. */
  during<T>(client: pg.PoolClient, answer: Promise<T>): Promise<T>
  end(): void
}

/**
 * A network that breaks down, or a server whose place another one takes, ends no connection: what was asked there would be
 * sent again and again for a quarter of an hour before it fails, and whatever waits behind it with it. So the server is
 * asked over a new connection whether it still works on what has no answer yet. What takes long there goes on, and where
 * no server answers there is nothing better to try.
 */
export function watchAnswers(url: string): AnswerWatch {
  const pids = new WeakMap<pg.PoolClient, number>()
  const waiting = new Set<Asked>()
  let isLooking = false

  const look = async (): Promise<void> => {
    const late: Asked[] = []
    for (const asked of waiting) {
      asked.looks += 1
      if (asked.looks >= LATE_AT_LOOK) late.push(asked)
    }
    if (late.length === 0 || isLooking) return
    isLooking = true
    try {
      const busy = await listBusy(url)
      for (const asked of late) {
        const { client } = asked
        const pid = pids.get(client)
        const isWorkedOn = pid !== undefined && busy.has(pid)
        // The answer may have come meanwhile.
        if (!isWorkedOn && waiting.has(asked) && client instanceof pg.Client) void client.end()
      }
    } catch {
      // The server is away, and is asked again.
    } finally {
      isLooking = false
    }
  }

  const looking = setInterval(() => void look(), LOOK_EVERY_MS)
  looking.unref()

  const during = async <T>(client: pg.PoolClient, answer: Promise<T>): Promise<T> => {
    const asked = { client, looks: 0 }
    waiting.add(asked)
    try {
      return await answer
    } finally {
      waiting.delete(asked)
    }
  }
  return {
    during,
    async know(client) {
      // A pooler in between gives the client another number.
      const answer = client.query<{ readonly pid: number }>('select pg_backend_pid() as pid')
      const { rows } = await during(client, answer)
      if (rows[0] !== undefined) pids.set(client, rows[0].pid)
    },
    end() {
      clearInterval(looking)
    },
  }
}

/** The sessions in which the server has something to do. Rejects where it does not answer. */
async function listBusy(url: string): Promise<ReadonlySet<number>> {
  const { rows } = await askServer(url, (client) => client.query<{ readonly pid: number }>(BUSY))
  return new Set(rows.map(({ pid }) => pid))
}
