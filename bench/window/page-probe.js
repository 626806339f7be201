/**
 * Measures inside the window, without touching it: when a key came, when its strip was painted, when its tick stood.
 * A plain script, put into the page before its own. All figures are ms of the page's clock.
 */
(() => {
  const LONGEST_MS = 10_000;

  /** Resolves when what was changed before is painted: the next frame has begun, and its work is done. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        afterThisTask().then(resolve);
      });
    });

  const afterThisTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        resolve(performance.now());
      };
      port2.postMessage(null);
    });

  const nextFrame = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        resolve(performance.now());
      });
    });

  /** Resolves at the first change of the page after which `isSo`; looks at nothing else. */
  const changed = (isSo) =>
    new Promise((resolve, reject) => {
      const tooLate = setTimeout(() => {
        reject(new Error(`The page did not change as it should: ${isSo}`));
      }, LONGEST_MS);
      const observer = new MutationObserver(() => {
        if (!isSo()) return;
        clearTimeout(tooLate);
        observer.disconnect();
        resolve(undefined);
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
    });

  /**
   * The next press of a key: its own time, and how long its handlers and what they render at once took. Between the first
   * listener and the last all others run, and after each of them what it left to be done at once (microtasks).
   */
  const pressed = (key) =>
    new Promise((resolve) => {
      let beganMs = 0;
      const first = (event) => {
        if (event.key === key) beganMs = performance.now();
      };
      const last = (event) => {
        if (event.key !== key) return;
        removeEventListener('keydown', first, { capture: true });
        removeEventListener('keydown', last);
        resolve({ stampMs: event.timeStamp, ownMs: performance.now() - beganMs });
      };
      addEventListener('keydown', first, { capture: true });
      addEventListener('keydown', last);
    });

  const newestStrip = () =>
    document.querySelector('section[aria-label="Just handed over"] ol > li:first-child')?.textContent ?? '';

  const probe = {
    /** What is being measured: asked for after the key was sent. */
    running: null,

    /** The board stands and the entry line has the keys. */
    ready: new Promise((resolve) => {
      document.addEventListener('focusin', ({ target }) => {
        if (target.matches('input[aria-label="Bib"]')) painted().then(resolve);
      });
    }),

    /** One handoff, from its Enter to its tick. */
    handoff(bib) {
      probe.running = (async () => {
        const key = pressed('Enter');
        const shown = changed(() => newestStrip().includes(bib)).then(painted);
        const ticked = changed(() => {
          const text = newestStrip();
          return text.includes(bib) && text.includes('on disk');
        }).then(nextFrame);
        const { stampMs, ownMs } = await key;
        return { ownMs, paintMs: (await shown) - stampMs, tickMs: (await ticked) - stampMs };
      })();
    },

    /** One key in the search field, until what it leaves is painted. */
    search(key) {
      probe.running = (async () => {
        const down = pressed(key);
        const before = document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
        const shown = changed(
          () => document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') !== before,
        ).then(painted);
        const { stampMs } = await down;
        return (await shown) - stampMs;
      })();
    },

    /** Keeps the main thread busy, from the next task on. */
    block(ms) {
      setTimeout(() => {
        const endMs = performance.now() + ms;
        while (performance.now() < endMs);
      });
    },

    /** Times between frames, until `stop`. */
    frames() {
      const gaps = [];
      let lastMs = null;
      let isOn = true;
      const tick = (nowMs) => {
        if (lastMs !== null) gaps.push(nowMs - lastMs);
        lastMs = nowMs;
        if (isOn) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      probe.stopFrames = () => {
        isOn = false;
        return gaps;
      };
    },
    stopFrames: () => [],
  };
  window.batonProbe = probe;
})();
