// Turns &amp; and its like into characters, as CommonMark asks. The browser's own table is asked by a text area, whose
// content is never markup.

let area: HTMLTextAreaElement | undefined;
const known = new Map<string, string>();

export function decodeEntities(text: string): string {
    if (!text.includes('&')) return text;
    return text.replace(/&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi, (entity) => {
        let decoded = known.get(entity);
        if (decoded === undefined) {
            area ??= document.createElement('textarea');
            area.innerHTML = entity;
            decoded = area.value;
            if (known.size < 3000) known.set(entity, decoded);
        }
        return decoded;
    });
}
