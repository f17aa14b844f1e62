// What Markdown becomes: cases of the syntax, then a table of attacks that must leave nothing but harmless elements.
// @vitest-environment happy-dom
import {cleanup, render, screen} from '@testing-library/react';
import {afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import {attacks} from './attacks';
import {loadEmoji} from './emoji';
import {Attachments} from './Attachments';
import {Markdown} from './Markdown';
import {plainText} from './parse';
import {safeLink, safePicture, tameName} from './safety';
import {nowhere, SurroundingsProvider, type Surroundings} from './surroundings';

beforeAll(loadEmoji);
afterEach(cleanup);

const around: Surroundings = {
    ...nowhere,
    usePerson: (name) =>
        name === 'anna' || name === 'bob.k'
            ? {username: name, id: `id-${name}`}
            : name === 'channel'
              ? {username: name, me: true}
              : undefined,
    channels: (name) => (name === 'town-square' ? {name, display_name: 'Town Square'} : undefined),
    useEmojiPicture: (name) => (name === 'our_parrot' ? 'http://here/emoji/parrot' : undefined),
    onMention: () => undefined,
    onChannel: () => undefined,
    onHashtag: () => undefined,
};

function html(text: string, only?: 'links' | 'emoji'): string {
    const {container} = render(
        <SurroundingsProvider value={around}>
            <Markdown text={text} only={only} />
        </SurroundingsProvider>,
    );
    return container.firstElementChild!.innerHTML;
}

const rel = 'target="_blank" rel="noopener noreferrer nofollow"';

describe('syntax', () => {
    const cases: [string, string, string][] = [
        [
            'strong and emphasis',
            '**a** *b* ***c***',
            '<p><strong>a</strong> <em>b</em> <em><strong>c</strong></em></p>',
        ],
        ['underscores inside a word stay', 'a_b_c', '<p>a_b_c</p>'],
        ['a line break is a line break', 'a\nb', '<p>a<br>b</p>'],
        ['two tildes strike', '~~a~~', '<p><del>a</del></p>'],
        ['one tilde does not', '~a~', '<p>~a~</p>'],
        ['entities', 'a &amp; &lt;b&gt; &copy;', '<p>a &amp; &lt;b&gt; ©</p>'],
        ['an escaped sign', '\\*a\\*', '<p>*a*</p>'],
        ['code keeps entities', '`&amp;`', '<p><code>&amp;amp;</code></p>'],
        ['heading', '## A', '<h2>A</h2>'],
        ['a tag is no heading', '#release', '<p><button type="button" class="hashtag">#release</button></p>'],
        ['quote', '> a', '<blockquote><p>a</p></blockquote>'],
        ['numbered list from three', '3. a\n4. b', '<ol start="3"><li>a</li><li>b</li></ol>'],
        ['rule', 'a\n\n---', '<p>a</p><hr>'],
        ['HTML is text', '<b onclick="x()">a</b>', '<p>&lt;b onclick="x()"&gt;a&lt;/b&gt;</p>'],
        ['link', '[a](https://b.example/c "d")', `<p><a href="https://b.example/c" title="d" ${rel}>a</a></p>`],
        ['link without scheme', '[a](b.example)', `<p><a href="http://b.example/" ${rel}>a</a></p>`],
        ['autolink', 'see https://b.example.', `<p>see <a href="https://b.example/" ${rel}>https://b.example</a>.</p>`],
        ['mail', 'a@b.example', `<p><a href="mailto:a@b.example" ${rel}>a@b.example</a></p>`],
        [
            'no mention inside a link',
            '[@anna](http://b.example)',
            `<p><a href="http://b.example/" ${rel}>@anna</a></p>`,
        ],
        ['mention', 'hi @anna!', '<p>hi <button type="button" class="mention">@anna</button>!</p>'],
        ['mention with a full stop', '@bob.k.', '<p><button type="button" class="mention">@bob.k</button>.</p>'],
        ['mention of all', '@channel', '<p><span class="mention mention-me">@channel</span></p>'],
        ['unknown person', '@nobody', '<p>@nobody</p>'],
        ['an address is no mention', 'x/@anna', '<p>x/@anna</p>'],
        ['channel', '~town-square', '<p><button type="button" class="channel-link">~Town Square</button></p>'],
        ['unknown channel', '~nowhere', '<p>~nowhere</p>'],
        ['emoji', ':+1: ok', '<p><span class="emoji" role="img" aria-label=":+1:" title=":+1:">👍</span> ok</p>'],
        ['unknown emoji', ':nothing_here:', '<p>:nothing_here:</p>'],
        [
            'face',
            'ok :)',
            '<p>ok <span class="emoji" role="img" aria-label=":slightly_smiling_face:" title=":slightly_smiling_face:">🙂</span></p>',
        ],
        ['a time is no face', '12:30', '<p>12:30</p>'],
        ['no emoji in code', '`:+1:`', '<p><code>:+1:</code></p>'],
    ];
    test.each(cases)('%s', (_name, text, wanted) => expect(html(text)).toBe(wanted));

    test('an emoji of the server is a picture', () => {
        html('x :our_parrot:');
        expect(screen.getByRole('img', {name: ':our_parrot:'}).getAttribute('src')).toBe('http://here/emoji/parrot');
    });
    test('a table', () => {
        html('|a|b|\n|-|:-:|\n|1|**2**|');
        expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['a', 'b']);
        expect(screen.getAllByRole('cell')[1]!.innerHTML).toBe('<strong>2</strong>');
        expect(screen.getAllByRole('cell')[1]!.className).toBe('md-center');
    });
    test('tasks', () => {
        html('- [x] done\n- [ ] open');
        expect(screen.getAllByRole('checkbox').map((box) => (box as HTMLInputElement).checked)).toEqual([true, false]);
    });
    test('a picture with a size', () => {
        html('![alt](https://a.example/p.png =100x50 "t")');
        const image = screen.getByRole('img', {name: 'alt'});
        expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['100', '50']);
    });
    test('code gets its colours', async () => {
        html('```js\nconst a = 1;\n```');
        await vi.waitFor(() => expect(document.querySelector('.hljs-keyword')?.textContent).toBe('const'));
        expect(document.querySelector('pre')!.textContent).toBe('const a = 1;');
    });
    test('a title keeps links and emoji and drops the rest', () => {
        expect(html('**a** [b](http://c.example) `d` :+1: @anna', 'links')).toContain(
            `a <a href="http://c.example/" ${rel}>b</a> d <span`,
        );
        expect(html('@anna', 'links')).toBe('@anna');
    });
    test('plain text for notices', () => {
        expect(plainText('# A\n\n- [x] **b** [c](http://d)\n\n```\ne\n```')).toBe('A b c e');
    });
    test('only a few emoji are shown large', () => {
        const {container} = render(<Markdown text=":+1: 🎉" />);
        expect(container.firstElementChild!.className).toContain('md-only-emoji');
    });
});

