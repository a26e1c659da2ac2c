import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { repositoryRoot as root } from "../../system/repository-root.ts";
import { type Bump, compare } from "../../versions/compare/compare-packages.ts";
import { readPackages } from "../../versions/published-packages.ts";
import { takeSnapshot } from "../../versions/snapshot.ts";
import { edit, filesOf, smallSpec } from "../support/small-spec.ts";

type Edit = readonly [from: string, to: string];

interface Row {
  readonly change: string;
  readonly before?: readonly Edit[];
  readonly after: readonly Edit[];
  readonly level: Bump["level"];
  /** All that the changelog says. */
  readonly says: readonly string[];
}

const schema = "          schema: { type: string }\n";
const removed = "        '204':\n          description: Removed.\n";
const goneBody = "schema: { type: object, properties: { code: { const: gone } } }";

const parameter = (name: string, required: boolean, type = "{ type: string }") =>
  `        - name: ${name}\n          in: query\n          required: ${required}\n          schema: ${type}\n`;
const withParameter = (...more: Parameters<typeof parameter>): Edit => [
  schema,
  `${schema}${parameter(...more)}`,
];
const idType = (type: string): Edit => [schema, `          schema: ${type}\n`];
const answer = (status: string, body: string) =>
  `        '${status}':\n          description: An answer.\n          content:\n            application/json:\n              schema: ${body}\n`;
const withAnswer = (status: string, body: string): Edit => [
  removed,
  `${removed}${answer(status, body)}`,
];
const object = (properties: string, required = "") =>
  `{ type: object, required: [${required}], properties: { ${properties} } }`;
const data = (body: string): Edit => [removed, answer("200", body)];
const gone = (body: string): Edit => [goneBody, `schema: ${body}`];
const shapes = (detail: string) =>
  `{ oneOf: [${object(`code: { const: gone }, detail: ${object(detail)}`, "code")}, ${object("code: { const: gone }, at: { type: string }", "at")}] }`;
const alike = (more: string) =>
  object(
    `${more}code: { const: gone }, context: { oneOf: [${object("a: { type: string }")}, { type: object, additionalProperties: true }] }`,
  );
const map = (values: string) => `{ type: object, additionalProperties: ${values} }`;
const oneOf = (...shapes: readonly string[]) => `{ oneOf: [${shapes.join(", ")}] }`;
const list = (items: string) => `{ type: array, items: ${items} }`;
const [one, oneAndMore, other] = [
  object("a: { type: string }", "a"),
  object("a: { type: string }, b: { type: string }", "a"),
  object("c: { type: integer }", "c"),
] as const;
const within = (name: string, inner: string) =>
  object(`${name}: { type: string }, in: ${inner}`, name);
const failing = (matcher: string): Edit => [
  "reversible: false\n",
  `reversible: false\n        failed: [{ status: 200, ${matcher} }]\n`,
];
const limited = (more: string): Edit => [
  "openapi: 3.1.0\n",
  `openapi: 3.1.0\nx-rate-limit-reset: { header: X-Reset, unit: seconds${more} }\n`,
];
const treeReference = "{ $ref: '#/components/schemas/Tree' }";
const tree = (properties: string): Edit => [
  "components:\n",
  `components:\n  schemas:\n    Tree: ${object(`${properties} parent: { $ref: '#/components/schemas/Tree' }`)}\n`,
];
const scheme = "    apiKey: { type: apiKey, in: header, name: X-Api-Key }\n";
const withScheme = (name: string): Edit => [
  scheme,
  `${scheme}    ${name}: { type: http, scheme: bearer }\n`,
];
const security = "  - apiKey: []\n";
const oauth2 = (tokenUrl: string): string =>
  `    oauth2: { type: oauth2, flows: { clientCredentials: { tokenUrl: ${tokenUrl}, scopes: { read: Reads, write: Writes } } } }\n`;
const exchanged = (scopes: string): readonly Edit[] => [
  [security, `  - oauth2: [${scopes}]\n`],
  [scheme, oauth2("https://id.acme.example/token")],
];
const server = "  - url: https://api.acme.example\n";
const variable = (name: string, rest: string) =>
  `  - url: https://{${name}}.acme.example\n    variables: { ${name}: { ${rest} } }\n`;

const two: readonly Edit[] = [[security, `${security}  - token: []\n`], withScheme("token")];
const withBody = (properties: string, required = ""): Edit => [
  "      responses:\n",
  `      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: ${object(properties, required)}\n      responses:\n`,
];

