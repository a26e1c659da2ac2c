import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "../fuzz/compile-package.ts";
import { filesOf } from "../support/small-spec.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "offboard-request-types-")));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
afterAll(() => rmSync(folder, { recursive: true }));

// A call that is right, and below it what a program must not write: each line is a mistake to the compiler.
const hub = `import { createAcmeHubClient } from "./index.ts";
const client = createAcmeHubClient({ apiKey: "a" });
const least = { hub: 1, colours: ["red" as const], id: "a", "user-id": "u" };
await client.deleteMember({ ...least, hub: "9007199254740993" });
await client.deleteMember({ ...least, "filter[email]": "a@b.example", count: 1, owner: null, level: "low" });
await client.deleteMember({ ...least, kinds: ["a", { a: 1, b: {} }], settings: { a: 1 }, subject: undefined });
const path = { hub: 1, colours: ["red" as const], id: 1 };
await client.PATCH("/hubs/{hub}/{colours}/users/{id}.json/", { params: { path }, body: { data: { "user-id": "u" } } });
// @ts-expect-error
await client.deleteMember({ ...least, colours: ["green"] });
// @ts-expect-error
await client.deleteMember({ ...least, "user-id": undefined });
// @ts-expect-error
await client.deleteMember({ ...least, schemas: ["urn:acme:patch"] });
// @ts-expect-error
await client.deleteMember({ ...least, alt: "json" });
// @ts-expect-error
await client.deleteMember({ ...least, count: "1" });
// @ts-expect-error
await client.deleteMember({ ...least, subject: null });
// @ts-expect-error
await client.deleteMember({ ...least, level: "middle" });
// @ts-expect-error
await client.PATCH("/hubs/{hub}/{colours}/users/{id}.json/", { params: { path }, body: { data: {} } });
`;
const form = `import { createAcmeFormClient } from "./index.ts";
const client = createAcmeFormClient({ apiKey: "a" });
await client.deleteMember({ "user-id": "a", to: [1, "2"], reason: "r", "notify[all]": true });
await client.deleteMember({ "user-id": "a" });
const params = { path: { "user-id": "a" } };
await client.POST("/users/{user-id}:remove", { params });
await client.POST("/users/{user-id}:remove", { params, body: { reason: "r" } });
// @ts-expect-error
await client.deleteMember({ reason: "r" });
// @ts-expect-error
await client.deleteMember({ "user-id": "a", to: 1 });
// @ts-expect-error
await client.POST("/users/{user-id}:remove", { params, body: { other: "r" } });
`;

test.each([
  ["acme-hub", hub],
  ["acme-form", form],
])("%s compiles, and its calls take what the spec says", async (slug, usage) => {
  const spec = readFileSync(join(import.meta.dirname, slug, "spec.yaml"), "utf8");
  const files = await filesOf(spec, slug);
  const place = join(folder, slug);
  mkdirSync(place);
  for (const name of ["index.ts", "schema.ts"])
    writeFileSync(join(place, name), files.get(`src/${name}`) ?? "");
  writeFileSync(join(place, "usage.ts"), `${usage}export {};\n`);
  const { errors } = compile([join(place, "index.ts"), join(place, "usage.ts")]);
  expect(errors).toStrictEqual([]);
});
