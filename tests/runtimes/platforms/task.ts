import type { AttemptEvent } from "@offboard/runtime";
import type { Case } from "../case.ts";
import type { Report } from "../way.ts";

/** What the program on a platform can be asked to do: plain JSON. */
export type Task =
  | { readonly type: "version" }
  | WayTask
  | CallTask
  | ManyTask
  | RequireTask
  | FetchTask;

/** Makes the calls of a way. Gives a {@link Report}. */
export interface WayTask {
  readonly type: "way";
  readonly case: Case;
}

/** Makes one call of a provider's client. Gives a {@link CallResult}. */
export interface CallTask {
  readonly type: "call";
  readonly slug: string;
  /** Of the client, credentials included. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly parameters: unknown;
  /** The second argument of the typed call. */
  readonly init?: object;
  /** The operation's function, the typed call, or the request that would be sent. */
  readonly form?: "deleteMember" | "typed" | "request";
  /** With a `fetch` of the caller's own, which does no more than to call the platform's. */
  readonly ownFetch?: true;
  /** Aborts once this URL has answered. */
  readonly abortWhen?: string;
}

export interface CallResult {
  /** Left out where the call was aborted. */
  readonly report?: Report;
  /** Whether it rejected with the very reason of the signal. */
  readonly isAborted?: true;
  readonly events: readonly AttemptEvent[];
  /** Of the form `request`. */
  readonly request?: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
  };
}

/** Makes calls at a time that one signal could end. Gives the warnings of the platform, where it has any. */
export interface ManyTask extends Pick<CallTask, "slug" | "options" | "parameters"> {
  readonly type: "many";
  readonly calls: number;
}

/** Loads a package as CommonJS does. Gives whether it is the one that `import` gives. */
export interface RequireTask {
  readonly type: "require";
  readonly slug: string;
  readonly packageName: string;
  readonly factory: string;
}

/** Calls the platform's own `fetch`. Gives a {@link FetchResult}. */
export interface FetchTask {
  readonly type: "fetch";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** DELETE, where it is left out. */
  readonly method?: "GET";
  readonly cache?: "no-store";
}

export interface FetchResult {
  /** Left out where it rejected. */
  readonly status?: number;
}

/** What a task gives. */
export type ResultOf<Given extends Task> = Given extends WayTask
  ? Report
  : Given extends CallTask
    ? CallResult
    : Given extends FetchTask
      ? FetchResult
      : Given extends ManyTask
        ? readonly string[]
        : Given extends RequireTask
          ? boolean
          : string;
