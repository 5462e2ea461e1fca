import type { ServerOptions } from 'node:http'

/**
 * A server that never hangs up on an idle connection. With Node's five seconds, a request on a busy computer may meet the
 * hanging up: an answer that is lost where no test wanted one to be.
 */
export const PATIENT: ServerOptions = { keepAliveTimeout: 0 }
