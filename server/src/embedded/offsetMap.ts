/** Offsets of a region and of the text around it, in both directions. */

import { countBefore } from './search.ts';

/**
 * A stretch of a region. `copy` stands in the host as it is; an `escape` is written otherwise there; a `hole` is an
 * expression; a `gap` is what lies between two strings that make one text; an `indent` is left out of a fence.
 */
export interface Piece {
  readonly kind: 'copy' | 'escape' | 'hole' | 'gap' | 'indent';
  /** Offsets in the region. */
  readonly start: number;
  readonly end: number;
  readonly hostStart: number;
  readonly hostEnd: number;
  /** The index of the string it belongs to; for a gap that of the string before it. */
  readonly segment: number;
}

/** The pieces tile the region in order; look-ups are binary searches. */
export class OffsetMap {
  readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  /**
   * The host offset of an offset of the region. Where something without a text of its own lies at the offset, `start`
   * gives the place behind it and `end` the place before. Inside of a hole or an escape: its start or its end.
   */
  toHost(offset: number, side: 'start' | 'end'): number {
    const { pieces } = this;
    if (side === 'start') {
      // The first piece that ends behind the offset.
      const piece = pieces[countBefore(pieces, offset + 1, ({ end }) => end)];
      if (!piece) return pieces.at(-1)?.hostEnd ?? 0;
      return piece.kind === 'copy' ? piece.hostStart + Math.max(0, offset - piece.start) : piece.hostStart;
    }
    // The last piece that starts before the offset.
    const piece = pieces[countBefore(pieces, offset, ({ start }) => start) - 1];
    if (!piece) return pieces[0]?.hostStart ?? 0;
    if (piece.kind === 'copy') return Math.min(piece.hostEnd, piece.hostStart + (offset - piece.start));
    // An empty piece at its own place lies behind; one further back has been passed.
    return piece.hostEnd;
  }

  /** The offset in the region; undefined outside of it. Inside of a hole, an escape or a gap: its start. */
  toVirtual(hostOffset: number): number | undefined {
    const { pieces } = this;
    const last = pieces.at(-1);
    if (!last || hostOffset < (pieces[0] as Piece).hostStart || hostOffset > last.hostEnd) return undefined;
    const piece = pieces[countBefore(pieces, hostOffset + 1, ({ hostStart }) => hostStart) - 1] as Piece;
    if (hostOffset >= piece.hostEnd) return piece.end;
    return piece.kind === 'copy' ? piece.start + (hostOffset - piece.hostStart) : piece.start;
  }

  /** The piece that holds the character at an offset of the region. */
  at(offset: number): Piece | undefined {
    const piece = this.pieces[countBefore(this.pieces, offset + 1, ({ end }) => end)];
    return piece && piece.start <= offset ? piece : undefined;
  }

  /** The pieces that a range of the region touches, empty ones inside of it included. */
  within(start: number, end: number): readonly Piece[] {
    const first = countBefore(this.pieces, start, ({ end: pieceEnd }) => pieceEnd);
    const found: Piece[] = [];
    for (let i = first; i < this.pieces.length; i++) {
      const piece = this.pieces[i] as Piece;
      if (piece.start > end) break;
      found.push(piece);
    }
    return found;
  }
}
