import { join } from "node:path";

/** The folder of this repository. */
export const repositoryRoot: string = join(import.meta.dirname, "../..");
