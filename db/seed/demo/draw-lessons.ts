import type pg from 'pg'
import { officeHours } from './office-hours'
import { traitsOfKind } from './place-traits'
import type { Case } from './script'
import type { ToldFanOut } from './story-lessons'
import type { World } from './world'

/** Equipment and processes of the places, as their units declared them or an inspector saw them; of one place in nine nobody has said any. */
async function writeTraits(client: pg.Client, { places, people, moments }: World): Promise<void> {
  const rows = places.flatMap((place, index) => {
    if (index % 9 === 4 && place.kind.sector !== 'gas') return []
    const byUnit = index % 3 !== 0
    const staff =
      byUnit || !place.regulator ? people.of(place.firm.key)[0]! : people.one(place.regulator.key, 'inspector')
    return (traitsOfKind[place.kind.zh] ?? []).map(key => ({
      place_id: place.id,
      key,
      source: byUnit ? '单位自报' : '现场核实',
      person_id: staff.id,
      org_id: staff.unit.id,
      at: new Date(officeHours(moments.now)(60 + (index % 20) + 0.4)).toISOString(),
    }))
  })
  await client.query(
    `insert into place_trait (place_id, term_id, source, person_id, org_id, at)
     select r.place_id, t.id, r.source, r.person_id, r.org_id, r.at from json_to_recordset($1) r (place_id bigint, key text, source text, person_id bigint, org_id bigint, at timestamptz)
     join trait_term t on t.key = r.key`,
    [JSON.stringify(rows)],
  )
}

async function writeFanOut(client: pg.Client, world: World, fan: ToldFanOut): Promise<void> {
  const issuer = world.people.one('dept:safety-committee-office', 'supervisor')
  const { rows: terms } = await client.query('select id::int, key from trait_term where key = any ($1)', [fan.terms])
  const { rows } = await client.query(
    `insert into inference (accident_id, finding_id, sectors, term_ids, clauses, words, due_on, person_id, org_id, scope_org_id, at)
     select $1, $2, $3, $4, '{}', $5, $6, $7, $8, m.scope_org_id, $9 from membership m where m.id = $10 returning id::int`,
    [
      fan.told.case.id,
      fan.told.lessonIds[0],
      fan.sectors,
      terms.map(term => term.id),
      fan.words,
      fan.dueOn,
      issuer.id,
      issuer.unit.id,
      new Date(fan.askedAt + 30_000),
      issuer.membershipId,
    ],
  )
  const id = rows[0].id
  const why = (kind: string, sector: string) => ({
    ...(fan.sectors.length > 0 ? { sector } : {}),
    terms: terms.filter(term => (traitsOfKind[kind] ?? []).includes(term.key)).map(term => term.id),
    clauses: [],
  })
  const asked = [
    ...fan.asked.map(({ place, task }) => ({
      place,
      task_id: task.id as number | null,
      left_out: null as string | null,
    })),
    ...fan.leftOut.map(({ place, reason }) => ({ place, task_id: null, left_out: reason })),
  ].map(({ place, ...one }) => ({
    ...one,
    place_id: place.id,
    org_id: place.regulator!.id,
    region_code: place.county.code,
    why: why(place.kind.zh, place.kind.sector),
  }))
  await client.query(
    `insert into inference_place (inference_id, place_id, accident_id, issuer_org_id, org_id, region_code, task_id, why, left_out)
     select $1, r.place_id, $2, $3, r.org_id, r.region_code, r.task_id, r.why, r.left_out
     from json_to_recordset($4) r (place_id bigint, org_id bigint, region_code text, task_id bigint, why jsonb, left_out text)`,
    [id, fan.told.case.id, issuer.unit.id, JSON.stringify(asked)],
  )
  const looks = fan.looks.map(({ place, task, words, by, orgId, at }) => ({
    place_id: place.id,
    task_id: task.id,
    words,
    person_id: by,
    org_id: orgId,
    at: new Date(at).toISOString(),
  }))
  // the n-th look at a task is proved by its n-th piece
  await client.query(
    `with l as (select r.*, row_number() over (partition by r.task_id order by r.at) as n from json_to_recordset($2)
        r (place_id bigint, task_id bigint, words text, person_id bigint, org_id bigint, at timestamptz)),
      e as (select id, case_id, row_number() over (partition by case_id order by at, id) as n from evidence where loop = 'task' and purpose = 'document')
     insert into inference_look (inference_id, place_id, evidence_id, words, person_id, org_id, at)
     select $1, l.place_id, e.id, l.words, l.person_id, l.org_id, l.at from l join e on e.case_id = l.task_id and e.n = l.n order by l.at`,
    [id, JSON.stringify(looks)],
  )
}

const causeWords: Record<string, string> = {
  training: '操作人员说不清本岗位要求，培训无签到。',
  maintenance: '保养记录中断，坏了才修。',
  funds: '更换计划因资金未列支推迟。',
  staff: '安全员一人兼管三处。',
  aging: '设备超过使用年限。',
  responsibility: '两个部门都认为由对方管。',
  procedure: '无书面规程，凭经验操作。',
  permit: '作业票事后补签。',
  supervision: '不在任何单位的检查计划内。',
  monitoring: '无监测装置，靠人工察看。',
}

/** What lay behind the hazards that somebody has rectified or looked at again, one cause for a clause as a rule; and the systemic task on the most frequent. */
async function writeCauses(client: pg.Client, world: World, task: Case<'task'>): Promise<void> {
  await client.query(
    `insert into hazard_cause (hazard_id, cause_id, words, person_id, org_id, at)
     select h.id, k.id, $1::jsonb ->> k.key, p.id, p.org_id, coalesce(h.closed_at, h.moved_at)
     from hazard h join lateral (select id, key from cause_kind order by id offset (('x' || left(md5(h.clause), 6))::bit(24)::int + case when h.id % 9 = 0 then 3 else 0 end) % 10 limit 1) k on true
       join person p on p.id = coalesce(h.verifier_id, h.submitter_id, h.owner_id)
     where h.stage not in ('reported', 'graded', 'ordered') and h.id % 7 <> 0 order by h.id`,
    [JSON.stringify(causeWords)],
  )
  const issuer = world.people.one('dept:safety-committee-office', 'supervisor')
  await client.query(
    `insert into systemic_task (task_id, cause_id, person_id, org_id, at) select $1, id, $2, $3, $4 from cause_kind where key = 'maintenance'`,
    [task.id, issuer.id, issuer.unit.id, new Date(world.moments.now - 6 * 86_400_000)],
  )
  await client.query(
    `insert into systemic_task_hazard (task_id, hazard_id)
     select $1, c.hazard_id from hazard_cause c join cause_kind k on k.id = c.cause_id and k.key = 'maintenance' join hazard h on h.id = c.hazard_id
     where h.stage not in ('closed', 'stable') and starts_with(h.region_code, '2202') order by c.hazard_id limit 8`,
    [task.id],
  )
}

/** Writes beside the story what was drawn from its accidents and hazards. */
export async function drawLessons(
  client: pg.Client,
  world: World,
  { fanOuts, systemic }: { fanOuts: readonly ToldFanOut[]; systemic: Case<'task'> },
): Promise<void> {
  await writeTraits(client, world)
  for (const fan of fanOuts) await writeFanOut(client, world, fan)
  await writeCauses(client, world, systemic)
}
