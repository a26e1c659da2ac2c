// What a call does with the platform, in Jest: every global that the packages use is met here.
const { createAerospikeCloudClient } = require("@offboard/aerospike-cloud");
const { createCalComClient, isCalComError } = require("@offboard/cal-com");
const { createMockServer } = require("@offboard/mock-server");

const mock = createMockServer({
  specs: {
    "aerospike-cloud": require("@offboard/aerospike-cloud/openapi.json"),
    "cal-com": require("@offboard/cal-com/openapi.json"),
  },
});
let server;
beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => server.close());

const played = {
  "by the fetch of the mock server": (provider) => ({
    baseUrl: provider.baseUrl(),
    tokenUrl: provider.tokenUrl(),
    fetch: mock.fetch,
  }),
  "by the platform's fetch, over a socket": (provider) => ({
    baseUrl: provider.baseUrl(server.url),
    tokenUrl: provider.tokenUrl(server.url),
  }),
};

describe.each(Object.keys(played))("%s", (way) => {
  const member = { orgId: 1, userId: 42 };
  const calCom = () => {
    const provider = mock.provider("cal-com");
    provider.clear();
    provider.add({ orgId: 1 }, 42);
    const { tokenUrl: _, ...options } = played[way](provider);
    return { provider, client: createCalComClient({ ...provider.credentials[0], ...options }) };
  };

  test("a removal, and a member who is not there", async () => {
    const { provider, client } = calCom();
    await client.deleteMember(member);
    expect(provider.members({ orgId: 1 })).toEqual([]);
    const error = await client.deleteMember(member).catch((reason) => reason);
    expect([isCalComError(error), error.name, error.absent]).toEqual([true, "ApiError", true]);
  });

  test("an abort, with its reason", async () => {
    const { provider, client } = calCom();
    provider.fail({ type: "hang" });
    const controller = new AbortController();
    setTimeout(() => controller.abort("left"), 50);
    const call = client.deleteMember(member, { signal: controller.signal });
    await expect(call).rejects.toBe("left");
  });

  test("a time-out, and a connection that is cut", async () => {
    const { provider, client } = calCom();
    provider.fail({ type: "hang" });
    const late = { name: "TimeoutError", outcome: "unknown" };
    await expect(client.deleteMember(member, { timeout: 50 })).rejects.toMatchObject(late);
    provider.fail({ type: "cut" });
    const lost = { name: "ConnectionError", outcome: "unknown" };
    await expect(client.deleteMember(member)).rejects.toMatchObject(lost);
  });

  test("a token, as a form", async () => {
    const provider = mock.provider("aerospike-cloud");
    provider.clear();
    const options = played[way](provider);
    const client = createAerospikeCloudClient({ ...provider.credentials[0], ...options });
    const userId = "3fa85f64-5717-4562-b3fc-2c963f66afa6";
    provider.add({}, userId);
    await client.deleteMember({ userId });
    expect(provider.tokenRequests.map(({ problems }) => problems)).toEqual([[]]);
    const [, type] = provider.tokenRequests[0].headers.find(([name]) =>
      /^content-type$/i.test(name),
    );
    expect(type).toMatch(/^application\/x-www-form-urlencoded/);
  });
});
