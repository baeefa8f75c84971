import type { Actor } from '@/domain/actor'
import { registered } from '@/domain/coverage'
import { hazardLevels } from '@/domain/hazard'
import { inspectionKinds } from '@/domain/inspection'
import { lines } from '@/domain/line'
import { measureKinds } from '@/domain/measure'
import type { Both, PaperRow, PaperSection, PaperTable } from '@/domain/paper'
import { paperPeriod } from '@/domain/paper-sheet'
import { paperTerms } from '@/domain/paper-terms'
import type { Tx } from '../client'
import { listCampaigns } from './campaigns'
import type { CaseFilters } from './case-filters'
import type { ListedLoop } from './case-list'
import type { Wanted } from './paper-figures'
import type { Composed, PaperAsk } from './paper-fill'

const both = (zh: string, en: string): Both => ({ zh, en })
const none = both('没有可统计的项目。', 'Nothing to count.')

/** The columns that tasks and hazards are both counted by. */
function columns(from: string, to: string): Record<'begun' | 'closed' | 'open' | 'late', CaseFilters> {
  return {
    begun: { openedFrom: from, openedTo: to },
    closed: { state: 'done', closedFrom: from, closedTo: to },
    open: { state: 'open' },
    late: { due: 'overdue' },
  }
}

/** A table of tasks or hazards: a row for each way of narrowing, the four columns of each counted by the list of these filters. */
function caseTable(
  loop: ListedLoop,
  rows: readonly { key: string; word: Both; filters: CaseFilters; sum?: boolean }[],
  { from, to }: PaperAsk,
  under: number,
  words: Pick<PaperTable, 'caption' | 'heads'>,
): { wanted: Wanted[]; table: PaperTable } {
  const counted = Object.entries(columns(from, to))
  return {
    wanted: rows.flatMap(row =>
      counted.map(
        ([name, filters]): Wanted => ({
          key: `${loop}.${row.key}.${name}`,
          loop,
          filters: { ...filters, ...row.filters, under },
        }),
      ),
    ),
    table: {
      kind: 'table',
      name: loop,
      ...words,
      words: 1,
      changes: true,
      rows: rows.map(
        (row): PaperRow => ({
          cells: [row.word, ...counted.map(([name]) => ({ figure: `${loop}.${row.key}.${name}` }))],
          sum: row.sum,
        }),
      ),
      none,
    },
  }
}

const byLine = lines.map((line, index) => ({
  key: line,
  word: both(`${index + 1}　${paperTerms.line[line].zh}`, `${index + 1} ${paperTerms.line[line].en}`),
  filters: { line },
}))
const all = { key: 'all', word: both('合计', 'All'), filters: {}, sum: true }

/** The register of each campaign that has one: its places, those visited and those not. */
async function coverTable(tx: Tx): Promise<{ wanted: Wanted[]; table: PaperTable }> {
  const campaigns = (await listCampaigns(tx)).filter(one => one.named && one.registerOn !== null)
  const counted = (id: number, name: string, value: number, cover?: string): Wanted => ({
    key: `cover.${id}.${name}`,
    loop: 'counted',
    value,
    href: `/places?campaign=${id}${cover ? `&cover=${cover}` : ''}`,
  })
  return {
    wanted: campaigns.flatMap(({ id, standing }) => [
      counted(id, 'places', registered(standing)),
      counted(id, 'visited', standing.visited, 'visited'),
      counted(id, 'unvisited', standing.unvisited, 'unvisited'),
      counted(id, 'scheduled', standing.scheduled, 'scheduled'),
    ]),
    table: {
      kind: 'table',
      name: 'cover',
      caption: both('表4　专项行动覆盖', 'Table 4. Coverage of campaigns'),
      heads: [
        both('专项、战役', 'Campaign'),
        both('登记场所', 'Places'),
        both('已查', 'Visited'),
        both('已安排', 'Scheduled'),
        both('未查', 'Unvisited'),
        both('已查占比', 'Visited share'),
      ],
      words: 1,
      changes: true,
      rows: campaigns.map(({ id, nameZh, nameEn }) => ({
        cells: [
          both(nameZh ?? '—', nameEn ?? nameZh ?? '—'),
          { figure: `cover.${id}.places` },
          { figure: `cover.${id}.visited` },
          { figure: `cover.${id}.scheduled` },
          { figure: `cover.${id}.unvisited` },
          { share: [`cover.${id}.visited`, `cover.${id}.places`] },
        ],
      })),
      none: both('没有编制登记册的专项行动。', 'No campaign has a register.'),
    },
  }
}

