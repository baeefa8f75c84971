import { implementations } from '@/domain/hazard'
import type { Move } from '@/domain/loop'
import { attachEvidence } from '../commands/attach-evidence'
import { type Cast, key, sealed } from '../commands/cast'
import { giveTask } from '../commands/give-task'
import { moveCase, type Said } from '../commands/move-case'
import { reportHazard } from '../commands/report-hazard'
import { demoCaller } from '../queries/demo-caller'
import { isJudgement, movesFrom, regions } from './work-moves'

type Chance = { at: number; salt: number }
type Work = { id: number; version: number; stage: string; level: string | null }

/** A day in the middle of those on which the work is due, so that some of it is overdue by then and some is not. */
export const ahead = '2030-07-01'
const dueDays = ['2030-03-03', '2030-06-30', '2030-07-01', '2030-05-05', '2030-04-04'] as const

const plan = { goal: '目标', methods: '方法', funds: '资金', organisation: '机构', timeLimit: '时限', safety: '安全' }
const planned = Object.fromEntries(implementations.map(step => [step, { owner: '责任人', dueOn: '2030-02-02' }]))

const players = [
  ['enterprise', 'principal'],
  ['inspector', 'inspector'],
  ['supervisor', 'supervisor'],
  ['head', 'regulatorHead'],
  ['leader', 'leader'],
] as const

/** Whoever of the cast holds a role that the move wants and stands on its side; the second inspector judges what the first did. */
function whoOf(loop: 'task' | 'hazard', name: string, move: Move<string>): keyof Cast['as'] {
  if (isJudgement(name)) return 'colleague'
  if (loop === 'task' && move.side === 'performing') return 'regulatorHead'
  return players.find(([role]) => move.by.includes(role))?.[1] ?? 'supervisor'
}

const said = (cast: Cast, loop: 'task' | 'hazard', { at, salt }: Chance): Said => ({
  reason: '随机',
  level: salt % 2 === 0 ? 'general' : 'major',
  verdict: 'effective',
  dueOn: dueDays[at % dueDays.length],
  wantedOn: '2031-01-01',
  plan,
  implementations: planned,
  step: implementations[salt % implementations.length],
  notice: { number: key(), level: 'province' },
  percent: 50,
  ...(loop === 'hazard'
    ? { unitId: cast.units.firm, ownerId: cast.people.principal }
    : { ownerId: cast.people.regulatorHead }),
})

/** One lawful or refused move of a hazard or task of the campaign by somebody whose role it is; the new stage's name, or null where nothing moved. */
export async function moveWork(
  cast: Cast,
  loop: 'task' | 'hazard',
  campaignId: number,
  chance: Chance,
): Promise<string | null> {
  const rows = (await cast.ask(
    `select id::int, version, stage, level from ${loop} where campaign_id = $1 or (campaign_id is null and org_id = $2) order by id`,
    [campaignId, cast.units.firm],
  )) as Work[]
  // the first few only, so that some come to their end
  const one = rows[chance.at % Math.max(Math.min(rows.length, 4), 1)]
  if (!one) return null
  const graded = one.level ? { ...chance, salt: one.level === 'general' ? 0 : 1 } : chance
  const moves = movesFrom(loop, one, chance.salt !== 5)
  const [name, move] = moves[(chance.at + chance.salt) % Math.max(moves.length, 1)] ?? []
  if (!name || !move) return null
  let version = one.version
  if (move.needs?.includes('evidence') || name === 'implement') {
    const given = await attachEvidence(cast.as[loop === 'hazard' ? 'principal' : 'regulatorHead'], {
      key: key(),
      loop,
      id: one.id,
      purpose: 'after',
      caption: '',
      files: [sealed()],
    })
    if (given.ok) version = given.version
  }
  const issuers = move.side === 'issuing' && loop === 'task'
  const who = issuers ? await demoCaller('supervisor@demo.sixlines') : cast.as[whoOf(loop, name, move)]
  const outcome = await moveCase(who, {
    key: key(),
    loop,
    id: one.id,
    version,
    move: name,
    said: {
      ...said(cast, loop, graded),
      ...(name === 'implement' ? { step: implementations[one.version % implementations.length] } : {}),
    },
  })
  if (!outcome.ok) return null
  return (await cast.ask(`select stage from ${loop} where id = $1`, [one.id]))[0]!.stage as string
}

/** A task of the campaign, given by the province's office to a unit of the cast. */
export async function openTask(cast: Cast, campaignId: number, { at, salt }: Chance): Promise<boolean> {
  const directives = await cast.ask(
    `select id::int from directive where stage in ('issued', 'executing') order by id limit 3`,
  )
  const outcome = await giveTask(await demoCaller('supervisor@demo.sixlines'), {
    key: key(),
    directiveId: directives[salt % directives.length]!.id as number,
    campaignId,
    title: '随机任务',
    criteria: '随机标准',
    leadOrgId: cast.units[salt === 5 ? 'otherBureau' : 'regulator'],
    assistingOrgIds: [],
    regionCode: regions[(at + salt) % regions.length],
    dueOn: dueDays[at % dueDays.length]!,
  })
  return outcome.ok
}

/** A hazard that nobody's visit found, with the proof that rectifying it begins from. */
export async function openHazard(cast: Cast, placeId: number, title: string): Promise<boolean> {
  const outcome = await reportHazard(cast.as.inspector, { key: key(), placeId, title })
  if (!outcome.ok) return false
  const given = await attachEvidence(cast.as.inspector, {
    key: key(),
    loop: 'hazard',
    id: outcome.id,
    purpose: 'before',
    caption: '',
    files: [sealed()],
  })
  return given.ok
}
