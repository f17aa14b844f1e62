// An interactive dialog: its elements as a form, several steps, answers of the integration shown where they belong.
import {useState} from 'react';
import {client, sentenceOf} from '@/api';
import {Button, Dialog} from '@/parts';
import {Markdown} from '@/rendering';
import {now} from '@/state/store';
import {DialogField} from './DialogField';
import {openDialogs, type DialogCard, type OpenDialog} from './dialogs';
import {faultsOf, firstValues, type Values} from './values';
import './dialogs.css';

type Answer = {
    type?: string;
    form?: DialogCard;
    error?: string;
    errors?: Record<string, string>;
};

export default function DialogForm({asked}: {asked: OpenDialog}) {
    const [card, setCard] = useState(asked.dialog);
    const [values, setValues] = useState<Values>(() => firstValues(asked.dialog.elements ?? []));
    const [kept, setKept] = useState<Values>({}); // Of earlier steps.
    const [faults, setFaults] = useState<Record<string, string>>({});
    const [fault, setFault] = useState('');
    const [busy, setBusy] = useState(false);
    const elements = card.elements ?? [];

    const send = (url: string, submission: Values, more: object = {}) => {
        const {here, teams, channels} = now();
        return client.submitInteractiveDialog({
            url,
            callback_id: card.callback_id ?? '',
            state: card.state ?? '',
            channel_id: here.channelId || Object.keys(channels)[0]!,
            team_id: here.teamId || Object.keys(teams)[0]!,
            submission,
            cancelled: false,
            ...more,
        } as never) as unknown as Promise<Answer>;
    };
    const close = () => {
        openDialogs.close();
        if (card.notify_on_cancel) void send(asked.url, {}, {cancelled: true}).catch(() => undefined);
    };
    const take = (answer: Answer, submission: Values) => {
        if (answer.type === 'form' && answer.form) {
            setKept(submission);
            setCard(answer.form);
            setValues({...firstValues(answer.form.elements ?? []), ...pick(submission, answer.form)});
            return setFaults({});
        }
        setFault(answer.error ?? '');
        const named = Object.entries(answer.errors ?? {}).filter(([name]) => elements.some((one) => one.name === name));
        setFaults(Object.fromEntries(named));
        if (!answer.error && named.length === 0) openDialogs.close();
    };
    const submit = async () => {
        const found = faultsOf(elements, values);
        setFaults(found);
        setFault('');
        if (Object.keys(found).length) return;
        const submission = {...kept, ...values};
        setBusy(true);
        try {
            take(await send(asked.url, submission), submission);
        } catch (error) {
            setFault(sentenceOf(error));
        }
        setBusy(false);
    };
    // An element that asks for it lets the integration make the form anew.
    const changed = async (name: string, value: Values[string]) => {
        const next = {...values, [name]: value};
        setValues(next);
        setFaults(({[name]: _mended, ...others}) => others);
        if (!elements.find((one) => one.name === name)?.refresh || !card.source_url) return;
        setBusy(true);
        try {
            const answer = await send(card.source_url, {...kept, ...next, selected_field: name}, {type: 'refresh'});
            if (answer.form) {
                setCard(answer.form);
                setValues({...firstValues(answer.form.elements ?? []), ...pick(next, answer.form)});
            }
        } catch (error) {
            setFault(sentenceOf(error));
        }
        setBusy(false);
    };
    return (
        <Dialog
            title={
                <span className="dialog-named">
                    {card.icon_url && /^https?:/.test(card.icon_url) && <img src={card.icon_url} alt="" referrerPolicy="no-referrer" />}
                    {card.title}
                </span>
            }
            onClose={close}
            onSubmit={() => void submit()}
            footer={
                <>
                    {fault && (
                        <p className="dialog-fault" role="alert">
                            {fault}
                        </p>
                    )}
                    <Button onClick={close}>Cancel</Button>
                    <Button kind="primary" type="submit" busy={busy}>
                        {card.submit_label || 'Submit'}
                    </Button>
                </>
            }
        >
            {card.introduction_text && <Markdown text={card.introduction_text} />}
            {elements.map((element) => (
                <DialogField
                    key={element.name}
                    element={element}
                    value={values[element.name]}
                    fault={faults[element.name]}
                    onChange={(value) => void changed(element.name, value)}
                    lookUp={(query) => lookUp(element.data_source_url ?? '', element.name, query, {...kept, ...values}, card)}
                />
            ))}
        </Dialog>
    );
}

const pick = (values: Values, card: DialogCard): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => card.elements?.some((one) => one.name === name)));

async function lookUp(url: string, name: string, query: string, values: Values, card: DialogCard) {
    const {here} = now();
    const answer = await client.lookupInteractiveDialog({
        url,
        callback_id: card.callback_id ?? '',
        state: card.state ?? '',
        channel_id: here.channelId,
        team_id: here.teamId,
        submission: {...values, query, selected_field: name},
        cancelled: false,
    } as never);
    return (answer as {items?: {text: string; value: string}[]}).items ?? [];
}
