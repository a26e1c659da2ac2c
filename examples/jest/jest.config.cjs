const plugins = [
  "@babel/plugin-transform-dynamic-import",
  "@babel/plugin-transform-modules-commonjs",
];

module.exports = {
  transform: {
    // The packages are ES modules. Babel, which Jest brings, translates them to CommonJS.
    "/node_modules/.+\\.js$": ["babel-jest", { plugins, babelrc: false, configFile: false }],
    // Your own files as before: this is Jest's default.
    "\\.[jt]sx?$": "babel-jest",
  },
  // The first part is for pnpm.
  transformIgnorePatterns: ["/node_modules/(?!(\\.pnpm/[^/]+/node_modules/)?@offboard/)"],
};
