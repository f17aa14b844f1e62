// Everything that posts into a team or is called by it.
import {Plug} from 'lucide-react';
import {Empty} from '@/parts';

export default function Integrations({teamName}: {teamName: string}) {
    return <Empty icon={<Plug />} title={`Integrations of ${teamName}`} />;
}
