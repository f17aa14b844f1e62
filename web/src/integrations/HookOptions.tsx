// How a hook understands what comes: which integration, its options, how a sender proves who it is.
import {useState} from 'react';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {Link} from 'wouter';
import {sentenceOf} from '@/api';
import {Button, Check, Field, say, Select} from '@/parts';
import {useAsked, type Asked} from './asking';
import {calls, type Integration, type Signature, type Translation} from './calls';
import {chosenOptions, OptionsForm, standard} from './Options';
import {Shown} from './pieces';
import type {Team} from './team';

type Props = {hook: IncomingWebhook; team: Team; translation: Asked<Translation>};

export default function HookOptions(props: Props) {
    const asked = useAsked(calls.integrations, []);
    return (
        <Shown asked={asked}>
            {(integrations) => (
                <Shown asked={props.translation}>
                    {(now) => <Form {...props} now={now} integrations={integrations} />}
                </Shown>
            )}
        </Shown>
    );
}

const kinds: [string, string][] = [
    ['', 'As the integration says'],
    ['hmac', 'HMAC of the body in a header'],
    ['token', 'The secret itself in a header'],
    ['bearer', 'Authorization: Bearer'],
    ['basic', 'Authorization: Basic'],
    ['standard_webhooks', 'Standard Webhooks'],
    ['slack_v0', 'Slack v0'],
    ['stripe', 'Stripe'],
    ['sns', 'Amazon SNS, by its certificate'],
];

function Form({hook, team, translation, now, integrations}: Props & {now: Translation; integrations: Integration[]}) {
    const [name, setName] = useState(now.integration);
    const [values, setValues] = useState(now.options);
    const [mentions, setMentions] = useState(now.mentions);
    const [signature, setSignature] = useState<Signature>(now.signature ?? {kind: ''});
    const [secret, setSecret] = useState('');
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const detail = useAsked(async () => (name ? calls.integration(name) : undefined), [name]);
    const options = [...(detail.answer?.options ?? []), ...standard];
    const save = async () => {
        setBusy(true);
        setTrouble('');
        try {
            const wanted: Partial<Translation> = {
                integration: name,
                options: chosenOptions(options, values),
                signature,
                mentions,
            };
            if (secret) wanted.secret = secret;
            translation.put(await calls.setTranslation(hook.id, wanted));
            setSecret('');
            say('Saved.');
        } catch (fault) {
            setTrouble(sentenceOf(fault));
        }
        setBusy(false);
    };
    return (
        <form
            className="int-form"
            onSubmit={(event) => {
                event.preventDefault();
                void save();
            }}
        >
            {now.filter_version > 0 && (
                <p className="int-note">
                    A filter of your own (version {now.filter_version}) makes this hook’s posts; the integration is
                    asked only when there is none.
                </p>
            )}
            <Select
                label="Integration"
                value={name}
                onChange={(event) => setName(event.target.value)}
                hint={
                    name ? (
                        <Link href={`${team.base}/directory/${name}?hook=${hook.id}`}>How to set it up</Link>
                    ) : (
                        'What comes is recognised by its headers and its shape.'
                    )
                }
            >
                <option value="">Recognise by itself</option>
                {integrations.map((one) => (
                    <option key={one.name} value={one.name}>
                        {one.title}
                    </option>
                ))}
            </Select>
            <fieldset className="int-fieldset">
                <legend>What is posted</legend>
                <OptionsForm options={options} values={values} onChange={setValues} />
                <Check
                    label="What is sent may mention people"
                    checked={mentions}
                    onChange={(event) => setMentions(event.target.checked)}
                    hint="Off: names and @all in what is sent notify nobody."
                />
            </fieldset>
            <fieldset className="int-fieldset">
                <legend>Who may send</legend>
                <Field
                    label="Secret"
                    type="password"
                    autoComplete="off"
                    value={secret}
                    optional
                    placeholder={now.has_secret ? 'set; type to replace it' : 'none'}
                    hint="With a secret, requests without the right proof are refused. The one before it goes on working for a while."
                    onChange={(event) => setSecret(event.target.value)}
                />
                {(secret || now.has_secret) && (
                    <>
                        <Select
                            label="Proof"
                            value={signature.kind}
                            onChange={(event) => setSignature({...signature, kind: event.target.value})}
                        >
                            {kinds.map(([kind, words]) => (
                                <option key={kind} value={kind}>
                                    {words}
                                </option>
                            ))}
                        </Select>
                        {['hmac', 'token'].includes(signature.kind) && (
                            <Field
                                label="Header"
                                value={signature.header ?? ''}
                                onChange={(event) => setSignature({...signature, header: event.target.value})}
                            />
                        )}
                        {signature.kind === 'hmac' && (
                            <>
                                <Select
                                    label="Algorithm"
                                    value={signature.algorithm ?? 'sha256'}
                                    onChange={(event) => setSignature({...signature, algorithm: event.target.value})}
                                >
                                    <option>sha256</option>
                                    <option>sha512</option>
                                    <option>sha1</option>
                                </Select>
                                <Select
                                    label="Encoding"
                                    value={signature.encoding ?? 'hex'}
                                    onChange={(event) => setSignature({...signature, encoding: event.target.value})}
                                >
                                    <option>hex</option>
                                    <option>base64</option>
                                </Select>
                                <Field
                                    label="Before the digest"
                                    optional
                                    value={signature.prefix ?? ''}
                                    placeholder="sha256="
                                    onChange={(event) => setSignature({...signature, prefix: event.target.value})}
                                />
                            </>
                        )}
                    </>
                )}
            </fieldset>
            {trouble && (
                <p className="field-error" role="alert">
                    {trouble}
                </p>
            )}
            <div className="int-form-foot">
                <Button type="submit" kind="primary" busy={busy}>
                    Save
                </Button>
            </div>
        </form>
    );
}
