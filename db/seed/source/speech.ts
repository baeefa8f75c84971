import type { Line } from '../../../domain/line'
import { readDataFile } from '../../data/data-file'
import { sentences } from './speech-sentences'

export type Disposition = 'directive' | 'preamble' | 'metadata'
export type Section = 'page' | 'meeting' | 'situation' | 'points'

/** What is written down of one span; its place is found in the file. */
export type SpanText = {
  section: Section
  line: Line | null
  disposition: Disposition
  why: string
  en: string
  zh: string
  /** Phrases of `zh` that are the Chinese report's own words; the rest is our rendering. */
  reportWords?: readonly string[]
}

export type Span = SpanText & {
  /** Order in the file, page furniture included, from 1. */
  position: number
  /** Number of the sentence in the speech, from 1; null for page furniture. */
  no: number | null
  /** UTF-16 offsets into the file; end exclusive. */
  start: number
  end: number
  /** `report` where the Chinese holds the report's own words (see `reportWords`), else `rendering`. */
  zhBasis: 'report' | 'rendering'
  reportWords: readonly string[]
}

export const sections: Record<Section, readonly [zh: string, en: string]> = {
  page: ['网页', 'The page'],
  meeting: ['会议与总要求', 'The meeting and its demand'],
  situation: ['形势与部署', 'The situation'],
  points: ['六点要求', 'Six points'],
}

/** The source document: what is known of it, and what is not. */
export const speechDocument = {
  key: 'speech-2018-11-29',
  file: 'speech-2018-11-29.en.txt',
  heldOn: '2018-11-29',
  publishedAt: '2018-11-30T09:43:00+08:00',
  titleEn:
    'Jing Junhai Stressed at the Province’s Video Conference for Work Safety: Deeply Draw Lessons and Make up for Short Boards of Work Safety',
  titleZh: '景俊海在全省安全生产工作视频会议上强调：深刻汲取教训，补齐安全生产短板',
  meetingEn: 'The province’s video conference for work safety',
  meetingZh: '全省安全生产工作视频会议',
  speakerEn: 'Jing Junhai, Deputy Party Secretary and Governor of Jilin',
  speakerZh: '景俊海，吉林省委副书记、省长',
  publisherEn: 'Jilin Provincial Investment Promotion Website',
  publisherZh: '吉林省招商引资网站（中文名为本项目译写）',
  /** The address of the page was not given with its text. */
  url: null,
  zhNote:
    'Chinese: our own rendering, except the phrases marked as the words of the Chinese report (Jilin Daily, 29 November 2018; points one to three seen in excerpt).',
  reportUrl: 'https://jl.cri.cn/2018-11-30/77e312f2-c292-3341-481b-1a6c92afa8c3.html',
} as const

/** The text as it was given, furniture included. */
export const readSpeechText = (): string => readDataFile(speechDocument.file)

/** Finds every written span in the text, in order; throws when one is missing or anything but space lies between two. */
export function locateSpans(text: string, written: readonly SpanText[]): Span[] {
  let from = 0
  let no = 0
  const spans = written.map((span, index) => {
    const start = text.indexOf(span.en, from)
    if (start < 0) throw new Error(`the speech has no “${span.en.slice(0, 40)}…” after character ${from}`)
    const between = text.slice(from, start).trim()
    if (between) throw new Error(`no span covers “${between}”`)
    from = start + span.en.length
    const reportWords = span.reportWords ?? []
    return {
      ...span,
      position: index + 1,
      no: span.section === 'page' ? null : ++no,
      start,
      end: from,
      zhBasis: reportWords.length > 0 ? ('report' as const) : ('rendering' as const),
      reportWords,
    }
  })
  const rest = text.slice(from).trim()
  if (rest) throw new Error(`no span covers “${rest}”`)
  return spans
}

/** Every span of the speech's file with its place, disposition and Chinese. */
export const readSpeech = (): Span[] => locateSpans(readSpeechText(), sentences)
