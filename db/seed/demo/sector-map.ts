import type pg from 'pg'
import { sectorRegulator } from '@/db/schema/duty'
import { insertRows } from '../rows'
import type { PlacedUnit } from '../units'
import type { Bureau } from './demo-units'

/** What the law leaves to the local government, as the demo's prefectures assigned it; two have not thought of e-bike charging yet, one not of schools. */
const assigned: readonly { sector: string; bureau: Bureau; without: readonly string[]; words: string }[] = [
  { sector: 'gas', bureau: 'housing', without: [], words: '政府办公会议明确住建部门为燃气管理部门（演示虚构）' },
  { sector: 'education', bureau: 'education', without: ['220600'], words: '部门职责规定（演示虚构）' },
  {
    sector: 'charging',
    bureau: 'fire',
    without: ['220300', '222400'],
    words: '安委会会议纪要：电动自行车充电场所由消防救援机构牵头（演示虚构）',
  },
]

/** Writes which bureau of a prefecture regulates what no law gives to one. */
export async function writeSectorMap(
  client: pg.Client,
  units: ReadonlyMap<string, PlacedUnit>,
  since: string,
  assignedById: number,
): Promise<void> {
  await insertRows(
    client,
    sectorRegulator,
    assigned.flatMap(({ sector, bureau, without, words }) =>
      [...units.values()]
        .filter(unit => unit.key.startsWith(`${bureau}:`) && !without.includes(unit.regionCode))
        .map(unit => ({
          sector,
          level: 'prefecture' as const,
          regionCode: unit.regionCode,
          orgId: unit.id,
          basis: 'assigned' as const,
          words,
          assignedById,
          validFrom: since,
        })),
    ),
  )
}
