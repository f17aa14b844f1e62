// The address of a hook, how programs use it, and a test whose post appears beside it.
import {Send} from 'lucide-react';
import {useState} from 'react';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {sentenceOf} from '@/api';
import {Button, CopyField, Tabs, TextArea} from '@/parts';
import {Code} from '@/rendering';
import {useAsked} from './asking';
import {calls, hookUrl, sendTo} from './calls';
import {Ago, reasonInWords, State} from './pieces';
import {PostById} from './PostView';
import {snippetsFor} from './snippets';

const testText = 'Hello! This is a test. It works. :tada:';

export function HookSetup({hook, disabled}: {hook: IncomingWebhook; disabled: boolean}) {
    const url = hookUrl(hook.id);
    const snippets = snippetsFor(url);
    const [shown, setShown] = useState(snippets[0]!.name);
    const snippet = snippets.find((one) => one.name === shown)!;
    const [text, setText] = useState(testText);
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const heard = useAsked(() => calls.received(hook.id, 0, '', 5), [hook.id], 2000);
    const test = async () => {
        setBusy(true);
        setTrouble('');
        try {
            await sendTo(url, {text});
        } catch (fault) {
            // The log knows better than the answer, which tells strangers little.
            const [refused] = await calls.received(hook.id, 0, 'refused', 1).catch(() => []);
            setTrouble(refused ? reasonInWords(refused.reason) : sentenceOf(fault));
        }
        await heard.again();
        setBusy(false);
    };
    return (
        <div className="int-two">
            <div className="int-stack">
                <section className="int-stack" aria-label="Address">
                    <h3>The URL</h3>
                    <CopyField text={url} label="URL" />
                    <p className="int-hint">Whoever knows it can post. Keep it like a password.</p>
                </section>
                <section className="int-stack" aria-label="Examples">
                    <h3>Use it</h3>
                    <Tabs
                        label="Examples"
                        chosen={shown}
                        onChoose={setShown}
                        tabs={snippets.map((one) => ({key: one.name, label: one.name}))}
                    >
                        <Code text={snippet.code} language={snippet.language} />
                    </Tabs>
                </section>
            </div>
            <div className="int-stack">
                <section className="int-stack" aria-label="Test">
                    <h3>Try it</h3>
                    <TextArea
                        label="Message"
                        rows={2}
                        value={text}
                        onChange={(event) => setText(event.target.value)}
                        error={trouble}
                        hint={disabled ? 'The webhook is disabled: it will refuse this.' : undefined}
                    />
                    <div>
                        <Button kind="primary" icon={<Send />} busy={busy} disabled={text.trim() === ''} onClick={test}>
                            Send a test
                        </Button>
                    </div>
                </section>
                <section className="int-stack" aria-label="What arrives" aria-live="polite">
                    <h3>What arrives</h3>
                    {heard.answer?.length === 0 && (
                        <p className="int-waiting">
                            <span className="int-pulse" aria-hidden /> Waiting for the first request…
                        </p>
                    )}
                    {heard.answer?.map((one) => (
                        <div key={one.number} className="int-arrival">
                            <div className="int-arrival-head">
                                <State state={one.outcome} /> <Ago at={one.create_at} />
                                {one.reason && <span className="int-bad-text">{reasonInWords(one.reason)}</span>}
                            </div>
                            {one.post_ids.map((id) => (
                                <PostById key={id} id={id} />
                            ))}
                        </div>
                    ))}
                </section>
            </div>
        </div>
    );
}
