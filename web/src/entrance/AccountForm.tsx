// Name, address and password of a new account; used by sign-up and by the first run.
import {useState, type FormEvent} from 'react';
import {client, sentenceOf} from '@/api';
import {Button, Field} from '@/parts';
import {enter} from '@/state/load';
import {useConfig} from '@/state/select';

type Props = {verb: string; inviteId?: string; onDone(): void};

// A name that the server takes, made from what stands before the @.
const nameFrom = (email: string) => {
    const name = (email.split('@')[0] ?? '').toLowerCase().replace(/[^a-z0-9._-]/g, '');
    return /^[a-z]/.test(name) ? name : '';
};

export function AccountForm({verb, inviteId = '', onDone}: Props) {
    const [email, setEmail] = useState('');
    const [name, setName] = useState<string | null>(null);
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    const least = Number(useConfig('PasswordMinimumLength')) || 8;
    const username = name ?? nameFrom(email);
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setFault('');
        try {
            await client.createUser({email: email.trim(), username, password} as never, '', inviteId);
            await enter(await client.login(username, password));
            onDone();
        } catch (error) {
            setFault(sentenceOf(error));
            setBusy(false);
        }
    };
    return (
        <form onSubmit={submit}>
            {fault && (
                <p className="entrance-fault" role="alert">
                    {fault}
                </p>
            )}
            <Field
                label="Email"
                type="email"
                autoFocus
                required
                autoComplete="email"
                value={email}
                onChange={(event) => setEmail(event.target.value)}
            />
            <Field
                label="Username"
                required
                autoComplete="username"
                autoCapitalize="none"
                pattern="[a-z][a-z0-9._\-]{2,21}"
                title="3 to 22 small letters, digits, dots, dashes and underscores, beginning with a letter"
                value={username}
                onChange={(event) => setName(event.target.value.toLowerCase())}
            />
            <Field
                label="Password"
                type="password"
                required
                minLength={least}
                autoComplete="new-password"
                hint={`At least ${least} characters.`}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
            />
            <Button kind="primary" type="submit" busy={busy}>
                {verb}
            </Button>
        </form>
    );
}
