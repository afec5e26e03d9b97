declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** `path`: a LevelDB folder; without it everything is in memory. */
  export default function dynalite(options: { readonly path?: string; readonly createTableMs?: number }): Server;
}
