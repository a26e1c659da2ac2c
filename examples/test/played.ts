import calCom from "@offboard/cal-com/openapi.json" with { type: "json" };
import { createMockServer, type MockProvider } from "@offboard/mock-server";
import { onTestFinished } from "vitest";

/** Whom the tests remove, in numbers that stand nowhere else. */
export const member = { orgId: 731_645_901, userId: 918_273_645 };
export const apiKey = "cal_live_0123456789abcdef";
/** What stands in an answer. */
export const inBody = "jane.doe@example.com";

/** Cal.com on a loopback port, with one member, until the test is over. */
export async function play(): Promise<{ provider: MockProvider; baseUrl: string }> {
  const mock = createMockServer({ specs: { "cal-com": calCom } });
  const provider = mock.provider("cal-com");
  provider.credentials = [{ apiKey }];
  provider.add({ orgId: member.orgId }, member.userId);
  const server = await mock.listen();
  onTestFinished(() => server.close());
  return { provider, baseUrl: server.baseUrl("cal-com") };
}

/** What no log and no trace may hold. */
export const secrets: readonly string[] = [
  apiKey,
  String(member.orgId),
  String(member.userId),
  inBody,
];

/** Lets the next request be refused, with a body that is nobody's business. */
export function refuse(provider: MockProvider): void {
  provider.respond({ status: 403, body: { status: "error", error: { message: inBody } } });
}
