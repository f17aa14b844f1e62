// The password, and where one is signed in.
import type {Session} from '@mattermost/types/sessions';
import {useEffect, useState, type FormEvent} from 'react';
import {client, sentenceOf} from '@/api';
import {agoOf} from '@/channel/times';
import {Button, complain, Field, say, Waiting} from '@/parts';
import {useMe} from '@/state/select';

export function Security() {
    return (
        <>
            <h2>Security</h2>
            <Password />
            <Sessions />
        </>
    );
}

function Password() {
    const me = useMe();
    const [old, setOld] = useState('');
    const [next, setNext] = useState('');
    const [fault, setFault] = useState('');
    const [busy, setBusy] = useState(false);
    const save = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setFault('');
        try {
            await client.updateUserPassword(me.id, old, next);
            setOld('');
            setNext('');
            say('Password changed');
        } catch (error) {
            setFault(sentenceOf(error));
        }
        setBusy(false);
    };
    return (
        <form className="settings-form" onSubmit={save}>
            <h3>Password</h3>
            <Field label="Present password" type="password" required autoComplete="current-password" value={old} onChange={(event) => setOld(event.target.value)} />
            <Field label="New password" type="password" required autoComplete="new-password" error={fault} value={next} onChange={(event) => setNext(event.target.value)} />
            <Button kind="primary" type="submit" busy={busy}>Change password</Button>
        </form>
    );
}

const words = (session: Session) =>
    [session.props.browser, session.props.os].filter(Boolean).join(' on ') || session.props.type || 'A program';

function Sessions() {
    const me = useMe();
    const [sessions, setSessions] = useState<Session[] | null>(null);
    const load = () => client.getSessions(me.id).then(setSessions, complain);
    useEffect(() => void load(), []);
    const end = (session: Session) =>
        client.revokeSession(me.id, session.id).then(() => {
            say('Signed out there');
            return load();
        }, complain);
    if (!sessions) return <Waiting />;
    const known = sessions.filter((session) => session.props.type !== 'UserAccessToken');
    return (
        <section className="settings-form">
            <h3>Where you are signed in</h3>
            <ul role="list" className="settings-list">
                {known.map((session) => (
                    <li key={session.id}>
                        <span>
                            <b>{words(session)}</b>
                            <small>Last used {agoOf(session.last_activity_at)}, since {agoOf(session.create_at)}</small>
                        </span>
                        <Button small onClick={() => void end(session)}>Sign out</Button>
                    </li>
                ))}
            </ul>
        </section>
    );
}
