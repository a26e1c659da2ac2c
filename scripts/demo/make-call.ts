import { STATUS_CODES } from "node:http";
import type { MockProvider } from "../../packages/mock-server/src/index.ts";
import type { OffboardError } from "../../packages/runtime/src/index.ts";
import type { Line, Outcome } from "./agreement.ts";
import { valuesOf } from "./parameter-values.ts";
import type { Step } from "./plan.ts";

/** Where a provider is played. */
export interface Played {
  readonly mock: MockProvider;
  readonly baseUrl: string;
  readonly tokenUrl: string | undefined;
}

/** Makes the call of a step against a mock provider. What the member is at the end is not known yet. */
export async function makeCall(step: Step, played: Played): Promise<Omit<Line, "after">> {
  const { provider, person, expected } = step;
  const { mock, baseUrl } = played;
  const { parameters, organization, member } = valuesOf(provider, person);
  const client = provider.create({ ...credentialsOf(step, played), baseUrl });
  // The connection is cut after the removal took effect.
  if (expected === "unknown") mock.fail({ type: "cut", effect: "after" });
  const before = mock.has(organization, member);
  const received = mock.requests.length;
  const started = performance.now();
  const seen = await client.deleteMember(parameters).then(
    ({ response }) => ({ outcome: "removed" as const, answer: phraseOf(response.status) }),
    (error: OffboardError) => ({ outcome: outcomeOf(error), answer: answerOf(error) }),
  );
  const milliseconds = performance.now() - started;
  const request = mock.requests[received];
  const path = request?.path.slice(new URL(baseUrl).pathname.length);
  return {
    ...{ provider: provider.slug, title: provider.title, id: String(member) },
    ...{ request: request ? `${request.method} ${path}` : "none was received" },
    ...{ ...seen, expected, milliseconds, before },
  };
}

/** The provider's credentials; wrong ones, for a call that is to be refused. */
function credentialsOf({ expected }: Step, { mock, tokenUrl }: Played): Record<string, unknown> {
  if (expected === "refused") {
    // The last alternative is never one that is exchanged: a failed exchange is no refusal of the provider.
    const values = Object.entries(mock.credentials.at(-1) ?? {});
    return Object.fromEntries(values.map(([option, value]) => [option, `wrong-${value}`]));
  }
  const [credentials = {}] = mock.credentials;
  const isExchanged = tokenUrl !== undefined && "clientSecret" in credentials;
  return isExchanged ? { ...credentials, tokenUrl } : credentials;
}

function outcomeOf(error: OffboardError & { readonly absent?: boolean }): Outcome {
  if (error.outcome === undefined) throw error;
  return error.outcome === "refused" && error.absent ? "already gone" : error.outcome;
}

function answerOf(error: OffboardError & { readonly status?: number }): string {
  if (error.status !== undefined) return phraseOf(error.status);
  if (error.name === "ConnectionError") return "connection lost";
  return error.name === "TimeoutError" ? "none in time" : "nothing was sent";
}

function phraseOf(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ""}`.trim();
}