const callers: readonly Row[] = [
  {
    change: "an optional parameter added",
    after: [withParameter("notify", false)],
    level: "minor",
    says: ["The parameter `notify` is new, and optional."],
  },
  {
    change: "a required parameter added",
    after: [withParameter("reason", true)],
    level: "major",
    says: ["The parameter `reason` is new, and required."],
  },
  {
    change: "a parameter taken away",
    before: [withParameter("notify", false)],
    after: [],
    level: "major",
    says: ["The parameter `notify` is gone."],
  },
  {
    change: "a parameter renamed",
    after: [
      ["/members/{id}", "/members/{userId}"],
      ["- name: id", "- name: userId"],
    ],
    level: "major",
    says: [
      "`deleteMember` is `DELETE /members/{userId}` now, no longer `DELETE /members/{id}`.",
      "The parameter `id` is gone.",
      "The parameter `userId` is new, and required.",
    ],
  },
  {
    change: "a parameter that was optional required",
    before: [withParameter("notify", false)],
    after: [withParameter("notify", true)],
    level: "major",
    says: ["The parameter `notify` is required now."],
  },
  {
    change: "a parameter that was required optional",
    before: [withParameter("notify", true)],
    after: [withParameter("notify", false)],
    level: "minor",
    says: ["The parameter `notify` may be left out now."],
  },
  {
    change: "a parameter's type changed",
    after: [idType("{ type: integer }")],
    level: "major",
    says: ["The parameter `id` takes `number`, no longer `string`."],
  },
  {
    change: "a parameter's type narrowed",
    after: [idType("{ enum: [owner, guest] }")],
    level: "major",
    says: ['The parameter `id` takes `"owner"` and `"guest"`, no longer `string`.'],
  },
  {
    change: "a parameter's type widened",
    before: [idType("{ type: integer }")],
    after: [idType("{ oneOf: [{ type: integer }, { type: string }] }")],
    level: "minor",
    says: ["The parameter `id` takes `string` too."],
  },
  {
    change: "an enum value added to a parameter",
    before: [idType("{ enum: [owner, guest] }")],
    after: [idType("{ enum: [owner, guest, bot] }")],
    level: "minor",
    says: ['The parameter `id` takes `"bot"` too.'],
  },
  {
    change: "an enum value taken from a parameter",
    before: [idType("{ enum: [owner, guest, bot] }")],
    after: [idType("{ enum: [owner, bot] }")],
    level: "major",
    says: ['The parameter `id` no longer takes `"guest"`.'],
  },
  {
    change: "a parameter of the body added",
    before: [withBody("reason: { type: string }", "reason")],
    after: [withBody("reason: { type: string }, notify: { type: boolean }", "reason")],
    level: "minor",
    says: ["The parameter `notify` is new, and optional."],
  },
  {
    change: "an optional field taken from what a map in the body holds",
    before: [withBody(`teams: ${map(oneAndMore)}`, "teams")],
    after: [withBody(`teams: ${map(one)}`, "teams")],
    level: "major",
    says: ["The parameter `teams[string].b` is gone."],
  },
  {
    change: "a check added that no type has",
    after: [idType("{ type: string, format: uuid }")],
    level: "patch",
    says: ["What is checked of the parameter `id`, or how it is sent, has changed."],
  },
  {
    change: "a constant header's value changed",
    before: [
      [
        schema,
        `${schema}        - { name: X-Version, in: header, required: false, schema: { const: '1' } }\n`,
      ],
    ],
    after: [
      [
        schema,
        `${schema}        - { name: X-Version, in: header, required: false, schema: { const: '2' } }\n`,
      ],
    ],
    level: "major",
    says: [
      '`params.header.X-Version` of the typed call `DELETE /members/{id}` takes `"2"`, no longer `"1"`.',
      "`x-version` is always sent as `2` now.",
    ],
  },
];

