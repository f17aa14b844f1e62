// What strangers may put on a page: text without tricks, and addresses that only lead outside by http, https or mail.

const bidiControls = /[\u202A-\u202E\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex
const otherControls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text without characters that turn the direction of what follows or that nothing shows. */
export function tame(text: string): string {
    return text.replace(bidiControls, '').replace(otherControls, '');
}

/** A name of a person, file or emoji on one line. */
export function tameName(text: unknown): string {
    return typeof text === 'string' ? tame(text).replace(/\s+/g, ' ').trim() : '';
}

const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address of a link if it is one we let people follow; an address without scheme is taken as http. */
export function safeLink(address: unknown): string | undefined {
    if (typeof address !== 'string') return undefined;
    const bare = tame(address)
        .replace(/[\t\n\r]/g, '')
        .trim();
    if (bare === '' || /^[/\\#?]/.test(bare)) return undefined;
    const hasScheme =
        /^[a-z][a-z0-9+.-]*:/i.test(bare) && !/^(localhost|[a-z0-9-]+(\.[a-z0-9-]+)+):\d+(\/|$)/i.test(bare);
    try {
        const url = new URL(hasScheme ? bare : `http://${bare}`);
        if (!allowed.has(url.protocol)) return undefined;
        if (url.protocol !== 'mailto:' && url.hostname === '') return undefined;
        return url.href;
    } catch {
        return undefined;
    }
}

/** The address of a picture: http or https, nothing else. */
export function safePicture(address: unknown): string | undefined {
    if (typeof address !== 'string' || !/^https?:\/\//i.test(address.trim())) return undefined;
    return safeLink(address);
}

/** A colour in hex, as attachments and buttons name it. */
export function safeColor(color: unknown): string | undefined {
    return typeof color === 'string' && /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(color.trim()) ? color.trim() : undefined;
}
