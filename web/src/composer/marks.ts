// Putting Markdown's signs around what is selected, or before each of its lines.
export type Edit = {text: string; from: number; to: number};

export function surround(text: string, from: number, to: number, before: string, after: string, line = false): Edit {
    const chosen = text.slice(from, to);
    if (line) {
        const start = text.lastIndexOf('\n', from - 1) + 1;
        const lines = text.slice(start, to).split('\n').map((one) => before + one).join('\n');
        return {text: text.slice(0, start) + lines + text.slice(to), from: start + lines.length, to: start + lines.length};
    }
    const inner = from + before.length;
    return {text: text.slice(0, from) + before + chosen + after + text.slice(to), from: inner, to: inner + chosen.length};
}