const credentials: readonly Row[] = [
  {
    change: "a credential renamed",
    after: [
      [security, "  - token: []\n"],
      [scheme, scheme.replace("apiKey:", "token:")],
    ],
    level: "major",
    says: ["The credential `apiKey` is gone.", "The credential `token` is new, and required."],
  },
  {
    change: "an alternative added",
    after: [[security, `${security}  - token: []\n`], withScheme("token")],
    level: "minor",
    says: ["The client takes `{ token }` too."],
  },
  {
    change: "an alternative taken away",
    before: [[security, `${security}  - token: []\n`], withScheme("token")],
    after: [],
    level: "major",
    says: ["The client no longer takes `{ token }`."],
  },
  {
    change: "a second credential asked for",
    after: [[security, "  - { apiKey: [], token: [] }\n"], withScheme("token")],
    level: "major",
    says: ["The credential `token` is new, and required."],
  },
  {
    change: "a server variable's value gone, beside two alternatives",
    before: [...two, [server, variable("region", "default: us, enum: [us, eu]")]],
    after: [...two, [server, variable("region", "default: us, enum: [us]")]],
    level: "major",
    says: ['The option `server.region` no longer takes `"eu"`.'],
  },
  {
    change: "a server variable to be given",
    before: [...two, [server, variable("region", "default: us")]],
    after: [...two, [server, variable("region", "default: us, x-required: true")]],
    level: "major",
    says: [
      "The default server is `https://{region}.acme.example` (region: to be given) now, no longer `https://{region}.acme.example` (region: us). The option `baseUrl` sets another.",
      "The client takes `{ server }` and `{ baseUrl }`, no longer `{}`.",
    ],
  },
  {
    change: "client credentials added as an alternative",
    after: [
      [security, `${security}  - oauth2: [read]\n`],
      [scheme, `${scheme}${oauth2("https://id.acme.example/token")}`],
    ],
    level: "minor",
    says: ["The client takes `{ clientId, clientSecret }` and `{ accessToken }` too."],
  },
  {
    change: "another scope asked for",
    before: exchanged("read"),
    after: exchanged("read, write"),
    level: "patch",
    says: ["The access token is asked for with `read` and `write` now."],
  },
  {
    change: "another token URL",
    before: exchanged("read"),
    after: [
      [security, "  - oauth2: [read]\n"],
      [scheme, oauth2("https://acme.example/token")],
    ],
    level: "major",
    says: [
      "Client credentials are exchanged at `https://acme.example/token` now, no longer at `https://id.acme.example/token`. The option `tokenUrl` sets another.",
    ],
  },
  {
    change: "a key sent in another header",
    after: [["name: X-Api-Key", "name: X-Key"]],
    level: "patch",
    says: ["How the credential `apiKey` is sent has changed."],
  },
];

