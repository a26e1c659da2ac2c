// A page of happy-dom, which keeps the rules of CORS, calls the mock server on another origin.
import { createCalComClient } from "@offboard/cal-com";
import calCom from "@offboard/cal-com/openapi.json" with { type: "json" };
import { createMockServer } from "@offboard/mock-server";
import { Window } from "happy-dom";

const mock = createMockServer({ specs: { "cal-com": calCom } });
const provider = mock.provider("cal-com");
const server = await mock.listen();
const window = new Window({ url: "http://localhost:3000/" });
const { AbortController, AbortSignal, Headers, Request, Response, URL } = window;
const fetch = window.fetch.bind(window);
Object.assign(globalThis, { AbortController, AbortSignal, Headers, Request, Response, URL, fetch });

const [credentials] = provider.credentials;
const client = createCalComClient({ ...credentials, baseUrl: server.baseUrl("cal-com") });
const member = { orgId: 1, userId: 42 };
provider.add({ orgId: 1 }, 42);
// What is read here stands in headers: Retry-After, and X-Request-Id.
provider.fail({ type: "rate-limit", retryAfter: 70 });
const busy = await client.deleteMember(member).catch((error) => error);
const removed = await client.deleteMember(member);
const again = await client.deleteMember(member).catch((error) => error);
console.log(
  JSON.stringify({
    busy: [busy.status, busy.retryAfter],
    removed: [removed.attempts, typeof removed.requestId],
    again: again.absent,
    left: provider.members({ orgId: 1 }),
    requests: provider.requests.map(({ method, problems }) => [method, ...problems]),
  }),
);
await server.close();
await window.happyDOM.close();
