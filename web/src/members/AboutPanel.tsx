// What a channel is for, and the ways to change that.
import {useMemberCount} from '@/channel/ChannelHead';
import {wholeOf} from '@/channel/times';
import {Button, CopyField, Empty} from '@/parts';
import {Markdown} from '@/rendering';
import {siteUrl} from '@/api';
import {partnerOf, pathOf, titleOf} from '@/state/select';
import {useStore} from '@/state/store';
import {openBox, openPanel} from '@/workspace/view';
import {Panel} from '@/workspace/Panel';
import {PersonCard} from '@/people/PersonCard';
import './members.css';

export default function AboutPanel() {
    const channel = useStore((state) => state.channels[state.here.channelId]);
    const title = useStore((state) => (channel ? titleOf(state, channel) : ''));
    const path = useStore((state) => (channel ? pathOf(state, channel) : ''));
    const partner = useStore((state) => (channel?.type === 'D' ? partnerOf(channel, state.me!.id) : ''));
    const count = useMemberCount(channel?.id ?? '');
    if (!channel) return <Panel title="About"><Empty title="No channel is open" /></Panel>;
    return (
        <Panel title="About" detail={title}>
            <div className="panel-body about">
                {partner ? (
                    <PersonCard userId={partner} />
                ) : (
                    <>
                        <section>
                            <h3>Purpose</h3>
                            <p>{channel.purpose || 'None yet.'}</p>
                        </section>
                        <section>
                            <h3>Header</h3>
                            {channel.header ? <Markdown text={channel.header} /> : <p>None yet.</p>}
                        </section>
                        <section>
                            <h3>Address</h3>
                            <CopyField label="channel address" text={siteUrl + path} />
                        </section>
                        <section>
                            <h3>Id</h3>
                            <CopyField label="channel id" text={channel.id} />
                        </section>
                        <p className="about-faint">Made {wholeOf(channel.create_at)}</p>
                        <div className="about-row">
                            <Button onClick={() => openPanel({kind: 'members'})}>{count} members</Button>
                            {channel.type !== 'G' && (
                                <Button onClick={() => openBox({kind: 'channel', channelId: channel.id})}>Channel settings</Button>
                            )}
                        </div>
                    </>
                )}
            </div>
        </Panel>
    );
}
