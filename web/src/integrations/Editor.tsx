// A light code editor. It lives in a shadow root, where its styles need no exception from the page's policy.
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {json} from '@codemirror/lang-json';
import {bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting} from '@codemirror/language';
import {setDiagnostics} from '@codemirror/lint';
import {Compartment, EditorState} from '@codemirror/state';
import {drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers} from '@codemirror/view';
import {tags} from '@lezer/highlight';
import {useEffect, useRef} from 'react';
import {jq} from './jq';

const look = EditorView.theme({
    '&': {height: '100%', fontSize: '13px', color: 'var(--code-ink)', backgroundColor: 'var(--paper)'},
    '&.cm-focused': {outline: 'none'},
    '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.55'},
    '.cm-gutters': {backgroundColor: 'var(--paper-sunk)', color: 'var(--ink-faint)', border: 'none'},
    '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)'},
    '.cm-cursor': {borderLeftColor: 'var(--ink)'},
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)',
    },
    '.cm-tooltip, .cm-panels': {
        backgroundColor: 'var(--paper-raised)',
        color: 'var(--ink)',
        border: '1px solid var(--line)',
    },
    '.cm-foldPlaceholder': {
        backgroundColor: 'var(--paper-sunk)',
        border: '1px solid var(--line)',
        color: 'var(--ink-soft)',
    },
    '.cm-matchingBracket': {backgroundColor: 'color-mix(in srgb, var(--sun) 35%, transparent) !important'},
    '.cm-placeholder': {color: 'var(--ink-faint)'},
});

const colors = HighlightStyle.define([
    {tag: [tags.keyword, tags.atom, tags.bool, tags.null], color: 'var(--code-word)'},
    {tag: [tags.string, tags.escape], color: 'var(--code-text)'},
    {tag: [tags.number, tags.variableName], color: 'var(--code-number)'},
    {tag: [tags.propertyName, tags.function(tags.variableName), tags.meta], color: 'var(--code-name)'},
    {tag: tags.comment, color: 'var(--code-quiet)', fontStyle: 'italic'},
]);

export type Mistake = {line: number; column: number; message: string};

type Props = {
    value: string;
    label: string;
    language: 'jq' | 'json';
    onChange?(value: string): void; // Without it the text is only read.
    mistake?: Mistake;
};

export default function Editor({value, label, language, onChange, mistake}: Props) {
    const place = useRef<HTMLDivElement>(null);
    const view = useRef<EditorView>(null);
    const told = useRef(onChange);
    told.current = onChange;
    useEffect(() => {
        const root = place.current!.shadowRoot ?? place.current!.attachShadow({mode: 'open'});
        const readOnly = new Compartment();
        const editor = new EditorView({
            root,
            parent: root,
            state: EditorState.create({
                doc: value,
                extensions: [
                    lineNumbers(),
                    history(),
                    drawSelection(),
                    highlightActiveLine(),
                    bracketMatching(),
                    indentOnInput(),
                    indentUnit.of('  '),
                    keymap.of([...defaultKeymap, ...historyKeymap]),
                    language === 'jq' ? jq() : json(),
                    look,
                    syntaxHighlighting(colors),
                    EditorView.lineWrapping,
                    EditorView.contentAttributes.of({'aria-label': label}),
                    readOnly.of(told.current ? [] : [EditorState.readOnly.of(true)]),
                    EditorView.updateListener.of((update) => {
                        if (update.docChanged) told.current?.(update.state.doc.toString());
                    }),
                ],
            }),
        });
        view.current = editor;
        return () => editor.destroy();
        // The value is taken over below; the editor itself is made once.
        // eslint-disable-next-line react-hooks/exhaustive-deps
    }, [language, label]);
    useEffect(() => {
        const editor = view.current;
        if (!editor || editor.state.doc.toString() === value) return;
        editor.dispatch({changes: {from: 0, to: editor.state.doc.length, insert: value}});
    }, [value]);
    useEffect(() => {
        const editor = view.current;
        if (!editor) return;
        const doc = editor.state.doc;
        const line = mistake ? doc.line(Math.min(Math.max(1, mistake.line), doc.lines)) : undefined;
        const from = line && mistake ? Math.min(line.from + Math.max(0, mistake.column - 1), line.to) : 0;
        const wrong =
            line && mistake
                ? [{from, to: Math.max(from, line.to), severity: 'error' as const, message: mistake.message}]
                : [];
        editor.dispatch(setDiagnostics(editor.state, wrong));
    }, [mistake, value]);
    return <div ref={place} className="int-editor" />;
}
