import { cpuUsage } from 'node:process';

/**
 * How long something takes, in milliseconds, whoever else shares the machine: the time of the clock counts those who
 * wait for the processor, the processor's time counts the other threads of this process. Neither is too short.
 */
export function timeOf(run: () => void): number {
  const begin = performance.now();
  const used = cpuUsage();
  run();
  const { user, system } = cpuUsage(used);
  return Math.min(performance.now() - begin, (user + system) / 1000);
}
