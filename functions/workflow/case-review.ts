import definition from './case-review.asl.json' with { type: 'json' };

/** The review machine in Amazon States Language, with placeholders for the functions and the partition. */
export const caseReview: object = definition;
