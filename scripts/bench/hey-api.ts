// Makes hey-api's clients of the specs of the root that it is given, for bench/generate.ts.
import { readdirSync } from "node:fs";
import { join } from "node:path";

interface HeyApi {
  readonly createClient: (config: {
    readonly input: string;
    readonly output: string;
    readonly plugins: readonly string[];
    readonly logs: { readonly level: string; readonly file: boolean };
  }) => Promise<unknown>;
}

// Not imported by a literal: its types need those of seven other libraries.
const library: string = "@hey-api/openapi-ts";
const { createClient }: HeyApi = await import(library);
const [root = ""] = process.argv.slice(2);
for (const name of readdirSync(join(root, "specs"))) {
  const [input, output] = [join(root, "specs", name), join(root, "hey-api", name)];
  const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"];
  await createClient({ input, output, plugins, logs: { level: "silent", file: false } });
}
