// Preloaded into a measured process: what it used, on the last line of standard error.
process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
  require('node:fs').writeSync(2, `\n${JSON.stringify(usage)}\n`);
});
