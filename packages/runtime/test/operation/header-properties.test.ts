import fc from "fast-check";
import { expect, test } from "vitest";
import { credential, expectRefusal } from "../support/arbitrary-client.ts";
import { headers, name, value } from "../support/arbitrary-headers.ts";
import { bothBranches } from "../support/count-branches.ts";
import {
  createPaperCrane,
  definition,
  member,
  type PaperCrane,
  path,
} from "../support/paper-crane.ts";
import { failureOf, recorder, thrownBy } from "../support/recorder.ts";
import { seed } from "../support/seed.ts";

const use = fc.constantFrom(
  (client: PaperCrane, init: object) => client.deleteMember(member, init),
  (client: PaperCrane, init: object) => client.deleteMember.request(member, init),
  (client: PaperCrane, init: object) => client.DELETE(path, { ...init, params: { path: member } }),
);
const usual = { accept: definition.accept, "user-agent": "offboard-paper-crane/1.2.3" };

/** Expects the one request to have just these headers, and the client's own. */
function expectHeaders(got: unknown, requests: readonly Request[], wanted: object): void {
  const isDry = got instanceof Request;
  expect(requests).toHaveLength(isDry ? 0 : 1);
  const own = { "x-api-version": "2026-01-01", ...(isDry ? {} : { "x-api-key": credential }) };
  // Copied once more: the platform trims a value that was joined of two, the second of them empty.
  const trimmed = new Headers(Object.entries({ ...wanted, ...own }));
  expect([...(isDry ? got : (requests[0] as Request)).headers]).toEqual([...trimmed]);
}

/** Headers as the platform reads them; `undefined` where it can't, or where they are the client's own. */
function readable(given: HeadersInit): object | undefined {
  try {
    const read = new Headers(given);
    const isOwn = Object.keys(definition.own).some((own) => read.has(own));
    return isOwn ? undefined : Object.fromEntries(read);
  } catch {
    return undefined;
  }
}

test("any headers are refused before anything is sent, or arrive beside the client's", async () => {
  const counts = bothBranches();
  const property = fc.asyncProperty(headers, headers, use, async (ofClient, ofCall, remove) => {
    const { fetch, requests } = recorder();
    const options = { fetch, apiKey: credential, headers: ofClient };
    const [first, second] = [readable(ofClient), readable(ofCall)];
    if (!first) {
      counts.refused++;
      expectRefusal(thrownBy(() => createPaperCrane(options)));
      return;
    }
    const call = remove(createPaperCrane(options), { headers: ofCall });
    if (second) {
      counts.sent++;
      expectHeaders(await call, requests, { ...usual, ...first, ...second });
    } else {
      counts.refused++;
      expectRefusal(await failureOf(call));
      expect(requests).toEqual([]);
    }
  });
  await fc.assert(property, { seed, numRuns: 3000 });
  counts.expectOften(600);
});

const change = fc.record({
  how: fc.constantFrom("set", "append", "delete", "replace"),
  name,
  value,
});

function meddle(
  request: Request,
  { how, name, value }: typeof change extends fc.Arbitrary<infer One> ? One : never,
): Request {
  if (how === "replace") return new Request(request, { headers: { [name]: value } });
  request.headers[how as "set"](name, value);
  return request;
}

/** What is left of changes where no client is in the way, without the client's own headers. */
function changed(changes: readonly Parameters<typeof meddle>[1][]): object | undefined {
  try {
    const { headers } = changes.reduce(
      meddle,
      new Request("https://x.example", { headers: usual }),
    );
    for (const own of Object.keys(definition.own)) headers.delete(own);
    return Object.fromEntries(headers);
  } catch {
    return undefined;
  }
}

test("whatever a middleware does to headers, it sees and sends no credential", async () => {
  const counts = bothBranches();
  const some = fc.array(change, { minLength: 1, maxLength: 4 });
  const property = fc.asyncProperty(some, use, async (changes, remove) => {
    const { fetch, requests } = recorder();
    const client = createPaperCrane({ fetch, apiKey: async () => credential });
    const seen: unknown[] = [];
    client.use({
      onRequest: ({ request, ...others }) => {
        seen.push([...request.headers], request.url, others);
        return changes.reduce(meddle, request);
      },
      onResponse: ({ request, response, ...others }) => {
        seen.push([...request.headers], [...response.headers], response.url, others);
      },
    });
    const call = remove(client, {});
    const wanted = changed(changes);
    if (wanted) {
      counts.sent++;
      expectHeaders(await call, requests, wanted);
    } else {
      counts.refused++;
      expectRefusal(await failureOf(call));
      expect(requests).toEqual([]);
    }
    expect(JSON.stringify(seen)).not.toContain(credential);
  });
  await fc.assert(property, { seed, numRuns: 2000 });
  counts.expectOften(100);
});