const answers: readonly Row[] = [
  {
    change: "a status added",
    after: [withAnswer("409", object("code: { const: gone }"))],
    level: "minor",
    says: ["The answer 409 is documented now."],
  },
  {
    change: "a status without a body added",
    after: [[removed, `${removed}        '409':\n          description: Busy.\n`]],
    level: "minor",
    says: ["The answer 409 is documented now."],
  },
  {
    change: "a range documented",
    after: [withAnswer("4XX", object("code: { const: gone }"))],
    level: "minor",
    says: ["The answer 4XX is documented now."],
  },
  {
    change: "a field of a range's body gone",
    before: [withAnswer("4XX", object("code: { const: gone }, more: { type: string }"))],
    after: [withAnswer("4XX", object("code: { const: gone }"))],
    level: "major",
    says: ["The field `error.body.more` of a 400 is gone."],
  },
  {
    change: "an optional field gone from one of two shapes, deep in it",
    before: [gone(shapes("a: { type: string }, b: { type: string }"))],
    after: [gone(shapes("a: { type: string }"))],
    level: "major",
    says: ["The field `error.body.detail.b` of a 404 is gone."],
  },
  {
    change: "a field gone from what several statuses have",
    before: [
      gone(treeReference),
      [
        removed,
        `${removed}${["409", "410"].map((status) => answer(status, treeReference)).join("")}`,
      ],
      tree("code: { const: gone }, b: { type: string },"),
    ],
    after: [
      gone(treeReference),
      [
        removed,
        `${removed}${["409", "410"].map((status) => answer(status, treeReference)).join("")}`,
      ],
      tree("code: { const: gone },"),
    ],
    level: "major",
    says: ["The field `error.body.b` of a 404, 409 and 410 is gone."],
  },
  {
    change: "a field added beside shapes that are alike",
    before: [gone(alike(""))],
    after: [gone(alike("more: { type: string }, "))],
    level: "minor",
    says: ["The field `error.body.more` of a 404 is new."],
  },
  {
    change: "a field gone from a shape that holds itself",
    before: [gone(treeReference), tree("code: { const: gone }, b: { type: string },")],
    after: [gone(treeReference), tree("code: { const: gone },")],
    level: "major",
    says: ["The field `error.body.b` of a 404 is gone."],
  },
  {
    change: "a status with another body added, which widens the typed call's `error`",
    after: [withAnswer("409", object("reason: { type: string }", "reason"))],
    level: "major",
    says: [
      "`error` of the typed call `DELETE /members/{id}` may be `{ reason }` now.",
      "The answer 409 is documented now.",
    ],
  },
  {
    change: "a status removed",
    before: [withAnswer("409", object("code: { const: gone }"))],
    after: [],
    level: "major",
    says: ["The answer 409 is no longer documented."],
  },
  {
    change: "a field of an error made required",
    after: [gone(object("code: { const: gone }", "code"))],
    level: "minor",
    says: ["The field `error.body.code` of a 404 is always there now."],
  },
  {
    change: "a field of an error gone",
    after: [gone(object("reason: { const: gone }")), ["pointer: /code", "pointer: /reason"]],
    level: "major",
    says: [
      "The field `error.body.code` of a 404 is gone.",
      "The field `error.body.reason` of a 404 is new.",
      "Which answers mean that there is no such member has changed.",
    ],
  },
  {
    change: "a field of the answer made nullable",
    before: [data(object("email: { type: string }", "email"))],
    after: [data(object("email: { type: [string, 'null'] }", "email"))],
    level: "major",
    says: ["The field `data.email` may be `null` now."],
  },
  {
    change: "a field of the answer never null any more",
    before: [data(object("email: { type: [string, 'null'] }", "email"))],
    after: [data(object("email: { type: string }", "email"))],
    level: "minor",
    says: ["The field `data.email` is never `null` now."],
  },
  {
    change: "a field added to the answer, deep in it",
    before: [data(object(`users: { type: array, items: ${object("id: { type: integer }")} }`))],
    after: [
      data(
        object(
          `users: { type: array, items: ${object("id: { type: integer }, name: { type: string }")} }`,
        ),
      ),
    ],
    level: "minor",
    says: ["The field `data.users[].name` is new."],
  },
  {
    change: "an optional field gone from the answer, which every object still fits",
    before: [data(object("id: { type: integer }, name: { type: string }", "id"))],
    after: [data(object("id: { type: integer }", "id"))],
    level: "major",
    says: ["The field `data.name` is gone."],
  },
  {
    change: "a required field made optional",
    before: [data(object("id: { type: integer }", "id"))],
    after: [data(object("id: { type: integer }"))],
    level: "major",
    says: ["The field `data.id` may be missing now."],
  },
  {
    change: "an enum value added to the answer",
    before: [data(object("state: { enum: [gone, left] }"))],
    after: [data(object("state: { enum: [gone, left, kept] }"))],
    level: "major",
    says: ['The field `data.state` may be `"kept"` now.'],
  },
  {
    change: "an enum value taken from the answer",
    before: [data(object("state: { enum: [gone, left, kept] }"))],
    after: [data(object("state: { enum: [gone, left] }"))],
    level: "minor",
    says: ['The field `data.state` is never `"kept"` now.'],
  },
  {
    change: "an optional field gone from what a map holds",
    before: [data(object(`users: ${map(oneAndMore)}`))],
    after: [data(object(`users: ${map(one)}`))],
    level: "major",
    says: ["The field `data.users[string].b` is gone."],
  },
  {
    change: "a field added to what a map holds",
    before: [data(object(`users: ${map(one)}`))],
    after: [data(object(`users: ${map(oneAndMore)}`))],
    level: "minor",
    says: ["The field `data.users[string].b` is new."],
  },
  {
    change: "fields of any name no longer documented",
    before: [
      data(`{ type: object, properties: { id: { type: integer } }, additionalProperties: true }`),
    ],
    after: [data(object("id: { type: integer }"))],
    level: "major",
    says: ["The field `data[string]` is gone."],
  },
  {
    change: "an optional field gone from one of two lists",
    before: [data(oneOf(list(oneAndMore), list(other)))],
    after: [data(oneOf(list(one), list(other)))],
    level: "major",
    says: ["The field `data[].b` is gone."],
  },
  {
    change: "a shape gone, and an optional field of another",
    before: [data(oneOf(oneAndMore, other, object("d: { type: string }", "d")))],
    after: [data(oneOf(one, other))],
    level: "major",
    says: ["The field `data.b` is gone.", "`data` is never `{ d }` now."],
  },
  {
    change: "an optional field gone, deep in one of two shapes, which the other still has",
    before: [data(oneOf(within("a", oneAndMore), within("c", oneAndMore)))],
    after: [data(oneOf(within("a", one), within("c", oneAndMore)))],
    level: "major",
    says: ["The field `data.in.b` is gone."],
  },
  {
    change: "a shape gone that another, with less in it, fits as well",
    before: [data(oneOf(one, object("a: { type: string }, b: { type: string }", "a, b")))],
    after: [data(one)],
    level: "major",
    says: ["The field `data.b` is gone."],
  },
  {
    change: "a body documented for a failure",
    before: [[removed, `${removed}        '409':\n          description: Busy.\n`]],
    after: [withAnswer("409", object("code: { const: gone }"))],
    level: "minor",
    says: ["`error.body` of a 409 is `{ code? }` now, no longer `unknown`."],
  },
  {
    change: "a failure's body no longer documented",
    before: [withAnswer("409", object("code: { const: gone }"))],
    after: [[removed, `${removed}        '409':\n          description: Busy.\n`]],
    level: "major",
    says: ["`error.body` of a 409 is `unknown` now, no longer `{ code? }`."],
  },
  {
    change: "a body documented for a success",
    after: [[removed, `${removed}${answer("200", object("id: { type: integer }"))}`]],
    level: "major",
    says: ["`data` may be `{ id? }` now.", "The answer 200 is documented now."],
  },
];

