const { createCalComClient } = require("@offboard/cal-com");
const calCom = require("@offboard/cal-com/openapi.json");
const { createMockServer } = require("@offboard/mock-server");

test("a leaver is removed, and who had left before stays gone", async () => {
  const mock = createMockServer({ specs: { "cal-com": calCom } });
  const provider = mock.provider("cal-com");
  provider.add({ orgId: 1 }, 42, 43);

  const client = createCalComClient({
    apiKey: provider.credentials[0].apiKey,
    baseUrl: provider.baseUrl(),
    fetch: mock.fetch,
  });
  await client.deleteMember({ orgId: 1, userId: 42 });

  expect(provider.members({ orgId: 1 })).toEqual(["43"]);
  const again = client.deleteMember({ orgId: 1, userId: 42 });
  await expect(again).rejects.toMatchObject({ outcome: "refused", absent: true });
});
