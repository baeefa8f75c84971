import { getTranslations } from 'next-intl/server'
import { LineStroke } from '@/components/line-stroke'
import { count, share } from '@/components/numerals'
import { Section } from '@/components/section'
import type { DirectiveWork, SourceDocument, Span } from '@/db/queries/speech'
import { standingOf } from './state-of'

type Shown = {
  spans: readonly Span[]
  directives: readonly DirectiveWork[]
  address: (no: number) => string
  pick: (zh: string, en: string) => string
  document: SourceDocument
}

const lettersIn = (spans: readonly Span[], language: 'zh' | 'en') =>
  spans.reduce((sum, span) => sum + (language === 'en' ? span.textEn : span.textZh).length, 0)

/** The whole text: how much of it directs, how much of that is work, and the sentences that are worst off. */
export async function Overview({ spans, directives, address, pick, document }: Shown) {
  const t = await getTranslations('speech')
  const sentences = spans.filter(span => span.isSentence)
  const directing = sentences.filter(span => span.disposition === 'directive')
  const standing = directing.map(span => ({ span, ...standingOf(directives.filter(one => one.spanId === span.id)) }))
  const standingDirectives = directives.filter(one => one.stage !== 'superseded')
  const worked = standingDirectives.filter(one => standingOf([one]).total > 0)
  const rows = [
    {
      key: 'text',
      name: t('coverText'),
      done: lettersIn(directing, document.language),
      whole: lettersIn(sentences, document.language),
      href: null,
    },
    { key: 'sentences', name: t('coverSentences'), done: directing.length, whole: sentences.length, href: null },
    {
      key: 'work',
      name: t('coverWork'),
      done: standing.filter(one => one.total > 0).length,
      whole: directing.length,
      href: null,
    },
    {
      key: 'directives',
      name: t('coverDirectives'),
      done: worked.length,
      whole: directives.length,
      href: `/directives?doc=${document.id}`,
    },
  ]
  const worst = standing
    .filter(one => one.state === 'late')
    .sort((a, b) => b.late - a.late || b.total - b.closed - (a.total - a.closed))
  const empty = standing.filter(one => one.state === 'none')
  return (
    <>
      <Section title={t('coverage')} aside={t('chooseSentence')}>
        <ul className="cover">
          {rows.map(row => (
            <li key={row.key}>
              <span>{row.href ? <a href={row.href}>{row.name}</a> : row.name}</span>
              <LineStroke total={row.whole} open={row.whole - row.done} late={0} width={400} height={10} full />
              <span className="n faint">
                {count(row.done)}/{count(row.whole)}
              </span>
              <b className="n">{share(row.done, row.whole)}</b>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('worst')} aside={t('worstAside')}>
        <SentenceList
          rows={worst.slice(0, 8).map(one => ({ ...one, figure: `${one.closed}/${one.total}` }))}
          address={address}
          pick={pick}
        />
      </Section>
      {empty.length > 0 && (
        <Section title={t('noTask')} aside={count(empty.length)}>
          <SentenceList rows={empty.map(one => ({ ...one, figure: '—' }))} address={address} pick={pick} />
        </Section>
      )}
    </>
  )
}

type Row = { span: Span; total: number; closed: number; late: number; figure: string }

function SentenceList({
  rows,
  address,
  pick,
}: {
  rows: readonly Row[]
  address: Shown['address']
  pick: Shown['pick']
}) {
  return (
    <ol className="decide">
      {rows.map(({ span, total, closed, late, figure }) => (
        <li key={span.id}>
          <span className="no">{span.no}</span>
          <a className="clip serif" href={address(span.no)}>
            {pick(span.textZh, span.textEn)}
          </a>
          <span className="n">{figure}</span>
          <LineStroke total={total} open={total - closed} late={late} />
        </li>
      ))}
    </ol>
  )
}
