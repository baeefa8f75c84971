import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FormField } from '@/components/form-field'
import { Notice } from '@/components/notice'
import { count } from '@/components/numerals'
import { Section } from '@/components/section'
import { TopBar } from '@/components/top-bar'
import { reasonAgainstIntake } from '@/db/commands/bring-document'
import { fileLimits } from '@/db/document/limits'
import { type Address, readerOf } from '@/db/queries/address'
import { findDraft } from '@/db/queries/documents'
import { documentLimits } from '@/domain/intake'
import { type Refusal, refusalCodes } from '@/domain/refusal'
import { refusalSentence } from '../../../refusal-sentence'
import { read } from '../../../session'
import { EntryForm } from '../../entry-form'
import { SheetUploadForm } from '../../sheet-upload-form'
import { bringDocumentAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('documents'))('new') }
}

/** Why a file was refused, as its route wrote it into the address. */
function refusalOf(address: Address): Refusal | null {
  const { oneOf, id } = readerOf(address)
  const code = oneOf('refused', refusalCodes)
  return code ? { code, details: { letters: id('letters') ?? '', most: documentLimits.letters } } : null
}

/** Brings a text: pasted, or as a file; what was pasted stays in its form. `?from=` begins with the text of an earlier draft. */
export default async function NewDocumentPage({ searchParams }: { searchParams: Promise<Address> }) {
  const address = await searchParams
  const refusal = refusalOf(address)
  const from = readerOf(address).id('from')
  const { actor, earlier } = await read(async (tx, actor) => ({
    actor,
    earlier: from === undefined ? null : await findDraft(tx, from),
  }))
  const t = await getTranslations('documents')
  const against = reasonAgainstIntake(actor)
  return (
    <>
      <TopBar crumbsLabel={t('way')} crumbs={[{ word: t('title'), href: '/documents' }, { word: t('new') }]} />
      <Section id="bring">
        <h1>{t('new')}</h1>
        <p className="dim lead">{t('bring.lead')}</p>
        {refusal && <Notice kind="bad" title={await refusalSentence(refusal)} live />}
        {against && (
          <Notice title={t('notYours')}>
            <p>{await refusalSentence(against)}</p>
          </Notice>
        )}
      </Section>
      {!against && (
        <>
          <Section id="paste" title={t('bring.paste')}>
            <EntryForm
              action={bringDocumentAction}
              label={t('bring.paste')}
              hidden={{ key: randomUUID() }}
              wrong={t('bring.wrong')}
              submit={t('bring.send')}
              cancel={{ href: '/documents', word: t('bring.cancel') }}
              fields={[
                {
                  kind: 'textarea',
                  name: 'text',
                  label: t('bring.text'),
                  hint: t('bring.textHint', { most: count(documentLimits.letters) }),
                  rows: 14,
                  required: true,
                  defaultValue: earlier?.text,
                },
                {
                  kind: 'select',
                  name: 'language',
                  label: t('bring.language'),
                  none: t('bring.auto'),
                  options: [
                    { value: 'zh', word: t('bring.zh') },
                    { value: 'en', word: t('bring.en') },
                  ],
                  defaultValue: earlier?.language,
                  short: true,
                },
              ]}
            />
          </Section>
          <Section id="bring-file" title={t('bring.file')}>
            <SheetUploadForm
              action="/api/documents"
              label={t('bring.file')}
              send={t('bring.sendFile')}
              busy={t('bring.busy')}
            >
              <input type="hidden" name="key" value={randomUUID()} />
              <FormField
                kind="file"
                name="file"
                label={t('bring.fileLabel')}
                hint={t('bring.fileHint', { most: fileLimits.fileBytes / 1024 / 1024 })}
                accept=".docx,.txt,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain"
                required
              />
            </SheetUploadForm>
          </Section>
        </>
      )}
    </>
  )
}
