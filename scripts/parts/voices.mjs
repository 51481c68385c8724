// Several parts print at the same time, and a reader wants one after the other: one part has the floor and prints as
// it goes, the others wait with what they have to say.

/**
 * @typedef {object} Voice
 * @property {(text: string) => void} write
 * @property {(text?: string) => void} end
 */

export class Voices {
  /** @type {{ name: string, text: string, ended: boolean, patient: boolean }[]} in the order of opening */
  #waiting = [];
  /** @type {string | undefined} */
  #speaking;

  /**
   * @param {string} name printed as a heading
   * @param {boolean} [patient] waits until its part has ended even when nobody else speaks
   * @returns {Voice}
   */
  open(name, patient = false) {
    const voice = { name, text: '', ended: false, patient };
    this.#waiting.push(voice);
    this.#giveTheFloor();
    const write = (/** @type {string} */ text) => {
      if (this.#speaking === name) process.stdout.write(text);
      else voice.text += text;
    };
    return {
      write,
      end: (text = '') => {
        write(text);
        voice.ended = true;
        if (this.#speaking === name) this.#speaking = undefined;
        this.#giveTheFloor();
      },
    };
  }

  #giveTheFloor() {
    while (this.#speaking === undefined) {
      const at = this.#waiting.findIndex(({ ended, patient }) => ended || !patient);
      const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (!next) return;
      process.stdout.write(`\n── ${next.name} ${'─'.repeat(70 - next.name.length)}\n${next.text}`);
      if (!next.ended) this.#speaking = next.name;
    }
  }
}
