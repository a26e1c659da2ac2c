import type { Feature } from "../feature.ts";

const answer = (status: number, mediaType: string, body: string) => ({ status, mediaType, body });

export const feature: Feature = {
  title: "Problem details, JSON:API errors, text, and statuses without a schema",
  credentials: { apiKey: "key-1" },
  parameters: { user: "u1" },
  requests: [
    {
      line: "DELETE /users/u1 HTTP/1.1",
      headers: [
        "accept: application/json, text/plain, application/vnd.api+json, application/problem+json",
        "authorization: Bearer key-1",
      ],
    },
  ],
  outcomes: [
    {
      title: "JSON where text is documented too",
      answer: answer(400, "application/json; charset=utf-8", '{"field":"user"}'),
      want: { error: { outcome: "refused", body: { field: "user" } } },
    },
    {
      title: "text where JSON is documented too",
      answer: answer(400, "text/plain", "Which user?"),
      want: { error: { outcome: "refused", body: "Which user?" } },
    },
    {
      title: "nothing",
      answer: { status: 403 },
      want: { error: { outcome: "refused", absent: false, body: undefined } },
    },
    {
      title: "JSON:API's errors",
      answer: answer(404, "application/vnd.api+json", '{"errors":[{"code":"user-unknown"}]}'),
      want: { error: { absent: true, body: { errors: [{ code: "user-unknown" }] } } },
    },
    {
      title: "a page of a proxy is not the provider's word",
      answer: answer(404, "text/html", "<h1>user-unknown</h1>"),
      want: { error: { absent: false } },
    },
    {
      title: "a body without a schema",
      answer: answer(409, "application/json", "[1,2]"),
      want: { error: { outcome: "refused", body: [1, 2] } },
    },
    {
      title: "problem details (RFC 9457)",
      answer: answer(
        410,
        "application/problem+json",
        '{"type":"https://umber-docs.example/gone","status":410}',
      ),
      want: { error: { absent: true, body: { status: 410 } } },
    },
    {
      title: "text",
      answer: answer(503, "text/plain", "Back at nine."),
      want: { error: { outcome: "unknown", body: "Back at nine." } },
    },
  ],
  nearMisses: [
    {
      title: "a matcher of a body without a schema",
      from: "{ status: 404, pointer: /errors/0/code, equals: user-unknown }",
      to: "{ status: 409, pointer: /errors/0/code, equals: user-unknown }",
      problem:
        "22:28 #/paths/~1users~1{user}/delete/x-removal/absent/0/pointer matcher/pointer-undocumented",
    },
    {
      title: "a matcher for a text",
      from: "{ status: 410, pointer: /type, equals: 'https://umber-docs.example/gone' }",
      to: "{ status: 410 }",
      problem: "23:13 #/paths/~1users~1{user}/delete/x-removal/absent/1 matcher/without-pointer",
    },
    {
      title: "a choice of answers that is a range of media types",
      from: "            text/plain:\n              schema: { type: string }\n              example: Which user?",
      to: "            text/*:\n              schema: { type: string }\n              example: Which user?",
      problem:
        "35:13 #/paths/~1users~1{user}/delete/responses/400/content/text~1* response/media-type",
    },
  ],
  compiles: [
    "const error: unknown = undefined;",
    "if (!provider.isErrorBodiesError(error)) throw error;",
    "switch (error.status) {",
    "  case 400: holds<Same<typeof error.body, { field: string } | string>>(); break;",
    "  case 403: holds<Same<typeof error.body, unknown>>(); break;",
    "  case 404: holds<Same<typeof error.body, { errors: { code: string }[] }>>(); break;",
    "  case 409: holds<Same<typeof error.body, unknown>>(); break;",
    "  case 410: error.body.title satisfies string | undefined; break;",
    "  case 503: holds<Same<typeof error.body, string>>(); break;",
    "}",
  ],
  doesNotCompile: [
    "const error: provider.ErrorBodiesError = {} as never; if (error.status === 400) error.body.field;",
    "const other: provider.ErrorBodiesError = {} as never; if (other.status === 403) other.body.field;",
    "const third: provider.ErrorBodiesError = {} as never; if (third.status === 409) third.body.length;",
  ],
};
