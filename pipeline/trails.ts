/** Where trails lie: names that are written once. `adapters/` gives it twice: a bucket of S3, and in memory. */

/** One that was put under a name, or what stands for its deletion. */
export interface Version {
  readonly name: string;
  readonly version: string;
  readonly isDeletion: boolean;
}

/** What can be added to, and never changed. */
export interface Trails {
  /** False where something of this name is there; that stays as it is. */
  put(name: string, text: string): Promise<boolean>;
  /** Null where it is not there. */
  read(name: string, version: string): Promise<string | null>;
  /** Everything whose name begins so, by name; of one name the newest first. */
  versions(prefix: string): AsyncIterable<Version>;
}
