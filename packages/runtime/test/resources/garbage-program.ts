// A program whose token exchange hangs, and is collected, before its time is over. It needs --expose-gc.
import { setTimeout as sleep } from "node:timers/promises";
import { clientCredentials, createProviderClient, type Operation } from "../../src/index.ts";

const [baseUrl = ""] = process.argv.slice(2);
const client = createProviderClient<{ deleteMember: Operation<object, undefined> }>(
  {
    provider: "folding-desk",
    title: "Folding Desk",
    version: "1.2.3",
    accept: "*/*",
    baseUrl,
    credentials: clientCredentials(baseUrl),
    alternatives: ["clientId, clientSecret"],
    own: { authorization: null },
    operations: { deleteMember: { method: "DELETE", path: "/", parameters: {} } },
  },
  {
    clientId: "id",
    clientSecret: "secret",
    timeout: 300,
    // It keeps no request either.
    fetch: (request: Request) => fetch(request),
  } as object,
);

const call = client.deleteMember({}).catch(({ name, outcome }) => `${name} ${outcome}`);
await sleep(100);
globalThis.gc?.();
console.log(await call);
// For as long as the test looks at the socket.
await sleep(60_000);
