import type { Refusal, RefusalCode } from '@/domain/refusal'

const statuses: Partial<Record<RefusalCode, number>> = {
  signedOut: 401,
  notFound: 404,
  wrongRole: 403,
  notYourUnit: 403,
  keyReused: 422,
  invalid: 422,
  fileTooLarge: 413,
  fileKind: 415,
  fileBroken: 422,
  busy: 503,
}

/** The HTTP status of a refusal: 409 where nothing else says more. */
export const statusOf = ({ code }: Pick<Refusal, 'code'>): number => statuses[code] ?? 409
