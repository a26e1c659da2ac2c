import { expectTypeOf, test } from "vitest";
import type { CallOptions, ClientOptions } from "../../src/index.ts";
import {
  createPaperCrane,
  type MemberResult,
  member,
  path,
  type Removed,
} from "../support/paper-crane.ts";
import { recorder } from "../support/recorder.ts";

const client = createPaperCrane({ fetch: recorder().fetch });

test("the calls take the parameters and options of the spec, and no others", async () => {
  // What does not compile is here for the compiler, and is not run.
  const uncompiled: (() => unknown)[] = [
    // @ts-expect-error: a missing parameter
    () => client.deleteMember({ teamId: 7 }),
    // @ts-expect-error: a wrong name
    () => client.deleteMember({ ...member, memberID: "x" }),
    // @ts-expect-error: a string for an integer
    () => client.deleteMember({ ...member, teamId: "7" }),
    // @ts-expect-error: an option that switches a guard off
    () => client.deleteMember(member, { redirect: "follow" }),
    // @ts-expect-error: no such path
    () => client.DELETE("/teams", { params: { path: member } }),
    // @ts-expect-error: the parameters are missing
    () => client.DELETE(path),
    // @ts-expect-error: an option of openapi-fetch that switches a guard off
    () => client.DELETE(path, { params: { path: member }, fetch: globalThis.fetch }),
    // @ts-expect-error: another one
    () => client.DELETE(path, { params: { path: member }, baseUrl: "https://x.example" }),
    // @ts-expect-error: another one
    () => client.DELETE(path, { params: { path: member }, pathSerializer: () => "" }),
    // @ts-expect-error: a method that the spec does not have
    () => client.GET(path, { params: { path: member } }),
  ];
  expectTypeOf(uncompiled).toBeArray();
  expectTypeOf(await client.deleteMember(member)).toEqualTypeOf<MemberResult>();
  expectTypeOf(await client.deleteMember.request(member)).toEqualTypeOf<Request>();
});

test("the typed call gives openapi-fetch's types", async () => {
  const { data, error, response } = await client.DELETE(path, { params: { path: member } });
  expectTypeOf(data).toEqualTypeOf<Removed | undefined>();
  expectTypeOf(response).toEqualTypeOf<Response>();
  type Documented = { error: { message: string } } | { code: number } | { type: string };
  expectTypeOf(error).toEqualTypeOf<Documented | undefined>();
});

test("options may be undefined, for programs that pass theirs on", () => {
  expectTypeOf<{ signal: undefined; timeout: undefined }>().toExtend<CallOptions>();
  expectTypeOf<{ fetch: typeof fetch; headers: undefined }>().toExtend<ClientOptions>();
});
