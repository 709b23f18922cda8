/** How long a local service worked, from a request that is read to its answer: an upper bound, since what waits meanwhile counts too. */
export class Busy {
  private milliseconds = 0;

  get seconds(): number {
    return this.milliseconds / 1_000;
  }

  async during<T>(act: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await act();
    } finally {
      this.milliseconds += performance.now() - start;
    }
  }
}
