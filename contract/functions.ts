/** Every function of the pipeline, by the word of the journey it serves. */
export const FUNCTIONS = ['accept', 'enrich', 'route', 'escalate', 'respond', 'incidents', 'sweep', 'receipts', 'oncall', 'watch', 'wall', 'ring', 'canary', 'audit', 'last-resort'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** The functions that read the pack: it is copied beside their bundle, into this folder. */
export const PACK_FOLDER = 'pack';
/** The country's atlas, and what of the pack only locating needs, lie beside the bundle of the one function that locates. */
export const ATLAS_FOLDER = 'atlas';
export const LOCATES = ['enrich'] as const satisfies readonly FunctionName[];

export const READS_PACK = ['enrich', 'route', 'escalate', 'respond', 'incidents', 'sweep', 'receipts', 'oncall', 'watch', 'wall', 'ring', 'canary'] as const satisfies readonly FunctionName[];
