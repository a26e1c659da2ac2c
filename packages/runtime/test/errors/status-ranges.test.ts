import { expectTypeOf, test } from "vitest";
import type { ApiError, ProviderError } from "../../src/index.ts";

interface Answer<Body> {
  content: { "application/json": Body };
}
type Documented = ProviderError<
  "small",
  {
    204: { content?: never };
    404: Answer<{ missing: string }>;
    "4XX": Answer<{ code: number }>;
    default: Answer<{ message: string }>;
  }
>;

test("the status tells the bodies apart: its own first, then that of its range, then the default's", () => {
  const bodyOf = (error: Documented) => {
    if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<{ missing: string }>();
    if (error.status === 403) expectTypeOf(error.body).toEqualTypeOf<{ code: number }>();
    if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<{ message: string }>();
    // What is no error by its status is documented nowhere.
    if (error.status === 202) expectTypeOf(error.body).toEqualTypeOf<unknown>();
    if (error.status === undefined) expectTypeOf(error.name).not.toEqualTypeOf<"ApiError">();
    if (error.name === "ApiError") expectTypeOf(error.provider).toEqualTypeOf<"small">();
    return error;
  };
  expectTypeOf(bodyOf).returns.toEqualTypeOf<Documented>();
});

test("without ranges, what is not documented is unknown", () => {
  type Plain = ProviderError<"small", { 404: Answer<string> }>;
  type Of<Status> = Extract<Plain, { status: Status }>;
  expectTypeOf<Of<404>>().toEqualTypeOf<ApiError<404, string, "small">>();
  const bodyOf = (error: Plain) => {
    if (error.status === 403) expectTypeOf(error.body).toEqualTypeOf<unknown>();
    return error;
  };
  expectTypeOf(bodyOf).toBeFunction();
});
