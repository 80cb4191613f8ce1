import type { Clock } from './ids.ts';

const millisecondsPerDay = 86_400_000;

/** The clock of a demo: as many days ahead of another clock as people moved it. */
export class MovableClock implements Clock {
  private readonly base: Clock;
  private days = 0;
  constructor(base: Clock) {
    this.base = base;
  }
  now(): Date {
    return new Date(this.base.now().getTime() + this.days * millisecondsPerDay);
  }
  get daysAhead(): number {
    return this.days;
  }
  moveTo(daysAhead: number): void {
    this.days = daysAhead;
  }
}
