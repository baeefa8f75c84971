import { attachEvidence, type SealedFile } from './attach-evidence'
import { type Cast, key, sealed } from './cast'
import { walkHazard } from './walk'

type Who = keyof Cast['as']
export type Doubted = {
  kind: string
  detail: Record<string, string | number>
  other_case_id: number
  evidence_id: number
}

const soon = () => new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

/** Hazards for the tests of doubts: brought to where proof is given, or closed, with the doubts that arose on the way. */
export function doubtCast(cast: Cast) {
  let titles = 0
  const give = async (
    id: number,
    file: Partial<SealedFile> = {},
    purpose: 'before' | 'after' | 'document' = 'after',
    who: Who = 'principal',
  ) => {
    const given = { ...sealed(), ...file }
    const outcome = await attachEvidence(cast.as[who], {
      key: key(),
      loop: 'hazard',
      id,
      purpose,
      caption: '',
      files: [given],
    })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
    return outcome
  }
  const rectifying = async (dueOn = soon()) => {
    const walk = await walkHazard(cast, `阀门 ${++titles}`)
    await walk.go('inspector', 'grade', { level: 'general' })
    await walk.go('inspector', 'order', { unitId: cast.units.firm, ownerId: cast.people.principal, dueOn })
    await walk.go('principal', 'start')
    return walk
  }
  const closed = async (file: Partial<SealedFile> = {}, said = '') => {
    const walk = await rectifying()
    walk.beside(await give(walk.id, file))
    await walk.go('worker', 'submit', said ? { reason: said } : {})
    await walk.go('colleague', 'pass_reinspection', { reason: '合格' })
    await walk.go('supervisor', 'close', { verdict: 'effective' })
    return walk
  }
  const doubtsOf = (id: number, kind?: string) =>
    cast.ask(
      `select id::int, kind, detail, other_case_id::int, evidence_id::int from doubt where loop = 'hazard' and case_id = $1 and kind = coalesce($2, kind) order by id`,
      [id, kind ?? null],
    ) as Promise<(Doubted & { id: number })[]>
  return { give, rectifying, closed, doubtsOf }
}
