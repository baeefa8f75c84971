import { getTranslations } from 'next-intl/server'
import type { BrokenRow } from '@/db/queries/broken-loops'
import type { Signature } from '@/db/queries/decisions'
import { codeOf } from '@/domain/loops'
import type { Role } from '@/domain/role'
import { inReadersLanguage } from '../../words'
import { brokenCode, brokenHref } from '../loops/mend'

const shown = 5

/** What waits for a leader: signatures first, then the links broken longest; real rows only, five at most. */
export async function Decisions({
  signatures,
  pressing,
  role,
}: {
  signatures: readonly Signature[]
  pressing: readonly BrokenRow[]
  role: Role
}) {
  const [t, move, broken, pick] = await Promise.all([
    getTranslations('cockpit'),
    getTranslations('loops.move'),
    getTranslations('broken.kind'),
    inReadersLanguage(),
  ])
  // two places stay for what nobody signs for but is broken longest
  const signed = signatures.slice(0, Math.max(3, shown - pressing.length)).map(one => ({
    key: `${one.noun}${one.id}`,
    href: `/${one.noun}s/${one.id}?move=${one.act}`,
    code: codeOf(one.noun, one.id),
    title: pick(one.zh, one.en),
    kind: one.noun === 'hazard' ? move(`hazard.${one.act as 'list' | 'delist'}`) : move('directive.verify_close'),
    days: one.workingDays,
  }))
  const rest = pressing.slice(0, shown - signed.length).map(one => ({
    key: `${one.kind}${one.id}`,
    href: brokenHref(one, role),
    code: brokenCode(one),
    title: pick(one.zh, one.en),
    kind: broken(`${one.kind}.short`),
    days: one.workingDays,
  }))
  const rows = [...signed, ...rest]
  if (rows.length === 0) return <p className="dim">{t('nothingWaits')}</p>
  return (
    <ol className="decide">
      {rows.map((row, index) => (
        <li key={row.key}>
          <span className="no">{index + 1}</span>
          <a className="clip" href={row.href}>
            <span className="code">{row.code}</span> {row.title}
          </a>
          <span className="faint kind">{row.kind}</span>
          <span className="n">
            <span aria-hidden="true">{row.days ?? '—'}</span>
            {row.days !== null && <span className="vh">{t('daysWaiting', { days: row.days })}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
