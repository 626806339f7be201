import { benchWindow } from '/work/main/bench/window/window-bench.ts';
console.log(await benchWindow({ size: { teams: 400, legs: 5 }, presses: 30, blocks: 3, starts: 1, scrolls: 2, searches: ['12','sen'] }));
