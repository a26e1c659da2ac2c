import type { Feature } from "../feature.ts";

const json = (status: number, body: string) => ({ status, mediaType: "application/json", body });

export const feature: Feature = {
  title: "Ranges of statuses, and default",
  credentials: { apiKey: "key-1" },
  parameters: { user: 7 },
  requests: [
    {
      line: "DELETE /users/7 HTTP/1.1",
      headers: ["accept: application/json", "authorization: Bearer key-1"],
    },
  ],
  outcomes: [
    {
      title: "a status of its own",
      answer: json(409, '{"owned":["desk"]}'),
      want: { error: { status: 409, outcome: "refused", body: { owned: ["desk"] } } },
    },
    {
      title: "a status of a range",
      answer: json(422, '{"code":"no"}'),
      want: { error: { status: 422, outcome: "refused", absent: false, body: { code: "no" } } },
    },
    {
      title: "no such user, by a status that only a range documents",
      answer: json(410, '{"code":"gone"}'),
      want: { error: { status: 410, outcome: "refused", absent: true } },
    },
    {
      title: "the other range",
      answer: json(507, '{"incident":12}'),
      want: { error: { status: 507, outcome: "unknown", body: { incident: 12 } } },
    },
    {
      title: "default is no success",
      answer: json(202, '{"message":"Later."}'),
      want: { error: { status: 202, outcome: "unknown", body: { message: "Later." } } },
    },
  ],
  nearMisses: [
    {
      title: "a range of successes",
      from: "5XX:",
      to: "2XX:",
      problem: "39:9 #/paths/~1users~1{user}/delete/responses/2XX response/success-range",
    },
    {
      title: "a range in small letters",
      from: "5XX:",
      to: "5xx:",
      problem: "39:9 #/paths/~1users~1{user}/delete/responses/5xx response/status",
    },
    {
      title: "default alone",
      from: "'204':",
      to: "'304':",
      problem: "24:7 #/paths/~1users~1{user}/delete/responses response/no-success",
    },
    {
      title: "a matcher that the range's body can't fit",
      from: "pointer: /code, equals: gone",
      to: "pointer: /reason, equals: gone",
      problem:
        "21:33 #/paths/~1users~1{user}/delete/x-removal/absent/0/pointer matcher/pointer-undocumented",
    },
  ],
  readme: [
    '| 4XX | Refused. | **refused**, except for a 408; 410: no such member where `/code` is `"gone"` |',
    "| 5XX | Out of order. | **unknown** |",
  ],
  compiles: [
    "const error: unknown = undefined;",
    "if (!provider.isStatusRangesError(error)) throw error;",
    "switch (error.status) {",
    "  case 409: holds<Same<typeof error.body, { owned: string[] }>>(); break;",
    "  case 410: holds<Same<typeof error.body, { code: string }>>(); break;",
    "  case 422: holds<Same<typeof error.body, { code: string }>>(); break;",
    "  case 503: holds<Same<typeof error.body, { incident: number }>>(); break;",
    "  case 302: holds<Same<typeof error.body, unknown>>(); break;",
    '  case undefined: holds<Same<typeof error.name, "InvalidRequestError" | "ConnectionError" | "TimeoutError">>();',
    "}",
    "holds<Same<provider.DeleteMemberData, undefined>>();",
  ],
  doesNotCompile: [
    "const error: provider.StatusRangesError = {} as never; if (error.status === 409) error.body.code;",
    "const other: provider.StatusRangesError = {} as never; if (other.status === 422) other.body.owned;",
    "const third: provider.StatusRangesError = {} as never; if (third.status === 503) third.body.code;",
  ],
};
