import { FirstConnection } from '@/components/frame/first-connection';

export default function HomePage() {
  return <FirstConnection />;
}
