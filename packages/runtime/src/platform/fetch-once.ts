/** What Deno has beyond the standard. */
interface Platform {
  readonly Deno?: {
    createHttpClient?(options: { poolMaxIdlePerHost: number }): { close(): void };
  };
}

/** What Next.js has at its fetch: what it knows of the page or the route handler that runs. */
interface NextFetch {
  __nextGetStaticStore?(): { getStore(): { readonly fetchCache?: string } | undefined };
}

/**
 * Has no cache answer in the provider's place: browsers have one, and so have frameworks that patch fetch. The prototype
 * is asked, since workerd before its compatibility date 2024-11-11 throws at the word, and polyfills change the URL for
 * it.
 */
export const noStore = (): RequestInit =>
  "cache" in Request.prototype ? { cache: "no-store" } : {};

/**
 * The platform's fetch, on a connection of its own where there is a switch for that. On a kept-alive one that
 * breaks, Bun and Deno send again by themselves, and tell of the last try alone: that it was refused does not prove
 * that the one before it never left.
 */
export async function fetchOnce(request: Request): Promise<Response> {
  const route = (fetch as NextFetch).__nextGetStaticStore?.().getStore();
  const client = (globalThis as Platform).Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 });
  try {
    return await fetch(request, {
      // The first switch is Bun's, the second one Deno's; each means nothing elsewhere.
      ...{ keepalive: false, client },
      ...(route && {
        // React answers a GET with what the same GET gave before, but for one with either of these.
        ...{ keepalive: request.method === "GET", signal: request.signal },
        // The mark of Next.js's own requests: `fetchCache = "force-cache"` beats `no-store`, and not this. Elsewhere it
        // would have a page made once, while the app is built.
        next: { internal: route.fetchCache === "force-cache" },
      }),
    } as RequestInit);
  } finally {
    client?.close();
  }
}