const facts: readonly Row[] = [
  {
    change: "the method changed",
    after: [["    delete:\n", "    post:\n"]],
    level: "major",
    says: ["`deleteMember` is `POST /members/{id}` now, no longer `DELETE /members/{id}`."],
  },
  {
    change: "the default server changed",
    after: [["https://api.acme.example", "https://eu.acme.example"]],
    level: "major",
    says: [
      "The default server is `https://eu.acme.example` now, no longer `https://api.acme.example`. The option `baseUrl` sets another.",
    ],
  },
  {
    change: "a second server documented",
    after: [[server, `${server}  - url: https://eu.acme.example\n`]],
    level: "patch",
    says: ["The documentation has changed; the code has not."],
  },
  {
    change: "a server variable's default changed",
    before: [[server, variable("region", "default: us")]],
    after: [[server, variable("region", "default: eu")]],
    level: "major",
    says: [
      "The default server is `https://{region}.acme.example` (region: eu) now, no longer `https://{region}.acme.example` (region: us). The option `baseUrl` sets another.",
    ],
  },
  {
    change: "a server variable added, whose default leads to the same server",
    after: [[server, variable("region", "default: api")]],
    level: "minor",
    says: [
      "The option `server` is new, and optional.",
      "The default server is `https://{region}.acme.example` (region: api) now. Calls go where they went before.",
    ],
  },
  {
    change: "a server variable added, whose default leads elsewhere",
    after: [[server, variable("region", "default: us")]],
    level: "major",
    says: [
      "The default server is `https://{region}.acme.example` (region: us) now, no longer `https://api.acme.example`. The option `baseUrl` sets another.",
      "The option `server` is new, and optional.",
    ],
  },
  {
    change: "a server that had to be given",
    before: [[server, `${server}    x-required: true\n`]],
    after: [],
    level: "minor",
    says: [
      "The option `baseUrl` may be left out now.",
      "The default server is `https://api.acme.example` now. Calls go where they went before.",
    ],
  },
  {
    change: "why it is deprecated",
    before: [["servers:\n", "x-retired: Acme has shut down.\nservers:\n"]],
    after: [["servers:\n", "x-retired: Acme has shut down in May.\nservers:\n"]],
    level: "patch",
    says: ["The package is deprecated, and this is its last release. Acme has shut down in May."],
  },
  {
    change: "what is destroyed changed",
    after: [["removes: membership", "removes: account"]],
    level: "major",
    says: [
      "What a call destroys is said otherwise. Now: This destroys the person's account, not only their membership of the organization. It can't be undone. Before: This ends the person's membership of the organization. No undo of it is documented.",
    ],
  },
  {
    change: "an undo documented",
    after: [["reversible: false", "reversible: true"]],
    level: "major",
    says: [
      "What a call destroys is said otherwise. Now: This ends the person's membership of the organization. It can be undone. Before: This ends the person's membership of the organization. No undo of it is documented.",
    ],
  },
  {
    change: "a description changed",
    after: [["Removes a member.", "Removes a member, and tells them."]],
    level: "patch",
    says: ["The documentation has changed; the code has not."],
  },
  {
    change: "the documentation's address changed",
    after: [["https://acme.example/docs", "https://acme.example/reference"]],
    level: "patch",
    says: ["The documentation has changed; the code has not."],
  },
  {
    change: "another answer for a member who is not there",
    after: [["equals: gone", "startsWith: go"]],
    level: "patch",
    says: ["Which answers mean that there is no such member has changed."],
  },
  {
    change: "a failure that leaves open what was done",
    before: [data(object("errors: { type: array, items: {} }")), failing("pointer: /errors")],
    after: [
      data(object("errors: { type: array, items: {} }")),
      failing("pointer: /errors, outcome: unknown"),
    ],
    level: "patch",
    says: ["Which 2xx answers are no removal, or leave it open, has changed."],
  },
  {
    change: "a rate limit said by another status and by what is left",
    before: [limited("")],
    after: [limited(", statuses: [404], remaining: X-Left")],
    level: "patch",
    says: [
      "How the provider says that a rate limit is reached, or when to try again, has changed.",
    ],
  },
  {
    change: "a constant that a success must contain",
    before: [data(object("code: { type: integer }", "code"))],
    after: [data(object("code: { const: 0 }", "code"))],
    level: "minor",
    says: [
      "The field `data.code` is `0` now, no longer `number`.",
      "What a success must contain has changed: an answer without it is `unknown`.",
    ],
  },
  {
    change: "a schema that a type names renamed",
    before: [
      [goneBody, "schema: { $ref: '#/components/schemas/Gone' }"],
      ["components:\n", `components:\n  schemas:\n    Gone: ${object("code: { const: gone }")}\n`],
    ],
    after: [
      [goneBody, "schema: { $ref: '#/components/schemas/Lost' }"],
      ["components:\n", `components:\n  schemas:\n    Lost: ${object("code: { const: gone }")}\n`],
    ],
    level: "major",
    says: [
      "`components.schemas.Gone` of the exported types is gone.",
      "`components.schemas.Lost` of the exported types is new.",
    ],
  },
];

