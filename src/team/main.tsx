/** The team's app: one document. What it shows depends on who is there; see `access/app.ts`. */
import '#contract/jitless.ts';
import './shell/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AccessApp } from './access/access-app.tsx';
import { createApp } from './access/app.ts';
import { applyTheme } from './shell/device.ts';
import { reservePressableStyle } from './shell/pressable.ts';
import { startKeys } from './vault/client.ts';

applyTheme();
reservePressableStyle();

const app = createApp(startKeys);
const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app.');
createRoot(root).render(
  <StrictMode>
    <AccessApp app={app} />
  </StrictMode>,
);
void app.start();
