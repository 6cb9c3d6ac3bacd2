/** Waiting for something to do: at most so long, and not at all when somebody rang meanwhile. */
export class Bell {
  #rung = false;
  #wakes: (() => void) | null = null;

  ring(): void {
    this.#rung = true;
    this.#wakes?.();
  }

  async wait(ms: number): Promise<void> {
    if (!this.#rung) {
      await new Promise<null>((resolve) => {
        const timer = setTimeout(resolve, ms, null);
        timer.unref();
        this.#wakes = () => {
          clearTimeout(timer);
          resolve(null);
        };
      });
      this.#wakes = null;
    }
    this.#rung = false;
  }
}
