// Message attachments: what is read from a post, how fields share rows, what buttons and menus send.
// @vitest-environment happy-dom
import {cleanup, render, screen, within} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {afterEach, describe, expect, test, vi} from 'vitest';
import {colorOf, readAttachments, rowsOf} from './attachment';
import {Attachments} from './Attachments';
import {nowhere, SurroundingsProvider} from './surroundings';

afterEach(cleanup);

function show(attachments: unknown, onAction = vi.fn(() => Promise.resolve())) {
    render(<Attachments post={{props: {attachments}}} onAction={onAction} />);
    return onAction;
}

describe('reading', () => {
    test.each([[undefined], [null], ['x'], [5], [{}], [[null, 'x', 5, []]]])('%j holds no attachment', (value) => {
        expect(readAttachments(value)).toEqual([]);
    });
    test('parts of another type are left out', () => {
        const [read] = readAttachments([
            {text: {}, title: 5, fields: 'x', actions: [null, {}, {name: 'no id'}], ts: {}},
        ]);
        expect(read).toMatchObject({text: '', title: '5', fields: [], actions: [], at: undefined});
    });
    test('numbers and truths as text', () => {
        const [read] = readAttachments([
            {
                fields: [
                    {title: 'a', value: 1000000, short: 'TRUE'},
                    {title: 'b', value: false},
                ],
            },
        ]);
        expect(read!.fields).toEqual([
            {title: 'a', value: '1000000', short: true},
            {title: 'b', value: 'false', short: false},
        ]);
    });
    test('time in seconds, as text, in milliseconds', () => {
        const times = readAttachments([
            {ts: 1700000000},
            {ts: '1700000000.5'},
            {ts: 1700000000000},
            {ts: -1},
            {ts: 'x'},
        ]);
        expect(times.map((read) => read.at?.getTime())).toEqual([
            1700000000000,
            1700000000500,
            1700000000000,
            undefined,
            undefined,
        ]);
    });
    test('a long footer is cut', () =>
        expect(readAttachments([{footer: 'x'.repeat(400)}])[0]!.footer).toHaveLength(301));
    test('colours', () => {
        expect(colorOf('good')).toEqual({name: 'good'});
        expect(colorOf('#36a64f')).toEqual({hex: '#36a64f'});
        expect(colorOf('red; background: url(x)')).toEqual({});
        expect(colorOf('#36a64f;x')).toEqual({});
    });
});

describe('rows', () => {
    const field = (title: string, short: boolean) => ({title, value: title, short});
    test('two short ones share a row, a long one stands alone', () => {
        const rows = rowsOf([
            field('a', true),
            field('b', true),
            field('c', true),
            field('d', false),
            field('e', true),
        ]);
        expect(rows.map((row) => row.map((each) => each.title).join(''))).toEqual(['ab', 'c', 'd', 'e']);
    });
});

describe('showing', () => {
    test('every part', () => {
        show([
            {
                pretext: 'before **it**',
                author_name: 'Anna',
                author_link: 'https://a.example',
                title: 'Build 5',
                title_link: 'https://b.example',
                text: 'It *failed*.',
                fields: [{title: 'Branch', value: '`main`', short: true}],
                image_url: 'https://c.example/p.png',
                thumb_url: 'https://c.example/t.png',
                fallback: 'a picture',
                footer: 'ci',
                ts: 1700000000,
            },
        ]);
        expect(screen.getByText('it').tagName).toBe('STRONG');
        expect(screen.getByRole('link', {name: 'Anna'}).getAttribute('href')).toBe('https://a.example/');
        expect(within(screen.getByRole('heading', {level: 4})).getByRole('link', {name: 'Build 5'})).toBeTruthy();
        expect(screen.getByText('failed').tagName).toBe('EM');
        expect(screen.getByText('Branch').closest('dt')).toBeTruthy();
        expect(screen.getByText('main').tagName).toBe('CODE');
        expect(screen.getByRole('img', {name: 'a picture'}).getAttribute('src')).toBe('https://c.example/p.png');
        expect(screen.getByText('ci')).toBeTruthy();
        expect(document.querySelector('time')!.dateTime).toBe('2023-11-14T22:13:20.000Z');
    });
    test('nothing but a fallback', () => {
        show([{fallback: 'said shortly'}]);
        expect(screen.getByText('said shortly')).toBeTruthy();
    });
    test('many attachments are shown when asked for', async () => {
        show(Array.from({length: 25}, (_, index) => ({text: `number ${index}`})));
        expect(screen.queryByText('number 22')).toBeNull();
        await userEvent.click(screen.getByRole('button', {name: 'Show 5 more attachments'}));
        expect(screen.getByText('number 22')).toBeTruthy();
    });
});

describe('actions', () => {
    test('a button sends its id and cookie', async () => {
        const onAction = show([
            {text: 'x', actions: [{id: 'ok', name: 'Approve', style: 'good', cookie: 'c', tooltip: 't'}]},
        ]);
        await userEvent.click(screen.getByRole('button', {name: 'Approve'}));
        expect(onAction).toHaveBeenCalledWith({actionId: 'ok', cookie: 'c', option: undefined});
    });
    test('a disabled one does not', async () => {
        const onAction = show([{text: 'x', actions: [{id: 'ok', name: 'Approve', disabled: true}]}]);
        await userEvent.click(screen.getByRole('button', {name: 'Approve'}));
        expect(onAction).not.toHaveBeenCalled();
    });
    test('what goes wrong is said', async () => {
        show(
            [{text: 'x', actions: [{id: 'ok', name: 'Approve'}]}],
            vi.fn(() => Promise.reject(new Error('It is gone.'))),
        );
        await userEvent.click(screen.getByRole('button', {name: 'Approve'}));
        expect((await screen.findByRole('alert')).textContent).toBe('It is gone.');
    });
    test('a menu is searched and chosen from by keys', async () => {
        const options = ['Alpha', 'Beta', 'Gamma'].map((text) => ({text, value: text.toLowerCase()}));
        const onAction = show([
            {text: 'x', actions: [{id: 'm', name: 'Which', type: 'select', options, default_option: 'beta'}]},
        ]);
        const box = screen.getByRole('combobox', {name: 'Which'}) as HTMLInputElement;
        expect(box.value).toBe('Beta');
        await userEvent.click(box);
        await userEvent.keyboard('a{Backspace}gam');
        await vi.waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
        await userEvent.keyboard('{Enter}');
        expect(onAction).toHaveBeenCalledWith({actionId: 'm', cookie: undefined, option: 'gamma'});
        expect(box.value).toBe('Gamma');
    });
    test('a menu of people asks the surroundings', async () => {
        const choices = vi.fn(async () => [{text: '@anna', value: 'id-anna'}]);
        const onAction = vi.fn(() => Promise.resolve());
        render(
            <SurroundingsProvider value={{...nowhere, choices}}>
                <Attachments
                    post={{
                        props: {
                            attachments: [
                                {text: 'x', actions: [{id: 'm', name: 'Who', type: 'select', data_source: 'users'}]},
                            ],
                        },
                    }}
                    onAction={onAction}
                />
            </SurroundingsProvider>,
        );
        await userEvent.click(screen.getByRole('combobox', {name: 'Who'}));
        await userEvent.click(await screen.findByRole('option', {name: '@anna'}));
        expect(choices).toHaveBeenCalledWith('users', '');
        expect(onAction).toHaveBeenCalledWith({actionId: 'm', cookie: undefined, option: 'id-anna'});
    });
});
