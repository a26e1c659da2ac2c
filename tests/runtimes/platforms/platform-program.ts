// The one program that runs on every platform, beside the installed packages. It knows nothing of any of them.
import type { AttemptEvent, Operation } from "@offboard/runtime";
import { runCase } from "../case.ts";
import { provider } from "../provider.ts";
import type { Report } from "../way.ts";
import type { CallResult, CallTask, FetchResult, FetchTask, ManyTask, Task } from "./task.ts";

/** A provider's package, as far as the program uses it. */
export interface Package {
  readonly create: (options: object) => {
    readonly deleteMember: Operation<unknown, unknown>;
    readonly [method: string]: unknown;
  };
  readonly operation: {
    readonly method: string;
    readonly path: string;
    readonly parameters: readonly { readonly name: string; readonly in: string }[];
  };
}

type Packages = Readonly<Record<string, Package>>;

/** @returns does a task; rejects where something happens that must not. */
export function createProgram(packages: Packages): (task: Task) => Promise<unknown> {
  return async (task) => {
    switch (task.type) {
      case "version":
        return platformVersion();
      case "way":
        return runCase(task.case, (options) => {
          const client = packageOf(packages, provider.slug).create({
            ...provider.credentials,
            ...options,
          });
          return client.deleteMember(provider.parameters);
        });
      case "call":
        return call(packageOf(packages, task.slug), task);
      case "many":
        return callMany(packageOf(packages, task.slug), task);
      case "require":
        return (
          requireHere(task.packageName)[task.factory] === packageOf(packages, task.slug).create
        );
      case "fetch":
        return fetchBare(task);
    }
  };
}

function packageOf(packages: Packages, slug: string): Package {
  const found = packages[slug];
  if (found === undefined) throw new Error(`The package of ${slug} is not installed here.`);
  return found;
}

/** As much of a platform as says which one it is. */
interface Self {
  readonly Bun?: { readonly version: string };
  readonly Deno?: { readonly version: { readonly deno: string } };
  readonly process?: { readonly versions: { readonly node: string } };
  /** Node has none before version 21. */
  readonly navigator?: { readonly userAgent: string };
}

/** What the platform says of itself, so that none passes for another. All but browsers pretend to be Node as well. */
function platformVersion(): string {
  const { Bun, Deno, process, navigator } = globalThis as Self;
  if (Bun) return `Bun ${Bun.version}`;
  if (Deno) return `Deno ${Deno.version.deno}`;
  const { userAgent = "Node.js" } = navigator ?? {};
  return userAgent.startsWith("Node.js") ? `Node ${process?.versions.node}` : userAgent;
}

async function fetchBare({ url, ...given }: FetchTask): Promise<FetchResult> {
  try {
    const response = await fetch(url, { method: "DELETE", redirect: "manual", ...given });
    await response.text();
    return { status: response.status };
  } catch {
    return {};
  }
}

async function callMany(
  { create }: Package,
  { options, parameters, calls }: ManyTask,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const warn = (warning: Error): void => void warnings.push(String(warning));
  const process = (globalThis as { process?: NodeJS.Process }).process;
  process?.on?.("warning", warn);
  const client = create(options);
  const { signal } = new AbortController();
  const each = Array.from({ length: calls }, () => client.deleteMember(parameters, { signal }));
  await Promise.allSettled(each);
  // Node warns in a turn of its own.
  await new Promise((resolve) => setTimeout(resolve, 10));
  process?.off?.("warning", warn);
  return warnings;
}

/** Node's `require`, in the project. */
function requireHere(name: string): Readonly<Record<string, unknown>> {
  const { createRequire } = process.getBuiltinModule("node:module");
  return createRequire(`${process.cwd()}/`)(name);
}

async function call(
  { create, operation }: Package,
  { options, parameters, init, form = "deleteMember", ownFetch, abortWhen }: CallTask,
): Promise<CallResult> {
  const events: AttemptEvent[] = [];
  const client = create({
    ...options,
    ...(ownFetch && { fetch: (request: Request) => fetch(request) }),
    onAttempt: (event: AttemptEvent) => events.push(event),
  });
  if (form === "request") {
    const { method, url, headers } = await client.deleteMember.request(parameters);
    return { events, request: { method, url, headers: Object.fromEntries(headers) } };
  }
  const controller = new AbortController();
  const reason = { name: "a reason of one's own" };
  if (abortWhen) fetch(abortWhen).then(() => controller.abort(reason));
  const callOptions = abortWhen ? { signal: controller.signal } : {};
  const make = (): Promise<unknown> => {
    if (form === "deleteMember") return client.deleteMember(parameters, callOptions);
    const typed = client[operation.method] as (path: string, init: object) => Promise<unknown>;
    return typed(operation.path, { ...init, ...callOptions }).then(reportable);
  };
  try {
    const given = { name: "", baseUrl: String(options.baseUrl), calls: 1, options: {} };
    return { events, report: (await runCase(given, make)) as Report };
  } catch (error) {
    if (abortWhen && error === reason) return { events, isAborted: true };
    throw error;
  }
}

/** The typed call gives an answer that says no, where it has a body, instead of throwing it. */
function reportable(result: unknown): unknown {
  const { error, response } = result as { error?: unknown; response: Response };
  if (error === undefined) return { response, attempts: 1 };
  throw { outcome: "refused", name: "ApiError", status: response.status, attempts: 1 };
}
