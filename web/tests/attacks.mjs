// Sends every attack of src/rendering/attacks.ts through a hook and as names, looks at it in the browser, and says what
// ran, what was asked for elsewhere, and what elements there are that must not be. node tests/attacks.mjs URL NAME PASSWORD
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {transformWithEsbuild} from 'vite';

const table = fileURLToPath(new URL('../src/rendering/attacks.ts', import.meta.url));
const {code} = await transformWithEsbuild(readFileSync(table, 'utf8'), table);
export const {attacks} = await import(`data:text/javascript,${encodeURIComponent(code)}`);

function attachmentOf(text) {
    const short = text.slice(0, 2000);
    return {
        fallback: text,
        color: text,
        pretext: text,
        author_name: short,
        author_link: short,
        author_icon: short,
        title: short,
        title_link: short,
        text,
        image_url: short,
        thumb_url: short,
        footer: short,
        footer_icon: short,
        fields: [{title: short, value: text, short: true}],
        actions: [
            {name: short, type: 'button', style: short, tooltip: short, integration: {url: 'http://127.0.0.1/'}},
            {
                name: short,
                type: 'select',
                options: [{text: short, value: short}],
                integration: {url: 'http://127.0.0.1/'},
            },
        ],
    };
}

/** Faults of one page that shows the attack; an empty list is good. Runs in the page. */
export function look() {
    const faults = [];
    const forbidden =
        'script[src*="evil"], iframe, object, embed, form[action*="evil"], base[href*="evil"], meta[http-equiv], style';
    for (const root of document.querySelectorAll('.markdown, .md-line, .attachments')) {
        for (const element of root.querySelectorAll('*')) {
            for (const {name, value} of element.attributes) {
                if (name.startsWith('on') || name === 'srcdoc') faults.push(`attribute ${name}`);
                if (name === 'href' && !/^(https?|mailto):/.test(value)) faults.push(`address ${value.slice(0, 80)}`);
                if (name === 'src' && !/^https?:/.test(value)) faults.push(`source ${value.slice(0, 80)}`);
            }
            if (/^(script|iframe|object|embed|form|base|meta|link|style|svg|math)$/i.test(element.tagName))
                faults.push(`element ${element.tagName}`);
        }
    }
    for (const element of document.querySelectorAll(forbidden))
        faults.push(`element ${element.outerHTML.slice(0, 80)}`);
    return faults;
}

/** Shows each attack on the page that `show(payload)` opens, and gives [name, faults] of those that did something. */
export async function tryAll(page, send, show) {
    const found = [];
    let faults = [];
    page.on('dialog', (dialog) => {
        faults.push(`a dialog: ${dialog.message()}`);
        void dialog.dismiss();
    });
    page.on('request', (request) => {
        if (/^https?:\/\/evil\b/.test(request.url()) && request.resourceType() !== 'image')
            faults.push(`a request: ${request.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`an error: ${error.message}`));
    for (const [name, text] of attacks) {
        faults = [];
        await send({
            text: text.slice(0, 16000) || ' ',
            username: text.slice(0, 60),
            attachments: [attachmentOf(text.slice(0, 16000))],
        });
        const started = Date.now();
        await show();
        faults.push(...(await page.evaluate(look)));
        if (Date.now() - started > 15000) faults.push('it took longer than 15 s');
        if (faults.length) found.push([name, faults]);
    }
    return found;
}