/** The monthly form. It is the product's own: the official form's text was not seen, and the form says so. */
export async function composeMonthly(tx: Tx, actor: Actor, ask: PaperAsk): Promise<Composed> {
  const under = actor.scopeOrgId
  const { from, to } = ask
  const hazards = caseTable(
    'hazard',
    [...hazardLevels.map(level => ({ key: level, word: paperTerms.level[level], filters: { level } })), ...byLine, all],
    ask,
    under,
    {
      caption: both('表1　隐患', 'Table 1. Hazards'),
      heads: [
        both('等级、六线', 'Grade, line'),
        both('新发现', 'Found'),
        both('销号', 'Closed'),
        both('未销号', 'Open'),
        both('逾期', 'Overdue'),
      ],
    },
  )
  const tasks = caseTable('task', [...byLine, all], ask, under, {
    caption: both('表2　督办任务', 'Table 2. Tasks'),
    heads: [
      both('六线', 'Line'),
      both('下达', 'Given'),
      both('办结', 'Closed'),
      both('未结', 'Open'),
      both('逾期', 'Overdue'),
    ],
  })
  const cover = await coverTable(tx)
  const visited = { state: 'done' as const, from, to }
  const visits: PaperTable = {
    kind: 'table',
    name: 'visits',
    caption: both('表3　检查（已印发文书的）', 'Table 3. Visits whose document is issued'),
    heads: [both('检查方式', 'Kind'), both('次数', 'Number')],
    words: 1,
    changes: true,
    rows: [
      ...inspectionKinds.map(kind => ({ cells: [paperTerms.inspectionKind[kind], { figure: `visit.${kind}` }] })),
      { cells: [both('合计', 'All'), { figure: 'visit.all' }], sum: true },
    ],
    none,
  }
  const measures: PaperTable = {
    kind: 'table',
    name: 'measures',
    caption: both('表5　执行中的执法措施', 'Table 5. Enforcement measures in force'),
    heads: [both('措施', 'Measure'), both('涉及隐患', 'Hazards')],
    words: 1,
    changes: true,
    rows: [
      ...measureKinds.map(kind => ({ cells: [paperTerms.measure[kind], { figure: `measure.${kind}` }] })),
      { cells: [both('有措施的隐患', 'Hazards with any'), { figure: 'measure.any' }], sum: true },
    ],
    none,
    note: both(
      '一项隐患可以有几项措施，合计按隐患计。',
      'A hazard may have several measures; the last row counts hazards.',
    ),
  }
  const note: PaperSection = {
    kind: 'sentence',
    text: both(
      `统计期${paperPeriod(from, to, 'zh')}：新发现、下达、销号、办结按期内计，未结、逾期按截至时计。本表为本系统自定口径；应急管理统计报表制度的正式表式未见原文，未经核实。`,
      `Period ${paperPeriod(from, to, 'en')}: found, given and closed are counted within it; open and overdue as of the time below. The form is this system's own; the text of the official statistical form was not seen (unverified).`,
    ),
  }
  return {
    wanted: [
      ...hazards.wanted,
      ...tasks.wanted,
      ...inspectionKinds.map(
        (kind): Wanted => ({ key: `visit.${kind}`, loop: 'inspection', filters: { ...visited, kind } }),
      ),
      { key: 'visit.all', loop: 'inspection', filters: visited },
      ...cover.wanted,
      ...measureKinds.map(
        (kind): Wanted => ({ key: `measure.${kind}`, loop: 'hazard', filters: { measure: kind, under } }),
      ),
      { key: 'measure.any', loop: 'hazard', filters: { measure: 'yes', under } },
    ],
    sections: [
      { kind: 'typed', word: 'opening' },
      note,
      hazards.table,
      tasks.table,
      visits,
      cover.table,
      measures,
      { kind: 'typed', word: 'remarks' },
      { kind: 'typed', word: 'demands' },
    ],
  }
}
