import type { Tx } from '../client'
import { checkFigures } from './call-checks'
import { drillFaults, drillFigureHref, findDrillFigures } from './drills'
import { countDuty, dutyLinks } from './on-duty'
import { findPlanFigures, planFigureHref } from './plans'
import { findProgrammeFigures, programmeHref } from './programme'
import { brokenFigures, type Register, type RegisterClock, rounded } from './register-figure'
import { countTeams } from './response-teams'
import { findResponseFigures, responseHrefs } from './responses'
import { countStores } from './stores'

/** Emergency plans in force, and what is wrong with them. */
export async function plansRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const found = await findPlanFigures(tx, today)
  const of = (key: keyof typeof found, isBad = true) => ({
    key: `plans.${key}`,
    value: found[key],
    href: planFigureHref(key),
    isBad,
  })
  return {
    key: 'plans',
    href: '/plans',
    figures: [
      of('inForce', false),
      { ...of('expired'), onCockpit: true },
      of('neverDrilled'),
      of('unfiled'),
      of('unread'),
    ],
  }
}

/** Drills that this year asks for, and those that were held and are not yet judged or made up for. */
export async function drillsRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const year = today.slice(0, 4)
  const { asked, done, counted, missing } = await findProgrammeFigures(tx, { year }, today)
  const found = await findDrillFigures(tx, today)
  return {
    key: 'drills',
    href: programmeHref('asked', year),
    figures: [
      { key: 'drills.done', value: done, of: asked, href: programmeHref('done', year), onCockpit: true },
      { key: 'drills.counted', value: counted, of: asked, href: programmeHref('counted', year) },
      { key: 'drills.missing', value: missing, href: programmeHref('missing', year), isBad: true },
      ...drillFaults.map(key => ({
        key: `drills.${key}`,
        value: found[key],
        href: drillFigureHref(key),
        isBad: true,
      })),
    ],
  }
}

/** Who is on duty, and how they answer; duty is not for enterprises to see. */
export async function onDutyRegister(tx: Tx, { role }: RegisterClock): Promise<Register | null> {
  if (role === 'enterprise') return null
  const duty = await countDuty(tx)
  const { medianSeconds } = await checkFigures(tx)
  const of = (key: 'gaps' | 'missed' | 'unsigned' | 'missing' | 'swaps', isBad = true) => ({
    key: `onDuty.${key}`,
    value: duty[key],
    href: dutyLinks[key],
    isBad,
  })
  return {
    key: 'onDuty',
    href: dutyLinks.onDuty,
    figures: [
      { key: 'onDuty.now', value: duty.onDuty, href: dutyLinks.onDuty },
      { key: 'onDuty.answered', value: duty.answered, of: duty.drawn, href: dutyLinks.answered, onCockpit: true },
      { key: 'onDuty.seconds', value: rounded(medianSeconds), href: dutyLinks.answered },
      of('missed'),
      { ...of('gaps'), onCockpit: true },
      of('unsigned'),
      of('missing'),
      of('swaps', false),
    ],
  }
}

/** Alerts and how long each step took. */
export async function responsesRegister(tx: Tx, clock: RegisterClock): Promise<Register> {
  const found = await findResponseFigures(tx, clock.today)
  const { responseUnreviewed } = await brokenFigures(tx, { responseUnreviewed: 'responses.unreviewed' }, clock)
  return {
    key: 'responses',
    href: '/responses',
    figures: [
      { key: 'responses.open', value: found.open, href: responseHrefs.open },
      { key: 'responses.medianAck', value: rounded(found.medianAck), href: responseHrefs.medianAck },
      {
        key: 'responses.medianArrival',
        value: rounded(found.medianArrival),
        href: responseHrefs.medianArrival,
        onCockpit: true,
      },
      { key: 'responses.ackLate', value: found.ackLate, href: responseHrefs.ackLate, isBad: true },
      responseUnreviewed!,
    ],
  }
}

/** Teams that can go and equipment that can be used. */
export async function storesRegister(tx: Tx, { today }: RegisterClock): Promise<Register> {
  const states = ['expired', 'soon', 'uninspected', 'empty'] as const
  const [teams, ready] = await countTeams(tx, [{}, { ready: 'yes' }])
  const [stores, ...counts] = await countStores(tx, [{}, ...states.map(state => ({ state }))], today)
  return {
    key: 'stores',
    href: '/stores',
    figures: [
      { key: 'stores.ready', value: ready!, of: teams!, href: '/teams?ready=yes' },
      { key: 'stores.all', value: stores!, href: '/stores' },
      ...states.map((state, index) => ({
        key: `stores.${state}`,
        value: counts[index]!,
        href: `/stores?state=${state}`,
        isBad: state !== 'soon',
      })),
    ],
  }
}
