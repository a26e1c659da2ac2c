// What the programs of every framework call: packed packages, and a client made by hand for what no package has yet.
import { createAerospikeCloudClient } from "@offboard/aerospike-cloud";
import { createJicooClient } from "@offboard/jicoo";
import { createProviderClient, headerCredential, queryCredential } from "@offboard/runtime";

const { PROVIDER_URL: baseUrl, API_KEY: apiKey, CLIENT_SECRET: clientSecret } = process.env;

const createOwn = (method, credential, options) =>
  createProviderClient(
    {
      ...{ provider: "own", title: "Own", version: "1.0.0", accept: "application/json" },
      ...{ credentials: { apiKey: credential }, alternatives: ["apiKey"], own: {} },
      operations: {
        deleteMember: {
          ...{ method, path: "/members/{userId}" },
          parameters: { userId: { in: "path", type: "string" } },
        },
      },
    },
    { apiKey, baseUrl, ...options },
  );

const header = headerCredential("x-api-key");
const creators = {
  DELETE: (options) => createJicooClient({ apiKey, baseUrl, ...options }),
  OAuth2: (options) =>
    createAerospikeCloudClient({
      ...{ clientId: "client", clientSecret, tokenUrl: `${baseUrl}/token` },
      ...{ baseUrl, ...options },
    }),
  POST: (options) => createOwn("POST", header, options),
  GET: (options) => createOwn("GET", header, options),
  query: (options) => createOwn("DELETE", queryCredential("api_key"), options),
};

/** The ids of two members, the first of whom is removed twice. */
const ids = [1, 2, 1].map((digit) => `${digit}b0658b6-8ea3-46de-a3b8-18c3f5347def`);

/**
 * Makes three calls, one after the other, or as many as are asked for.
 *
 * @param kind one of the above.
 * @param fetch a fetch of the caller's own.
 * @returns what they came to.
 */
export async function makeCalls(kind, fetch, count = 3) {
  const client = creators[kind](fetch ? { fetch } : {});
  const outcomes = [];
  for (const userId of ids.slice(0, count))
    outcomes.push(
      await client.deleteMember({ userId }).then(
        () => "removed",
        ({ outcome }) => outcome,
      ),
    );
  return outcomes;
}