describe('addresses', () => {
    test.each([
        'javascript:alert(1)',
        'JaVaScRiPt:alert(1)',
        ' javascript:alert(1)',
        'java\nscript:alert(1)',
        'java\tscript:alert(1)',
        '\u0001javascript:alert(1)',
        'data:text/html,<script>alert(1)</script>',
        'vbscript:x',
        'file:///etc/passwd',
        'blob:http://a/b',
        'about:blank',
        'view-source:http://a',
        'intent://x',
        '//evil.example',
        '\\\\evil.example',
        '/path',
        '#x',
        '',
        'http://',
        'javascript&colon;alert(1)//:80',
        'ftp://a.example',
        'JAVASCRIPT:80/',
    ])('%j is followed nowhere', (address) => {
        const safe = safeLink(address);
        expect(safe === undefined || /^(https?|mailto):/.test(safe)).toBe(true);
        if (/^\s*j/i.test(address) && !address.includes('&')) expect(safe).toBeUndefined();
    });
    test.each(['data:image/svg+xml,<svg onload=alert(1)>', 'javascript:1', 'mailto:a@b', 'blob:x', 'a.example/p.png'])(
        '%j is no picture',
        (address) => expect(safePicture(address)).toBeUndefined(),
    );
    test('a name loses what turns text round', () => {
        expect(tameName('report\u202Egpj.exe\n\u0000 x')).toBe('reportgpj.exe x');
    });
});

