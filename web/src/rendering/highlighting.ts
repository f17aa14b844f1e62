// Colours for code; its own chunk, loaded when the first named language is met.
import {common, createLowlight} from 'lowlight';

const lowlight = createLowlight(common);

export interface Piece {
    kind?: string;
    text?: string;
    children?: Piece[];
}

interface Node {
    type: string;
    value?: string;
    properties?: {className?: string[]};
    children?: Node[];
}

function piece(node: Node): Piece {
    if (node.type === 'text') return {text: node.value ?? ''};
    return {kind: node.properties?.className?.join(' '), children: (node.children ?? []).map(piece)};
}

/** The pieces of a code, or nothing for a language that is not known. */
export function highlight(language: string, code: string): Piece[] | undefined {
    if (!lowlight.registered(language)) return undefined;
    return (lowlight.highlight(language, code).children as Node[]).map(piece);
}
