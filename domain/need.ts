import type { RefusalCode } from './refusal'

/** What must be there before the move; each is also checked by the database. */
export type Need =
  | 'reason'
  | 'evidence'
  | 'proofBefore'
  | 'owner'
  | 'due'
  | 'criteria'
  | 'verdict'
  | 'plan'
  | 'level'
  | 'rectifier'
  | 'answers'
  /** a picture of every failed item that asks for one */
  | 'photos'
  | 'team'
  /** the new date that is asked for */
  | 'wanted'
  /** an extension that was asked for and not decided yet */
  | 'asked'
  /** the date is still as many working days away as the rule wants */
  | 'beforeCutoff'
  /** somebody proposed what another must confirm */
  | 'proposed'
  /** number and level of the notice by which it is listed */
  | 'notice'
  /** which of the five implementations is done */
  | 'step'
  /** all five implementations are done */
  | 'implemented'
  | 'tasksDone'
  | 'noMajorHazard'
  /** every piece that was given out under it is closed */
  | 'piecesDone'
  /** it is the enterprise's own check */
  | 'selfCheck'
  /** the place has not received the document yet */
  | 'unreceived'
  /** kind, number, basis and scope of an enforcement measure */
  | 'measure'
  /** the measure that is lifted */
  | 'measureInForce'
  /** no enforcement measure stands any more */
  | 'measuresLifted'
  /** where and since when it is public */
  | 'publication'
  /** the number that a document is issued under */
  | 'number'
  /** every element that is said to be in place has its proof */
  | 'proofs'
  /** all four commitments, each with words, a day and an owner */
  | 'commitments'
  /** the one commitment that takes the place of another */
  | 'commitment'
  /** what became of each of the four commitments, in words */
  | 'outcomes'
  /** the next assessment of the same enterprise is being confirmed */
  | 'successor'
  /** casualties and loss as they are now known */
  | 'toll'
  /** when the inquiry report came in */
  | 'filing'
  /** when and under which number the report was approved */
  | 'approval'
  /** a direct cause, a lesson and a measure are written down */
  | 'lessonsDrawn'
  /** the rule's months since the approval have passed */
  | 'windowOpen'
  /** every measure was evaluated */
  | 'measuresEvaluated'
  /** the plan itself lies with its case */
  | 'planText'
  /** how a plan was reviewed, with experts' names where the rule wants them */
  | 'review'
  /** somebody is named who must know it */
  | 'readers'
  /** when a drill began and how many took part */
  | 'start'
  /** what happened at which minute */
  | 'entry'
  /** something is written in the drill's timeline */
  | 'timeline'
  /** every criterion has its mark and its words */
  | 'marks'
  /** what a drill showed was given out */
  | 'improvements'
  /** the person is the one who evaluated */
  | 'evaluator'
  /** who on duty is told, and which teams are called */
  | 'notified'
  /** the actor is one of those who were notified and has not answered yet */
  | 'called'
  /** what went well and ill, in which order, and what is advised */
  | 'afterAction'
  /** an improvement was given out */
  | 'improved'
  /** no improvement was given out */
  | 'unimproved'
  /** the unit and the person who find out whether a rumour is true */
  | 'checker'
  /** whether it is true */
  | 'truth'
  /** what that rests on */
  | 'sources'
  /** an answer that waits for another person's yes */
  | 'drafted'
  /** what is said in answer, and where */
  | 'answer'
  /** how many a rumour had reached in the end */
  | 'reachAfter'

/** What is said where a need is not met. */
export const refusalOfNeed: Record<Need, RefusalCode> = {
  reason: 'needsReason',
  evidence: 'needsEvidence',
  proofBefore: 'needsProofBefore',
  owner: 'needsOwner',
  due: 'needsDue',
  criteria: 'needsCriteria',
  verdict: 'needsVerdict',
  plan: 'needsPlan',
  level: 'needsLevel',
  rectifier: 'needsRectifier',
  answers: 'needsAnswers',
  photos: 'needsPhotos',
  team: 'needsTeam',
  wanted: 'needsWanted',
  asked: 'notAsked',
  beforeCutoff: 'pastCutoff',
  proposed: 'notProposed',
  notice: 'needsNotice',
  step: 'needsStep',
  implemented: 'needsImplemented',
  tasksDone: 'needsTasksDone',
  noMajorHazard: 'openMajorHazard',
  piecesDone: 'needsPiecesDone',
  selfCheck: 'wrongKind',
  unreceived: 'alreadyReceived',
  measure: 'needsMeasure',
  measureInForce: 'noMeasureInForce',
  measuresLifted: 'measuresInForce',
  publication: 'needsPublication',
  number: 'needsNumber',
  proofs: 'needsProofs',
  commitments: 'needsCommitments',
  commitment: 'needsCommitment',
  outcomes: 'needsOutcomes',
  successor: 'needsSuccessor',
  toll: 'needsToll',
  filing: 'needsFiling',
  approval: 'needsApproval',
  lessonsDrawn: 'needsLessonsDrawn',
  windowOpen: 'needsWindowOpen',
  measuresEvaluated: 'needsMeasuresEvaluated',
  planText: 'needsPlanText',
  review: 'needsReview',
  readers: 'needsReaders',
  start: 'needsStart',
  entry: 'needsEntry',
  timeline: 'needsTimeline',
  marks: 'needsMarks',
  improvements: 'needsImprovements',
  evaluator: 'needsEvaluator',
  notified: 'needsNotified',
  called: 'needsCalled',
  afterAction: 'needsAfterAction',
  improved: 'needsImproved',
  unimproved: 'needsUnimproved',
  checker: 'needsChecker',
  truth: 'needsTruth',
  sources: 'needsSources',
  drafted: 'needsDrafted',
  answer: 'needsAnswer',
  reachAfter: 'needsReachAfter',
}

/** Every need that a move can have. */
export const needs = Object.keys(refusalOfNeed) as Need[]

/** Needs that the form of the move itself supplies; they never disable its button. */
export const givenWithMove: readonly Need[] = [
  'reason',
  'verdict',
  'plan',
  'level',
  'rectifier',
  'owner',
  'due',
  'wanted',
  'step',
  'notice',
  'measure',
  'publication',
  'number',
  'team',
  'commitments',
  'commitment',
  'outcomes',
  'toll',
  'filing',
  'approval',
  'review',
  'start',
  'entry',
  'marks',
  'notified',
  'afterAction',
  'checker',
  'truth',
  'sources',
  'answer',
  'reachAfter',
]
