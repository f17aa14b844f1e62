// How well a few letters fit a name: 0 not at all, more the better.
export function scoreOf(query: string, name: string): number {
    if (!query) return 1;
    if (name === query) return 10;
    if (name.startsWith(query)) return 8;
    const at = name.indexOf(query);
    if (at > 0) return /[\s._-]/.test(name[at - 1]!) ? 6 : 4;
    let from = 0;
    for (const letter of query) {
        from = name.indexOf(letter, from) + 1;
        if (from === 0) return 0;
    }
    return 1;
}
