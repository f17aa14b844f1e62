// A filter of one's own: a received request on the left, the filter in the middle, its post on the right, live.
import {History, Save} from 'lucide-react';
import {lazy, Suspense, useDeferredValue, useEffect, useState} from 'react';
import {useSearchParams} from 'wouter';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {sentenceOf} from '@/api';
import {Button, complain, Dialog, Field, say, Select, Spinner} from '@/parts';
import {useAsked, type Asked} from './asking';
import {prettyBody} from './Body';
import {calls, type FilterVersion, type Preview, type Received, type Translation} from './calls';
import {FilterHistory} from './FilterHistory';
import {agoOf} from './pieces';
import {PostView} from './PostView';

const Editor = lazy(() => import('./Editor'));

const beginning = `# What comes in is {headers, query, body, options}; what goes out is the post.
{
  posts: [{
    text: "**\\(.body.title // "Something happened")**",
    attachments: [{
      color: "#2f81f7",
      text: (.body | tojson | .[0:300])
    }]
  }]
}
`;

const example = JSON.stringify({title: 'Disk almost full', host: 'db-1', used: 93}, null, 2);

type Props = {hook: IncomingWebhook; translation: Asked<Translation>};

export default function FilterEditor({hook, translation}: Props) {
    const [wanted] = useSearchParams();
    const log = useAsked(() => calls.received(hook.id, 0, '', 50), [hook.id]);
    const versions = useAsked(() => calls.versions(hook.id), [hook.id]);
    const [number, setNumber] = useState(Number(wanted.get('received')) || 0);
    const [payload, setPayload] = useState(example);
    const [source, setSource] = useState<string>();
    const [saving, setSaving] = useState(false);
    const [past, setPast] = useState(false);
    const newest =
        versions.answer?.find((one) => one.version === translation.answer?.filter_version) ?? versions.answer?.[0];
    const text = source ?? (versions.answer ? (newest?.source ?? beginning) : '');
    const chosen = number || log.answer?.[0]?.number || 0;
    const received = useAsked(async () => (chosen ? calls.receivedOne(hook.id, chosen) : undefined), [hook.id, chosen]);
    const preview = usePreview(hook.id, text, chosen, received.answer, payload);
    const inUse = (translation.answer?.filter_version ?? 0) > 0;
    const unsaved = source !== undefined && source !== newest?.source;

    const stop = async () => {
        try {
            translation.put(await calls.setTranslation(hook.id, {filter_version: 0}));
            say('The filter is off; what comes is understood by the integrations again.');
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <div className="int-stack">
            <div className="int-filter-bar">
                <span className="int-faint">
                    {inUse ? `Version ${translation.answer!.filter_version} is in use.` : 'No filter is in use.'}
                    {unsaved && ' What you see is not saved.'}
                </span>
                <span className="int-filter-deeds">
                    {!!versions.answer?.length && (
                        <Button small kind="quiet" icon={<History />} onClick={() => setPast(true)}>
                            Versions
                        </Button>
                    )}
                    {inUse && (
                        <Button small kind="quiet" onClick={stop}>
                            Switch off
                        </Button>
                    )}
                    <Button
                        small
                        kind="primary"
                        icon={<Save />}
                        disabled={!!preview?.error || text === ''}
                        onClick={() => setSaving(true)}
                    >
                        Save and use
                    </Button>
                </span>
            </div>
            <div className="int-filter">
                <section aria-label="Received request">
                    <ReceivedPart
                        log={log.answer}
                        chosen={chosen}
                        onChoose={setNumber}
                        received={received.answer}
                        payload={payload}
                        onPayload={setPayload}
                    />
                </section>
                <section aria-label="Filter">
                    <h3>Filter</h3>
                    <Suspense fallback={<Spinner label="Loading" />}>
                        {versions.answer !== undefined || versions.fault ? (
                            <Editor
                                label="Filter in jq"
                                language="jq"
                                value={text}
                                onChange={setSource}
                                mistake={preview?.error}
                            />
                        ) : null}
                    </Suspense>
                    {preview?.error && (
                        <p className="field-error" role="alert">
                            {preview.error.line > 0 && `Line ${preview.error.line}: `}
                            {preview.error.message}
                        </p>
                    )}
                </section>
                <section aria-label="Post" aria-live="polite">
                    <h3>Post</h3>
                    <Result preview={preview} hook={hook} />
                </section>
            </div>
            {saving && (
                <SaveDialog
                    hook={hook}
                    source={text}
                    onClose={() => setSaving(false)}
                    onSaved={async () => {
                        await Promise.all([versions.again(), translation.again()]);
                        setSource(undefined);
                        say('Saved: the next request is posted by it.');
                    }}
                />
            )}
            {past && (
                <FilterHistory
                    hook={hook}
                    versions={versions.answer ?? []}
                    used={translation.answer?.filter_version ?? 0}
                    onClose={() => setPast(false)}
                    onRestored={async () => {
                        await Promise.all([versions.again(), translation.again()]);
                        setSource(undefined);
                    }}
                />
            )}
        </div>
    );
}

// The post of the text as it is being written: asked for when the writing pauses.
function usePreview(hookId: string, source: string, number: number, received: Received | undefined, payload: string) {
    const [preview, setPreview] = useState<Preview>();
    const settled = useDeferredValue(source);
    useEffect(() => {
        if (settled === '' || (number && !received)) return;
        let here = true;
        const timer = setTimeout(() => {
            const of = number
                ? {number}
                : {request: {headers: {'Content-Type': 'application/json'}, query: '', body: payload}};
            calls.preview(hookId, settled, of).then(
                (answer) => here && setPreview(answer),
                (fault) => here && setPreview({error: {message: sentenceOf(fault), line: 0, column: 0}}),
            );
        }, 250);
        return () => {
            here = false;
            clearTimeout(timer);
        };
    }, [hookId, settled, number, received, payload]);
    return preview;
}

type ReceivedProps = {
    log?: Received[];
    chosen: number;
    onChoose(number: number): void;
    received?: Received;
    payload: string;
    onPayload(text: string): void;
};

function ReceivedPart({log, chosen, onChoose, received, payload, onPayload}: ReceivedProps) {
    if (log && log.length === 0)
        return (
            <>
                <h3>Request</h3>
                <p className="int-hint">Nothing was received yet: try it on a body of your own.</p>
                <Suspense fallback={<Spinner label="Loading" />}>
                    <Editor label="Body" language="json" value={payload} onChange={onPayload} />
                </Suspense>
            </>
        );
    const pretty = received ? prettyBody(received.body ?? '', received.headers).text : '';
    return (
        <>
            <Select label="Received request" value={chosen} onChange={(event) => onChoose(Number(event.target.value))}>
                {log?.map((one) => (
                    <option key={one.number} value={one.number}>
                        {`${one.number} · ${agoOf(one.create_at)} · ${one.outcome}${one.integration ? ` · ${one.integration}` : ''}`}
                    </option>
                ))}
                {chosen > 0 && !log?.some((one) => one.number === chosen) && <option value={chosen}>{chosen}</option>}
            </Select>
            <Suspense fallback={<Spinner label="Loading" />}>
                <Editor label="Body of the received request" language="json" value={pretty} />
            </Suspense>
        </>
    );
}

function Result({preview, hook}: {preview?: Preview; hook: IncomingWebhook}) {
    if (!preview) return <Spinner label="Loading" />;
    if (preview.error) return <p className="int-faint">No post: the filter has a mistake.</p>;
    if (preview.ignored !== undefined) return <p className="int-note">Left out: {preview.ignored}</p>;
    if (!preview.posts?.length) return <p className="int-faint">The filter gives no post.</p>;
    return preview.posts.map((post, at) => (
        <PostView key={at} post={asPost(post, hook)} fallbackName={hook.display_name} />
    ));
}

// A preview answers what a hook would be sent (text, attachments) or the post itself.
function asPost(given: Preview['posts'] extends (infer One)[] | undefined ? One : never, hook: IncomingWebhook) {
    const payload = given as {
        text?: string;
        message?: string;
        attachments?: unknown;
        username?: string;
        icon_url?: string;
        props?: object;
    };
    return {
        user_id: hook.user_id,
        message: payload.message ?? payload.text ?? '',
        props: {
            override_username: payload.username,
            override_icon_url: payload.icon_url,
            ...(payload.attachments ? {attachments: payload.attachments} : {}),
            ...payload.props,
        },
    } as never;
}

function SaveDialog({
    hook,
    source,
    onClose,
    onSaved,
}: {
    hook: IncomingWebhook;
    source: string;
    onClose(): void;
    onSaved(version: FilterVersion): Promise<void>;
}) {
    const [note, setNote] = useState('');
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const save = async () => {
        setBusy(true);
        try {
            await onSaved(await calls.saveFilter(hook.id, source, note));
            onClose();
        } catch (fault) {
            setTrouble(sentenceOf(fault));
            setBusy(false);
        }
    };
    return (
        <Dialog
            title="Save this filter"
            onClose={onClose}
            onSubmit={save}
            footer={
                <>
                    <Button onClick={onClose}>Cancel</Button>
                    <Button type="submit" kind="primary" busy={busy}>
                        Save and use
                    </Button>
                </>
            }
        >
            <Field
                label="What changed"
                optional
                autoFocus
                maxLength={200}
                value={note}
                error={trouble}
                onChange={(event) => setNote(event.target.value)}
            />
        </Dialog>
    );
}
