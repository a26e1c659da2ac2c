// SvelteKit's own fetch (`event.fetch`), in an app that is built here and asked for each path.
import { createBuilder } from "vite";

process.chdir("sveltekit");
await (await createBuilder({ logLevel: "error" })).buildApp();
const output = new URL("sveltekit/.svelte-kit/output/server/", import.meta.url);
const { Server } = await import(new URL("index.js", output));
const { manifest } = await import(new URL("manifest.js", output));
const server = new Server(manifest);
await server.init({ env: {} });
const texts = [];
for (const path of JSON.parse(process.argv[2])) {
  const headers = { cookie: "session=of-the-visitor", authorization: "of-the-visitor" };
  const request = new Request(`http://localhost${path}`, { headers });
  const response = await server.respond(request, { getClientAddress: () => "127.0.0.1" });
  texts.push(await response.text());
}
process.stdout.write(`\n${JSON.stringify(texts)}\n`);
