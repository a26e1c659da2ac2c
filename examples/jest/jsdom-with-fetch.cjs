const { TestEnvironment } = require("jest-environment-jsdom");

/** Jest's jsdom has no `fetch`, and Node's `fetch` refuses jsdom's signals. So all of these come from Node. */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    const { AbortController, AbortSignal, URL, URLSearchParams } = globalThis;
    const { fetch, Headers, Request, Response, ReadableStream } = globalThis;
    const { TextDecoder, TextEncoder } = globalThis;
    Object.assign(
      this.global,
      { AbortController, AbortSignal, URL, URLSearchParams },
      { fetch, Headers, Request, Response, ReadableStream },
      { TextDecoder, TextEncoder },
    );
  }
};
