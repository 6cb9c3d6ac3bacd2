/** What the bundler makes of imports that are not TypeScript: CSS modules, workers, addresses of assets. */
/// <reference types="vite/client" />
