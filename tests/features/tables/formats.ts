import type { Feature } from "../feature.ts";

const bank = "00000000-0000-4000-8000-00000000000a";
const beyond = "9223372036854775807";
const headers = ["accept: */*", "authorization: Bearer key-1"];
const given = (parameters: Record<string, unknown>) => ({ bank, user: 7, ...parameters });

export const feature: Feature = {
  title: "Formats, bounds, patterns and enumerations",
  credentials: { apiKey: "key-1" },
  parameters: { bank, user: 7 },
  requests: [
    { line: `POST /banks/${bank}/users/7 HTTP/1.1`, headers },
    {
      // Beyond 2^53 a number is a text: no digit is lost.
      parameters: { bank, user: beyond },
      line: `POST /banks/${bank}/users/${beyond} HTTP/1.1`,
      headers,
    },
    {
      parameters: {
        ...{ bank, user: -9007199254740991, email: "a.b@c.example", desk: -2147483648 },
        ...{ since: "2026-01-31T12:00:00+01:00", level: "high", rate: 0.25, dry: false },
        ...{ "X-Code": "QB", closing: 9007199254740991, at: "2026-01-31T12:00:00.5Z", step: 9 },
      },
      line: `POST /banks/${bank}/users/-9007199254740991?email=a.b%40c.example&desk=-2147483648&since=2026-01-31T12%3A00%3A00%2B01%3A00&level=high&rate=0.25&dry=false HTTP/1.1`,
      headers: [...headers, "content-type: application/json", "x-code: QB"],
      body: '{"closing":9007199254740991,"at":"2026-01-31T12:00:00.5Z","step":9}',
    },
  ],
  outcomes: [
    {
      title: "uuid",
      parameters: given({ bank: "acme" }),
      want: { refused: 'parameter "bank" must be a UUID' },
    },
    {
      title: "int64: a number that is not exact",
      parameters: given({ user: 2 ** 53 }),
      want: { refused: 'parameter "user" must be a whole number below 2^53, or a text of one' },
    },
    {
      title: "int64: a text beyond 2^63",
      parameters: given({ user: "9223372036854775808" }),
      want: { refused: 'parameter "user" must be a whole number below 2^53, or a text of one' },
    },
    {
      title: "int64: a text that is no number",
      parameters: given({ user: "12a" }),
      want: { refused: 'parameter "user" must be a whole number below 2^53, or a text of one' },
    },
    {
      title: "int64 in JSON: a text would be of another type",
      parameters: given({ closing: "12" }),
      want: { refused: 'parameter "closing" must be a whole number below 2^53' },
    },
    {
      title: "int32",
      parameters: given({ desk: 2147483648 }),
      want: { refused: 'parameter "desk" must be at most 2147483647' },
    },
    {
      title: "email",
      parameters: given({ email: "nobody" }),
      want: { refused: 'parameter "email" must be an e-mail address' },
    },
    {
      title: "email and a bound",
      parameters: given({ email: `${"a".repeat(40)}@c.example` }),
      want: { refused: 'parameter "email" must have 40 or fewer characters' },
    },
    {
      title: "date-time",
      parameters: given({ since: "2026-01-31" }),
      want: { refused: 'parameter "since" must be a date and time such as 2026-01-31T12:00:00Z' },
    },
    {
      title: "date-time of no day",
      parameters: given({ at: "2026-13-31T12:00:00Z" }),
      want: { refused: 'parameter "at" must be a date and time' },
    },
    {
      title: "enum",
      parameters: given({ level: "middle" }),
      want: { refused: 'parameter "level" must be "low" or "high"' },
    },
    {
      title: "enum of numbers",
      parameters: given({ step: 2 }),
      want: { refused: 'parameter "step" must be 1 or 3 or 9' },
    },
    {
      title: "number and bounds",
      parameters: given({ rate: 1.5 }),
      want: { refused: 'parameter "rate" must be at most 1' },
    },
    {
      title: "boolean",
      parameters: given({ dry: "false" }),
      want: { refused: 'parameter "dry" must be a boolean' },
    },
    {
      title: "pattern",
      parameters: given({ "X-Code": "qb" }),
      want: { refused: 'parameter "X-Code" must match ^[A-Z]{2}$' },
    },
  ],
  nearMisses: [
    {
      title: "a format that the client can't check",
      from: "format: email,",
      to: "format: idn-email,",
      problem:
        "25:61 #/paths/~1banks~1{bank}~1users~1{user}/post/parameters/2/schema/format schema/format",
    },
    {
      title: "bounds of a text for a number",
      from: "{ type: integer, format: int32 }",
      to: "{ type: integer, format: int32, maxLength: 3 }",
      problem:
        "26:76 #/paths/~1banks~1{bank}~1users~1{user}/post/parameters/3/schema/maxLength schema/keyword-of-another-type",
    },
    {
      title: "a keyword that the client can't check",
      from: "{ type: number, minimum: 0,",
      to: "{ type: number, exclusiveMinimum: 0,",
      problem:
        "29:60 #/paths/~1banks~1{bank}~1users~1{user}/post/parameters/6/schema/exclusiveMinimum dialect/unknown-keyword",
    },
    {
      title: "a pattern that may take forever",
      from: "pattern: '^[A-Z]{2}$'",
      to: "pattern: '^([A-Z]+)+$'",
      problem:
        "31:63 #/paths/~1banks~1{bank}~1users~1{user}/post/parameters/8/schema/pattern pattern/maybe-not-linear",
    },
    {
      title: "values of two types",
      from: "enum: [low, high]",
      to: "enum: [low, 2]",
      problem:
        "28:73 #/paths/~1banks~1{bank}~1users~1{user}/post/parameters/5/schema/enum/1 schema/value-in-list",
    },
  ],
  readme: ["| `user` | path, required | An integer, or its digits as a string. |  |"],
  compiles: [
    'await client.deleteMember({ bank: "a", user: 7 });',
    'await client.deleteMember({ bank: "a", user: "9223372036854775807", level: "low", step: 3, dry: true, rate: 0.5 });',
    'holds<Same<provider.DeleteMemberParameters["user"], number | string>>();',
    'holds<Same<provider.DeleteMemberParameters["closing"], number | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["level"], "low" | "high" | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["step"], 1 | 3 | 9 | undefined>>();',
    'holds<Same<provider.DeleteMemberParameters["dry"], boolean | undefined>>();',
  ],
  doesNotCompile: [
    'await client.deleteMember({ bank: "a", user: true });',
    'await client.deleteMember({ bank: "a", user: 7, level: "middle" });',
    'await client.deleteMember({ bank: "a", user: 7, step: 2 });',
    'await client.deleteMember({ bank: "a", user: 7, closing: "12" });',
    'await client.deleteMember({ bank: "a", user: 7, dry: "false" });',
  ],
};
