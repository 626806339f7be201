#!/usr/bin/env node
// Plain JavaScript that any Node reads, so that an old one gets a sentence instead of a stack trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `baton: this is Node ${process.versions.node}; Baton needs 22.18 or newer. ` +
      'Run "npm ci" and then "npm start", which bring their own Node along.',
  );
  process.exitCode = 1;
} else {
  const { enableCompileCache } = await import('node:module');
  // Halves the start; where the cache cannot be written, nothing is lost.
  enableCompileCache();
  await import('../src-main/launch/main.ts');
}
