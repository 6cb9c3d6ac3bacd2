/** What is used of `html-to-text`, which brings no types. */
declare module 'html-to-text' {
  interface Node {
    readonly type: string;
    readonly data?: string;
    readonly attribs?: Readonly<Record<string, string>>;
    readonly children?: readonly Node[];
  }
  interface Builder {
    addInline(text: string): void;
  }
  type Walk = (nodes: readonly Node[] | undefined, builder: Builder) => void;
  type Formatter = (node: Node, walk: Walk, builder: Builder) => void;
  export function convert(
    html: string,
    options: {
      readonly wordwrap: false;
      readonly limits: { readonly maxDepth: number };
      readonly formatters: Readonly<Record<string, Formatter>>;
      readonly selectors: readonly {
        readonly selector: string;
        readonly format?: string;
        readonly options?: Readonly<Record<string, unknown>>;
      }[];
    },
  ): string;
}
