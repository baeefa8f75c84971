/** Why something may not happen; the code is a key of messages/refusals.json, the details fill its sentence. */
export type Refusal = {
  code: RefusalCode
  details?: Record<string, string | number>
}

export const refusalCodes = [
  'wrongStage',
  'wrongLevel',
  'wrongRole',
  'notYourUnit',
  'ownUnit',
  'ownWork',
  'needsReason',
  'needsEvidence',
  'needsProofBefore',
  'needsOwner',
  'needsDue',
  'needsCriteria',
  'needsVerdict',
  'needsPlan',
  'needsLevel',
  'needsRectifier',
  'needsAnswers',
  'needsPhotos',
  'needsTeam',
  'needsWanted',
  'notAsked',
  'alreadyAsked',
  'pastCutoff',
  'notProposed',
  'needsNotice',
  'numberTaken',
  'needsStep',
  'needsImplemented',
  'needsTasksDone',
  'openMajorHazard',
  'wrongKind',
  'alreadyReceived',
  'needsMeasure',
  'noMeasureInForce',
  'measuresInForce',
  'needsPublication',
  'needsNumber',
  'needsCommitments',
  'needsCommitment',
  'needsOutcomes',
  'commitmentOver',
  'alreadySent',
  'dayAhead',
  'needsExperts',
  'alreadyRead',
  'alreadyJudged',
  'nothingToDraw',
  'alreadyNamed',
  'registerDay',
  'notInRegister',
  'notOfCampaign',
  'alreadyExcepted',
  'notExcepted',
  'conflict',
  'frozen',
  'draftOpen',
  'needsItems',
  'needsBothLanguages',
  'needsClause',
  'needsSource',
  'alreadyPlanned',
  'strangerNamed',
  'duePast',
  'dueFar',
  'withoutMove',
  'stale',
  'notFound',
  'invalid',
  'keyReused',
  'signedOut',
  'foreignOrigin',
  'fileTooLarge',
  'fileKind',
  'fileBroken',
  'busy',
  'sheetKind',
  'sheetTooLarge',
  'sheetBroken',
  'sheetHeads',
  'sheetEmpty',
  'importDecided',
  'importStale',
  'officerStranger',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Carries a refusal out of a transaction so that everything in it is rolled back. */
export class RefusalError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Throws the refusal when there is one; the transaction then leaves nothing. */
export function refuseIf(refusal: Refusal | null): void {
  if (refusal) throw new RefusalError(refusal)
}
