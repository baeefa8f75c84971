import { type SQL, sql } from 'drizzle-orm'
import type { Day } from '@/domain/clock'
import { missing } from './broken-duties'
import { drillWhere } from './drills'
import { handoverStates, isHandoverDue, ofMine, shiftName } from './on-duty'
import { planWhere } from './plans'
import { missingSlots } from './programme'
import { responseWhere } from './responses'
import { rumourStateWhere } from './rumour-figures'
import { storeWhere } from './stores'
import { whereTraining } from './training-filters'

type Clock = { today: Day }
const on = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`
const cases = (loop: 'plan' | 'drill' | 'response' | 'rumour', since: SQL, where: SQL): SQL =>
  sql`select ${sql.raw(`'${loop}'`)} as noun, c.id, c.title_zh, c.title_en, c.org_id, ${since} as since from ${sql.identifier(loop)} c where ${where}`

/** The links that the lines of emergency and of public opinion ask for: plans in date, drills held and judged, shifts manned and handed over, alerts learned from, rumours answered. */
export const brokenReadiness = {
  planExpired: {
    noun: 'plan',
    broken: ({ today }: Clock) => cases('plan', sql`c.review_on`, planWhere({ state: 'expired' }, today)),
  },
  drillMissing: { noun: 'plan', broken: ({ today }: Clock) => missingSlots(today) },
  drillUnevaluated: {
    noun: 'drill',
    broken: ({ today }: Clock) => cases('drill', sql`c.held_on`, drillWhere({ state: 'unevaluated' }, today)),
  },
  shiftWithoutPerson: {
    noun: 'shift',
    broken: ({ today }: Clock) => missing(['shiftNoPerson'], today),
  },
  handoverUnsigned: {
    noun: 'shift',
    broken: () =>
      sql`select 'shift' as noun, h.id, ${shiftName('short_zh')} as title_zh, ${shiftName('short_en')} as title_en, h.org_id, ${on(sql`h.ends_at`)} as since
        from shift h join org o on o.id = h.org_id left join shift_handover n on n.shift_id = h.id
        where ${ofMine('h')} and ${isHandoverDue(new Date())} and not (${handoverStates.signed})`,
  },
  responseUnreviewed: {
    noun: 'response',
    broken: ({ today }: Clock) => cases('response', sql`c.due_on`, responseWhere({ unreviewed: 'yes' }, today)),
  },
  storeExpired: {
    noun: 'store',
    broken: ({ today }: Clock) =>
      sql`select 'store' as noun, c.id, c.name_zh, c.name_en, c.org_id, c.expires_on as since from store_item c where ${storeWhere({ state: 'expired' }, today)}`,
  },
  rumourUnanswered: {
    noun: 'rumour',
    broken: () => cases('rumour', on(sql`c.opened_at`), rumourStateWhere('answerLate')),
  },
  trainingUnattended: {
    noun: 'training',
    broken: () =>
      sql`select 'training' as noun, s.id, s.topic_zh, s.topic_en, s.org_id, ${on(sql`s.ends_at`)} as since from training_session s where ${whereTraining({ state: 'unattended' })}`,
  },
} as const
