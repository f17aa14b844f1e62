// One incoming webhook: its address, what it received, how it understands what comes, its settings.
import {Ban, MoreHorizontal, Play, RefreshCw, Trash2} from 'lucide-react';
import {lazy, Suspense, useState} from 'react';
import {useLocation} from 'wouter';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {client} from '@/api';
import {complain, IconButton, Menu, say, Tabs, Waiting} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {calls} from './calls';
import {HookReceived} from './HookReceived';
import {HookSettingsForm} from './HookSettingsForm';
import {HookSetup} from './HookSetup';
import {Ago, ChannelName, Heading, Person, Shown, State, Sure} from './pieces';
import type {Team} from './team';

const HookOptions = lazy(() => import('./HookOptions'));
const FilterEditor = lazy(() => import('./FilterEditor'));

export type HookAll = {
    hook: IncomingWebhook;
    settings: Awaited<ReturnType<typeof calls.hookSettings>>;
};

type Part = 'setup' | 'received' | 'options' | 'filter' | 'settings';

export function HookPage({team, id, part}: {team: Team; id: string; part: string}) {
    const [, go] = useLocation();
    const asked = useAsked(async (): Promise<HookAll> => {
        const [hook, settings] = await Promise.all([client.getIncomingWebhook(id), calls.hookSettings(id)]);
        return {hook, settings};
    }, [id]);
    const translation = useAsked(() => calls.translation(id), [id]);
    const [asking, setAsking] = useState<'rotate' | 'delete'>();
    const own = `${team.base}/incoming/${id}`;
    return (
        <Shown asked={asked}>
            {({hook, settings}) => {
                const flip = async () => {
                    try {
                        await calls.setHook(id, {...settings, disabled: !settings.disabled});
                        await asked.again();
                        say(settings.disabled ? 'The webhook is live again.' : 'The webhook is disabled.');
                    } catch (fault) {
                        complain(fault);
                    }
                };
                const tabs: {key: Part; label: string}[] = [
                    {key: 'setup', label: 'Set up'},
                    {key: 'received', label: 'Received'},
                    ...(translation.answer
                        ? [
                              {key: 'options' as const, label: 'Understanding'},
                              {key: 'filter' as const, label: 'Filter'},
                          ]
                        : []),
                    {key: 'settings', label: 'Settings'},
                ];
                const chosen = tabs.find((tab) => tab.key === part)?.key ?? 'setup';
                return (
                    <>
                        <Heading
                            title={
                                <>
                                    <bdi>{tame(hook.display_name) || 'Unnamed webhook'}</bdi>{' '}
                                    <State state={settings.disabled ? 'disabled' : 'live'} />
                                </>
                            }
                            back={[`${team.base}/incoming`, 'Incoming webhooks']}
                            lead={
                                <span className="int-facts">
                                    <span>
                                        Posts to <ChannelName id={hook.channel_id} />
                                    </span>
                                    <span>
                                        Owned by <Person id={hook.user_id} />
                                    </span>
                                    <span>
                                        Made <Ago at={hook.create_at} />
                                    </span>
                                </span>
                            }
                        >
                            <Menu
                                label="What to do with this webhook"
                                trigger={
                                    <IconButton label="More">
                                        <MoreHorizontal />
                                    </IconButton>
                                }
                                items={[
                                    settings.disabled
                                        ? {label: 'Switch on', icon: <Play />, onPick: flip}
                                        : {label: 'Disable', icon: <Ban />, onPick: flip},
                                    {
                                        label: 'Give it a new address',
                                        icon: <RefreshCw />,
                                        onPick: () => setAsking('rotate'),
                                    },
                                    'line',
                                    {
                                        label: 'Delete',
                                        icon: <Trash2 />,
                                        danger: true,
                                        onPick: () => setAsking('delete'),
                                    },
                                ]}
                            />
                        </Heading>
                        <Tabs
                            label="Parts of this webhook"
                            tabs={tabs}
                            chosen={chosen}
                            onChoose={(key) => go(key === 'setup' ? own : `${own}/${key}`, {replace: true})}
                        >
                            <Suspense fallback={<Waiting />}>
                                {chosen === 'setup' && <HookSetup hook={hook} disabled={settings.disabled} />}
                                {chosen === 'received' && (
                                    <HookReceived
                                        hook={hook}
                                        onTeach={
                                            translation.answer && ((number) => go(`${own}/filter?received=${number}`))
                                        }
                                    />
                                )}
                                {chosen === 'options' && (
                                    <HookOptions hook={hook} team={team} translation={translation} />
                                )}
                                {chosen === 'filter' && <FilterEditor hook={hook} translation={translation} />}
                                {chosen === 'settings' && (
                                    <HookSettingsForm hook={hook} settings={settings} onSaved={asked.again} />
                                )}
                            </Suspense>
                        </Tabs>
                        {asking === 'rotate' && (
                            <Sure
                                title="Give it a new address?"
                                verb="New address"
                                onClose={() => setAsking(undefined)}
                                onSure={async () => {
                                    const fresh = await calls.rotateHook(id);
                                    say('Here is the new address.');
                                    go(`${team.base}/incoming/${fresh.id}`, {replace: true});
                                }}
                            >
                                Programs must learn the new URL. The old one goes on working for a while, so that none
                                of what they send is lost.
                            </Sure>
                        )}
                        {asking === 'delete' && (
                            <Sure
                                title={`Delete ${tame(hook.display_name) || 'this webhook'}?`}
                                verb="Delete"
                                onClose={() => setAsking(undefined)}
                                onSure={async () => {
                                    await client.removeIncomingWebhook(id);
                                    go(`${team.base}/incoming`, {replace: true});
                                }}
                            >
                                Its URL stops working at once. What it has posted stays.
                            </Sure>
                        )}
                    </>
                );
            }}
        </Shown>
    );
}
