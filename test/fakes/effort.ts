/**
 * The processor time of this thread that the work takes, in milliseconds. A busy machine adds nothing to it; code that is
 * not compiled yet and memory to be cleared do, and so the least of several runs counts, where a later one is no less work.
 */
export function effortOf(work: () => void, runs = 3): number {
  const efforts = Array.from({ length: runs }, () => {
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...efforts);
}
