import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cast, makeCast, sealed } from './cast'
import { doubtCast } from './doubt-cast'
import { walkHazard } from './walk'

let cast: Cast
let with_: ReturnType<typeof doubtCast>
const here = { latitude: 43.8, longitude: 126.5 }
beforeAll(async () => {
  cast = await makeCast()
  with_ = doubtCast(cast)
  await cast.ask('update place set latitude = $2, longitude = $3 where id = $1', [
    cast.placeId,
    here.latitude,
    here.longitude,
  ])
})
afterAll(() => cast.end())

const fresh = () => walkHazard(cast, `图 ${randomBytes(4).toString('hex')}`)
const openedAt = async (id: number) =>
  new Date((await cast.ask('select opened_at from hazard where id = $1', [id]))[0]!.opened_at as string).getTime()
/** So many metres to the north. */
const north = (metres: number) => ({ latitude: here.latitude + metres / 111_195.08, longitude: here.longitude })
const random64 = () => BigInt.asIntN(64, randomBytes(8).readBigUInt64BE())
/** The same but for so many bits, spread over all bands. */
const flipped = (likeness: bigint, bits: number) =>
  Array.from({ length: bits }, (_, index) => BigInt((index * 23) % 64)).reduce(
    (at, bit) => BigInt.asIntN(64, at ^ (1n << bit)),
    likeness,
  )

describe('the same picture', () => {
  it('given in another case is a doubt of the later one, once', async () => {
    const [first, second] = [await fresh(), await fresh()]
    const file = sealed()
    await with_.give(first.id, file)
    expect(await with_.doubtsOf(first.id)).toEqual([])
    await with_.give(second.id, file)
    const [found, ...more] = await with_.doubtsOf(second.id)
    expect(more).toEqual([])
    expect(found).toMatchObject({ kind: 'same_photo', other_case_id: first.id })
    const [earlier] = await cast.ask(`select id::int from evidence where loop = 'hazard' and case_id = $1`, [first.id])
    expect(found!.detail).toEqual({ evidence: earlier!.id })
    expect(await with_.doubtsOf(first.id)).toEqual([])
  })

  it('from before the work as proof after it is a doubt, in whichever order the two come', async () => {
    for (const order of [
      ['before', 'after'],
      ['after', 'before'],
    ] as const) {
      const { id } = await fresh()
      const file = sealed()
      for (const purpose of order) await with_.give(id, file, purpose)
      const found = await with_.doubtsOf(id)
      expect(found).toMatchObject([{ kind: 'same_photo', other_case_id: id }])
      const [after] = await cast.ask(
        `select id::int from evidence where loop = 'hazard' and case_id = $1 and purpose = 'after'`,
        [id],
      )
      expect(found[0]!.evidence_id).toBe(after!.id)
    }
  })

  it('twice after the work in one case, or before it in two, is none', async () => {
    const [first, second] = [await fresh(), await fresh()]
    const [twice, earlier] = [sealed(), sealed()]
    for (const file of [twice, twice]) await with_.give(first.id, file)
    for (const { id } of [first, second]) await with_.give(id, earlier, 'before')
    expect([...(await with_.doubtsOf(first.id)), ...(await with_.doubtsOf(second.id))]).toEqual([])
  })

  it('given to two cases at once is a doubt of one of them', async () => {
    for (let round = 0; round < 5; round++) {
      const [first, second] = [await fresh(), await fresh()]
      const file = sealed()
      await Promise.all([with_.give(first.id, file), with_.give(second.id, file)])
      expect((await with_.doubtsOf(first.id)).length + (await with_.doubtsOf(second.id)).length).toBe(1)
    }
  })
})

describe('a near-same picture', () => {
  it('within the rule of ten bits is a doubt, with eleven it is none', async () => {
    const [first, near, far] = [await fresh(), await fresh(), await fresh()]
    const likeness = random64()
    await with_.give(first.id, { likeness })
    await with_.give(far.id, { likeness: flipped(likeness, 11) })
    expect(await with_.doubtsOf(far.id)).toEqual([])
    await with_.give(near.id, { likeness: flipped(likeness, 10) })
    const [found] = await with_.doubtsOf(near.id)
    // the other one is one bit away and so the nearest
    expect(found).toMatchObject({ kind: 'near_photo', other_case_id: far.id, detail: { bits: 1, limit: 10 } })
  })

  it('is the nearest of several, and none in the same case or without detail', async () => {
    const [first, second, third] = [await fresh(), await fresh(), await fresh()]
    const likeness = random64()
    await with_.give(first.id, { likeness: flipped(likeness, 10) })
    await with_.give(third.id, { likeness })
    expect(await with_.doubtsOf(third.id)).toMatchObject([{ other_case_id: first.id, detail: { bits: 10 } }])
    await with_.give(third.id, { likeness })
    expect((await with_.doubtsOf(third.id)).map(one => one.other_case_id)).toEqual([first.id, first.id])
    for (const one of [first, second]) await with_.give(one.id, { likeness: null })
    expect(await with_.doubtsOf(second.id)).toEqual([])
  })
})

