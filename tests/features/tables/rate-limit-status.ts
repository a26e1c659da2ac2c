import type { Feature } from "../feature.ts";

const headers = ["accept: application/json", "authorization: Bearer key-1"];
const [left, none] = ["x-ratelimit-remaining: 17", "x-ratelimit-remaining: 0"];
const reset = "x-ratelimit-reset: 0";
const body = '{"message":"You may not."}';
const answered = (status: number, ...lines: string[]) => ({
  ...{ status, headers: lines, mediaType: "application/json", body },
});
const error = (status: number, attempts: number, retryAfter: number | undefined) => ({
  error: { status, outcome: "refused", attempts, retryAfter },
});
const options = { retry: { limit: 1 } };

export const feature: Feature = {
  title: "A rate limit as a 403, recognized by the header of remaining calls",
  credentials: { token: "key-1" },
  parameters: { org: "acme", username: "ada" },
  isPlayedLong: true,
  requests: [{ line: "DELETE /orgs/acme/members/ada HTTP/1.1", headers }],
  outcomes: [
    {
      title: "a 403 with nothing left is tried again",
      ...{ options, answer: answered(403, none, reset), want: error(403, 2, 0) },
    },
    {
      title: "a 403 with requests left is a want of rights",
      ...{ options, answer: answered(403, left, reset), want: error(403, 1, undefined) },
    },
    {
      title: "a 403 that does not say what is left",
      ...{ options, answer: answered(403, reset), want: error(403, 1, undefined) },
    },
    {
      title: "a 403 with nothing left that does not say until when",
      ...{ options, answer: answered(403, none), want: error(403, 1, undefined) },
    },
    {
      title: "a 403 with Retry-After",
      ...{ options, answer: answered(403, left, "retry-after: 0"), want: error(403, 2, 0) },
    },
    {
      title: "a 429 with nothing left",
      ...{ options, answer: answered(429, none, reset), want: error(429, 2, 0) },
    },
    {
      title: "a 404 with nothing left",
      ...{ options, answer: answered(404, none, reset), want: error(404, 1, undefined) },
    },
    {
      title: "not tried again where the caller wants none",
      ...{ answer: answered(403, none, reset), want: error(403, 1, 0) },
    },
  ],
  nearMisses: [
    {
      title: "a status that is not documented",
      from: "[403, 429]",
      to: "[403, 420]",
      problem: "15:19 #/x-rate-limit-reset/statuses/1 rate-limit/undocumented-status",
    },
    {
      title: "a status after which nothing is tried again",
      from: "[403, 429]",
      to: "[403, 500]",
      problem: "15:19 #/x-rate-limit-reset/statuses/1 dialect/value",
    },
    {
      title: "the same header twice",
      from: "remaining: X-RateLimit-Remaining",
      to: "remaining: x-ratelimit-reset",
      problem: "16:3 #/x-rate-limit-reset/remaining rate-limit/same-header",
    },
    {
      title: "an unknown unit",
      from: "unit: unix-seconds",
      to: "unit: unix-minutes",
      problem: "14:3 #/x-rate-limit-reset/unit dialect/value",
    },
    {
      title: "no statuses",
      from: "[403, 429]",
      to: "[]",
      problem: "15:3 #/x-rate-limit-reset/statuses dialect/value",
    },
  ],
  readme: [
    "The header `x-ratelimit-reset` says when a caller may try again (seconds since the epoch), with a 403 or 429, where `x-ratelimit-remaining` is `0`. A 403 with this header or with `Retry-After` counts as a rate limit and is retried like a 429.",
  ],
  compiles: [
    'await client.deleteMember({ org: "acme", username: "ada" }, { retry: { maximumWait: 1000 } });',
    "const error: unknown = undefined;",
    "if (provider.isRateLimitStatusError(error) && error.status === 403) error.retryAfter satisfies number | undefined;",
  ],
  doesNotCompile: ['await client.deleteMember({ org: "acme" });'],
};