const harmless = new Set(
    (
        'DIV P SPAN STRONG EM DEL CODE PRE BR HR A IMG BUTTON BLOCKQUOTE UL OL LI INPUT TABLE THEAD TBODY TR ' +
        'TH TD H1 H2 H3 H4 H5 H6 DL DT DD TIME BDI'
    ).split(' '),
);
const wantedAttributes = new Set(
    (
        'class href title target rel src alt loading decoding referrerpolicy width height type ' +
        'role aria-label aria-live aria-hidden aria-expanded aria-controls aria-autocomplete aria-busy tabindex start scope checked ' +
        'disabled readonly dir style autocomplete spellcheck placeholder value datetime'
    ).split(' '),
);

function expectHarmless(root: Element) {
    for (const element of root.querySelectorAll('*')) {
        expect(harmless).toContain(element.tagName);
        for (const {name, value} of element.attributes) {
            expect(wantedAttributes).toContain(name);
            if (name === 'href') expect(value).toMatch(/^(https?|mailto):/);
            if (name === 'src') expect(value).toMatch(/^https?:/);
            if (name === 'style')
                expect(value).toMatch(/^(max-height|border-inline-start-color|border-color|color|[:;#\w\s-])+$/);
        }
        if (element.tagName === 'A') expect(element.getAttribute('rel')).toContain('noopener');
        if (element.tagName === 'INPUT') expect(['checkbox', 'text']).toContain(element.getAttribute('type'));
    }
    // eslint-disable-next-line no-control-regex
    expect(root.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u0000-\u0008\u001B]/);
    expect(depthOf(root)).toBeLessThan(120);
}

function depthOf(root: Element): number {
    let deepest = 0;
    for (const element of root.querySelectorAll('*')) {
        if (element.firstElementChild) continue;
        let depth = 0;
        for (let at: Element | null = element; at && at !== root; at = at.parentElement) depth++;
        deepest = Math.max(deepest, depth);
    }
    return deepest;
}

describe('attacks', () => {
    test.each(attacks)('%s in a message', (_name, text) => {
        const {container} = render(
            <SurroundingsProvider value={around}>
                <Markdown text={text} />
            </SurroundingsProvider>,
        );
        expectHarmless(container);
    });

    test.each(attacks)('%s in every part of an attachment', (_name, text) => {
        const {container} = render(
            <SurroundingsProvider value={around}>
                <Attachments
                    post={{
                        props: {
                            attachments: [
                                {
                                    fallback: text,
                                    color: text,
                                    pretext: text,
                                    author_name: text,
                                    author_link: text,
                                    author_icon: text,
                                    title: text,
                                    title_link: text,
                                    text,
                                    image_url: text,
                                    thumb_url: text,
                                    footer: text,
                                    footer_icon: text,
                                    ts: text,
                                    fields: [{title: text, value: text, short: text}],
                                    actions: [
                                        {id: 'a', name: text, style: text, tooltip: text},
                                        {
                                            id: 'b',
                                            name: text,
                                            type: 'select',
                                            options: [{text, value: text}],
                                            default_option: text,
                                        },
                                    ],
                                },
                            ],
                        },
                    }}
                    onAction={() => Promise.resolve()}
                />
            </SurroundingsProvider>,
        );
        expectHarmless(container);
    });

    test('names of people and channels are text', () => {
        const evil = '<img src=x onerror=alert(1)>\u202E';
        const {container} = render(
            <SurroundingsProvider value={{...nowhere, usePerson: () => ({username: 'a', shown: evil, id: 'x'})}}>
                <Markdown text="@a ~b" channels={() => ({name: 'b', display_name: evil})} />
            </SurroundingsProvider>,
        );
        expectHarmless(container);
        expect(container.textContent).toBe('@<img src=x onerror=alert(1)> ~<img src=x onerror=alert(1)>');
    });

    test('a link does not hide where it leads', () => {
        html('[https://bank.example](https://evil.example)');
        expect(screen.getByRole('link').getAttribute('href')).toBe('https://evil.example/');
    });
});
