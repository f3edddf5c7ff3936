import { defineChat } from './element.ts';

const script = document.currentScript;
defineChat(script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin);
