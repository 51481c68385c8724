export type Meta = Readonly<
  Record<
    string,
    {
      readonly outputs: Readonly<
        Record<string, { readonly inputs: Record<string, { bytesInOutput: number }> }>
      >;
    }
  >
>;
export function packagesIn(meta: Meta): string[];
export function noticesText(meta: Meta): Promise<string>;