describe('the time a picture claims', () => {
  it.each(['claimedAt', 'deviceAt'] as const)(
    'more than ten minutes before the report is a doubt (%s)',
    async field => {
      for (const [seconds, raised] of [
        [599, 0],
        [661, 1],
      ] as const) {
        const { id } = await fresh()
        const at = new Date((await openedAt(id)) - seconds * 1000)
        if (field === 'claimedAt') await with_.give(id, { claimedAt: at })
        else
          await cast.ask(
            `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, device_at, person_id, org_id) values ('hazard', $1, 'after', $2, 'image/jpeg', 1, $3, 1, 1)`,
            [id, sealed().sha256, at],
          )
        const found = await with_.doubtsOf(id)
        expect(found.length).toBe(raised)
        if (raised)
          expect(found[0]).toMatchObject({
            kind: 'photo_before_hazard',
            detail: { minutes: 11, limit: 10, by: field === 'claimedAt' ? 'file' : 'device' },
          })
      }
    },
  )

  it('is measured from the first picture of the fault, where that was taken before the report came in', async () => {
    const { id } = await fresh()
    const found = (await openedAt(id)) - 3 * 3_600_000
    await with_.give(id, { claimedAt: new Date(found) }, 'before', 'inspector')
    await with_.give(id, { claimedAt: new Date(found + 600_000) }, 'after', 'inspector')
    expect(await with_.doubtsOf(id)).toEqual([])
  })

  it('of a picture from before the work, or of a document, is none', async () => {
    const { id } = await fresh()
    const claimedAt = new Date(Date.now() - 86_400_000)
    await with_.give(id, { claimedAt }, 'document')
    await with_.give(id, { claimedAt }, 'before')
    expect(await with_.doubtsOf(id)).toEqual([])
  })
})

describe('the place a picture claims', () => {
  it('beyond the rule of 500 metres is a doubt, within it is none', async () => {
    for (const [metres, raised] of [
      [499, 0],
      [502, 1],
    ] as const) {
      const { id } = await fresh()
      await with_.give(id, north(metres))
      const found = await with_.doubtsOf(id)
      expect(found.length).toBe(raised)
      if (raised) expect(found[0]).toMatchObject({ kind: 'photo_far_away', detail: { metres, limit: 500, by: 'file' } })
    }
  })

  it('by the device counts less its own accuracy', async () => {
    const giveAs = async (accuracy: number) => {
      const { id } = await fresh()
      const at = north(600)
      await cast.ask(
        `insert into evidence (loop, case_id, purpose, sha256, mime, bytes, device_latitude, device_longitude, device_accuracy, person_id, org_id)
         values ('hazard', $1, 'after', $2, 'image/jpeg', 1, $3, $4, $5, 1, 1)`,
        [id, sealed().sha256, at.latitude, at.longitude, accuracy],
      )
      return with_.doubtsOf(id)
    }
    expect(await giveAs(120)).toEqual([])
    expect(await giveAs(20)).toMatchObject([{ kind: 'photo_far_away', detail: { metres: 580, by: 'device' } }])
  })
})

describe('the index of likenesses', () => {
  it('finds every pair within ten bits, wherever they lie', async () => {
    const pairs = Array.from({ length: 400 }, () => {
      const likeness = random64()
      const bits = new Set<number>()
      while (bits.size < 10) bits.add(randomBytes(1)[0]! % 64)
      const other = [...bits].reduce((at, bit) => BigInt.asIntN(64, at ^ (1n << BigInt(bit))), likeness)
      return [String(likeness), String(other)]
    })
    const [found] = await cast.ask(
      `select count(*)::int as n from json_array_elements($1) p where doubts.bands((p ->> 0)::bigint) && doubts.bands_near((p ->> 1)::bigint)`,
      [JSON.stringify(pairs)],
    )
    expect(found!.n).toBe(400)
  })
})

describe('among 100,000 pictures', () => {
  it('the near one is found within 50 ms', async () => {
    const count = 100_000
    const mark = `bulk ${randomBytes(4).toString('hex')}`
    const likeness = random64()
    const { id } = await fresh()
    await cast.ask(`begin; set local session_replication_role = replica;
      insert into evidence (loop, case_id, purpose, sha256, mime, bytes, likeness, caption, person_id, org_id)
      select 'hazard', -n, 'after', md5(n::text || '${mark}') || md5(n::text), 'image/jpeg', 1,
        ('x' || substr(md5(n::text || '${mark}'), 1, 16))::bit(64)::bigint, '${mark}', 1, 1 from generate_series(1, ${count}) n;
      insert into evidence (loop, case_id, purpose, sha256, mime, bytes, likeness, caption, person_id, org_id)
      values ('hazard', -999999, 'after', '${mark}', 'image/jpeg', 1, ${flipped(likeness, 10)}, '${mark}', 1, 1);
      commit; analyze evidence`)
    const times: number[] = []
    for (let round = 0; round < 31; round++) {
      const from = performance.now()
      const found = await cast.ask(`select * from doubts.nearest('hazard', $1, '', $2, 10)`, [id, likeness])
      times.push(performance.now() - from)
      expect(found).toMatchObject([{ case_id: '-999999', bits_apart: 10 }])
    }
    // the quarter that others on the machine disturbed least
    const usual = times.sort((a, b) => a - b)[7]!
    console.log(
      `near picture among ${count}: ${usual.toFixed(1)} ms (${times[0]!.toFixed(1)} to ${times.at(-1)!.toFixed(1)})`,
    )
    await cast.ask(`delete from evidence where caption = $1`, [mark])
    expect(usual).toBeLessThan(50)
  })
})
