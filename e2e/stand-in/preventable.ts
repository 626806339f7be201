/** An event as Electron hands it to listeners that may prevent what it announces. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}