const rows = [...callers, ...credentials, ...answers, ...facts];
const slugOf = (row: Row) => `acme-${rows.indexOf(row) + 1}`;
let bumps: ReadonlyMap<string, Bump>;

beforeAll(async () => {
  const pairs = rows.map(async (row) => {
    const slug = slugOf(row);
    const [old, next] = await Promise.all(
      [row.before ?? [], row.after].map(async (edits) =>
        takeSnapshot(await filesOf(edit(...edits), slug)),
      ),
    );
    if (old === undefined || next === undefined) throw new Error(slug);
    return { slug, old, next };
  });
  bumps = compare(root, await Promise.all(pairs));
}, 180_000);

describe.each([
  ["what callers pass in", callers],
  ["credentials", credentials],
  ["what callers get", answers],
  ["facts", facts],
])("%s", (_, rows) => {
  test.each(rows)("$change: $level", (row) => {
    const bump = bumps.get(slugOf(row));
    expect(bump?.findings.map(({ text }) => text)).toStrictEqual(row.says);
    expect(bump?.level).toBe(row.level);
  });
});

test("a guard that no longer tells the error apart is a major, whatever in the generator made it so", async () => {
  const files = await filesOf(smallSpec);
  const index = files.get("src/index.ts") ?? "";
  const changed = index.replace("): error is AcmeError {", "): boolean {");
  expect(changed).not.toBe(index);
  const [old, next] = [files, new Map([...files, ["src/index.ts", changed]])].map(takeSnapshot);
  if (old === undefined || next === undefined) throw new Error("There is no snapshot.");
  expect(compare(root, [{ slug: "acme", old, next }]).get("acme")).toMatchObject({
    level: "major",
    findings: [{ level: "major", text: expect.stringContaining("What `isAcmeError` tells") }],
  });
});

test("a package is found to be itself: two modules of the same types, with all that a spec may have", async () => {
  const made = ["acme-desk", "acme-hub", "acme-form"].map((slug) => {
    const spec = readFileSync(join(import.meta.dirname, "../generate", slug, "spec.yaml"), "utf8");
    return filesOf(spec, slug);
  });
  const real = readPackages(root).filter(({ isProvider }) => isProvider);
  const snapshots = [...(await Promise.all(made)), ...real.map(({ files }) => files)].map(
    takeSnapshot,
  );
  const pairs = snapshots.map((next) => {
    const old = { ...next, declaration: `${next.declaration}// Another text.\n` };
    return { slug: next.packageName.replace("@offboard/", ""), old, next };
  });
  expect(pairs.length).toBeGreaterThan(3);
  for (const { findings } of compare(root, pairs).values())
    expect(findings).toStrictEqual([
      { level: "patch", text: "The documentation has changed; the code has not." },
    ]);
});
