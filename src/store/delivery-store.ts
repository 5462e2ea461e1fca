import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../core/ports/delivery-store.ts'
import type { Random } from '../core/ports/random.ts'
import { createClaimedDeliveries } from './claimed-deliveries.ts'
import { createFoundDeliveries } from './found-deliveries.ts'
import { createOwedDeliveries } from './owed-deliveries.ts'
import type { Database } from './schema.ts'
import type { Engine } from './statements.ts'

export function createDeliveryStore(db: Kysely<Database>, engine: Engine, random: Random): DeliveryStore {
  return {
    ...createOwedDeliveries(db, random),
    ...createClaimedDeliveries(db, engine, random),
    ...createFoundDeliveries(db),
  }
}
