import type { Actor } from '@/domain/actor'
import { pathOf } from '@/domain/case-path'
import type { Both, PaperRow } from '@/domain/paper'
import { paperPeriod } from '@/domain/paper-sheet'
import { paperTerms } from '@/domain/paper-terms'
import type { Tx } from '../client'
import { type BriefItem, findBrief } from './brief'
import type { BrokenKind } from './broken-kinds'
import { calendar } from './calendar'
import type { Signature } from './decisions'
import type { Wanted } from './paper-figures'
import type { Composed, PaperAsk } from './paper-fill'
import { ruleOn } from './rules'

const both = (zh: string, en: string): Both => ({ zh, en })
const acts: Record<Signature['act'], Both> = {
  list: both('挂牌督办待签发', 'To be listed'),
  delist: both('摘牌待签发', 'To be delisted'),
  verify_close: both('报请办结待核', 'Claimed complete'),
}

function whyOf({ kind, what }: BriefItem): Both {
  if (kind === 'signature') return acts[what as Signature['act']]
  return kind === 'broken' ? paperTerms.broken[what as BrokenKind] : paperTerms.briefKind[kind]
}

function rowOf(item: BriefItem): PaperRow {
  const { noun, id, code, zh, en, days } = item
  const said = days === null ? '—' : String(days)
  return { cells: [{ ...both(code, code), href: pathOf(noun, id) }, both(zh, en), whyOf(item), both(said, said)] }
}

/** The brief on paper: what the page of the brief names, by the same rules, and what the days have changed. */
export async function composeBrief(tx: Tx, actor: Actor, { from, to, clock }: PaperAsk): Promise<Composed> {
  const under = actor.scopeOrgId
  const things = await findBrief(tx, actor.personId, clock.today, calendar())
  const most = ruleOn('brief.most', clock.today)
  const begun = { openedFrom: from, openedTo: to, under }
  const closed = { state: 'done' as const, closedFrom: from, closedTo: to, under }
  const wanted: Wanted[] = [
    { key: 'task.given', loop: 'task', filters: begun },
    { key: 'task.closed', loop: 'task', filters: closed },
    { key: 'task.open', loop: 'task', filters: { state: 'open', under } },
    { key: 'task.late', loop: 'task', filters: { due: 'overdue', under } },
    { key: 'hazard.found', loop: 'hazard', filters: begun },
    { key: 'hazard.closed', loop: 'hazard', filters: closed },
    { key: 'hazard.open', loop: 'hazard', filters: { state: 'open', under } },
    { key: 'hazard.major', loop: 'hazard', filters: { state: 'open', level: 'major', under } },
  ]
  return {
    wanted,
    sections: [
      { kind: 'typed', word: 'opening' },
      { kind: 'heading', text: both('一、今日要事', '1. What needs you today') },
      {
        kind: 'table',
        name: 'things',
        caption: both('待办要事', 'What waits'),
        heads: [both('编号', 'No.'), both('事项', 'What'), both('原因', 'Why'), both('已等工作日', 'Working days')],
        words: 3,
        rows: things.map(rowOf),
        none: both('今日没有等您办理的事项。', 'Nothing waits for you today.'),
        note: both(
          `按${most.instrumentZh}${most.clause}，最多列${most.value}件。`,
          `At most ${most.value}, by ${most.instrumentEn}, ${most.clause}.`,
        ),
      },
      { kind: 'heading', text: both('二、情况变化', '2. What changed') },
      {
        kind: 'sentence',
        text: both(
          `${paperPeriod(from, to, 'zh')}：下达任务{task.given}项，办结{task.closed}项；新发现隐患{hazard.found}项，销号{hazard.closed}项。`,
          `${paperPeriod(from, to, 'en')}: {task.given} tasks given, {task.closed} closed; {hazard.found} hazards found, {hazard.closed} closed.`,
        ),
      },
      {
        kind: 'sentence',
        text: both(
          '未结任务{task.open}项（{task.open~}），逾期{task.late}项（{task.late~}）；未销号隐患{hazard.open}项（{hazard.open~}），其中重大{hazard.major}项（{hazard.major~}）。',
          '{task.open} tasks are open ({task.open~}), {task.late} overdue ({task.late~}); {hazard.open} hazards are open ({hazard.open~}), {hazard.major} of them major ({hazard.major~}).',
        ),
      },
      { kind: 'typed', word: 'remarks' },
      { kind: 'typed', word: 'demands' },
    ],
  }
}
