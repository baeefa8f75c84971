import { type Cast, idOf, key } from './cast'
import { moveCase, type Said } from './move-case'
import { type RaiseAlert, raiseAlert } from './raise-alert'

/** An alert at the cast's place, received by an inspector of the bureau that regulates it. */
export const alertOf = async (cast: Cast, more: Partial<RaiseAlert> = {}): Promise<number> =>
  idOf(
    await raiseAlert(cast.as.inspector, {
      key: key(),
      kind: 'leak',
      severity: 'unknown',
      source: 'hotline',
      titleZh: '调压箱漏气',
      placeId: cast.placeId,
      ...more,
    }),
  )

/** Makes one move of a response at the version that it stands at. */
export async function respond(cast: Cast, who: keyof Cast['as'], id: number, move: string, said: Said = {}) {
  const [{ version }] = (await cast.ask('select version from response where id = $1', [id])) as [{ version: number }]
  return moveCase(cast.as[who], { key: key(), loop: 'response', id, version, move, said })
}

export const afterAction = { timeline: '接警、到场、关阀', wentWell: '到场快', wentIll: '钥匙未带', advice: '' }

/** A response that went as far as `until`: told to the colleague, who commands. */
export async function responseUntil(
  cast: Cast,
  until: 'alerted' | 'notified' | 'acknowledged' | 'on_site' | 'stood_down' | 'reviewed',
  more: Partial<RaiseAlert> = {},
): Promise<number> {
  const id = await alertOf(cast, more)
  const steps = [
    ['notified', 'inspector', 'notify', { notified: { personIds: [cast.people.colleague] } }],
    ['acknowledged', 'colleague', 'acknowledge', {}],
    ['on_site', 'colleague', 'arrive', {}],
    ['stood_down', 'colleague', 'stand_down', { reason: '已关阀' }],
    ['reviewed', 'supervisor', 'review', { afterAction }],
  ] as const
  if (until === 'alerted') return id
  for (const [stage, who, move, said] of steps) {
    idOf(await respond(cast, who, id, move, said as Said))
    if (stage === until) break
  }
  return id
}
