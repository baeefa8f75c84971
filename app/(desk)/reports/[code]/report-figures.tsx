import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/section'
import type { Run, Sheet } from '@/domain/paper-sheet'

/** What the document says so far: its sentences and how long its tables are; each number opens its rows. */
export async function ReportFigures({ sheet, id }: { sheet: Sheet; id: number }) {
  const t = await getTranslations('reports')
  const runs = (all: readonly Run[]) =>
    all.map((run, index) =>
      run.href ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text do not change their order
        <a key={index} className="link num" href={run.href}>
          {run.text}
        </a>
      ) : (
        run.text
      ),
    )
  return (
    <Section
      title={t('says.title')}
      aside={
        <a className="link" href={`/reports/${id}/paper`}>
          {t('says.open')}
        </a>
      }
    >
      <div className="papersays" lang={sheet.language === 'zh' ? 'zh-CN' : 'en'}>
        {sheet.blocks.map((block, index) => {
          const key = `${index}`
          if (block.kind === 'heading') return <h3 key={key}>{block.text}</h3>
          if (block.kind === 'paragraph') return <p key={key}>{runs(block.runs)}</p>
          return (
            <p key={key} className="dim">
              {block.rows.length === 0 ? block.none : `${block.caption} · ${t('says.rows', { n: block.rows.length })}`}
            </p>
          )
        })}
      </div>
      {sheet.provenance.map(line => (
        <p key={line} className="faint papersays">
          {line}
        </p>
      ))}
    </Section>
  )
}
