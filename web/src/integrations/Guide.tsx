// One integration: how to set it up with the chosen hook's URL in place, and samples to send to that hook.
import {Plus, Send} from 'lucide-react';
import {useState} from 'react';
import {Link, useLocation, useSearchParams} from 'wouter';
import {sentenceOf} from '@/api';
import {Button, CopyField, Select} from '@/parts';
import {Markdown, tame} from '@/rendering';
import {useAsked} from './asking';
import {calls, hookUrl, type Integration, type Received} from './calls';
import {Heading, Shown, State} from './pieces';
import {PostById} from './PostView';
import type {Team} from './team';

export default function Guide({team, name}: {team: Team; name: string}) {
    const asked = useAsked(() => calls.integration(name), [name]);
    return <Shown asked={asked}>{(integration) => <Page team={team} of={integration} />}</Shown>;
}

// The guide's own title is the page's already.
function guideFor(integration: Integration, url: string): string {
    return (integration.guide ?? '').replace(/^#\s.*\n+/, '').replaceAll('{{hook_url}}', url);
}

function Page({team, of}: {team: Team; of: Integration}) {
    const [, go] = useLocation();
    const [wanted, setWanted] = useSearchParams();
    const hooks = useAsked(() => calls.hooks(team.id), [team.id]);
    const id = wanted.get('hook') ?? '';
    const hook = hooks.answer?.find((one) => one.hook.id === id)?.hook;
    const url = hook ? `${hookUrl(hook.id)}/${of.name}` : '';
    const make = () => go(`${team.base}/incoming/new?for=${of.name}&name=${encodeURIComponent(of.title)}`);
    return (
        <>
            <Heading
                title={
                    <span className="int-title-with-logo">
                        <img src={calls.logo(of.name)} alt="" width={40} height={40} /> {of.title}
                    </span>
                }
                back={[`${team.base}/directory`, 'Directory']}
                lead={of.summary}
            >
                <Button kind={hook ? 'plain' : 'primary'} icon={<Plus />} onClick={make}>
                    New webhook for {of.title}
                </Button>
            </Heading>
            <div className="int-two">
                <div className="int-stack">
                    <div className="int-form">
                        <Select
                            label="Webhook"
                            value={hook?.id ?? ''}
                            hint="Its URL is put into the guide."
                            onChange={(event) =>
                                setWanted(event.target.value ? {hook: event.target.value} : {}, {replace: true})
                            }
                        >
                            <option value="">Choose one…</option>
                            {hooks.answer?.map((one) => (
                                <option key={one.hook.id} value={one.hook.id}>
                                    {tame(one.hook.display_name) || 'Unnamed'}
                                </option>
                            ))}
                        </Select>
                        {url && <CopyField text={url} label="URL" />}
                    </div>
                    <section className="int-guide" aria-label="Guide">
                        <Markdown text={guideFor(of, url || 'the URL of your webhook')} />
                    </section>
                    <Events title="Events" of={of.events} />
                    <Events title="Left out" of={of.ignored ?? {}} />
                </div>
                <Samples of={of} hookId={hook?.id} hookPath={hook && `${team.base}/incoming/${hook.id}`} />
            </div>
        </>
    );
}

function Events({title, of}: {title: string; of: Record<string, string>}) {
    const entries = Object.entries(of);
    if (entries.length === 0) return null;
    return (
        <section className="int-stack" aria-label={title}>
            <h3>{title}</h3>
            <dl className="int-events">
                {entries.map(([event, sentence]) => (
                    <div key={event}>
                        <dt>
                            <code>{event}</code>
                        </dt>
                        <dd>{sentence}</dd>
                    </div>
                ))}
            </dl>
        </section>
    );
}

const wordsOf = (fixture: string) => fixture.replace('__', ' · ').replaceAll('_', ' ');

function Samples({of, hookId, hookPath}: {of: Integration; hookId?: string; hookPath?: string}) {
    const [busy, setBusy] = useState('');
    const [sent, setSent] = useState<{fixture: string; entry?: Received; trouble?: string}>();
    const send = async (fixture: string) => {
        setBusy(fixture);
        try {
            setSent({fixture, entry: await calls.sample(hookId!, of.name, fixture)});
        } catch (fault) {
            setSent({fixture, trouble: sentenceOf(fault)});
        }
        setBusy('');
    };
    return (
        <section className="int-stack" aria-label="Samples">
            <h3>Samples</h3>
            <p className="int-hint">
                {hookId
                    ? 'Send one to the webhook, and see its post.'
                    : 'Choose or make a webhook, then send one of these to it.'}
            </p>
            <ul role="list" className="int-samples">
                {of.fixtures?.map((fixture) => (
                    <li key={fixture}>
                        <span>{wordsOf(fixture)}</span>
                        <Button
                            small
                            icon={<Send />}
                            disabled={!hookId}
                            busy={busy === fixture}
                            aria-label={`Send a sample: ${wordsOf(fixture)}`}
                            onClick={() => void send(fixture)}
                        >
                            Send
                        </Button>
                    </li>
                ))}
            </ul>
            {sent && (
                <div className="int-arrival" aria-live="polite">
                    <div className="int-arrival-head">
                        {sent.entry && <State state={sent.entry.outcome} />} {wordsOf(sent.fixture)}
                        {(sent.trouble || sent.entry?.reason) && (
                            <span className="int-bad-text">{sent.trouble ?? sent.entry?.reason}</span>
                        )}
                    </div>
                    {sent.entry?.post_ids.map((id) => (
                        <PostById key={id} id={id} />
                    ))}
                    {hookPath && <Link href={`${hookPath}/received`}>See it in the webhook’s log</Link>}
                </div>
            )}
        </section>
    );
}
