import { cpuUsage } from 'node:process';

/**
 * Starts to measure. The answer says how long it took so far, in milliseconds, whoever else shares the machine: the time
 * of the clock counts those who wait for the processor, the processor's time counts the other threads of this process.
 * Neither is too short.
 */
export function stopwatch(): () => number {
  const begin = performance.now();
  const used = cpuUsage();
  return () => {
    const { user, system } = cpuUsage(used);
    return Math.min(performance.now() - begin, (user + system) / 1000);
  };
}

/** How long something takes, in milliseconds; see `stopwatch`. */
export function timeOf(run: () => void): number {
  const time = stopwatch();
  run();
  return time();
}
