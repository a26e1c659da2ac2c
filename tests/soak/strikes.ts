import type { Fault, MockProvider, RecordedRequest } from "@offboard/mock-server";
import type { Clients } from "./clients.ts";
import type { Removal } from "./removal.ts";

const always = { times: Number.POSITIVE_INFINITY };

/**
 * Lets the faults of a provider's removals strike, each in its turn.
 *
 * @returns counts the requests that have come, and forgets them; gives those that nobody should have sent.
 */
export function setUpStrikes(
  mock: MockProvider,
  removals: readonly Removal[],
  clients: Clients,
): () => RecordedRequest[] {
  const byMember = new Map(removals.map((removal) => [String(removal.member), removal]));
  const setUp = (): void => {
    mock.fail(({ member }) => {
      const { drawn, controller, seen } = byMember.get(`${member}`) ?? {};
      if (drawn?.abort === "request") controller?.abort();
      return drawn && seen && next(drawn.faults, seen.struck);
    }, always);
    if (mock.tokenUrl() === undefined) return;
    mock.failToken(({ body }) => {
      const { drawn, seen } = clients.ownerOf(new URLSearchParams(body).get("client_id")) ?? {};
      return drawn && seen && next(drawn.tokenFaults, seen.tokenStruck);
    }, always);
  };
  setUp();
  return () => {
    const strays = mock.requests.filter((request) => {
      const removal = byMember.get(`${request.member}`);
      if (removal === undefined || !isFor(request, removal)) return true;
      removal.seen.requests += 1;
      // Keys that were right when they were asked for may be wrong by now; all else must be as documented.
      return request.problems.some((problem) => !problem.startsWith("credentials:"));
    });
    mock.clear();
    setUp();
    return strays;
  };
}

/** The next of the drawn faults, which strikes now. */
function next(
  faults: readonly (Fault | undefined)[],
  struck: (Fault | undefined)[],
): Fault | undefined {
  const fault = faults[struck.length];
  struck.push(fault);
  return fault;
}

function isFor({ organization = {} }: RecordedRequest, removal: Removal): boolean {
  return Object.entries(removal.organization).every(
    ([name, value]) => organization[name] === String(value),
  );
}
