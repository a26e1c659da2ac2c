import importing from "eslint-plugin-import";

// The resolver that the plugin comes with, as most configurations have it: it reads `main`, and no `exports`.
export default [
  {
    plugins: { import: importing },
    rules: { "import/no-unresolved": "error", "import/named": "error" },
  },
];
