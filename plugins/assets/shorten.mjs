// A plugin of rollup: each bundle in fewer bytes, by UglifyJS, whose folder the environment names.

import { createRequire } from "node:module";
import { env } from "node:process";

const { minify } = createRequire(import.meta.url)(env.UGLIFY);

export default () => ({
  name: "shorten",
  renderChunk(text) {
    const { code, error } = minify(text, { module: true });
    if (error) throw error;
    return { code, map: null };
  },
});
