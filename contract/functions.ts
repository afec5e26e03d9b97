/** Every function of the pipeline, by the word of the journey it serves. */
export const FUNCTIONS = ['accept', 'enrich', 'route', 'escalate', 'respond', 'incidents', 'sweep', 'receipts', 'oncall', 'watch', 'wall', 'ring', 'last-resort'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The functions that read the pack: it is copied beside their bundle, into this folder. */
export const PACK_FOLDER = 'pack';
export const READS_PACK = ['enrich', 'route', 'escalate', 'respond', 'incidents', 'sweep', 'receipts', 'oncall', 'watch', 'wall', 'ring'] as const satisfies readonly FunctionName[];

/** The functions that locate: where the pack has boundaries, they lie compiled in its folder. */
export const READS_BOUNDARIES = ['enrich'] as const satisfies readonly (typeof READS_PACK)[number][];
